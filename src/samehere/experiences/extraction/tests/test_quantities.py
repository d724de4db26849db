"""Durations, frequencies and doses as people write them."""

from itertools import pairwise

import pytest

from samehere.experiences.extraction.numbers import days_of, iso_duration, number
from samehere.experiences.extraction.quantities import Quantity, find_quantities


def only(text: str, kind: str) -> Quantity:
    found = [quantity for quantity in find_quantities(text) if quantity.kind == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "per_day", "per_week"),
    [
        ("2x/day", 2, 7),
        ("twice daily", 2, 7),
        ("2 x day", 2, 7),
        ("three times a day", 3, 7),
        ("every 12 hours", 2, 7),
        ("morning and night", 2, 7),
        ("at bedtime", 1, 7),
        ("nightly", 1, 7),
        ("daily", 1, 7),
        ("5 times a week", None, 5),
        ("5x a week", None, 5),
        ("four days a week", None, 4),
        ("every other night", None, 3.5),
        ("on weekends", None, 2),
        ("weekly", None, 1),
        ("once a week", None, 1),
        ("mon, wed and fri", None, 3),
        ("Mon/Wed/Fri", None, 3),
        ("Mon-Fri", None, 5),
        ("on Mondays", None, 1),
        ("every Friday", None, 1),
        ("each weekday morning", 1, 5),
        ("except weekends", None, 5),
        ("am and pm", 2, 7),
        ("morning & nite", 2, 7),
        ("one morning one night", 2, 7),
        ("two in the morning and one at night", 2, 7),
        ("1 at breakfast 1 at tea", 2, 7),
        ("morning, noon and night", 3, 7),
        ("200 in the am + 100 at noon", 2, 7),
        ("600 at 6pm and 600 at bed", 2, 7),
        ("at 8, 12 and 4", 3, 7),
        ("an hour before bed", 1, 7),
        ("20 mins before breakfast", 1, 7),
        ("3 a day", 3, 7),
        ("one a day", 1, 7),
        ("two every morning", 1, 7),
        ("x3", 3, None),
        ("b.i.d.", 2, 7),
        ("tds", 3, 7),
        ("qd", 1, 7),
        ("nocte", 1, 7),
        ("2xday", 2, 7),
        ("once-daily", 1, 7),
        ("every third day", None, 2.333),
        ("every 28 days", None, 0.25),
        ("every two weeks", None, 0.5),
        ("every 8 weeks", None, 0.125),
        ("every other week", None, 0.5),
        ("monthly", None, 0.25),
        ("twice a month", None, 0.5),
        ("every 6 hours", 4, 7),
        ("q8h", 3, 7),
        ("2x's a day", 2, 7),
        ("qam", 1, 7),
        ("at night time", 1, 7),
        ("before I go to sleep", 1, 7),
        ("in three divided doses", 3, 7),
        ("in the morning and 26 units at night", 2, 7),
        ("in the morning and the evening", 2, 7),
        ("in the morning and the other at 3:30pm", 2, 7),
        ("half in the morning, half at lunch and half at bed time", 3, 7),
    ],
)
def test_how_often(words: str, per_day: float | None, per_week: float | None) -> None:
    quantity = only(f"I use it {words}.", "F")
    assert (quantity.times_per_day, quantity.days_per_week) == (per_day, per_week)


@pytest.mark.parametrize(
    "words",
    [
        "2-3 times a day",
        "once or twice a week",
        "every 4-6 hours",
        "every 4 hours while awake",
        "4-5x",
        "several times a day",
        "with each meal",
        "every few days",
        "one week on, one week off",
        "yearly",
    ],
)
def test_how_often_without_a_figure_stays_open(words: str) -> None:
    quantity = only(f"I use it {words}.", "F")
    assert (quantity.times_per_day, quantity.days_per_week, quantity.as_needed) == (None,) * 3
    assert (quantity.sense, quantity.words) == ("words", words)


@pytest.mark.parametrize(
    ("words", "iso", "sense"),
    [
        ("3 months", "P3M", ""),
        ("six weeks", "P6W", ""),
        ("a year and a half", "P18M", ""),
        ("2 1/2 years", "P30M", ""),
        ("a fortnight", "P2W", ""),
        ("48 hours", "P2D", ""),
        ("twenty minutes", "P0D", ""),
        ("for another 5 weeks", "P5W", "remaining"),
        ("two more months", "P2M", "remaining"),
        ("forever", None, "open"),
        ("rest of my life", None, "open"),
        ("3 weeks ago", "P3W", "ago"),
        ("a few weeks", None, "vague"),
        ("2-3 weeks", None, "vague"),
        ("first two days", "P2D", "first"),
        ("second day", "P1D", "on"),
        ("day 3", "P2D", "on"),
        ("week six", "P5W", "on"),
        ("a good month", "P1M", ""),
        ("two and a half yrs", "P30M", ""),
        ("half a year", "P6M", ""),
        ("5 weeks of it left", "P5W", "remaining"),
        ("six to eight weeks", None, "vague"),
        ("a day or two", None, "vague"),
        ("3 long years", "P3Y", ""),
        ("ten consecutive days", "P10D", ""),
        ("20+ years", "P20Y", ""),
        ("twenty-five years", "P25Y", ""),
        ("nineteen months", "P19M", ""),
        ("9 mths", "P9M", ""),
        ("a year and 9 months", "P21M", ""),
        ("2 weeks and 3 days", "P17D", ""),
        ("a month and a week ago", "P37D", "ago"),
    ],
)
def test_how_long(words: str, iso: str | None, sense: str) -> None:
    quantity = only(words, "D")
    assert (quantity.iso, quantity.sense) == (iso, sense)


@pytest.mark.parametrize(
    ("words", "amount", "unit"),
    [
        ("20mg", 20, "mg"),
        ("0.1%", 0.1, "%"),
        ("2.5 mcg", 2.5, "mcg"),
        ("two puffs", 2, "puff"),
        ("1000 IU", 1000, "IU"),
        ("15 ml", 15, "ml"),
        ("1,000 mg", 1000, "mg"),
        (".125 mg", 0.125, "mg"),
        ("one capful", 1, "capful"),
        ("a pea-sized amount", 1, "pea"),
        ("2 pumps", 2, "pump"),
        ("half a tab", 0.5, "tablet"),
        ("two patches", 2, "patch"),
        ("3 drops", 3, "drop"),
    ],
)
def test_how_much(words: str, amount: float, unit: str) -> None:
    quantity = only(words, "A")
    assert (quantity.amount, quantity.unit) == (amount, unit)


def test_needed_only_at_times() -> None:
    assert only("I take one as needed", "F").as_needed
    assert only("use it only for flares", "F").as_needed


@pytest.mark.parametrize(
    "words",
    [
        "prn",
        "as and when",
        "when it flares",
        "whenever I need it",
        "on demand",
        "on bad days",
        "whenever she flares",
        "at the first sign",
        "only when it itches",
        "only for a flare",
        "during flares",
    ],
)
def test_the_ways_to_say_as_needed(words: str) -> None:
    assert only(f"I take one {words}.", "F").as_needed


@pytest.mark.parametrize(
    "words",
    ["I have an appointment on Monday", "x 5 days", "a one off", "in 2 days at 3", "2x worse"],
)
def test_what_is_no_frequency(words: str) -> None:
    assert not [q for q in find_quantities(words) if q.kind == "F"]


def test_a_strength_by_the_hour_is_how_often() -> None:
    assert only("10 mg/6 hrs", "F").times_per_day == 4
    assert only("on 50 mcg/72 hrs", "F").days_per_week == 2.333


def test_quantities_are_in_order_and_apart() -> None:
    found = find_quantities("20mg twice a day for 3 weeks, then 10mg every other day since May")
    assert [q.kind for q in found] == ["A", "F", "D", "A", "F", "W"]
    assert all(one.stop <= other.start for one, other in pairwise(found))


def test_no_unit_no_quantity() -> None:
    assert find_quantities("I have 3 cats and a dog, and moved house in 4 hours") != []
    assert find_quantities("I have 3 cats and a dog") == []


def test_numbers_and_durations() -> None:
    assert number("twelve") == 12
    assert number("1,5") == 1.5
    assert number("many") is None
    assert iso_duration(30, "minutes") == "P0D"
    assert days_of("P2W") == 14
