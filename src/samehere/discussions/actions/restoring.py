"""What becomes of the words of a removed post: they come back, or are forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from samehere import markup
from samehere.discussions import words_back
from samehere.discussions.events import PostRestored, RemovedTextForgotten
from samehere.discussions.models import Group, Post, RemovedText, Thread
from samehere.discussions.pages import keys_of_thread
from samehere.markup import SourceFormat
from samehere.members.queries import has_agreed_to_write
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from samehere.members.models import Member


@transaction.atomic
def restore_post(*, post_id: int) -> bool:
    """Put the words of a removed post back where they stood; return whether it was done.

    Not where they are forgotten, their author has left, or she has taken back her agreement to
    being published. The post keeps its number and its time, also in a discussion that takes no
    more replies; one of which nothing was left is there again. Likes and Same heres went with the
    words and stay away. Whoever calls this has checked who may.
    """
    rows = RemovedText.objects.select_related("post__author").filter(post_id=post_id)
    kept = rows.select_for_update(of=("self",)).first()
    if kept is None or kept.post.author is None or not has_agreed_to_write(kept.post.author):
        return False
    threads = Thread.objects.select_for_update(of=("self",)).select_related("group")
    thread = threads.get(pk=kept.post.thread_id)
    rendered = markup.render(kept.source, SourceFormat(kept.post.source_format))
    Post.objects.filter(pk=post_id).update(
        source=kept.source,
        html=rendered.html,
        plain_text=rendered.plain_text,
        deleted_at=None,
        is_removed=False,
    )
    _count_in(thread, kept)
    kept.delete()
    words_back.tell(post_id)
    pages.bump(keys_of_thread(thread_id=thread.pk, group=thread.group))
    record(PostRestored(post_id=post_id))
    return True


@transaction.atomic
def forget_removed_text(*, post_id: int) -> None:
    """Overwrite the words of a removed post. Where none are kept nothing changes."""
    gone, _ = RemovedText.objects.filter(post_id=post_id).delete()
    if gone:
        record(RemovedTextForgotten(post_id=post_id))


@transaction.atomic
def forget_own_removed_text(*, member: Member, post_id: int) -> None:
    """Overwrite the words of a removed post the member wrote. Of another's nothing changes."""
    if RemovedText.objects.filter(post_id=post_id, post__author_id=member.pk).exists():
        forget_removed_text(post_id=post_id)


def _count_in(thread: Thread, kept: RemovedText) -> None:
    own = Thread.objects.filter(pk=thread.pk)
    if kept.post.number == 0:
        own.update(title=kept.title)
    else:
        own.update(reply_count=F("reply_count") + 1)
    if thread.deleted_at is not None:
        own.update(deleted_at=None)
        Group.objects.filter(pk=thread.group_id).update(thread_count=F("thread_count") + 1)
    own.update(last_post=thread.posts.filter(deleted_at=None).order_by("-number").first())
