"""No number under five is shown, and none follows from those that are.

The recovery tests put themselves in the place of somebody who knows the rule and all that is
shown: they go through every table there could be and look for one that shows the same and hides
another number.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.experiences.small_numbers import (
    SMALLEST,
    Parts,
    enough_of,
    joined_parts,
    middle_of,
    rest_of,
    share_of,
    strict_parts,
    strictly,
)

COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30), max_size=6)


def printed(parts: Parts[str]) -> tuple[object, ...]:
    return (parts.total, tuple(parts.shown), tuple(parts.joined), parts.joined_count)


@given(counts=COUNTS, unsaid=st.integers(0, 20))
def test_no_small_number_is_shown(counts: dict[str, int], unsaid: int) -> None:
    parts = rest_of(counts, total=sum(counts.values()) + unsaid)

    assert all(count >= SMALLEST for _, count in parts.shown)
    assert parts.joined_count == 0 or parts.joined_count >= SMALLEST
    assert parts.total is None or parts.total >= SMALLEST
    assert all(count >= SMALLEST for count in enough_of(counts).values())


@given(counts=COUNTS, unsaid=st.integers(0, 20))
def test_what_is_shown_sums_up_to_the_total(counts: dict[str, int], unsaid: int) -> None:
    parts = rest_of(counts, total=sum(counts.values()) + unsaid)

    if parts.shown:
        assert sum(count for _, count in parts.shown) + parts.joined_count == parts.total


@given(counts=COUNTS, unsaid=st.integers(0, 20))
def test_a_nameless_rest_could_always_be_those_who_did_not_say(
    counts: dict[str, int], unsaid: int
) -> None:
    total = sum(counts.values()) + unsaid
    parts = rest_of(counts, total=total)

    as_if = rest_of(dict(parts.shown), total=total)

    assert printed(as_if) == printed(parts)


def test_parts_that_are_more_than_the_whole_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="more than the whole"):
        rest_of({"a": 3}, total=2)


@pytest.mark.parametrize("smallest", [5, 7])
def test_no_small_part_of_three_can_be_computed(smallest: int) -> None:
    worlds: defaultdict[tuple[object, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(2 * smallest + 6), repeat=3):
        parts = joined_parts(dict(zip("abc", counts, strict=True)), smallest=smallest)
        assert all(count == 0 or count >= smallest for _, count in parts.shown)
        worlds[printed(parts)].append(counts)

    for shown, possible in worlds.items():
        total = shown[0]
        if total is None:
            continue
        for place in range(3):
            values = {world[place] for world in possible}
            assert len(values) > 1 or not 0 < min(values) < smallest, (shown, possible)


def test_parts_that_are_large_enough_are_shown_as_they_are() -> None:
    parts = joined_parts({"better": 14, "no change": 6, "worse": 0})

    assert parts.shown == [("better", 14), ("no change", 6), ("worse", 0)]


def test_two_small_parts_are_shown_as_one() -> None:
    parts = joined_parts({"better": 21, "no change": 4, "worse": 2})

    assert printed(parts) == (27, (("better", 21),), ("no change", "worse"), 6)


def test_one_small_part_takes_another_in() -> None:
    parts = joined_parts({"better": 15, "no change": 6, "worse": 1})

    assert printed(parts) == (22, (("better", 15),), ("no change", "worse"), 7)


def test_where_joining_leaves_nothing_only_the_total_is_shown() -> None:
    assert printed(joined_parts({"better": 9, "worse": 1})) == (10, (), (), 0)
    assert printed(joined_parts({"better": 3, "worse": 1})) == (None, (), (), 0)


def test_the_middle_member_and_three_in_four() -> None:
    days = {0: 2, 1: 1, 7: 1}

    assert (middle_of(days), share_of(days, 3, 4)) == (0, 1)
    assert middle_of({}) is None
    assert share_of({3: 1}, 3, 4) == 3


@given(days=st.dictionaries(st.integers(0, 99), st.integers(1, 9), min_size=1))
def test_at_least_half_are_done_by_the_middle(days: dict[int, int]) -> None:
    middle, late = middle_of(days), share_of(days, 3, 4)
    assert middle is not None
    assert late is not None
    assert middle <= late
    assert 2 * sum(n for day, n in days.items() if day <= middle) >= sum(days.values())
    assert 4 * sum(n for day, n in days.items() if day <= late) >= 3 * sum(days.values())


@given(count=st.integers(0, 500))
def test_the_strict_rule_shows_steps_of_five_from_eleven(count: int) -> None:
    shown = strictly(count)

    assert (shown is None) == (count < 11)
    assert shown is None or (shown % 5 == 0 and abs(shown - count) <= 2)


@given(counts=st.dictionaries(st.sampled_from("abcd"), st.integers(0, 60), max_size=4))
def test_by_the_strict_rule_one_leaving_is_mostly_not_seen_and_nothing_sums_up(
    counts: dict[str, int],
) -> None:
    parts = strict_parts(counts)

    assert parts.total is None
    assert not parts.joined
    assert all(count % 5 == 0 and count >= 10 for _, count in parts.shown)


def test_no_single_number_can_be_recovered_by_the_strict_rule() -> None:
    worlds: defaultdict[tuple[object, ...], set[int]] = defaultdict(set)
    for counts in product(range(25), repeat=2):
        worlds[printed(strict_parts(dict(zip("ab", counts, strict=True))))].add(counts[0])

    assert all(len(values) > 1 for values in worlds.values())
