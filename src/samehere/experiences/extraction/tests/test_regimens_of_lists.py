"""How often and how long, where several treatments stand together, or where it is now and then."""

import pytest

from samehere.experiences.extraction.tests.builders import read
from samehere.experiences.extraction.tests.test_regimens import regimen, uses


def test_how_long_a_list_is_used_is_said_of_all_of_it() -> None:
    found = uses(
        "I've been on 50mg of sertraline (Zoloft), 20mg of omeprazole and iron for 6 years."
    )
    names = ("sertraline", "omeprazole", "iron tablets")
    assert {found[name].regimen.duration for name in names} == {"P6Y"}


def test_a_weekly_shot_says_nothing_of_the_tablets_before_it() -> None:
    found = uses("I am taking metformin and weekly Humira shots.")
    assert found["metformin"].regimen.days_per_week is None
    assert found["adalimumab"].regimen.days_per_week == 1


def test_a_daily_dose_is_that_of_the_last_of_a_list() -> None:
    found = uses("She put me on metformin and a probiotic plus a daily dose of vitamin D.")
    assert found["metformin"].regimen.times_per_day is None
    assert found["vitamin d"].regimen.times_per_day == 1


@pytest.mark.parametrize(
    "text",
    [
        "I take metformin every now and then.",
        "I have metformin here that I use once in a while.",
        "I rarely have to take metformin now.",
        "I use metformin from time to time.",
        "I take ibuprofen daily with an occasional metformin.",
    ],
)
def test_what_is_taken_now_and_then_is_taken_as_needed(text: str) -> None:
    assert regimen(text)["as_needed"] is True


def test_an_occasional_tablet_is_not_the_habit_of_the_other_one() -> None:
    assert "as_needed" not in regimen("Metformin helps, with an occasional ibuprofen.")


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("I was on metformin for nearly 9 weeks before it settled.", "P9W"),
        ("I'm on metformin and have been for approx 3yrs!!!", "P3Y"),
        ("I have been on metformin for about two years.", "P2Y"),
    ],
)
def test_about_so_long_is_so_long(text: str, duration: str) -> None:
    assert regimen(text)["duration"] == duration


def test_days_without_a_treatment_are_no_days_on_it() -> None:
    assert "duration" not in regimen("I didn't take my metformin for three days.")


@pytest.mark.parametrize("text", ["Metformin 4 x  a day.", "I take metformin 4 x a day."])
def test_two_spaces_do_not_hide_how_often(text: str) -> None:
    assert regimen(text)["times_per_day"] == 4


def test_morning_n_night_is_twice() -> None:
    assert regimen("I take metformin every morning n night.")["times_per_day"] == 2


def test_what_somebody_is_to_try_is_told_to_her_with_how_often() -> None:
    (advice,) = [
        s
        for s in read("From May I am to try to use prednisone only 4 days a week.")
        if s.kind == "advice"
    ]
    assert advice.regimen.days_per_week == 4
