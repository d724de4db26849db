"""Where a member's name is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from samehere.discussions.models import Group, Membership, Post, Role
from samehere.discussions.pages import keys_of_group, thread_key

if TYPE_CHECKING:
    from collections.abc import Iterator


def keys_naming(member_id: int) -> Iterator[str]:
    """Yield the keys of the pages of this room that print the member's name. Two queries.

    Discussions she has written in, with the lists they stand in, and groups she looks after.
    """
    written = Post.objects.filter(author_id=member_id, deleted_at=None).order_by()
    yield from map(thread_key, written.values_list("thread_id", flat=True).distinct())
    looked_after = Membership.objects.filter(member_id=member_id).exclude(role=Role.MEMBER)
    lists_her = Q(pk__in=written.values("thread__group_id")) | Q(
        pk__in=looked_after.values("group_id")
    )
    for group in Group.objects.filter(lists_her):
        yield from keys_of_group(group)
