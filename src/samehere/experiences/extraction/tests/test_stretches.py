"""How long a treatment was used, where the length stands away from its name."""

import pytest

from samehere.experiences.extraction import Statement
from samehere.experiences.extraction.tests.builders import read


def use(*texts: str, title: str | None = None) -> Statement:
    """Return the one use of metformin in the last of the posts."""
    found = [s for s in read(*texts, title=title) if s.post == len(texts) - 1]
    (one,) = [s for s in found if s.kind == "use" and s.treatment.concept == "metformin"]
    return one


@pytest.mark.parametrize(
    ("text", "duration", "told"),
    [
        ("I take metformin. 3 years on it now and no trouble.", "P3Y", "so_far"),
        ("I was on metformin and felt sick. Binned it after 2 months.", "P2M", "total"),
        ("I tried metformin for my acne but felt sick. I lasted four days.", "P4D", "total"),
        ("Metformin 500mg, awful headaches, three weeks.", "P3W", None),
        ("I use metformin every day. Had it 6 years, no side effects.", "P6Y", "so_far"),
    ],
)
def test_a_length_goes_to_the_use_told_of_last(text: str, duration: str, told: str | None) -> None:
    regimen = use(text).regimen
    assert regimen.duration == duration
    assert told is None or regimen.duration_is == told


@pytest.mark.parametrize(
    "text",
    [
        "I take metformin. My headache came 3 weeks in.",
        "I was on metformin. I have been off it a year now.",
        "I take metformin. How long did it take, three weeks?",
        "I take metformin. I slept for 14 hours.",
        "I take metformin. My acne has been clear for 18 months.",
    ],
)
def test_other_lengths_stay_unread(text: str) -> None:
    assert use(text).regimen.duration is None


def test_two_regimens_are_not_mixed_into_a_third() -> None:
    regimen = use(
        "I use metformin once a day. After the winter I am using metformin every other day."
    ).regimen
    assert (regimen.times_per_day, regimen.days_per_week) in {(1, None), (1, 7), (None, 3.5)}


def test_the_quote_holds_the_regimen_it_is_shown_with() -> None:
    one = use("I was put on metformin in May. I feel well. I use metformin twice a day.")
    assert one.regimen.times_per_day == 2
    assert "twice a day" in one.quote
