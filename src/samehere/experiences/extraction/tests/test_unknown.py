"""A name that nobody knows did what it did: no known treatment did."""

import pytest

from samehere.experiences.extraction.tests.builders import read


@pytest.mark.parametrize(
    "text",
    [
        "I was on sertraline last year. Wirsingol did nothing for me.",
        "I was on sertraline last year. Zanvorin gave me headaches.",
        "I was on sertraline last year, and then Zanvorin caused terrible nausea.",
        "I take sertraline. Wirsingol really helped my nausea.",
        "I take sertraline. zanvorin was useless.",
    ],
)
def test_what_an_unknown_name_did_is_nobody_elses_effect(text: str) -> None:
    assert [s for s in read(text) if s.effect] == []


@pytest.mark.parametrize(
    "text",
    [
        "I was on sertraline last year. It did nothing for me.",
        "I was on sertraline last year. Sadly did nothing for me.",
        "I take sertraline. Sertraline gave me headaches.",
    ],
)
def test_everyday_words_are_no_names(text: str) -> None:
    assert {s.treatment.concept for s in read(text) if s.effect} == {"sertraline"}
