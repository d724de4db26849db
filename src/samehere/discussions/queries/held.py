"""Reads of posts that wait: for those who release them, and for those who wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from samehere.discussions.errors import GroupNotFound, NotLookingAfter
from samehere.discussions.models import Group, HeldPost, Membership, Post, Removal, Role
from samehere.discussions.queries.groups import group_head, looks_after
from samehere.discussions.queries.visibility import visible_to

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from samehere.discussions.queries.rows import GroupRow
    from samehere.members.models import Member

HELD_A_PAGE = 40
_LOOKS_AFTER = (Role.HELPER, Role.MODERATOR)
_COLUMNS = (
    "pk",
    "group__slug",
    "group__name",
    "thread_id",
    "thread__title",
    "to",
    "title",
    "source",
    "html",
    "written_at",
    "state",
    "decided_at",
    "reason",
    "author__name",
    "decided_by__name",
)


@dataclass(frozen=True)
class HeldRow:
    """A post that waits or was refused.

    `thread_id` and `thread_title` are None and "" where it would start a discussion, and where its
    author may not read the discussion any more. `decided_by` "": by nobody, or she has left.
    """

    id: int
    group_slug: str
    group_name: str
    thread_id: int | None
    thread_title: str
    to: int
    title: str
    source: str
    html: str
    written_at: datetime
    is_waiting: bool
    decided_at: datetime | None
    reason: str
    author: str
    decided_by: str


@dataclass(frozen=True)
class HeldPage:
    """What waits in a group, the longest waiting first, and what was refused in the last time."""

    group: GroupRow
    waiting: Sequence[HeldRow]
    refused: Sequence[HeldRow]


@dataclass(frozen=True)
class RemovalRow:
    """A group the viewer was taken out of."""

    group_name: str
    group_slug: str
    removed_at: datetime
    reason: str


@dataclass(frozen=True)
class WaitingPage:
    """What of the viewer's waits or was refused, the newest first, and where she had to leave."""

    held: Sequence[HeldRow]
    removals: Sequence[RemovalRow]


def must_wait(*, member: Member, group: Group) -> bool:
    """Return whether what the member writes in the group is held.

    No query where the group holds nothing back, else at most two.
    """
    if not group.holds_first_posts or member.is_operator:
        return False
    released = Post.objects.filter(author_id=member.pk, thread__group=group, is_removed=False)
    return not (released.exists() or _with_role(member, group.pk, *_LOOKS_AFTER))


def may_release(*, viewer: Member, group_id: int) -> bool:
    """Return whether the viewer reads what is held in a group, and may do so now.

    Helpers need no second factor for it. At most three queries.
    """
    may = looks_after(viewer=viewer, group_id=group_id)
    return may or _with_role(viewer, group_id, Role.HELPER)


def _with_role(member: Member, group_id: int, *roles: Role) -> bool:
    own = Membership.objects.filter(member_id=member.pk, group_id=group_id, role__in=roles)
    return own.exists()


def held_page(*, viewer: Member, slug: str) -> HeldPage:
    """Return what waits in a group. Four queries.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
        NotLookingAfter: she is no helper or moderator there and does not run the community.
    """
    group = group_head(viewer=viewer, slug=slug)
    if not may_release(viewer=viewer, group_id=group.id):
        raise NotLookingAfter
    rows = HeldPost.objects.filter(group_id=group.id)
    waiting = rows.filter(state=HeldPost.State.WAITING).order_by("pk")
    refused = rows.filter(state=HeldPost.State.REFUSED).order_by("-decided_at", "-pk")
    return HeldPage(
        group=group,
        waiting=[_row(row) for row in waiting.values(*_COLUMNS)[:HELD_A_PAGE]],
        refused=[_row(row) for row in refused.values(*_COLUMNS)[:HELD_A_PAGE]],
    )


def waiting_count(*, group_slug: str) -> int:
    """Return how many posts wait in a group. One query. No viewer: for those who release them."""
    rows = HeldPost.objects.filter(group__slug=group_slug, state=HeldPost.State.WAITING)
    return rows.count()


def own_held(*, viewer: Member, held_ids: Collection[int]) -> list[HeldRow]:
    """Return those of the held posts that are the viewer's, the oldest first. One query."""
    rows = HeldPost.objects.filter(author_id=viewer.pk, pk__in=held_ids).order_by("pk")
    return [_row(row) for row in rows.values(*_COLUMNS)]


def has_waiting_page(*, viewer: Member) -> bool:
    """Return whether anything stands on the viewer's page of what waits. One query."""
    held = HeldPost.objects.filter(_NOT_RELEASED, author_id=viewer.pk).values_list("pk")
    return held.union(Removal.objects.filter(member_id=viewer.pk).values_list("pk")).exists()


def group_taken_out_of(*, member: Member, slug: str, is_locked: bool = False) -> tuple[int, str]:
    """Return id and name of a group the member was taken out of and may not read. One query.

    `is_locked` inside a transaction only: two reports of hers at once wait for each other.

    Raises:
        GroupNotFound: no such group, or she was not.
    """
    gone = Removal.objects.filter(member_id=member.pk, group__slug=slug)
    if is_locked:
        gone = gone.select_for_update(of=("self",))
    found = gone.values_list("group_id", "group__name").first()
    if found is None:
        raise GroupNotFound
    return found


def waiting_page(*, viewer: Member) -> WaitingPage:
    """Return what waits or was decided about the viewer, in every group. Three queries."""
    rows = HeldPost.objects.filter(_NOT_RELEASED, author_id=viewer.pk).order_by("-pk")
    own = list(rows.values(*_COLUMNS)[:HELD_A_PAGE])
    readable = HeldPost.objects.filter(
        visible_to(viewer, group="group__"),
        pk__in=[row["pk"] for row in own],
        thread__deleted_at=None,
    )
    seen = set(readable.values_list("pk", flat=True))
    removals = Removal.objects.filter(member_id=viewer.pk).order_by("-removed_at")
    return WaitingPage(
        held=[_row(row, is_readable=row["pk"] in seen) for row in own],
        removals=[RemovalRow(*columns) for columns in removals.values_list(*_OF_REMOVALS)],
    )


_OF_REMOVALS = ("group__name", "group__slug", "removed_at", "reason")
_NOT_RELEASED = ~Q(state=HeldPost.State.RELEASED)


def _row(row: dict[str, Any], *, is_readable: bool = True) -> HeldRow:
    return HeldRow(
        id=row["pk"],
        group_slug=row["group__slug"],
        group_name=row["group__name"],
        thread_id=row["thread_id"] if is_readable else None,
        thread_title=(row["thread__title"] or "") if is_readable else "",
        to=row["to"],
        title=row["title"],
        source=row["source"],
        html=row["html"],
        written_at=row["written_at"],
        is_waiting=row["state"] == HeldPost.State.WAITING,
        decided_at=row["decided_at"],
        reason=row["reason"],
        author=row["author__name"],
        decided_by=row["decided_by__name"] or "",
    )
