"""Publishing: starting a discussion, and replying in one."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from samehere import markup
from samehere.discussions.actions.holding import hold
from samehere.discussions.actions.publishing import add_reply, open_discussion
from samehere.discussions.errors import (
    AlreadySent,
    BadKey,
    EmptyText,
    EmptyTitle,
    NotAgreed,
    PostGone,
    TextTooLong,
    ThreadClosed,
    TitleTooLong,
)
from samehere.discussions.models import OneTimeKey, Post, Thread
from samehere.discussions.queries.held import must_wait
from samehere.discussions.queries.visibility import visible_posts
from samehere.discussions.queries.writing import (
    check_may_write,
    group_to_change,
    thread_to_change,
    use_of_key,
)
from samehere.members.actions import agree_to_write
from samehere.members.queries import has_agreed_to_write

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.discussions.models import HeldPost
    from samehere.members.models import Member

_ONE_TIME_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True)
class Published:
    """Where a post went. `is_new` False: the form had been sent before, and this is its post.

    With `held_id` it went nowhere yet: `thread_id` is then the discussion it answers, 0 where it
    starts one, and `number` the post it answers.
    """

    thread_id: int
    number: int
    is_new: bool
    held_id: int | None = None


def checked_text(text: str) -> str:
    """Return a post's source, cleaned.

    Raises:
        EmptyText: nothing is left.
        TextTooLong: over `LONGEST_POST` characters.
    """
    cleaned = markup.clean(text)
    if not cleaned:
        raise EmptyText
    if len(cleaned) > settings.LONGEST_POST:
        raise TextTooLong(length=len(cleaned), longest=settings.LONGEST_POST)
    return cleaned


def checked_title(title: str) -> str:
    """Return a discussion's title on one line, cleaned.

    Raises:
        EmptyTitle: nothing is left.
        TitleTooLong: over `LONGEST_TITLE` characters.
    """
    cleaned = markup.clean_line(title)
    if not cleaned:
        raise EmptyTitle
    if len(cleaned) > settings.LONGEST_TITLE:
        raise TitleTooLong(longest=settings.LONGEST_TITLE)
    return cleaned


@transaction.atomic
def start_discussion(
    *,
    member: Member,
    group_slug: str,
    title: str,
    text: str,
    key: str,
    agrees: bool = False,
    now: datetime | None = None,
) -> Published:
    """Publish a thread with its opening post; its author follows it from then on.

    `key` is the form's one-time key: the same form sent again finds the thread it made. `agrees`:
    she says with this form that her words may be published; it is kept.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
        EmptyTitle, TitleTooLong, EmptyText, TextTooLong: the words are not fit to print.
        AlreadySent: the key was used for other words. BadKey: it is no key.
        TooManyHeld: it would be held, as five others of hers are.
        Suspended: a moderator has paused the account.
        NotAgreed: she never agreed to her words being published, or not any more.
    """
    now = now or timezone.now()
    title, source = checked_title(title), checked_text(text)
    check_may_write(member=member, now=now)
    group = group_to_change(member=member, slug=group_slug)
    digest = _digest_of("start", group.pk, title, source)
    if already := _sent_before(member, key, digest):
        return already
    check_agreed(member, agrees=agrees, now=now)
    if must_wait(member=member, group=group):
        held = hold(author=member, group=group, title=title, source=source, now=now)
        _remember(member, key, digest, now, held=held)
        return Published(0, 0, is_new=True, held_id=held.pk)
    post = open_discussion(group=group, author=member, title=title, source=source, now=now)
    _remember(member, key, digest, now, post=post)
    return Published(post.thread_id, 0, is_new=True)


@transaction.atomic
def publish_reply(
    *,
    member: Member,
    thread_id: int,
    to: int,
    text: str,
    key: str,
    agrees: bool = False,
    now: datetime | None = None,
) -> Published:
    """Publish a reply to post number `to` of a thread (0: to the opening post).

    `key` is the form's one-time key: the same form sent again finds the reply it made. `agrees`:
    she says with this form that her words may be published; it is kept.

    Raises:
        ThreadNotFound: no such thread, or one this member may not see.
        ThreadClosed: it takes no more replies. PostGone: the post answered has been deleted.
        EmptyText, TextTooLong: the words are not fit to print.
        AlreadySent: the key was used for other words. BadKey: it is no key.
        TooManyHeld: it would be held, as five others of hers are.
        Suspended: a moderator has paused the account.
        NotAgreed: she never agreed to her words being published, or not any more.
    """
    now = now or timezone.now()
    source = checked_text(text)
    check_may_write(member=member, now=now)
    thread = thread_to_change(member=member, thread_id=thread_id)
    digest = _digest_of("reply", thread.pk, to, source)
    if already := _sent_before(member, key, digest):
        return already
    if thread.closed_at is not None:
        raise ThreadClosed
    parent = _post_answered(member, thread, to)
    check_agreed(member, agrees=agrees, now=now)
    if must_wait(member=member, group=thread.group):
        held = hold(author=member, group=thread.group, thread=thread, to=to, source=source, now=now)
        _remember(member, key, digest, now, held=held)
        return Published(thread.pk, to, is_new=True, held_id=held.pk)
    post = add_reply(thread=thread, author=member, parent=parent, source=source, now=now)
    _remember(member, key, digest, now, post=post)
    return Published(thread.pk, post.number, is_new=True)


def check_agreed(member: Member, *, agrees: bool, now: datetime) -> None:
    """Return if she has agreed to her words being published; keep that she does where she says so.

    Raises:
        NotAgreed: neither.
    """
    if has_agreed_to_write(member):
        return
    if not agrees:
        raise NotAgreed
    agree_to_write(member=member, now=now)


def _post_answered(member: Member, thread: Thread, number: int) -> Post:
    # The opening post may be gone while its discussion goes on; any other must have words.
    if number == 0:
        return thread.posts.only("id", "number", "branch").get(number=0)
    posts = visible_posts(member).filter(thread=thread, number=number)
    parent = posts.only("id", "number", "branch").first()
    if parent is None:
        raise PostGone
    return parent


def _sent_before(member: Member, key: str, digest: str) -> Published | None:
    if not _ONE_TIME_KEY.fullmatch(key):
        raise BadKey
    used = use_of_key(member=member, key=key)
    if used is None:
        return None
    if used.digest != digest:
        raise AlreadySent
    if used.post is None:
        held = used.held
        return Published(
            held.thread_id or 0 if held else 0,
            held.to if held else 0,
            is_new=False,
            held_id=used.held_id,
        )
    return Published(used.post.thread_id, used.post.number, is_new=False)


def _remember(
    member: Member,
    key: str,
    digest: str,
    now: datetime,
    *,
    post: Post | None = None,
    held: HeldPost | None = None,
) -> None:
    """Keep what the form of this key has made."""
    OneTimeKey.objects.create(
        member=member, key=key, digest=digest, post=post, held=held, used_at=now
    )


def _digest_of(*said: object) -> str:
    """Return the fingerprint of a whole form: where it was sent, and every word in it."""
    return hashlib.sha256(json.dumps([str(part) for part in said]).encode()).hexdigest()
