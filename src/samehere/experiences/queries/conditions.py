"""The treatments people talk about in a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from samehere.discussions.queries.groups import addresses_of, visible_group
from samehere.experiences.facts import Facet
from samehere.experiences.models import Tally
from samehere.experiences.pages import address_of
from samehere.experiences.queries.cells import Cells, cells_of, shown_posts
from samehere.experiences.queries.figures import ConditionPage, TreatmentRow
from samehere.experiences.small_numbers import STRICT_SMALLEST

if TYPE_CHECKING:
    from samehere.members.models import Member


def condition_page(
    *, viewer: Member | None, group_slug: str, by_number: bool = False
) -> ConditionPage:
    """Return the treatments used in a group by name, or by number of people; three queries.

    Never by what became of them: that would be a league table of medicines.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
    """
    group = visible_group(viewer=viewer, slug=group_slug)
    address = addresses_of(group_ids=[group.pk])[group.pk]
    rows = Tally.objects.filter(group=group, facet=Facet.USE).order_by("treatment")
    cells = Cells(cells_of(rows).get(group.pk, []), is_strict=not address.is_public)
    people, posts = cells.alone(Facet.USE), shown_posts(cells, Facet.USE)
    found = [
        TreatmentRow(
            treatment=cell.key.treatment,
            address=address_of(cell.key.treatment),
            people=people.get(cell.key, 0),
            posts=posts.get(cell.key, 0),
        )
        for cell in cells.of(Facet.USE)
    ]
    treatments = [row for row in found if row.people or row.posts]
    if by_number:
        treatments.sort(key=lambda row: (-row.people, -row.posts, row.treatment))
    return ConditionPage(
        group=address,
        treatments=treatments,
        few=[row for row in found if not (row.people or row.posts)],
        smallest=STRICT_SMALLEST if cells.is_strict else settings.SMALLEST_COUNT_SHOWN,
        is_strict=cells.is_strict,
    )
