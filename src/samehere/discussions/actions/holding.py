"""Posts that wait: held, released, refused, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere import markup
from samehere.discussions.actions.giving_reasons import checked_reason
from samehere.discussions.actions.publishing import add_reply, open_discussion
from samehere.discussions.errors import (
    AgreementGone,
    AlreadyDecided,
    AlreadyReleased,
    AuthorPaused,
    HeldPostNotFound,
    NotLookingAfter,
    ThreadClosed,
    ThreadGone,
    TooManyHeld,
)
from samehere.discussions.events import HeldPostRefused, HeldPostTakenBack, PostHeld
from samehere.discussions.models import Group, HeldPost, OneTimeKey, Post, Thread
from samehere.discussions.queries.held import may_release
from samehere.discussions.queries.writing import check_may_write, group_to_change
from samehere.markup import SourceFormat
from samehere.members.queries import has_agreed_to_write
from samehere.outbox.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member

MOST_WAITING = 5


def hold(
    *,
    author: Member,
    group: Group,
    source: str,
    now: datetime,
    title: str = "",
    thread: Thread | None = None,
    to: int = 0,
) -> HeldPost:
    """Keep a post until somebody who looks after the group has read it. Nothing counts it.

    Raises:
        TooManyHeld: five of hers wait in this group already.
    """
    waiting = HeldPost.objects.filter(group=group, author=author, state=HeldPost.State.WAITING)
    if waiting.count() >= MOST_WAITING:
        raise TooManyHeld(most=MOST_WAITING)
    held = HeldPost.objects.create(
        group=group,
        thread=thread,
        title=title,
        to=to,
        author=author,
        source=source,
        html=markup.render(source, SourceFormat.MARKDOWN).html,
        written_at=now,
    )
    record(PostHeld(held_id=held.pk))
    return held


@transaction.atomic
def release_held(
    *, member: Member, slug: str, held_id: int, now: datetime | None = None
) -> int | None:
    """Publish a held post as its author would now, and return the id of its discussion.

    It gets the next number and the time of its release: until then nobody could read it. Where the
    post it answers is gone it answers the opening. Releasing it again changes nothing.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
        NotLookingAfter: the member is no helper or moderator there and does not run the community.
        HeldPostNotFound: no such post is held in this group.
        AlreadyDecided: somebody has refused it.
        AgreementGone: its author has taken back her agreement to being published.
        AuthorPaused: its author's account is paused; it waits until that is over.
        ThreadClosed, ThreadGone: its discussion takes no more replies, or is deleted.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    held = _held_to_decide(member, slug, held_id, now)
    if held.state == HeldPost.State.RELEASED:
        return held.post.thread_id if held.post else None
    if held.state == HeldPost.State.REFUSED:
        raise AlreadyDecided
    if not has_agreed_to_write(held.author):
        raise AgreementGone
    if held.author.is_suspended(now):
        raise AuthorPaused
    post = _publish(held, now)
    HeldPost.objects.filter(pk=held.pk).update(
        state=HeldPost.State.RELEASED,
        title="",
        source="",
        html="",
        post=post,
        decided_by=member,
        decided_at=now,
    )
    OneTimeKey.objects.filter(held=held).update(held=None, post=post)
    return post.thread_id


@transaction.atomic
def refuse_held(
    *, member: Member, slug: str, held_id: int, reason: str, now: datetime | None = None
) -> None:
    """Do not publish a held post; its author reads why, and her words stay for her to copy.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
        NotLookingAfter: the member is no helper or moderator there and does not run the community.
        HeldPostNotFound: no such post is held in this group.
        AlreadyDecided: somebody has released or refused it.
        NoReason, TextTooLong: the reason is missing, or over 1,000 characters.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    held = _held_to_decide(member, slug, held_id, now)
    if held.state != HeldPost.State.WAITING:
        raise AlreadyDecided
    _refuse(held, reason=checked_reason(reason), by=member, now=now)


@transaction.atomic
def take_back_held(*, member: Member, held_id: int) -> None:
    """Delete the member's own held post. Where there is none, nothing changes.

    Raises:
        AlreadyReleased: it is a post that others read by now.
    """
    own = HeldPost.objects.select_for_update().filter(pk=held_id, author_id=member.pk)
    held = own.first()
    if held is None:
        return
    if held.state == HeldPost.State.RELEASED:
        raise AlreadyReleased
    held.delete()
    record(HeldPostTakenBack(held_id=held_id))


def refuse_all_of(*, author: Member, group: Group, reason: str, now: datetime) -> None:
    """Refuse what waits of somebody who does not belong to the group any more."""
    waiting = HeldPost.objects.filter(group=group, author=author, state=HeldPost.State.WAITING)
    for held in waiting:
        _refuse(held, reason=reason, by=None, now=now)


def _refuse(held: HeldPost, *, reason: str, by: Member | None, now: datetime) -> None:
    HeldPost.objects.filter(pk=held.pk).update(
        state=HeldPost.State.REFUSED, reason=reason, decided_by=by, decided_at=now
    )
    record(HeldPostRefused(held_id=held.pk))


def _held_to_decide(member: Member, slug: str, held_id: int, now: datetime) -> HeldPost:
    group = group_to_change(member=member, slug=slug)
    if not may_release(viewer=member, group_id=group.pk):
        raise NotLookingAfter
    check_may_write(member=member, now=now)
    rows = HeldPost.objects.select_for_update(of=("self",)).select_related("author", "post")
    held = rows.filter(pk=held_id, group=group).first()
    if held is None:
        raise HeldPostNotFound
    return held


def _publish(held: HeldPost, now: datetime) -> Post:
    if held.thread_id is None:
        return open_discussion(
            group=held.group, author=held.author, title=held.title, source=held.source, now=now
        )
    threads = Thread.objects.select_for_update(of=("self",)).select_related("group")
    thread = threads.get(pk=held.thread_id)
    if thread.deleted_at is not None:
        raise ThreadGone
    if thread.closed_at is not None:
        raise ThreadClosed
    parent = Post.objects.filter(thread=thread, number=held.to, deleted_at=None).first()
    return add_reply(
        thread=thread,
        author=held.author,
        parent=parent or Post.objects.get(thread=thread, number=0),
        source=held.source,
        now=now,
    )
