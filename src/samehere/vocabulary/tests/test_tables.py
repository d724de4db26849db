"""Tables of terms: what is read, what is refused and with which words."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.vocabulary.concepts import NAME_KINDS, Kind, Sense, Wording
from samehere.vocabulary.tables import TableNotReadable, read_table, write_table

HEAD = "name,concept,kind\n"
plain = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1)
wordings = st.builds(
    Wording,
    plain,
    st.builds(Sense, plain, st.sampled_from(Kind), st.sampled_from(NAME_KINDS), st.none() | plain),
    st.booleans(),
)


def test_columns_may_stand_in_any_order_and_three_are_enough() -> None:
    [line] = read_table("Kind, concept ,NAME\ntreatment,tacrolimus,goo\n")

    assert (line.number, line.name, line.concept, line.kind) == (
        2,
        "goo",
        "tacrolimus",
        "treatment",
    )
    assert (line.name_kind, line.scope, line.is_exact) == ("lay", "", False)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(end: str) -> None:
    text = end.join(["name,concept,kind", "goo,tacrolimus,treatment", "tar,coal tar,treatment", ""])

    assert [line.number for line in read_table(text)] == [2, 3]


def test_marks_of_spreadsheets_and_empty_lines_do_no_harm() -> None:
    text = "\ufeffname,concept,kind\r\n\r\n,,\r\n goo , tacrolimus,Treatment\r\n"

    [line] = read_table(text)

    assert (line.name, line.kind) == ("goo", "treatment")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it is empty"),
        ("name,kind\n", "line 1: the column is missing: concept"),
        ("name,concept,kind,colour\n", "line 1: the column is unknown: colour"),
        ("name,concept,kind,name\n", "line 1: the column twice: name"),
        (HEAD + "goo,tacrolimus\n", "line 2: 2 columns where the first line has 3"),
        (
            HEAD + 'goo,"tacrolimus,treatment\n',
            "line 2: a quotation mark is opened and never closed",
        ),
        ("name,concept,kind,exact\ngoo,tacrolimus,treatment,perhaps\n", "say yes or no"),
        ("just a letter to you\n", "the column is missing"),
        ("name;concept;kind\ngoo;tacrolimus;treatment\n", "line 1: .* separated by semicolons"),
        ("name\tconcept\tkind\n", "line 1: .* separated by tabs"),
        (HEAD + "goo,tacrolimus,treatment\n\ngoo;tacrolimus;treatment\n", "line 4: 1 columns"),
        (HEAD + "g" * 200_000 + ",a,b\n", "line 2: a field is far too long"),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(text: str, words: str) -> None:
    with pytest.raises(TableNotReadable, match=words):
        list(read_table(text))


@given(st.lists(wordings, max_size=5))
def test_what_was_written_is_read_again(given_wordings: list[Wording]) -> None:
    lines = list(read_table(write_table(given_wordings)))

    assert [(line.name, line.concept, line.scope or None, line.is_exact) for line in lines] == [
        (w.name, w.sense.concept, w.sense.scope, w.is_exact) for w in given_wordings
    ]


@given(st.text(max_size=300))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    with suppress(TableNotReadable):
        assert all(line.number > 1 for line in read_table(text))
