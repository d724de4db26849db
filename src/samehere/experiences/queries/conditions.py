"""The treatments people talk about, in a group or in all public groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from samehere.discussions.queries.groups import addresses_of, group_to_read
from samehere.experiences.facts import Facet
from samehere.experiences.models import Tally
from samehere.experiences.pages import address_of
from samehere.experiences.queries.cells import Cells, cells_of
from samehere.experiences.queries.figures import ConditionPage, TreatmentRow
from samehere.experiences.queries.shown import shown_in, shown_over_all
from samehere.experiences.small_numbers import STRICT_SMALLEST

if TYPE_CHECKING:
    from samehere.experiences.queries.shown import Shown
    from samehere.members.models import Member


def condition_page(
    *, viewer: Member | None, group_slug: str, by_number: bool = False
) -> ConditionPage:
    """Return the treatments used in a group by name, or by number of people; three queries.

    Never by what became of them: that would be a league table of medicines.

    Raises:
        GroupNotFound: no such group, or one this viewer may know nothing of.
        GroupClosed: a members-only group she does not belong to.
    """
    group = group_to_read(viewer=viewer, slug=group_slug)
    return treatments_of_group(group_id=group.pk, by_number=by_number)


def treatments_of_group(*, group_id: int, by_number: bool = False) -> ConditionPage:
    """Return the same without asking who looks: for places only those see who see the group.

    Two queries.
    """
    address = addresses_of(group_ids=[group_id])[group_id]
    rows = Tally.objects.filter(group_id=group_id, facet=Facet.USE).order_by("treatment")
    cells = Cells(cells_of(rows).get(group_id, []), is_strict=not address.is_public)
    treatments, few = _rows(cells, shown_in(cells), by_number=by_number)
    return ConditionPage(
        group=address,
        treatments=treatments,
        few=few,
        smallest=STRICT_SMALLEST if cells.is_strict else settings.SMALLEST_COUNT_SHOWN,
        is_strict=cells.is_strict,
        is_by_number=by_number,
    )


def all_treatments_page(*, by_number: bool = False) -> ConditionPage:
    """Return the treatments used in any public group by name, or by number of people.

    At most three queries.
    """
    found = cells_of(Tally.objects.filter(facet=Facet.USE).order_by("treatment"))
    known = addresses_of(group_ids=[pk for pk in found if pk is not None])
    groups = [Cells(cells) for pk, cells in found.items() if pk is not None and known[pk].is_public]
    treatments, few = _rows(Cells(found.get(None, [])), shown_over_all(groups), by_number=by_number)
    return ConditionPage(
        group=None,
        treatments=treatments,
        few=few,
        smallest=settings.SMALLEST_COUNT_SHOWN,
        is_strict=False,
        is_by_number=by_number,
    )


def _rows(
    cells: Cells, shown: Shown, *, by_number: bool
) -> tuple[list[TreatmentRow], list[TreatmentRow]]:
    """Return the treatments with a number that may be shown, and those without, by name."""
    found = [
        TreatmentRow(
            treatment=cell.key.treatment,
            address=address_of(cell.key.treatment),
            people=shown.people.get(cell.key, 0),
            posts=shown.posts.get(cell.key, 0),
        )
        for cell in cells.of(Facet.USE)
    ]
    found.sort(key=lambda row: row.name)
    treatments = [row for row in found if row.people or row.posts]
    if by_number:
        treatments.sort(key=lambda row: (-row.people, -row.posts, row.name))
    return treatments, [row for row in found if not (row.people or row.posts)]
