"""The numbers of publications, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.evidence.identifiers import (
    MOST_IN_A_TEXT,
    Identifier,
    Scheme,
    address_of,
    identifiers_in,
    label_of,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("doi:10.1000/abc.123", "10.1000/abc.123"),
        ("digital object identifier-10.1000/s00105-013-9", "10.1000/s00105-013-9"),
        ("See https://doi.org/10.1000/ABC.", "10.1000/abc"),
        ("http://dx.doi.org/10.1000/j.x.2006.07446.x, and more", "10.1000/j.x.2006.07446.x"),
        ("(DOI 10.1000/(SICI)1097-0258)", "10.1000/(sici)1097-0258"),
        ("“10.1000/abc”", "10.1000/abc"),
        ("https://www.frontier.example/articles/10.3389/fimmu.2021.1/full", "10.3389/fimmu.2021.1"),
        ("https://x.example/10.1000/abc?needAccess=true#sec", "10.1000/abc"),
    ],
)
def test_a_doi_is_found_without_what_stands_round_it(text: str, value: str) -> None:
    assert identifiers_in(text) == [Identifier(Scheme.DOI, value)]


@pytest.mark.parametrize(
    "text",
    [
        "PMID: 24704090",
        "pmid 24704090.",
        "It was PubMed 24704090, I think",
        "https://pubmed.ncbi.nlm.nih.gov/24704090/",
        "www.ncbi.nlm.nih.gov/pubmed/24704090",
        "PMID24704090",
    ],
)
def test_a_pubmed_id_is_found(text: str) -> None:
    assert identifiers_in(text) == [Identifier(Scheme.PMID, "24704090")]


@pytest.mark.parametrize(
    "text",
    [
        "I take 10.5/2 of it",
        "version 10.1000",
        "10.1000/",
        "I read 30 pubmed papers in 2019",
        "pubmed 12",
        "call 02070 946 0000",
        "it is 110.1000/abc",
    ],
)
def test_other_figures_are_no_publication(text: str) -> None:
    assert identifiers_in(text) == []


def test_the_target_of_a_link_is_read_as_well_and_a_number_counts_once() -> None:
    html = '<p><a href="https://doi.org/10.1000/a&amp;b">here</a></p>'

    assert identifiers_in("here, doi 10.1000/A&B", html) == [Identifier(Scheme.DOI, "10.1000/a&b")]


def test_a_list_of_literature_is_cut_off() -> None:
    text = " ".join(f"10.1000/x{number}" for number in range(100))

    assert len(identifiers_in(text)) == MOST_IN_A_TEXT


def test_addresses_and_labels_name_the_number_and_nothing_else() -> None:
    doi, pmid = Identifier(Scheme.DOI, "10.1000/a<b>#c"), Identifier(Scheme.PMID, "24704090")

    assert address_of(doi) == "https://doi.org/10.1000/a%3Cb%3E%23c"
    assert address_of(pmid) == "https://pubmed.ncbi.nlm.nih.gov/24704090/"
    assert (label_of(doi), label_of(pmid)) == ("doi 10.1000/a<b>#c", "PubMed 24704090")


@given(st.text(alphabet="10./doi PMID:)(]\n\u202ea\u0301", max_size=400))
def test_any_text_gives_numbers_of_the_right_shape(text: str) -> None:
    for identifier in identifiers_in(text, text):
        assert identifier.value == identifier.value.lower()
        if identifier.scheme is Scheme.DOI:
            assert identifier.value.startswith("10.")
            assert "/" in identifier.value
        else:
            assert identifier.value.isdecimal()
