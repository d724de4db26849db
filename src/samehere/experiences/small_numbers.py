"""What may be shown of counts, so that nobody can be picked out. Pure.

Two rules (docs/decisions/0012-small-numbers.md). For counts of public posts: a number under
`smallest` (5, or more) is never shown, and never follows from numbers that are. For counts that
hold anything which is not public, the *strict* rule besides: from 11, in steps of 5, and from a
snapshot of the day, so that one person's leaving shows nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SMALLEST = 5
STRICT_SMALLEST = 11
STRICT_STEP = 5

Name = TypeVar("Name")


@dataclass(frozen=True)
class Parts(Generic[Name]):
    """A whole and its parts, as they may be shown.

    `shown` are parts with their counts, largest first. `joined` are the names of parts shown as
    one, with `joined_count`; empty where the rest has no names (`rest_of`). What is in neither
    is not shown at all. `total` None: not even how many there are.
    """

    total: int | None
    shown: Sequence[tuple[Name, int]]
    joined: Sequence[Name]
    joined_count: int


def is_enough(count: int, *, smallest: int = SMALLEST) -> bool:
    """Whether a number may be shown by itself."""
    return count >= smallest


def enough_of(counts: Mapping[Name, int], *, smallest: int = SMALLEST) -> dict[Name, int]:
    """Return the counts that may be shown, of things that exclude nothing and sum up to nothing."""
    return {name: count for name, count in counts.items() if count >= smallest}


def rest_of(counts: Mapping[Name, int], *, total: int, smallest: int = SMALLEST) -> Parts[Name]:
    """Return what may be shown of parts that exclude each other, the others in one nameless rest.

    The rest is `total` less what is shown: those with small parts, and those who did not say, who
    are in no part. Nobody can tell these from each other, because the rest does not say which
    parts are in it: every small part might be empty. A rest of 1 to `smallest` - 1 takes the
    smallest shown part in. Where nothing can be shown, only the total is left.

    Raises:
        ValueError: the parts are more than the total.
    """
    if sum(counts.values()) > total:
        raise ValueError("The parts are more than the whole.")
    shown = _largest_first(enough_of(counts, smallest=smallest))
    rest = total - sum(count for _, count in shown)
    while shown and 0 < rest < smallest:
        _, count = shown.pop()
        rest += count
    return Parts(total if total >= smallest else None, shown, (), rest if shown else 0)


def joined_parts(counts: Mapping[Name, int], *, smallest: int = SMALLEST) -> Parts[Name]:
    """Return what may be shown of few parts that exclude each other, are all named and sum up.

    Such as better, no change, worse. An empty part may be shown as empty only where no part is
    small. Otherwise all parts under `smallest` are shown as one; and as long as that one is
    small itself, or so large that each part in it must be as large as a small one can be, it
    takes in the smallest part left. Where that leaves none by itself, only the total is shown.
    """
    total = sum(counts.values())
    order = list(counts)
    if total < smallest:
        return Parts(None, [], (), 0)
    if not any(0 < count < smallest for count in counts.values()):
        return Parts(total, [(name, counts[name]) for name in order], (), 0)
    joined = [name for name in order if counts[name] < smallest]
    left = sorted((name for name in order if name not in joined), key=lambda name: counts[name])
    while left and _gives_itself_away([counts[name] for name in joined], smallest):
        joined.append(left.pop(0))
    if not left:
        return Parts(total, [], (), 0)
    return Parts(
        total,
        [(name, counts[name]) for name in order if name in left],
        [name for name in order if name in joined],
        sum(counts[name] for name in joined),
    )


def middle_of(histogram: Mapping[int, int]) -> int | None:
    """Return the value by which at least half are done: {value: how many}. None for nobody."""
    return share_of(histogram, 1, 2)


def share_of(histogram: Mapping[int, int], part: int, of: int) -> int | None:
    """Return the least value that at least `part` in `of` do not exceed. None for nobody."""
    everybody = sum(histogram.values())
    so_far = 0
    for value in sorted(histogram):
        so_far += histogram[value]
        if everybody and so_far * of >= everybody * part:
            return value
    return None


def strictly(count: int) -> int | None:
    """Return a count by the strict rule: None under 11, else rounded to the nearest 5.

    Rounding is half up and never to less than 10: 11 and 12 are shown as 10, 13 as 15.
    """
    if count < STRICT_SMALLEST:
        return None
    return (count + STRICT_STEP // 2) // STRICT_STEP * STRICT_STEP


def strict_parts(counts: Mapping[Name, int]) -> Parts[Name]:
    """Return what may be shown by the strict rule of parts that sum up: no total, nothing joined.

    Each part is rounded by itself, so that none follows from the others.
    """
    rounded = {name: strictly(count) for name, count in counts.items()}
    shown = [(name, count) for name, count in rounded.items() if count is not None]
    return Parts(None, shown, (), 0)


def _gives_itself_away(counts: Sequence[int], smallest: int) -> bool:
    together = sum(counts)
    return len(counts) < 2 or together < smallest or together >= (smallest - 1) * len(counts)


def _largest_first(counts: Mapping[Name, int]) -> list[tuple[Name, int]]:
    places = {name: place for place, name in enumerate(counts)}
    return sorted(counts.items(), key=lambda part: (-part[1], places[part[0]]))
