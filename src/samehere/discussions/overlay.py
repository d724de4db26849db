"""What differs from member to member on a page of this room: pressed buttons, own posts.

A page names its choices ("like:340"); these names say which posts to ask about, so one query a
kind answers for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Value

from samehere.discussions.models import Follow, Like, Membership, Post, SameHere
from samehere.web.pages import Overlay

if TYPE_CHECKING:
    from collections.abc import Collection

    from samehere.members.models import Member

FOLLOWING = "following"
IN_GROUP = "in-group"


def of_thread(*, viewer: Member, thread_id: int, names: Collection[str]) -> Overlay:
    """Return which of a discussion's choices are on for `viewer`. Two queries."""
    posts = [int(name[4:]) for name in names if name.startswith("own:")]
    on = {f"{kind}:{post_id}" for kind, post_id in _answers(viewer, posts)}
    if Follow.objects.filter(member_id=viewer.pk, thread_id=thread_id).exists():
        on.add(FOLLOWING)
    return Overlay(on=on)


def of_post(*, viewer: Member, post_id: int) -> Overlay:
    """Return which choices of one post are on for `viewer`. One query."""
    return Overlay(on={f"{kind}:{pk}" for kind, pk in _answers(viewer, [post_id])})


def of_group(*, viewer: Member, group_slug: str) -> Overlay:
    """Return whether `viewer` belongs to the group. One query."""
    own = Membership.objects.filter(member_id=viewer.pk, group__slug=group_slug)
    return Overlay(on={IN_GROUP} if own.exists() else frozenset())


def _answers(viewer: Member, posts: Collection[int]) -> list[tuple[str, int]]:
    likes = Like.objects.filter(member_id=viewer.pk, post_id__in=posts)
    same_heres = SameHere.objects.filter(member_id=viewer.pk, post_id__in=posts)
    own = Post.objects.filter(author_id=viewer.pk, pk__in=posts)
    found = likes.values_list(Value("like"), "post_id").union(
        same_heres.values_list(Value("same"), "post_id"),
        own.values_list(Value("own"), "pk"),
        all=True,
    )
    return list(found)
