"""What people say of "side effects": none, some, those of another, those they feared."""

import pytest

from samehere.experiences.extraction.tests.builders import read


def counted(*texts: str, title: str | None = None) -> set[tuple[str | None, str | None, str]]:
    """Return treatment, sign and assertion of the effects that are counted."""
    found = read(*texts, title=title)
    return {
        (s.treatment.concept, s.effect.concept, s.assertion.value)
        for s in found
        if s.effect and s.tier == "counted"
    }


def test_no_side_effects_is_said_of_what_is_reviewed() -> None:
    text = "I had been on metformin before. It did little. No side effects with this one."
    assert counted(text, title="Sertraline") == {("sertraline", "none", "negated")}


@pytest.mark.parametrize(
    "text",
    [
        "Not too many side effects for me.",
        "Not worth the side effects.",
        "I did not have many side effects.",
        "A bit slow, but otherwise no side effects.",
        "No side effects for the first month.",
        "It has fewer side effects, and I mind none of these side effects.",
    ],
)
def test_some_is_not_none(text: str) -> None:
    assert ("sertraline", "none", "negated") not in counted(text, title="Sertraline")


@pytest.mark.parametrize(
    "text",
    [
        "I never had the harsh side effects such as nausea and insomnia.",
        "I did not want to raise the possibility of side effects such as nausea.",
        "I have been on other drugs that gave me side effects: nausea, itch, dizziness.",
    ],
)
def test_what_was_feared_or_was_another_s_was_not_felt(text: str) -> None:
    assert not counted(text, title="Sertraline")


def test_a_heading_is_about_what_is_reviewed() -> None:
    text = "Side effects: nausea, and I needed metformin for the weight."
    assert ("sertraline", "nausea", "stated") in counted(text, title="Sertraline")
    assert ("metformin", "nausea", "stated") not in counted(text, title="Sertraline")


@pytest.mark.parametrize(
    "text",
    [
        "Sertraline gave me back my life after years of pain.",
        "Sertraline was given to me to treat the itch.",
        "I have depression and have been on sertraline for years.",
        "I'm praying the sertraline works.",
        "This is so much better than sertraline.",
    ],
)
def test_what_came_before_or_is_hoped_for_is_no_effect(text: str) -> None:
    assert not counted(text)


def test_no_burning_is_no_benefit_of_what_was_rubbed_in() -> None:
    found = [s for s in read("Clobetasol, no burning at all, but I got a rash.") if s.effect]
    assert ("burning", "side_effect", "negated") in {
        (s.effect.concept, s.effect.role, s.assertion) for s in found if s.effect
    }
    assert not [s for s in found if s.effect and s.effect.role == "benefit"]


def test_what_burned_the_whole_time_lasted_so_long() -> None:
    (found,) = [s for s in read("Tacrolimus burned the whole six weeks.") if s.effect]
    assert found.effect is not None
    assert found.effect.resolved_after == "P6W"


@pytest.mark.parametrize(
    ("told", "resolved"),
    [
        ("It burned for half an hour each time. By day six it was gone.", "P6D"),
        ("It gave me a burning. After two weeks that had settled.", "P2W"),
        ("It gave me a burning. After two weeks I stopped it.", None),
        ("It gave me a burning for half an hour each time.", "P0D"),
    ],
)
def test_a_bout_is_not_as_long_as_the_side_effect(told: str, resolved: str | None) -> None:
    found = [
        s.effect
        for s in read(f"I put tacrolimus on twice a day. {told}")
        if s.effect and s.effect.concept == "burning"
    ]
    assert [effect.resolved_after for effect in found] == [resolved]
