"""Taking one's own words away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samehere.discussions import words_gone
from samehere.discussions.errors import NotYourPost
from samehere.discussions.events import PostDeleted
from samehere.discussions.models import Group, Like, Post, SameHere, Thread
from samehere.discussions.pages import keys_of_thread
from samehere.discussions.queries.writing import post_to_change, thread_to_change
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member

TITLE_OF_A_DELETED_OPENING = "The first post here was deleted by its author"


@transaction.atomic
def delete_post(
    *, member: Member, thread_id: int, number: int, now: datetime | None = None
) -> bool:
    """Delete the member's own post: its words go, one line stays so that replies make sense.

    With an opening post the title goes too, for it is the author's words; the replies stay.
    When no post with words is left the whole discussion goes. Likes and Same heres of the post
    go with it, and whatever rooms above have read in it. Returns whether the discussion is still
    there.

    Raises:
        PostNotFound: no such post, deleted already, or one this member may not read.
        NotYourPost: somebody else wrote it.
    """
    now = now or timezone.now()
    thread = thread_to_change(member=member, thread_id=thread_id)
    post = post_to_change(member=member, thread_id=thread_id, number=number)
    if post.author_id != member.pk:
        raise NotYourPost
    Like.objects.filter(post=post).delete()
    SameHere.objects.filter(post=post).delete()
    Post.objects.filter(pk=post.pk).update(
        source="", html="", plain_text="", deleted_at=now, like_count=0, same_here_count=0
    )
    words_gone.tell(post.pk)
    last = thread.posts.filter(deleted_at=None).order_by("-number").first()
    if number == 0:
        Thread.objects.filter(pk=thread.pk).update(title=TITLE_OF_A_DELETED_OPENING)
    else:
        Thread.objects.filter(pk=thread.pk).update(reply_count=F("reply_count") - 1)
    if last is None:
        Thread.objects.filter(pk=thread.pk).update(deleted_at=now, last_post=None)
        Group.objects.filter(pk=thread.group_id).update(thread_count=F("thread_count") - 1)
    elif thread.last_post_id == post.pk:
        Thread.objects.filter(pk=thread.pk).update(last_post=last)
    pages.bump(keys_of_thread(thread_id=thread.pk, group_slug=thread.group.slug))
    record(PostDeleted(post_id=post.pk))
    return last is not None
