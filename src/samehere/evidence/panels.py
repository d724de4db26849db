"""What this room puts on pages of others: cards of publications. One query a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.evidence import queries
from samehere.web.slots import Piece

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from samehere.members.models import Member

_TEMPLATE = "evidence/studies.html"


def studies_of_threads(thread_ids: Collection[int]) -> Mapping[int, Piece]:
    """Return the publications mentioned in each discussion that mentions any."""
    found = queries.cards_of_threads(thread_ids=thread_ids)
    return {pk: Piece(_TEMPLATE, {"cards": cards, "thread_id": pk}) for pk, cards in found.items()}


def studies_of_treatment(viewer: Member | None, treatment: str, group_slug: str) -> Piece | None:
    """Return the publications mentioned where a treatment is spoken of, None where there are none.

    Over all public groups (`group_slug` "") nothing that is not public shows, whoever looks.
    """
    cards = queries.cards_of_treatment(
        viewer=viewer if group_slug else None, treatment=treatment, group_slug=group_slug
    )
    return Piece(_TEMPLATE, {"cards": cards, "thread_id": None}) if cards else None
