"""The one rule of who may see what. Every read of this room goes through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from samehere.discussions.models import Group, Like, Membership, Post, SameHere, Thread, Visibility

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from samehere.members.models import Member


def is_public(visibility: str) -> bool:
    """Whether everybody may read a group of this visibility. No query."""
    return visibility == Visibility.PUBLIC


def visible_to(viewer: Member | None, *, group: str = "") -> Q:
    """Return the condition under which `viewer` may see rows that hang from a group.

    `group` is the lookup from the row to its group, with its two underscores: "thread__group__"
    for posts, "" for groups themselves.
    """
    is_public = Q(**{f"{group}visibility": Visibility.PUBLIC})
    if viewer is None:
        return is_public
    own = Membership.objects.filter(member_id=viewer.pk).values("group_id")
    return is_public | Q(**{f"{group}id__in" if group else "id__in": own})


def listed_to(viewer: Member | None) -> Q:
    """Return the condition under which `viewer` may know that a group is there.

    Of a members-only group everybody may know its name, what it is about and its rules, and
    nothing else; of an invitation-only one nobody but its members.
    """
    return Q(visibility=Visibility.MEMBERS) | visible_to(viewer)


def visible_groups(viewer: Member | None) -> QuerySet[Group]:
    """Return the groups the viewer may see, in no order."""
    return Group.objects.filter(visible_to(viewer))


def visible_threads(viewer: Member | None) -> QuerySet[Thread]:
    """Return the threads with words left in groups the viewer may see, in no order."""
    return Thread.objects.filter(visible_to(viewer, group="group__"), deleted_at=None)


def visible_posts(viewer: Member | None) -> QuerySet[Post]:
    """Return the posts that still have words in threads the viewer may see, in no order."""
    return Post.objects.filter(
        visible_to(viewer, group="thread__group__"), deleted_at=None, thread__deleted_at=None
    )


def answered_by(member: Member) -> Q:
    """Return the condition for posts the member likes or said Same here to.

    That she did is hers to see and to take away, also where she may not read any more.
    """
    own = {"member_id": member.pk}
    liked, same = Like.objects.filter(**own), SameHere.objects.filter(**own)
    return Q(pk__in=liked.values("post_id")) | Q(pk__in=same.values("post_id"))


def words_of(member: Member) -> Q:
    """Return the condition for posts the member wrote that still have words.

    Like `answered_by` it does not hang from the group: her words stay hers to see and to take away
    when she may not read anything else there any more.
    """
    return Q(author_id=member.pk, deleted_at=None, thread__deleted_at=None)
