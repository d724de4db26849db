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


ABOUT_TACROLIMUS = "Starting tacrolimus ointment tomorrow"


@pytest.mark.parametrize(
    "text",
    [
        "I used something ten years ago for a year and it burned for two weeks. I'm back on it.",
        "I tried something else and it stung.",
        "I've been given something for the itch. It helped, and I use it twice a day.",
        "Years ago they gave me something from the hospital. It made the itch worse.",
    ],
)
def test_what_a_reply_leaves_without_a_name_is_not_what_the_title_names(text: str) -> None:
    found = read("Does anybody use it?", text, title=ABOUT_TACROLIMUS)

    assert [s for s in found if s.post == 1] == []


@pytest.mark.parametrize(
    "text",
    [
        "It burned so badly that I tried something else.",
        "Try something cold in the fridge. It burned me for two weeks.",
        "I used tacrolimus and then something else. It burned for two weeks.",
    ],
)
def test_something_beside_what_is_told_takes_nothing_away(text: str) -> None:
    found = read("Does anybody use it?", text, title=ABOUT_TACROLIMUS)

    assert "burning" in {s.effect.concept for s in found if s.effect}
