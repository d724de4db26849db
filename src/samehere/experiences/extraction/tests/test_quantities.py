"""Durations, frequencies and doses as people write them."""

from itertools import pairwise

import pytest

from samehere.experiences.extraction.quantities import (
    Quantity,
    days_of,
    find_quantities,
    iso_duration,
    number,
)


def only(text: str, kind: str) -> Quantity:
    found = [quantity for quantity in find_quantities(text) if quantity.kind == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "per_day", "per_week"),
    [
        ("2x/day", 2, None),
        ("twice daily", 2, None),
        ("2 x day", 2, None),
        ("three times a day", 3, None),
        ("every 12 hours", 2, None),
        ("morning and night", 2, None),
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
    ],
)
def test_how_often(words: str, per_day: float | None, per_week: float | None) -> None:
    quantity = only(f"I use it {words}.", "F")
    assert (quantity.times_per_day, quantity.days_per_week) == (per_day, per_week)


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
    ],
)
def test_how_much(words: str, amount: float, unit: str) -> None:
    quantity = only(words, "A")
    assert (quantity.amount, quantity.unit) == (amount, unit)


def test_needed_only_at_times() -> None:
    assert only("I take one as needed", "F").as_needed
    assert only("use it only for flares", "F").as_needed


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
