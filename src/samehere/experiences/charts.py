"""Where the marks of the charts stand: per cent across, so that nothing is distorted. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from samehere.experiences.days import words_of_days
from samehere.experiences.wording import words_of_lasting, words_of_onset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samehere.experiences.queries.figures import SideEffectRow

_SHORTEST_AXIS = 14
_LONGEST_AXIS = 26 * 7
_LEFT, _ACROSS = 1.0, 95.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A bar of the time chart, in per cent."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Course:
    """A side effect on the time chart, from when it began. None: too few said how long it lasted.

    `words` say the same in sentences. `middle` is how long it lasted for the middle member,
    `most` for three in four; `is_open`: most still have it, or it lasts longer than the axis.
    """

    row: SideEffectRow
    words: str
    middle: Stretch | None
    most: Stretch | None
    is_open: bool


@dataclass(frozen=True)
class Timeline:
    """The time chart. `unit` is day or week; `ticks` are places in per cent and their numbers."""

    unit: str
    ticks: Sequence[tuple[float, int]]
    courses: Sequence[Course]


def timeline_of(rows: Sequence[SideEffectRow]) -> Timeline:
    """Return the chart of these side effects, in their order: days to 14, then weeks."""
    lasted = [row.mostly_gone or row.gone or 0 for row in rows if not row.is_mostly_ongoing]
    longest = min(max(lasted, default=0), _LONGEST_AXIS)
    length, unit, steps = _SHORTEST_AXIS, "day", (0, 7, 14)
    if longest > _SHORTEST_AXIS:
        weeks = ceil(longest / 14) * 2
        length, unit, steps = weeks * 7, "week", (0, weeks // 2, weeks)
    ticks = [(_place(step / steps[-1]), step) for step in steps]
    return Timeline(unit, ticks, [_course(row, length) for row in rows])


def _course(row: SideEffectRow, length: int) -> Course:
    words = _words(row)
    if row.is_mostly_ongoing:
        return Course(row, words, _stretch(length, length), None, is_open=True)
    if row.gone is None:
        return Course(row, words, None, None, is_open=False)
    most = row.mostly_gone or row.gone
    is_open = most > length
    return Course(row, words, _stretch(row.gone, length), _stretch(most, length), is_open)


def _words(row: SideEffectRow) -> str:
    words = []
    if row.starts is not None:
        when = words_of_onset(row.starts) if row.starts else "on the first day"
        words.append(f"Starts {when}.")
    if row.is_mostly_ongoing:
        words.append("Most still have it.")
    elif row.gone is not None:
        # Whoever names it and stopped because of it seldom says how long: not all are in it.
        words.append(f"Among those who say how long: {words_of_lasting(row.gone)}{_for_most(row)}.")
    return " ".join(words)


def _for_most(row: SideEffectRow) -> str:
    """Return how long it lasted for three in four, where that is longer than for the middle one."""
    if row.mostly_gone is None or row.mostly_gone == row.gone:
        return ", for three in four no longer"
    return f", for three in four at most {words_of_days(row.mostly_gone)}"


def _stretch(days: int, length: int) -> Stretch:
    right = _place(min(days, length) / length)
    # Gone the same day still is something to see.
    return Stretch(_LEFT, max(round(right - _LEFT, 1), 1.0))


def _place(share: float) -> float:
    return round(_LEFT + share * _ACROSS, 1)
