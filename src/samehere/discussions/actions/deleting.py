"""Taking words away: one's own, and what a moderator removes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samehere.discussions import words_gone
from samehere.discussions.errors import NotLookingAfter
from samehere.discussions.events import PostDeleted, PostRemoved
from samehere.discussions.models import Group, Like, Post, RemovedText, SameHere, Thread
from samehere.discussions.pages import keys_of_thread
from samehere.discussions.queries.groups import looks_after
from samehere.discussions.queries.writing import (
    check_may_write,
    own_post_to_change,
    post_to_change,
    thread_to_change,
)
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member

TITLE_OF_A_DELETED_OPENING = "The first post here was deleted by its author"
TITLE_OF_A_REMOVED_OPENING = "The first post here was removed by a moderator"


@transaction.atomic
def delete_post(
    *, member: Member, thread_id: int, number: int, now: datetime | None = None
) -> bool:
    """Delete the member's own post: its words go, one line stays so that replies make sense.

    Also in a group she may not read any more. With an opening post the title goes too, for it is
    the author's words; the replies stay. When no post with words is left the whole discussion
    goes. Likes and Same heres of the post go with it, and whatever rooms above have read in it.
    Returns whether the discussion is still there.

    Raises:
        PostNotFound, ThreadNotFound: no such post, deleted already, or another's she may not read.
        NotYourPost: somebody else wrote it.
    """
    now = now or timezone.now()
    post = own_post_to_change(member=member, thread_id=thread_id, number=number)
    is_left = _take_words(post.thread, post, title=TITLE_OF_A_DELETED_OPENING, now=now)
    record(PostDeleted(post_id=post.pk))
    return is_left


@transaction.atomic
def remove_post(
    *,
    member: Member,
    thread_id: int,
    number: int,
    keep_until: datetime | None = None,
    now: datetime | None = None,
) -> None:
    """Remove somebody's post as a moderator: as `delete_post`, and the line says who did it.

    With `keep_until`, what a member wrote can be restored until then, and whoever calls this
    forgets it in time; without, or where no member wrote it, nothing brings the words back.
    Whoever calls this keeps why.

    Raises:
        ThreadNotFound, PostNotFound: no such post, deleted already, or one she may not read.
        NotLookingAfter: the member neither moderates the group nor runs the community.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    thread = thread_to_change(member=member, thread_id=thread_id)
    post = post_to_change(member=member, thread_id=thread_id, number=number)
    if not looks_after(viewer=member, group_id=thread.group_id):
        raise NotLookingAfter
    check_may_write(member=member, now=now)
    if keep_until is not None and post.author_id is not None:
        _keep_words(thread, post, keep_until)
    _take_words(thread, post, title=TITLE_OF_A_REMOVED_OPENING, now=now, is_removed=True)
    record(PostRemoved(post_id=post.pk))


def _keep_words(thread: Thread, post: Post, until: datetime) -> None:
    title = thread.title if post.number == 0 else ""
    # Read here: the row that was locked comes without its words.
    RemovedText.objects.create(post=post, title=title, source=post.source, kept_until=until)


def _take_words(
    thread: Thread, post: Post, *, title: str, now: datetime, is_removed: bool = False
) -> bool:
    """Empty the post, and return whether the discussion has any words left."""
    Like.objects.filter(post=post).delete()
    SameHere.objects.filter(post=post).delete()
    Post.objects.filter(pk=post.pk).update(
        source="",
        html="",
        plain_text="",
        deleted_at=now,
        is_removed=is_removed,
        like_count=0,
        same_here_count=0,
    )
    words_gone.tell(post.pk)
    last = thread.posts.filter(deleted_at=None).order_by("-number").first()
    if post.number == 0:
        Thread.objects.filter(pk=thread.pk).update(title=title)
    else:
        Thread.objects.filter(pk=thread.pk).update(reply_count=F("reply_count") - 1)
    if last is None:
        Thread.objects.filter(pk=thread.pk).update(deleted_at=now, last_post=None)
        Group.objects.filter(pk=thread.group_id).update(thread_count=F("thread_count") - 1)
    elif thread.last_post_id == post.pk:
        Thread.objects.filter(pk=thread.pk).update(last_post=last)
    pages.bump(keys_of_thread(thread_id=thread.pk, group=thread.group))
    return last is not None
