"""Lists of treatments of which nothing helped."""

import pytest

from samehere.experiences.extraction.tests.builders import read


def failed(text: str) -> set[str | None]:
    """Return the treatments that did nothing."""
    found = read(text)
    return {s.treatment.concept for s in found if s.effect and s.effect.role == "no_effect"}


@pytest.mark.parametrize(
    "text",
    [
        "I've tried metformin, sertraline and magnesium. Nothing seems to work.",
        "I have tried metformin, sertraline and magnesium and none of them helped.",
        "I took metformin, then sertraline and magnesium. So far nothing has made a difference.",
    ],
)
def test_nothing_of_what_was_tried_did_anything(text: str) -> None:
    assert failed(text) == {"metformin", "sertraline", "magnesium"}


@pytest.mark.parametrize(
    "text",
    [
        "I've tried metformin and sertraline. Nothing works as well as metformin.",
        "I've tried metformin and sertraline. Nothing helped until I found the right dose.",
        "I'm thinking of metformin or sertraline, if nothing works.",
    ],
)
def test_nothing_else_and_not_yet_are_no_failures(text: str) -> None:
    assert not [s for s in read(text) if s.rule == "effect.nothing_worked"]
