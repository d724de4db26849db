"""Changing who may read a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from samehere.discussions import readership
from samehere.discussions.actions.recounting import recount_followers_in, recount_members_of
from samehere.discussions.errors import (
    CannotBeUndone,
    OperatorsDecide,
    UnknownVisibility,
    WrittenInPrivate,
)
from samehere.discussions.models import (
    Follow,
    Group,
    HeldPost,
    Membership,
    Post,
    RemovedText,
    Thread,
    Visibility,
)
from samehere.discussions.pages import HOME, group_key, thread_key
from samehere.discussions.queries.writing import group_to_change
from samehere.members.queries import runs_community
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member


def checked_visibility(visibility: str) -> Visibility:
    """Return which of the three it is.

    Raises:
        UnknownVisibility: none of them.
    """
    try:
        return Visibility(visibility)
    except ValueError:
        raise UnknownVisibility from None


@transaction.atomic
def change_visibility(
    *,
    member: Member,
    slug: str,
    visibility: str,
    is_sure: bool = False,
    now: datetime | None = None,
) -> None:
    """Change who may read a group, for everybody at the same moment.

    Closing it keeps everybody inside who has written there, and ends the following of the others.
    Nobody's words are opened to people they were not written for: a group can be opened further
    only while nothing is written in it. Changing it to what it is changes nothing.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
        OperatorsDecide: the member does not run the community.
        UnknownVisibility: none of the three.
        WrittenInPrivate: there are words in it that fewer people were to read.
        CannotBeUndone: closing a group for good, without `is_sure`.
    """
    group = group_to_change(member=member, slug=slug)
    if not runs_community(member):
        raise OperatorsDecide
    wanted, present = checked_visibility(visibility), Visibility(group.visibility)
    if wanted is present:
        return
    if wanted.privacy < present.privacy and _has_words(group):
        raise WrittenInPrivate
    if wanted.privacy > present.privacy and not is_sure:
        raise CannotBeUndone
    Group.objects.filter(pk=group.pk).update(visibility=wanted)
    if present is Visibility.PUBLIC:
        _keep_writers(group, now or timezone.now())
        _end_following(group)
    _change_pages(group, is_public=wanted is Visibility.PUBLIC)
    readership.tell(group.pk)


def _has_words(group: Group) -> bool:
    waiting = HeldPost.objects.filter(group=group, state=HeldPost.State.WAITING)
    # What was removed may come back, to those it was written for.
    removed = RemovedText.objects.filter(post__thread__group=group)
    written = Thread.objects.filter(group=group, deleted_at=None)
    return written.exists() or waiting.exists() or removed.exists()


def _keep_writers(group: Group, now: datetime) -> None:
    """Let everybody belong to the group whose words are in it: she must be able to delete them."""
    written = Post.objects.filter(thread__group=group, deleted_at=None, author__isnull=False)
    waiting = HeldPost.objects.filter(group=group, state=HeldPost.State.WAITING)
    writers = written.order_by().values_list("author_id", flat=True)
    writers = writers.union(waiting.order_by().values_list("author_id", flat=True))
    Membership.objects.bulk_create(
        [Membership(group=group, member_id=pk, joined_at=now) for pk in writers],
        ignore_conflicts=True,
    )
    recount_members_of(group_id=group.pk)


def _end_following(group: Group) -> None:
    inside = Membership.objects.filter(group=group, member=OuterRef("member"))
    Follow.objects.filter(~Exists(inside), thread__group=group).delete()
    recount_followers_in(group_id=group.pk)


def _change_pages(group: Group, *, is_public: bool) -> None:
    threads = Thread.objects.filter(group=group).values_list("pk", flat=True)
    pages.open_to({group_key(group.slug), *map(thread_key, threads)}, is_public=is_public)
    pages.bump([HOME])
