"""What is counted of one treatment, in a group or over all public groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from samehere.discussions.queries.groups import GroupAddress, addresses_of, group_to_read
from samehere.experiences.errors import TreatmentNotFound
from samehere.experiences.facts import Facet, Key
from samehere.experiences.models import Tally
from samehere.experiences.queries.cells import Cell, Cells, cells_of
from samehere.experiences.queries.shown import Shown, shown_in, shown_over_all
from samehere.experiences.small_numbers import STRICT_SMALLEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samehere.members.models import Member


@dataclass(frozen=True)
class Counts:
    """A treatment's cells in a place, and what of them may be shown.

    `group` None: over all public groups; then `groups` are those it is spoken of in.
    """

    treatment: str
    address: str
    group: GroupAddress | None
    cells: Cells
    shown: Shown
    groups: Mapping[GroupAddress, Cells]

    @property
    def is_strict(self) -> bool:
        """Whether the strict rule of small numbers holds here."""
        return self.cells.is_strict

    @property
    def smallest(self) -> int:
        """Return the smallest number of people that is shown here."""
        return STRICT_SMALLEST if self.is_strict else int(settings.SMALLEST_COUNT_SHOWN)

    @property
    def use(self) -> Key:
        """Return the cell of all who use or used it."""
        return Key(self.treatment, Facet.USE)


def counts_of(*, viewer: Member | None, address: str, group_slug: str = "") -> Counts:
    """Return what is counted of a treatment in a group, or over all public groups ("").

    At most three queries.

    Raises:
        GroupNotFound: no such group, or one this viewer may know nothing of.
        GroupClosed: a members-only group she does not belong to.
        TreatmentNotFound: nobody has said anything about it there.
    """
    rows = Tally.objects.filter(address=address).order_by("pk")
    if not group_slug:
        found = cells_of(rows)
        treatment = _treatment(found.get(None, []), is_strict=False)
        own = Cells(_only(found[None], treatment))
        groups = _public(found, treatment)
        return Counts(treatment, address, None, own, shown_over_all(groups.values()), groups)
    group = group_to_read(viewer=viewer, slug=group_slug)
    place = addresses_of(group_ids=[group.pk])[group.pk]
    here = cells_of(rows.filter(group=group)).get(group.pk, [])
    treatment = _treatment(here, is_strict=not place.is_public)
    cells = Cells(_only(here, treatment), is_strict=not place.is_public)
    return Counts(treatment, address, place, cells, shown_in(cells), {})


def _treatment(cells: Sequence[Cell], *, is_strict: bool) -> str:
    """Return the treatment at an address: of two that are written alike the one more people use."""
    users = [
        cell
        for cell in cells
        if cell.key.facet is Facet.USE
        and cell.people + cell.posts + (cell.this_morning if is_strict else 0)
    ]
    if not users:
        raise TreatmentNotFound
    most = max(users, key=lambda cell: (cell.people + cell.posts, cell.this_morning))
    return most.key.treatment


def _public(
    found: Mapping[int | None, Sequence[Cell]], treatment: str
) -> dict[GroupAddress, Cells]:
    known = addresses_of(group_ids=[pk for pk in found if pk is not None])
    return {
        known[pk]: Cells(_only(cells, treatment))
        for pk, cells in found.items()
        if pk is not None and known[pk].is_public
    }


def _only(cells: Sequence[Cell], treatment: str) -> list[Cell]:
    return [cell for cell in cells if cell.key.treatment == treatment]
