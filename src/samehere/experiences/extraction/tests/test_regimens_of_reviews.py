"""Whose a regimen is in a review, where it stands away from the name, and what is no regimen."""

import pytest

from samehere.experiences.extraction.tests.test_regimens import regimen, uses


def review(text: str) -> dict[str, object]:
    """Return what is known of the regimen of metformin from a review of it."""
    return regimen(text, title="Metformin")


def test_a_regimen_after_a_class_is_that_of_what_is_reviewed() -> None:
    text = "I am on metformin. Before it I tried an antibiotic. I take 500mg twice a day now."
    assert review(text)["times_per_day"] == 2


def test_a_regimen_after_what_was_used_before_is_that_of_what_is_reviewed() -> None:
    text = "I am on metformin. I stopped sertraline in May. Three times a day, 2 years now."
    found = uses(text, title="Metformin")
    assert found["metformin"].regimen.times_per_day == 3
    assert found["sertraline"].regimen.times_per_day is None


def test_an_operation_has_no_regimen() -> None:
    found = uses("I take metformin. I had knee surgery. 500mg every 6 hours for nine days.")
    assert found["metformin"].regimen.duration != "P9D"
    assert found["knee surgery"].regimen.times_per_day is None


def test_three_sessions_are_not_three_times_a_day() -> None:
    found = uses("Laser therapy x3, and nothing.")
    assert found["laser therapy"].regimen.times_per_day is None


@pytest.mark.parametrize(
    "text",
    [
        "I take metformin and eat a big breakfast every day.",
        "I am on metformin. Every day I wondered whether to stop.",
        "I am on metformin. Try taking it at bedtime.",
        "I take metformin. People take it twice a day.",
        "I take metformin along with my daily meds.",
        "I take metformin. You put it on every day for a week.",
        "I take metformin. I have my period every week now.",
        "I am on metformin. It saves me $50 each month.",
        "I take metformin. The dose goes up by ten every week.",
        "I take metformin. I decided to take it before bed.",
        "I take metformin. I was in pain for about a day.",
    ],
)
def test_what_others_do_or_what_else_is_done_is_no_regimen(text: str) -> None:
    known = review(text)
    assert not {"times_per_day", "days_per_week"} & set(known)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("I took metformin at night and slept well.", 1),
        ("I take two 500mg metformin a day.", 2),
        ("My dosage of metformin is one pill twice a day.", 2),
        ("I take metformin. Twice a day, although some days I do forget.", 2),
        ("I began with metformin 200mg every 2 hours and am now on 400mg every 6 hours.", 4),
        ("I take 5 mg of metformin at bedtime, and each morning I wake with less pain.", 1),
        ("Metformin was prescribed for three times a day, but I only took it twice daily.", 2),
    ],
)
def test_times_a_day_however_they_are_told(text: str, times: float) -> None:
    assert review(text)["times_per_day"] == times


def test_of_a_list_the_last_is_taken_at_night() -> None:
    found = uses("I take sertraline, omeprazole, metformin at night.")
    assert found["metformin"].regimen.times_per_day == 1
    assert found["sertraline"].regimen.times_per_day is None


@pytest.mark.parametrize(
    "text",
    [
        "I take metformin. Give it 3 months.",
        "I take metformin. I had to take 6 weeks off work.",
        "I take metformin. It's been a year since I quit smoking.",
        "I am on metformin for my acne, and for two days I was sick.",
        "I am on metformin. Two years of coughing before that.",
        "I take metformin and get four colds a year.",
        "I take metformin. I have been a smoker for 20 years now.",
        "I take metformin. I once forgot it for 2 days.",
        "I take metformin. It took about 3 weeks.",
        "I take metformin. This has been going on for 14 months.",
        "I take metformin. I have been dealing with acne for 12 years now.",
        "I take metformin. I bled for 7 days.",
        "I am on metformin. I quit it for a month and a half and am back on it.",
        "I take metformin. Yesterday was awful. I started my period 3 days ago.",
    ],
)
def test_lengths_of_something_else_stay_unread(text: str) -> None:
    assert "duration" not in review(text)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("I have been on metformin for the past year to treat my acne.", "P1Y"),
        ("I have been on metformin for more than ten years.", "P10Y"),
        ("After six months of heavy use of metformin I felt well.", "P6M"),
        ("I have been taking metformin (500mg daily) and omeprazole for 12 months.", "P12M"),
        ("I gave metformin 3 months and am stopping.", "P3M"),
        ("I have been on metformin for at least 7 years. I like it.", "P7Y"),
        ("I have been taking metformin for 2 years now, 500mg twice daily.", "P2Y"),
        ("I have been on metformin for a little under 2 and a half years.", "P30M"),
        ("I took metformin. I threw it away after 2 days.", "P2D"),
        ("I take metformin. After 6 weeks taking it my spots are gone.", "P6W"),
        ("I have acne. I took it for 3 weeks and felt worse.", "P3W"),
        ("I am on metformin. After 4 months my spots are gone, with exercise.", "P4M"),
    ],
)
def test_lengths_of_use_are_read(text: str, duration: str) -> None:
    assert review(text)["duration"] == duration


def test_when_it_was_begun_is_no_length_of_what_is_over() -> None:
    assert "duration" not in review("I was prescribed metformin a year ago, and stopped it.")


def test_a_length_told_before_what_is_reviewed_is_named_is_not_its_own() -> None:
    text = "I had sertraline and liked that. I took that for ten years. Now I am on metformin."
    assert "duration" not in review(text)


def test_years_of_this_are_years_of_an_illness_where_nothing_is_reviewed() -> None:
    found = uses("Hello.", "I take metformin. 12 years of this for me.")
    assert found["metformin"].regimen.duration is None


def test_pills_are_nobodys_exercise() -> None:
    found = uses("I take metformin. I exercise too. 2 pills in the morning and 1 pill at night.")
    assert found["metformin"].regimen.times_per_day == 2
