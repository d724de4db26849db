"""Changing one's own words after they were published."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samehere import markup
from samehere.discussions import words_changed
from samehere.discussions.actions.posting import check_agreed, checked_text, checked_title
from samehere.discussions.errors import ClosedToEdits, EditedMeanwhile
from samehere.discussions.events import PostEdited
from samehere.discussions.models import Post, Thread
from samehere.discussions.pages import keys_of_thread, thread_key
from samehere.discussions.queries.writing import check_may_write, own_post_to_edit
from samehere.markup import SourceFormat
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from samehere.members.models import Member

# A slip of the finger is put right within this time, and no page says so.
MENDED_WITHIN = timedelta(minutes=10)


@transaction.atomic
def edit_post(
    *,
    member: Member,
    thread_id: int,
    number: int,
    text: str,
    version: int,
    title: str = "",
    agrees: bool = False,
    now: datetime | None = None,
) -> bool:
    """Put other words in the place of the member's own; return whether anything changed.

    What the post said before is kept nowhere. `version` is the text version she has seen, `title`
    the discussion's, which is hers where she opened it. Pages say when she did it last and how
    often, unless she did within 10 minutes and nobody had answered by a post or a press. Lists do
    not move it up. `agrees` as in `publish_reply`; a group that holds first posts holds no edit,
    for whoever has a post there has had her first one released.

    Raises:
        ThreadNotFound, PostNotFound: no such post, deleted, or one she may not read any more.
        NotYourPost: somebody else wrote it, or it was brought in.
        EmptyTitle, TitleTooLong, EmptyText, TextTooLong: the words are not fit to print.
        EditedMeanwhile: the post has another text by now than the one she has seen.
        ClosedToEdits: the discussion is closed.
        Suspended: a moderator has paused the account.
        NotAgreed: she never agreed to her words being published, or not any more.
    """
    now = now or timezone.now()
    source, title = checked_text(text), checked_title(title) if number == 0 else ""
    check_may_write(member=member, now=now)
    post = own_post_to_edit(member=member, thread_id=thread_id, number=number)
    thread = post.thread
    is_same_title = number > 0 or title == thread.title
    if is_same_title and source == post.source:
        return False
    if thread.closed_at is not None:
        raise ClosedToEdits
    if version != post.text_version:
        raise EditedMeanwhile
    check_agreed(member, agrees=agrees, now=now)
    rendered = markup.render(source, SourceFormat(post.source_format))
    Post.objects.filter(pk=post.pk).update(
        source=source,
        html=rendered.html,
        plain_text=rendered.plain_text,
        text_version=F("text_version") + 1,
        **_mark(post, now),
    )
    keys = {thread_key(thread.pk)}
    if not is_same_title:
        Thread.objects.filter(pk=thread.pk).update(title=title)
        keys = keys_of_thread(thread_id=thread.pk, group=thread.group)
    change = words_changed.Change(post.pk, version, post.plain_text, rendered.plain_text)
    words_changed.tell(change)
    pages.bump(keys)
    record(PostEdited(post_id=post.pk))
    return True


def _mark(post: Post, now: datetime) -> dict[str, Any]:
    """Return what the post says of being edited: nothing while it was only just published."""
    is_fresh = post.posted_at is not None and now - post.posted_at <= MENDED_WITHIN
    is_answered = post.like_count or post.same_here_count or post.answers.exists()
    if is_fresh and post.edited_at is None and not is_answered:
        return {}
    return {"edited_at": now, "edit_count": F("edit_count") + 1}
