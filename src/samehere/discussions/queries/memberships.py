"""Reads of who belongs to a group, for those who look after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.discussions.errors import NotInGroup
from samehere.discussions.models import Membership, Role
from samehere.discussions.queries.groups import group_to_describe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from samehere.discussions.queries.rows import GroupRow
    from samehere.members.models import Member

MEMBERS_A_PAGE = 40
_COLUMNS = ("pk", "member__public_id", "member__name", "role", "joined_at")


@dataclass(frozen=True)
class MemberRow:
    """Somebody in a group; `role` is one of "member", "helper", "moderator"."""

    id: int
    public_id: str
    name: str
    role: str
    joined_at: datetime


@dataclass(frozen=True)
class MembersPage:
    """Those who look after a group, and one page of the others, the last to join first.

    `older` is the `?before=` of the next page, or None.
    """

    group: GroupRow
    looking_after: Sequence[MemberRow]
    others: Sequence[MemberRow]
    older: int | None
    is_first: bool


@dataclass(frozen=True)
class MemberPage:
    """One member of a group, for those who look after it."""

    group: GroupRow
    member: MemberRow


def members_page(*, viewer: Member, slug: str, before: int | None = None) -> MembersPage:
    """Return who belongs to a group, those below the membership `before`. Four queries.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
        NotLookingAfter: the viewer neither moderates it nor runs the community.
    """
    group = group_to_describe(viewer=viewer, slug=slug)
    rows = Membership.objects.filter(group_id=group.id)
    roles = rows.exclude(role=Role.MEMBER).order_by("-role", "member__name_key")
    others = rows.filter(role=Role.MEMBER).order_by("-pk")
    found = _rows(
        (others if before is None else others.filter(pk__lt=before))[: MEMBERS_A_PAGE + 1]
    )
    shown = found[:MEMBERS_A_PAGE]
    return MembersPage(
        group=group,
        looking_after=_rows(roles),
        others=shown,
        older=shown[-1].id if len(found) > MEMBERS_A_PAGE else None,
        is_first=before is None,
    )


def member_page(*, viewer: Member, slug: str, public_id: str) -> MemberPage:
    """Return one member of a group. Three queries.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
        NotLookingAfter: the viewer neither moderates it nor runs the community.
        NotInGroup: nobody of this public id belongs to it.
    """
    group = group_to_describe(viewer=viewer, slug=slug)
    found = _rows(Membership.objects.filter(group_id=group.id, member__public_id=public_id))
    if not found:
        raise NotInGroup
    return MemberPage(group, found[0])


def _rows(memberships: QuerySet[Membership]) -> list[MemberRow]:
    return [MemberRow(*columns) for columns in memberships.values_list(*_COLUMNS)]
