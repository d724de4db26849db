"""Publishing: starting a discussion, and replying in one."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samehere import markup
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
from samehere.discussions.events import PostPublished
from samehere.discussions.models import Follow, Group, OneTimeKey, Post, Thread
from samehere.discussions.pages import keys_of_thread, thread_key
from samehere.discussions.queries.visibility import visible_posts
from samehere.discussions.queries.writing import (
    check_may_write,
    group_to_change,
    thread_to_change,
    use_of_key,
)
from samehere.markup import SourceFormat
from samehere.members.actions import agree_to_write
from samehere.members.queries import has_agreed_to_write
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member

_ONE_TIME_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


@dataclass(frozen=True)
class Published:
    """Where a post went. `is_new` False: the form had been sent before, and this is its post."""

    thread_id: int
    number: int
    is_new: bool


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
    _check_agreed(member, agrees=agrees, now=now)
    thread = Thread.objects.create(
        group=group, title=title, activity=milliseconds(now), next_number=1, follower_count=1
    )
    post = _write(thread, member=member, number=0, parent=None, source=source, now=now)
    Thread.objects.filter(pk=thread.pk).update(last_post=post)
    Group.objects.filter(pk=group.pk).update(thread_count=F("thread_count") + 1)
    Follow.objects.create(thread=thread, member=member, created_at=now)
    OneTimeKey.objects.create(member=member, key=key, digest=digest, post=post, used_at=now)
    pages.add(thread_key(thread.pk), is_public=group.is_public)
    pages.bump(keys_of_thread(thread_id=thread.pk, group=group))
    record(PostPublished(post_id=post.pk))
    return Published(thread.pk, 0, is_new=True)


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
    _check_agreed(member, agrees=agrees, now=now)
    number = thread.next_number
    post = _write(thread, member=member, number=number, parent=parent, source=source, now=now)
    Thread.objects.filter(pk=thread.pk).update(
        next_number=number + 1,
        reply_count=F("reply_count") + 1,
        last_post=post,
        activity=max(thread.activity, milliseconds(now)),
    )
    OneTimeKey.objects.create(member=member, key=key, digest=digest, post=post, used_at=now)
    pages.bump(keys_of_thread(thread_id=thread.pk, group=thread.group))
    record(PostPublished(post_id=post.pk))
    return Published(thread.pk, number, is_new=True)


def milliseconds(moment: datetime) -> int:
    """Return the milliseconds since 1970, the unit lists are ordered by."""
    return int(moment.timestamp() * 1000)


def branch_of(*, number: int, parent: Post | None) -> int:
    """Return the branch of a post with this number that answers `parent`."""
    if parent is None:
        return 0
    return parent.branch or number


def _check_agreed(member: Member, *, agrees: bool, now: datetime) -> None:
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
    return Published(used.post.thread_id, used.post.number, is_new=False)


def _digest_of(*said: object) -> str:
    """Return the fingerprint of a whole form: where it was sent, and every word in it."""
    return hashlib.sha256(json.dumps([str(part) for part in said]).encode()).hexdigest()


def _write(
    thread: Thread,
    *,
    member: Member,
    number: int,
    parent: Post | None,
    source: str,
    now: datetime,
) -> Post:
    rendered = markup.render(source, SourceFormat.MARKDOWN)
    return Post.objects.create(
        thread=thread,
        number=number,
        parent=parent,
        branch=branch_of(number=number, parent=parent),
        author=member,
        source_format=SourceFormat.MARKDOWN,
        source=source,
        html=rendered.html,
        plain_text=rendered.plain_text,
        posted_at=now,
    )
