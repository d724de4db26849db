"""Answers without words: like, same here, follow, and taking each back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samehere.discussions.errors import NotAgreedToSay, OwnPost
from samehere.discussions.events import PostLiked, SaidSameHere, ThreadFollowed
from samehere.discussions.models import Follow, Like, Post, SameHere, Thread
from samehere.discussions.pages import keys_of_thread
from samehere.discussions.queries.writing import (
    answered_post_to_change,
    check_may_write,
    post_to_change,
    thread_to_change,
)
from samehere.members.queries import has_agreed_to_write
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member


@transaction.atomic
def like_post(*, member: Member, thread_id: int, number: int, now: datetime | None = None) -> None:
    """Record that `member` likes the post. Liking it again changes nothing.

    Raises:
        PostNotFound: no such post, or one this member may not read.
        OwnPost: the member wrote it.
        Suspended: a moderator has paused the account.
    """
    post = _post_of_another(member, thread_id, number, now)
    _, is_new = Like.objects.get_or_create(
        post=post, member=member, defaults={"created_at": now or timezone.now()}
    )
    if is_new:
        # F(): two likes at the same moment must both be counted.
        Post.objects.filter(pk=post.pk).update(like_count=F("like_count") + 1)
        _raise_versions(post.thread)
        record(PostLiked(post_id=post.pk, member_id=member.pk))


@transaction.atomic
def unlike_post(*, member: Member, thread_id: int, number: int) -> None:
    """Take the member's like back. Where there is none, nothing changes.

    Also in a group she may not read any more.

    Raises:
        PostNotFound: no such post, or one she may not read and has not answered.
    """
    post = answered_post_to_change(member=member, thread_id=thread_id, number=number)
    gone, _ = Like.objects.filter(post=post, member=member).delete()
    if gone:
        Post.objects.filter(pk=post.pk).update(like_count=F("like_count") - 1)
        _raise_versions(post.thread)


@transaction.atomic
def say_same_here(
    *, member: Member, thread_id: int, number: int, now: datetime | None = None
) -> None:
    """Record that `member` has what the post describes. Saying it again changes nothing.

    Raises:
        PostNotFound: no such post, or one this member may not read.
        OwnPost: the member wrote it.
        Suspended: a moderator has paused the account.
        NotAgreedToSay: she never agreed to what she says of her health being published.
    """
    post = _post_of_another(member, thread_id, number, now)
    _, is_new = SameHere.objects.get_or_create(
        post=post, member=member, defaults={"created_at": now or timezone.now()}
    )
    if is_new:
        if not has_agreed_to_write(member):
            raise NotAgreedToSay
        Post.objects.filter(pk=post.pk).update(same_here_count=F("same_here_count") + 1)
        _raise_versions(post.thread)
        record(SaidSameHere(post_id=post.pk, member_id=member.pk))


@transaction.atomic
def take_back_same_here(*, member: Member, thread_id: int, number: int) -> None:
    """Take the member's Same here back. Where there is none, nothing changes.

    Also in a group she may not read any more.

    Raises:
        PostNotFound: no such post, or one she may not read and has not answered.
    """
    post = answered_post_to_change(member=member, thread_id=thread_id, number=number)
    gone, _ = SameHere.objects.filter(post=post, member=member).delete()
    if gone:
        Post.objects.filter(pk=post.pk).update(same_here_count=F("same_here_count") - 1)
        _raise_versions(post.thread)


@transaction.atomic
def follow_thread(*, member: Member, thread_id: int, now: datetime | None = None) -> None:
    """Let `member` be told about the discussion. Following it again changes nothing.

    Raises:
        ThreadNotFound: no such thread, or one this member may not see.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    check_may_write(member=member, now=now)
    thread = thread_to_change(member=member, thread_id=thread_id)
    _, is_new = Follow.objects.get_or_create(
        thread=thread, member=member, defaults={"created_at": now}
    )
    if is_new:
        Thread.objects.filter(pk=thread.pk).update(follower_count=F("follower_count") + 1)
        _raise_versions(thread)
        record(ThreadFollowed(thread_id=thread.pk, member_id=member.pk))


@transaction.atomic
def unfollow_thread(*, member: Member, thread_id: int) -> None:
    """End the member's following. Where there is none, nothing changes.

    Raises:
        ThreadNotFound: no such thread, or one this member may not see.
    """
    thread = thread_to_change(member=member, thread_id=thread_id)
    gone, _ = Follow.objects.filter(thread=thread, member=member).delete()
    if gone:
        Thread.objects.filter(pk=thread.pk).update(follower_count=F("follower_count") - 1)
        _raise_versions(thread)


def _post_of_another(member: Member, thread_id: int, number: int, now: datetime | None) -> Post:
    check_may_write(member=member, now=now or timezone.now())
    post = post_to_change(member=member, thread_id=thread_id, number=number)
    if post.author_id == member.pk:
        raise OwnPost
    return post


def _raise_versions(thread: Thread) -> None:
    pages.bump(keys_of_thread(thread_id=thread.pk, group=thread.group))
