"""Groups, threads and posts for tests, made through this room's own actions."""

from __future__ import annotations

import secrets
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from django.utils import timezone

from samehere.discussions.actions import (
    Placed,
    PlacedPost,
    PlacedThread,
    edit_post,
    make_group,
    make_moderator,
    place_thread,
    publish_reply,
    start_discussion,
)
from samehere.discussions.models import (
    Group,
    HeldPost,
    Membership,
    Post,
    RemovedText,
    Role,
    Thread,
    Visibility,
)
from samehere.markup import SourceFormat
from samehere.members.tests.builders import make_member

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from samehere.members.models import Member

_numbers = count(1)


def new_key() -> str:
    """Return a fresh one-time key, as a form carries it."""
    return secrets.token_hex(16)


def a_group(name: str = "", *, visibility: str = "public") -> Group:
    """Return a new group; it gets a name of its own where none is given."""
    group_id = make_group(name=name or f"Group {next(_numbers)}", visibility=visibility)
    return Group.objects.get(pk=group_id)


def a_membership(group: Group, member: Member, *, role: str = Role.MEMBER) -> Membership:
    """Return a membership made past the rules, as for a members-only group."""
    row = Membership.objects.create(group=group, member=member, role=role, joined_at=timezone.now())
    group.member_count += 1
    group.save(update_fields=["member_count"])
    return row


def roles_in(group_id: int) -> dict[str, str]:
    """Return who belongs to the group, by name, and the role of each."""
    rows = Membership.objects.filter(group_id=group_id)
    return dict(rows.values_list("member__name", "role"))


def a_thread(
    *,
    group: Group | None = None,
    by: Member | None = None,
    title: str = "Does it get better?",
    text: str = "I would like to know.",
    replies: int = 0,
    now: datetime | None = None,
) -> Thread:
    """Return a thread with `replies` first-level replies by one other member."""
    group = group or a_group()
    published = start_discussion(
        member=by or make_member(),
        group_slug=group.slug,
        title=title,
        text=text,
        key=new_key(),
        now=now,
    )
    thread = Thread.objects.get(pk=published.thread_id)
    if replies:
        other = make_member()
        for number in range(replies):
            a_reply(thread, by=other, text=f"Answer number {number + 1}.")
    return Thread.objects.get(pk=published.thread_id)


def a_reply(
    thread: Thread,
    *,
    by: Member | None = None,
    to: int = 0,
    text: str = "It did for me.",
    now: datetime | None = None,
) -> Post:
    """Return a reply to post number `to`."""
    published = publish_reply(
        member=by or make_member(), thread_id=thread.pk, to=to, text=text, key=new_key(), now=now
    )
    return Post.objects.get(thread=thread, number=published.number)


def opening_of(thread: Thread) -> Post:
    """Return the opening post."""
    return Post.objects.get(thread=thread, number=0)


def an_import(
    texts: Sequence[str] = ("How long does it take?", "Three weeks with me."),
    *,
    group: Group | None = None,
    key: str = "page-1",
    title: str = "An old discussion",
    may_be_read: bool = True,
) -> Placed:
    """Return what placing nameless, timeless plain texts did; all answer the first."""
    posts = [
        PlacedPost(text, SourceFormat.PLAIN, None if place == 0 else 0)
        for place, text in enumerate(texts)
    ]
    return place_thread(
        group_id=(group or a_group()).pk,
        source_kind="saved_text",
        source_key=key,
        thread=PlacedThread(title, posts),
        may_be_read=may_be_read,
    )


def hide_group(group: Group) -> None:
    """Make the group one that only its members see, past the rules."""
    group.visibility = Visibility.MEMBERS
    group.save(update_fields=["visibility"])


def suspend(member: Member) -> None:
    """Pause the member's account for a week, past the rules."""
    member.suspended_until = timezone.now() + timedelta(days=7)
    member.save(update_fields=["suspended_until"])


def posts_of(thread_id: int) -> list[Post]:
    """Return the posts of a thread by number."""
    return list(Post.objects.filter(thread_id=thread_id).order_by("number"))


def posts_by(member: Member) -> list[Post]:
    """Return the posts of a member that have words, oldest first."""
    return list(Post.objects.filter(author=member, deleted_at=None).order_by("pk"))


def first_thread_in(group: Group) -> Thread | None:
    """Return the first thread of a group that has words, or None."""
    return Thread.objects.filter(group=group, deleted_at=None).order_by("pk").first()


def edit(post: Post, text: str, *, title: str = "", now: datetime | None = None) -> Post:
    """Let the post's author put other words in its place; return it as it is then.

    The title of an opening post stays where none is given.
    """
    found = Post.objects.select_related("author", "thread").get(pk=post.pk)
    assert found.author is not None
    edit_post(
        member=found.author,
        thread_id=found.thread_id,
        number=found.number,
        title=title or found.thread.title,
        text=text,
        version=found.text_version,
        now=now,
    )
    return Post.objects.get(pk=post.pk)


def kept_of(post: Post) -> str:
    """Return what is kept of a removed post; "": nothing."""
    return "".join(RemovedText.objects.filter(post=post).values_list("source", flat=True))


def thread_of(thread_id: int) -> Thread:
    """Return the thread of this id."""
    return Thread.objects.select_related("group").get(pk=thread_id)


def a_holding_group(*, visibility: str = "public") -> tuple[Group, Member]:
    """Return a group that holds first posts, and its moderator."""
    group, moderator = a_group(visibility=visibility), make_member()
    Group.objects.filter(pk=group.pk).update(holds_first_posts=True)
    make_moderator(member=moderator, group_id=group.pk)
    return Group.objects.get(pk=group.pk), moderator


def a_held_post(
    group: Group,
    *,
    by: Member | None = None,
    thread: Thread | None = None,
    to: int = 0,
    title: str = "My first question",
    text: str = "Words that wait.",
) -> HeldPost:
    """Return a held opening post, or a held reply where a thread is given."""
    author, key = by or make_member(), new_key()
    if thread is None:
        published = start_discussion(
            member=author, group_slug=group.slug, title=title, text=text, key=key
        )
    else:
        published = publish_reply(member=author, thread_id=thread.pk, to=to, text=text, key=key)
    return HeldPost.objects.get(pk=published.held_id or 0)
