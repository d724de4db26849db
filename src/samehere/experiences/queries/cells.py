"""The cells of one treatment in one place, and what of them may be shown."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.timezone import localdate

from samehere.experiences.facts import OUTCOMES, Facet, Key
from samehere.experiences.queries.counted import key_of
from samehere.experiences.small_numbers import (
    Parts,
    enough_of,
    joined_parts,
    rest_of,
    strict_parts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from django.db.models import QuerySet

    from samehere.experiences.models import Tally

# What excludes each other, so that a hidden part might follow from the others.
_WITH_A_REST = (Facet.STATUS, Facet.FREQUENCY, Facet.STOP)
_ALONE = (Facet.USE, Facet.SIDE_EFFECT, Facet.ONGOING, Facet.WITH, Facet.INDICATION)
# Only drawn together into a middle, never shown by the day.
TIMES = (Facet.ONSET, Facet.GONE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One counted thing: people are members and names in imports, posts have no name."""

    tally_id: int
    key: Key
    confirmed: int
    unconfirmed: int
    imported: int
    posts: int
    this_morning: int

    @property
    def people(self) -> int:
        """Return how many people say it, each once."""
        return self.confirmed + self.unconfirmed + self.imported


class Cells:
    """The cells of one treatment in one group, or over all public groups.

    `is_strict`: some of it is not public, so only the strict rule's numbers may leave here.
    """

    def __init__(self, cells: Iterable[Cell], *, is_strict: bool = False) -> None:
        self.by_key = {cell.key: cell for cell in cells}
        self.is_strict = is_strict

    def of(self, facet: Facet, subject: str | None = None) -> list[Cell]:
        """Return the cells of a facet that are not empty, or were not this morning."""
        return [
            cell
            for cell in self.by_key.values()
            if cell.key.facet is facet
            and subject in {None, cell.key.subject}
            and (cell.this_morning if self.is_strict else cell.people + cell.posts) > 0
        ]

    def people(self, facet: Facet, subject: str | None = None) -> dict[Key, int]:
        """Return how many people stand in each cell: this morning, by the strict rule."""
        found = self.of(facet, subject)
        if self.is_strict:
            return {cell.key: cell.this_morning for cell in found}
        return {cell.key: cell.people for cell in found}

    def posts(self, facet: Facet, subject: str | None = None) -> dict[Key, int]:
        """Return how many posts without a name stand in each cell; none by the strict rule."""
        return {cell.key: 0 if self.is_strict else cell.posts for cell in self.of(facet, subject)}

    def split(self, key: Key) -> tuple[int, int, int] | None:
        """Return how many confirmed, did not yet, and are names in imports; None: not shown."""
        cell = self.by_key.get(key)
        if cell is None or self.is_strict:
            return None
        counts = (cell.confirmed, cell.unconfirmed, cell.imported)
        return None if any(0 < count < _smallest() for count in counts) else counts

    def total(self) -> int:
        """Return how many people use or used it."""
        return sum(self.people(Facet.USE).values())

    def alone(self, facet: Facet) -> dict[Key, int]:
        """Return the numbers of people that may be shown of cells that sum up to nothing."""
        return _alone(self.people(facet), is_strict=self.is_strict)

    def parts(self, facet: Facet) -> Parts[Key]:
        """Return what may be shown of a facet whose cells exclude each other."""
        counts = self.people(facet)
        if self.is_strict:
            return strict_parts(counts)
        total = self._whole(facet, counts)
        return rest_of(counts, total=total, smallest=settings.SMALLEST_COUNT_SHOWN)

    def outcomes(self, subject: str) -> Parts[Key]:
        """Return what may be shown of better, no change, worse, for one sign."""
        counts = self.people(Facet.OUTCOME, subject)
        if self.is_strict:
            return strict_parts(counts)
        return joined_parts(with_all_outcomes(counts, subject), smallest=_smallest())

    def shown(self) -> dict[Key, int]:
        """Return every number of people the page of this treatment here shows by itself."""
        found: dict[Key, int] = {}
        for facet in _ALONE:
            found |= self.alone(facet)
        for facet in _WITH_A_REST:
            found |= dict(self.parts(facet).shown)
        for subject in {cell.key.subject for cell in self.of(Facet.OUTCOME)}:
            found |= {key: count for key, count in self.outcomes(subject).shown if count}
        return found

    def _whole(self, facet: Facet, counts: Mapping[Key, int]) -> int:
        whole = self.total()
        if facet is Facet.STOP:
            stopped = self.people(Facet.STATUS)
            whole = sum(number for key, number in stopped.items() if key.value == "stopped")
        return max(whole, sum(counts.values()))


def with_all_outcomes(counts: Mapping[Key, int], subject: str) -> dict[Key, int]:
    """Return the counts of all three outcomes, in their order; those nobody had are 0."""
    treatments = {key.treatment for key in counts}
    return {
        key: counts.get(key, 0)
        for treatment in treatments
        for key in (Key(treatment, Facet.OUTCOME, subject, value) for value in OUTCOMES)
    }


def cells_of(rows: QuerySet[Tally], *, today: date | None = None) -> dict[int | None, list[Cell]]:
    """Return the cells of these tallies by group. One query."""
    today = today or localdate()
    found: defaultdict[int | None, list[Cell]] = defaultdict(list)
    for row in rows:
        people = row.confirmed_count + row.unconfirmed_count + row.imported_count
        found[row.group_id].append(
            Cell(
                tally_id=row.pk,
                key=key_of(row),
                confirmed=row.confirmed_count,
                unconfirmed=row.unconfirmed_count,
                imported=row.imported_count,
                posts=row.post_count,
                this_morning=row.earlier_count if row.changed_on == today else people,
            )
        )
    return dict(found)


def shown_posts(cells: Cells) -> dict[Key, int]:
    """Return every number of posts without a name that may be shown by itself."""
    counts = {
        key: cell.posts
        for key, cell in cells.by_key.items()
        if not cells.is_strict and key.facet not in TIMES
    }
    return enough_of(counts, smallest=_smallest())


def _alone(counts: Mapping[Key, int], *, is_strict: bool) -> dict[Key, int]:
    if is_strict:
        return dict(strict_parts(counts).shown)
    return enough_of(counts, smallest=_smallest())


def _smallest() -> int:
    return int(settings.SMALLEST_COUNT_SHOWN)
