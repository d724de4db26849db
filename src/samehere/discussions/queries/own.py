"""What a member has left here herself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.discussions.models import Follow, Like, Membership, Post, SameHere

if TYPE_CHECKING:
    from samehere.members.models import Member


@dataclass(frozen=True)
class LeftHere:
    """How many of each: posts with words, groups she belongs to, and her answers without words."""

    posts: int
    groups: int
    follows: int
    likes: int
    same_heres: int


def left_here(member: Member) -> LeftHere:
    """Return how much of hers is kept. Five queries."""
    own = {"member_id": member.pk}
    return LeftHere(
        posts=Post.objects.filter(author_id=member.pk, deleted_at=None).count(),
        groups=Membership.objects.filter(**own).count(),
        follows=Follow.objects.filter(**own).count(),
        likes=Like.objects.filter(**own).count(),
        same_heres=SameHere.objects.filter(**own).count(),
    )
