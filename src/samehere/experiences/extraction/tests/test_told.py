"""What somebody was told to do with the treatment a discussion is about, without its name."""

import pytest

from samehere.experiences.extraction.statements import Kind, Statement
from samehere.experiences.extraction.tests.builders import read

TITLE = "How long are we meant to use metformin?"


def advice(text: str) -> list[Statement]:
    found = read("What did yours say?", text, title=TITLE)
    return [one for one in found if one.kind is Kind.ADVICE and one.post == 1]


@pytest.mark.parametrize(
    ("text", "per_day", "per_week", "duration", "duration_is"),
    [
        ("My doctor: twice a day, indefinitely.", 2, 7, None, "open"),
        ('The first nurse (in May): "Six weeks, then stop."', None, None, "P6W", "total"),
        ("My specialist said twice a day for three months.", 2, 7, "P3M", "total"),
        ("Four weeks and stop, said mine.", None, None, "P4W", "total"),
        ("I was told once a day.", 1, 7, None, None),
        ("Once a day, no end date: rheumatologist.", 1, 7, None, None),
        ("5x a week forever is what I was told too.", None, 5, None, "open"),
    ],
)
def test_who_tells_what_a_clinician_said_was_told_so(
    text: str,
    per_day: float | None,
    per_week: float | None,
    duration: str | None,
    duration_is: str | None,
) -> None:
    (told,) = advice(text)

    assert told.treatment.concept == "metformin"
    assert (told.regimen.times_per_day, told.regimen.days_per_week) == (per_day, per_week)
    assert (told.regimen.duration, told.regimen.duration_is) == (duration, duration_is)
    assert told.tier == "counted"


def test_what_another_one_said_is_told_too() -> None:
    found = advice('The first doctor: "Six weeks." The other one, in May: "Twice a day, for life."')

    assert [one.regimen.duration_is for one in found] == ["total", "open"]


@pytest.mark.parametrize(
    "text",
    [
        "My doctor saw me after six weeks.",
        "My doctor said the itch would come back twice a week.",
        "Did your doctor say twice a day?",
        "I use it twice a day.",
        "My doctor said something, I am on week five.",
        "My sister said twice a day.",
    ],
)
def test_other_things_that_are_measured_are_no_instruction(text: str) -> None:
    assert advice(text) == []
