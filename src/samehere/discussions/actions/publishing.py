"""What publishing does, however it came to it: at once, or by the release of what was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from samehere import markup
from samehere.discussions.events import PostPublished
from samehere.discussions.models import Follow, Group, Post, Thread
from samehere.discussions.pages import keys_of_thread, thread_key
from samehere.markup import SourceFormat
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member


def open_discussion(
    *, group: Group, author: Member, title: str, source: str, now: datetime
) -> Post:
    """Publish a thread with its opening post in the group, locked by the caller."""
    thread = Thread.objects.create(
        group=group, title=title, activity=milliseconds(now), next_number=1, follower_count=1
    )
    post = _write(thread, member=author, number=0, parent=None, source=source, now=now)
    Thread.objects.filter(pk=thread.pk).update(last_post=post)
    Group.objects.filter(pk=group.pk).update(thread_count=F("thread_count") + 1)
    Follow.objects.create(thread=thread, member=author, created_at=now)
    pages.add(thread_key(thread.pk), is_public=group.is_public)
    pages.bump(keys_of_thread(thread_id=thread.pk, group=group))
    record(PostPublished(post_id=post.pk))
    return post


def add_reply(*, thread: Thread, author: Member, parent: Post, source: str, now: datetime) -> Post:
    """Publish an answer to `parent` in the thread, locked by the caller, with its next number."""
    number = thread.next_number
    post = _write(thread, member=author, number=number, parent=parent, source=source, now=now)
    Thread.objects.filter(pk=thread.pk).update(
        next_number=number + 1,
        reply_count=F("reply_count") + 1,
        last_post=post,
        activity=max(thread.activity, milliseconds(now)),
    )
    pages.bump(keys_of_thread(thread_id=thread.pk, group=thread.group))
    record(PostPublished(post_id=post.pk))
    return post


def milliseconds(moment: datetime) -> int:
    """Return the milliseconds since 1970, the unit lists are ordered by."""
    return int(moment.timestamp() * 1000)


def branch_of(*, number: int, parent: Post | None) -> int:
    """Return the branch of a post with this number that answers `parent`."""
    if parent is None:
        return 0
    return parent.branch or number


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
