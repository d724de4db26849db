"""What actions ask before they write: the rows they change, as this member may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from samehere.discussions.errors import (
    GroupNotFound,
    NotLookingAfter,
    NotYourPost,
    PostNotFound,
    ThreadNotFound,
)
from samehere.discussions.models import Group, OneTimeKey, Post, Thread
from samehere.discussions.queries.groups import looks_after
from samehere.discussions.queries.visibility import (
    answered_by,
    listed_to,
    visible_groups,
    visible_posts,
    visible_threads,
    visible_to,
    words_of,
)
from samehere.members.queries import check_not_suspended

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member


def check_may_write(*, member: Member, now: datetime) -> None:
    """Return if the member may write and answer. No query.

    Raises:
        Suspended: a moderator has paused the account.
    """
    check_not_suspended(member=member, now=now)


def group_to_change(*, member: Member, slug: str) -> Group:
    """Return the group, locked against other writers. One query.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
    """
    group = visible_groups(member).select_for_update(of=("self",)).filter(slug=slug).first()
    if group is None:
        raise GroupNotFound
    return group


def group_to_join(*, member: Member, slug: str) -> Group:
    """Return a group the member may know of, locked against other writers. One query.

    Raises:
        GroupNotFound: no such group, or one that is joined by invitation alone.
    """
    groups = Group.objects.filter(listed_to(member), slug=slug)
    group = groups.select_for_update(of=("self",)).first()
    if group is None:
        raise GroupNotFound
    return group


def group_to_look_after(*, member: Member, slug: str) -> Group:
    """Return a group the member moderates, or may see and runs the community. Two queries.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
        NotLookingAfter: she does not look after it.
    """
    group = group_to_change(member=member, slug=slug)
    if not looks_after(viewer=member, group_id=group.pk):
        raise NotLookingAfter
    return group


def thread_to_change(*, member: Member, thread_id: int) -> Thread:
    """Return the thread with its group, locked against other writers. One query.

    On SQLite the whole database is locked already, since the transaction began IMMEDIATE.

    Raises:
        ThreadNotFound: no such thread, or one this member may not see.
    """
    threads = visible_threads(member).select_related("group").select_for_update(of=("self",))
    thread = threads.filter(pk=thread_id).first()
    if thread is None:
        raise ThreadNotFound
    return thread


def lock_words(*, thread_id: int) -> None:
    """Let nobody change a word of a discussion, deleted or not, in this transaction. One query.

    For those who decide on words as they have read them. Editing locks the discussion before the
    post: who locked the post first could wait for an edit that waits for her.
    """
    list(Thread.objects.select_for_update().filter(pk=thread_id).values_list("pk"))


def own_post_to_change(*, member: Member, thread_id: int, number: int) -> Post:
    """Return a post the member wrote, with its thread locked, and the group. Two queries.

    Also one in a group she may not read any more.

    Raises:
        PostNotFound, ThreadNotFound: no such post, deleted, or another's in a thread this member
            may not see.
        NotYourPost: somebody else wrote it.
    """
    hers = Post.objects.filter(words_of(member), thread_id=thread_id, number=number)
    is_for_her = visible_to(member, group="group__") | Q(pk__in=hers.values("thread_id"))
    threads = Thread.objects.filter(is_for_her, pk=thread_id, deleted_at=None)
    thread = threads.select_related("group").select_for_update(of=("self",)).first()
    if thread is None:
        raise ThreadNotFound
    post = thread.posts.filter(number=number, deleted_at=None)
    found = post.defer("source", "html", "plain_text").first()
    if found is None:
        raise PostNotFound
    if found.author_id != member.pk:
        raise NotYourPost
    found.thread = thread
    return found


def own_post_to_edit(*, member: Member, thread_id: int, number: int) -> Post:
    """Return a post the member wrote, with its words, thread and group, both locked. Two queries.

    Not where she may not read any more: she can take her words away from there, and add none.

    Raises:
        ThreadNotFound, PostNotFound: no such post, deleted, or in a thread she may not see.
        NotYourPost: somebody else wrote it.
    """
    thread = thread_to_change(member=member, thread_id=thread_id)
    posts = thread.posts.select_for_update(of=("self",)).filter(number=number, deleted_at=None)
    post = posts.first()
    if post is None:
        raise PostNotFound
    if post.author_id != member.pk:
        raise NotYourPost
    post.thread = thread
    return post


def post_to_change(*, member: Member, thread_id: int, number: int) -> Post:
    """Return a post that still has words, with its thread and group. One query.

    Raises:
        PostNotFound: no such post, deleted, or in a thread this member may not see.
    """
    post = (
        visible_posts(member)
        .select_related("thread__group")
        .defer("source", "html", "plain_text")
        .filter(thread_id=thread_id, number=number)
        .first()
    )
    if post is None:
        raise PostNotFound
    return post


def answered_post_to_change(*, member: Member, thread_id: int, number: int) -> Post:
    """Return a post with words that the member answered by a press, or may see. One query.

    Raises:
        PostNotFound: no such post, deleted, or neither.
    """
    is_for_her = visible_to(member, group="thread__group__") | answered_by(member)
    posts = Post.objects.filter(is_for_her, deleted_at=None, thread__deleted_at=None)
    rows = posts.select_related("thread__group").defer("source", "html", "plain_text")
    post = rows.filter(thread_id=thread_id, number=number).first()
    if post is None:
        raise PostNotFound
    return post


def use_of_key(*, member: Member, key: str) -> OneTimeKey | None:
    """Return how this member used a form's one-time key, with the post it made, or None."""
    used = OneTimeKey.objects.filter(member_id=member.pk, key=key)
    return used.select_related("post").first()
