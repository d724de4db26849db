"""Who may use the pages of those who look after groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.discussions.queries.groups import groups_looked_after
from samehere.moderation.errors import NotLookingAfterAny

if TYPE_CHECKING:
    from samehere.members.models import Member


def check_may_look_after(*, member: Member) -> None:
    """Return if the member looks after a group or the community. At most one query.

    Raises:
        NotLookingAfterAny: she does not.
    """
    groups = groups_looked_after(viewer=member)
    if groups is not None and not groups:
        raise NotLookingAfterAny
