"""Single statements: to be answered, marked in their post, or listed behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from samehere.discussions.queries.visibility import visible_to
from samehere.experiences.errors import StatementNotFound
from samehere.experiences.models import Statement
from samehere.experiences.queries.counted import IS_CURRENT, IS_SHOWN

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from samehere.members.models import Member


def visible_statements(viewer: Member | None) -> QuerySet[Statement]:
    """Return the statements this viewer may see, in no order: those shown to all, and her own.

    A dismissed one is still visible to its author, who may change her mind.
    """
    is_visible = IS_SHOWN
    if viewer is not None:
        is_visible = IS_SHOWN | Q(teller__member_id=viewer.pk)
    return Statement.objects.filter(
        is_visible, IS_CURRENT, visible_to(viewer, group="group__"), post__thread__deleted_at=None
    )


def statement_to_change(*, member: Member, statement_id: int) -> Statement:
    """Return a statement the member may see, with its teller and post. One query.

    Raises:
        StatementNotFound: no such statement, or one this member may not see.
    """
    rows = visible_statements(member).select_related("teller", "post")
    found = rows.defer("post__source", "post__html", "post__plain_text").filter(pk=statement_id)
    statement = found.first()
    if statement is None:
        raise StatementNotFound
    return statement
