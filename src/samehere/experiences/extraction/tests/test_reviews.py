"""What a review leaves out: the name of what it is about, and the verb of taking it."""

import pytest

from samehere.experiences.extraction.tests.builders import read
from samehere.experiences.extraction.tests.test_regimens import regimen, uses


def test_this_antibiotic_is_the_one_that_is_reviewed() -> None:
    found = uses("I took this antibiotic for 10 days.", title="Doxycycline")
    assert list(found) == ["doxycycline"]
    assert found["doxycycline"].regimen.duration == "P10D"


def test_an_antibiotic_is_not_the_one_that_is_reviewed() -> None:
    found = uses("I was on an antibiotic first. Doxycycline did more.", title="Doxycycline")
    assert set(found) == {"antibiotic", "doxycycline"}


def test_a_combination_in_the_title_is_one_treatment() -> None:
    found = read("It stopped my headaches within a week.", title="Metformin / sertraline")
    assert {s.treatment.concept for s in found} == {"sertraline"}


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("Great for sleep. I take 5mg every night, no trouble.", "times_per_day", 1),
        ("My skin cleared. One packet a day was enough for me.", "times_per_day", 1),
        ("I get it once every other week.", "days_per_week", 0.5),
        ("I take it every alternative day.", "days_per_week", 3.5),
        ("I am down to 1 metformin a day now.", "times_per_day", 1),
        ("I tolerate 3 metformin a day.", "times_per_day", 3),
        ("I'm taking 80mg a night.", "times_per_day", 1),
        ("I can tell when my dose (every eight hours) has worn off.", "times_per_day", 3),
    ],
)
def test_how_often_is_that_of_what_is_reviewed(text: str, key: str, value: float) -> None:
    assert regimen(text, title="Metformin")[key] == value


@pytest.mark.parametrize(
    "text",
    [
        "I took it at 10pm and slept like a log.",
        "It is so nice to wake up every morning without pain.",
        "I was on it for a week. Every day I argued with my wife.",
    ],
)
def test_once_is_no_habit_and_waking_is_no_dose(text: str) -> None:
    assert "times_per_day" not in regimen(text, title="Metformin")


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("I am on my third month of metformin and like it.", "P3M"),
        ("Today is my second day with metformin.", "P2D"),
        ("No cravings with metformin, and I am now on day 8.", "P8D"),
        ("I gave it three months and went back. No better.", "P3M"),
        ("After six months of use I noticed that I was calmer.", "P6M"),
        ("It's been 3 weeks now, so far so good.", "P3W"),
        ("It has been six days that I have been on it.", "P6D"),
    ],
)
def test_how_long_is_that_of_what_is_reviewed(text: str, duration: str) -> None:
    assert regimen(text, title="Metformin")["duration"] == duration


def test_time_since_it_was_stopped_is_no_time_on_it() -> None:
    found = regimen("I took it last year. It's been a year since I've been off.", title="Metformin")
    assert "duration" not in found


def test_the_symptoms_of_an_illness_are_nothing_that_was_done() -> None:
    found = read("I use tacrolimus. My symptoms are pain, flaking and cracks.", title="Tacrolimus")
    assert not [s for s in found if s.kind == "effect"]


def test_what_sounds_good_and_was_not_tried_has_done_nothing() -> None:
    found = read("Acupuncture sounds good, haven't tried it personally.")
    assert not [s for s in found if s.kind == "effect" and s.assertion == "stated"]


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("I have been on metformin for the past year.", "P1Y"),
        ("I have taken metformin for the last week and a half.", "P10D"),
        ("I have been on metformin for a year and half.", "P18M"),
        ("For about 6 months, I have been on metformin.", "P6M"),
        ("I'm on my 11th day of metformin.", "P11D"),
        ("This is my 3rd week on this pill!", "P3W"),
        ("I went on a 6 month metformin course.", "P6M"),
        ("I took metformin as a course of 7 days.", "P7D"),
        ("Still in pain after 7 days of being on it.", "P7D"),
        ("After two   months of this medicine I feel calm.", "P2M"),
    ],
)
def test_how_long_is_said_in_many_ways(text: str, duration: str) -> None:
    assert regimen(text, title="Metformin")["duration"] == duration
