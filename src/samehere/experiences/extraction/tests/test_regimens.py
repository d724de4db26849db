"""Which treatment a quantity belongs to, and what stays unknown."""

from dataclasses import asdict

import pytest

from samehere.experiences.extraction.statements import Statement
from samehere.experiences.extraction.tests.builders import read


def uses(*texts: str, title: str | None = None) -> dict[str | None, Statement]:
    """Return the uses and instructions of the last post by treatment."""
    last = len(texts) - 1
    found = [s for s in read(*texts, title=title) if s.post == last and s.kind in {"use", "advice"}]
    return {s.treatment.concept: s for s in reversed(found)}


def regimen(*texts: str, of: str = "metformin", title: str | None = None) -> dict[str, object]:
    """Return what is known of one treatment's regimen."""
    known = asdict(uses(*texts, title=title)[of].regimen)
    return {name: value for name, value in known.items() if value is not None}


@pytest.mark.parametrize(
    ("text", "per_day", "per_week"),
    [
        ("I take metformin 500mg twice a day.", 2, 7),
        ("I take metformin, 500mg, 2xday.", 2, 7),
        ("Metformin 500mg am and pm here.", 2, 7),
        ("I take metformin: two in the morning and one at night.", 2, 7),
        ("I am on metformin, 1 at breakfast 1 at tea.", 2, 7),
        ("I take metformin 500mg x3.", 3, None),
        ("Metformin 500 mg b.i.d. for me.", 2, 7),
        ("I take metformin nightly.", 1, 7),
        ("I take metformin 500mg an hour before bed, 5 nights a week.", 1, 5),
        ("I use metformin Mon/Wed/Fri.", None, 3),
        ("I take metformin every morning, Mon-Fri.", 1, 5),
        ("I take metformin every third day.", None, 2.333),
        ("I inject metformin every two weeks.", None, 0.5),
        ("I take metformin 500mg on Mondays.", None, 1),
        ("I take 40mg of metformin a day.", None, 7),
    ],
)
def test_how_often(text: str, per_day: float | None, per_week: float | None) -> None:
    found = uses(text)["metformin"].regimen
    assert (found.times_per_day, found.days_per_week) == (per_day, per_week)


@pytest.mark.parametrize(
    ("text", "duration", "duration_is"),
    [
        ("I have been taking metformin for 3 months.", "P3M", "so_far"),
        ("Day 9 of metformin, 500mg a day.", "P9D", "so_far"),
        ("I'm on day 4 of metformin.", "P4D", "so_far"),
        ("I take metformin, going on five years.", "P5Y", "so_far"),
        ("I take metformin, 12 yrs and counting.", "P12Y", "so_far"),
        ("Eleven years on metformin, 500mg daily.", "P11Y", "so_far"),
        ("I take metformin 500mg. Two years in.", "P2Y", "so_far"),
        ("I have been on metformin for a year and a half.", "P18M", "so_far"),
        ("I have been on metformin for a good month.", "P1M", "so_far"),
        ("I took metformin for 6 weeks.", "P6W", "total"),
        ("I took metformin 500mg for the full 2 years.", "P2Y", "total"),
        ("I stopped metformin after 5 months.", "P5M", "total"),
        ("I took metformin once a day, about 2 years in total.", "P2Y", "total"),
        ("I must stay on metformin for another 3 months.", "P3M", "remaining"),
        ("I take metformin and got 5 weeks of it left.", "P5W", "remaining"),
        ("I am on metformin for ever.", None, "open"),
        ("I have been on metformin since March 2019.", None, "so_far"),
    ],
)
def test_how_long(text: str, duration: str | None, duration_is: str) -> None:
    found = uses(text)["metformin"].regimen
    assert (found.duration, found.duration_is) == (duration, duration_is)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("I take metformin 2-3 times a day.", "2-3 times a day"),
        ("I take metformin once or twice a week.", "once or twice a week"),
        ("I take metformin every 4-6 hours.", "every 4-6 hours"),
        ("I take metformin with each meal.", "with each meal"),
        ("I took metformin for 6-8 weeks.", "6-8 weeks"),
        ("I have been on metformin for a few years.", "a few years"),
    ],
)
def test_what_is_no_figure_stays_unknown_with_its_words(text: str, note: str) -> None:
    assert regimen(text) == {"note": note}


def test_since_a_date_is_known_to_go_on_but_not_how_long() -> None:
    assert regimen("I have been on metformin since May.") == {
        "duration_is": "so_far",
        "note": "since May",
    }


@pytest.mark.parametrize(
    "text",
    [
        "I take metformin.",
        "I take metformin. My headaches come twice a week.",
        "I take metformin and sleep 14 hours a day.",
        "I take metformin. I have had acne for 12 years.",
        "I take metformin. It took 3 weeks to work.",
        "I take metformin, and my son is 5 years old.",
        "I take metformin. Nausea lasted for two weeks.",
        "Metformin took the pain away for 3 days.",
        "I have been off metformin for nine months.",
        "I stopped metformin for a month.",
        "I take metformin. Bloods every 12 weeks.",
        "I take metformin and see my doctor on Monday.",
        "I take metformin one day at a time.",
        "I took metformin. If I took 500mg twice a day I would be sick.",
        "I take metformin. I smoke 20 a day.",
        "Over the past five years I have tried metformin and sertraline.",
    ],
)
def test_what_is_not_said_of_the_treatment_stays_unknown(text: str) -> None:
    known = uses(text)["metformin"].regimen
    assert (known.times_per_day, known.days_per_week) == (None, None)
    assert (known.duration, known.duration_is, known.as_needed) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("I take 1,000 mg of metformin.", 1000, "mg"),
        ("I went down from 40 mg to 20 mg of metformin.", 20, "mg"),
        ("I use two pumps of metformin.", 2, "pump"),
        ("I take half a tablet of metformin.", 0.5, "tablet"),
        ("I use a pea-sized amount of metformin.", 1, "pea"),
    ],
)
def test_how_much(text: str, amount: float, unit: str) -> None:
    found = uses(text)["metformin"].regimen
    assert (found.amount, found.unit) == (amount, unit)


def test_each_treatment_has_its_own_regimen() -> None:
    found = uses("I take metformin 500mg twice a day and sertraline 50mg at night for 3 months.")
    assert (found["metformin"].regimen.amount, found["metformin"].regimen.times_per_day) == (500, 2)
    assert (found["sertraline"].regimen.amount, found["sertraline"].regimen.times_per_day) == (
        50,
        1,
    )


def test_how_often_is_said_of_the_last_of_several_strengths() -> None:
    found = uses("I take sertraline 100mg + metformin 500mg 2x a day.")
    assert found["metformin"].regimen.times_per_day == 2
    assert found["sertraline"].regimen.times_per_day is None


def test_two_years_on_one_are_not_two_years_on_the_other() -> None:
    found = uses("I take metformin now, after 2 years on sertraline.")
    assert found["metformin"].regimen.duration is None


def test_a_sentence_of_quantities_goes_on_about_the_last_treatment() -> None:
    found = regimen("I take metformin. One capsule before meals, three times a day. 5 months now.")
    assert found == {
        "amount": 1, "unit": "capsule", "times_per_day": 3, "days_per_week": 7,
        "duration": "P5M", "duration_is": "so_far", "note": "before meals",
    }  # fmt: skip


def test_been_on_both_is_said_of_both() -> None:
    found = uses("I take metformin and sertraline. Been on both for 7 months.")
    assert {found[name].regimen.duration for name in ("metformin", "sertraline")} == {"P7M"}


def test_a_reply_of_quantities_is_about_the_treatment_of_the_thread() -> None:
    found = uses("Who takes metformin?", "150 once a day, 2 years now.", title="Metformin")
    assert found["metformin"].tier == "suggested"
    assert found["metformin"].regimen.times_per_day == 1
    assert found["metformin"].regimen.duration == "P2Y"


@pytest.mark.parametrize("words", ["as needed", "prn", "when it flares", "as and when"])
def test_as_needed(words: str) -> None:
    assert regimen(f"I take metformin {words}.") == {"as_needed": True}


@pytest.mark.parametrize(
    ("text", "per_day", "per_week"),
    [
        ("Metformin twice a day for a year, then once a day, and since May 3x a week.", None, 3),
        ("Metformin nightly for a month, every other night for a month, now 2x a week.", None, 2),
        ("Metformin twice a day for a year, once a day for a year, 1x a week since.", None, 1),
        ("Metformin three times a day for ten weeks, and once a day since March.", 1, 7),
        ("I went down from metformin three times a day to once a day.", 1, 7),
        ("I take metformin every other day, down from twice a day.", None, 3.5),
        ("I used metformin twice a day for a year and now I'm down to once.", 1, None),
        ("I take metformin, six days a week at first, now down to twice.", None, 2),
        ("Metformin twice a day from last May, then daily, since Easter twice a week.", None, 2),
        ("I used metformin twice a day for a year, and I've used it weekly since.", None, 1),
        ("I was told to take metformin daily for a week, then twice a week.", None, 2),
    ],
)
def test_of_several_steps_the_last_is_how_it_is_used(
    text: str, per_day: float | None, per_week: float | None
) -> None:
    found = uses(text)["metformin"].regimen
    assert (found.times_per_day, found.days_per_week) == (per_day, per_week)
    assert (found.duration, found.duration_is) == (None, None)


def test_a_step_that_goes_on_makes_it_a_present_use() -> None:
    found = uses("I took metformin twice a day for a month, now once a week.")["metformin"]
    assert found.status == "taking"


def test_days_a_week_beside_times_a_day_are_no_step() -> None:
    found = uses("I take metformin twice a day for 6 weeks now, 5 days a week.")["metformin"]
    assert (found.regimen.times_per_day, found.regimen.days_per_week) == (2, 5)


@pytest.mark.parametrize(
    "text",
    [
        "Started metformin in March, stopped in June, and now I'm on sertraline.",
        "I don't take metformin any more. It made me feel sick.",
        "I don't take metformin anymore.",
    ],
)
def test_what_is_no_longer_used_was_used_and_stopped(text: str) -> None:
    found = [s for s in read(text) if s.treatment.concept == "metformin" and s.effect is None]
    assert {(s.kind, s.status) for s in found} == {("use", "took"), ("stop", "took")}


def test_how_often_without_a_name_is_of_the_thread_and_the_bracket_has_its_own() -> None:
    text = "I'm down to once a day, 3 days a week (sertraline on 2 days a week)."
    found = uses("Hello.", text, title="Metformin")["metformin"]
    assert found.tier == "suggested"
    assert (found.regimen.times_per_day, found.regimen.days_per_week) == (1, 3)


def test_a_wish_is_nobodys_regimen() -> None:
    found = read("Hello.", "I take metformin. He would rather I went to once a week.")
    assert all(s.regimen.days_per_week is None for s in found)


@pytest.mark.parametrize(
    "text",
    [
        "My doctor said I should take metformin twice a week for life.",
        "I am to continue taking metformin twice a week for life.",
        "The box said to take metformin twice a week for life.",
    ],
)
def test_an_instruction_is_read_with_its_regimen(text: str) -> None:
    (advice,) = [s for s in read(text) if s.kind == "advice"]
    assert (advice.regimen.days_per_week, advice.regimen.duration_is) == (2, "open")
