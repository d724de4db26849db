"""Writing a whole discussion at once, as its members would have; for sample communities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from samehere import markup
from samehere.discussions.actions.posting import checked_text, checked_title
from samehere.discussions.actions.publishing import milliseconds
from samehere.discussions.errors import OwnPost
from samehere.discussions.models import Follow, Group, Like, Post, SameHere, Thread
from samehere.discussions.pages import keys_of_thread, thread_key
from samehere.markup import SourceFormat
from samehere.web import pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

_ROWS_A_STATEMENT = 200


@dataclass(frozen=True)
class WrittenPost:
    """A post by member `by`, with its answers.

    `to` is the place in the list of the post it answers, always an earlier one; None for the
    first alone. `likes` and `same_here` are ids of members, each once.
    """

    by: int
    at: datetime
    text: str
    to: int | None = None
    likes: Sequence[int] = ()
    same_here: Sequence[int] = ()


@transaction.atomic
def write_discussion(
    *, group_id: int, title: str, posts: Sequence[WrittenPost], followers: Iterable[int]
) -> int:
    """Write a discussion with all its posts and answers, and return its id.

    It is left as single acts would have left it (whoever starts it follows it), but no event is
    recorded: nobody is told. Takes a few statements however long it is.

    Raises:
        EmptyTitle, TitleTooLong, EmptyText, TextTooLong: the words are not fit to print.
        OwnPost: a member would answer what she wrote herself.
        IntegrityError: somebody likes a post twice.
    """
    group = Group.objects.select_for_update().get(pk=group_id)
    following = {posts[0].by, *followers}
    thread = Thread.objects.create(
        group=group,
        title=checked_title(title),
        activity=milliseconds(posts[-1].at),
        next_number=len(posts),
        reply_count=len(posts) - 1,
        follower_count=len(following),
    )
    rows = _write_posts(thread, posts)
    _answer(rows, posts)
    Follow.objects.bulk_create(
        (Follow(thread=thread, member_id=pk, created_at=posts[0].at) for pk in sorted(following)),
        batch_size=_ROWS_A_STATEMENT,
    )
    Thread.objects.filter(pk=thread.pk).update(last_post=rows[-1])
    Group.objects.filter(pk=group.pk).update(thread_count=F("thread_count") + 1)
    pages.add(thread_key(thread.pk), is_public=group.is_public)
    pages.bump(keys_of_thread(thread_id=thread.pk, group=group))
    return thread.pk


def _write_posts(thread: Thread, posts: Sequence[WrittenPost]) -> list[Post]:
    rows: list[Post] = []
    depths: list[int] = []
    for number, post in enumerate(posts):
        parent = None if post.to is None else rows[post.to]
        rows.append(_row(thread, number, parent, post))
        depths.append(0 if post.to is None else depths[post.to] + 1)
    # A parent must have its id before its answers are inserted: one level after the other.
    for depth in sorted(set(depths)):
        level = [number for number, its_depth in enumerate(depths) if its_depth == depth]
        for number in level:
            parent_place = posts[number].to
            rows[number].parent = None if parent_place is None else rows[parent_place]
        Post.objects.bulk_create([rows[number] for number in level], batch_size=_ROWS_A_STATEMENT)
    return rows


def _row(thread: Thread, number: int, parent: Post | None, post: WrittenPost) -> Post:
    if post.by in {*post.likes, *post.same_here}:
        raise OwnPost
    source = checked_text(post.text)
    rendered = markup.render(source, SourceFormat.MARKDOWN)
    return Post(
        thread=thread,
        number=number,
        branch=0 if parent is None else parent.branch or number,
        author_id=post.by,
        source_format=SourceFormat.MARKDOWN,
        source=source,
        html=rendered.html,
        plain_text=rendered.plain_text,
        posted_at=post.at,
        like_count=len(post.likes),
        same_here_count=len(post.same_here),
    )


def _answer(rows: Sequence[Post], posts: Sequence[WrittenPost]) -> None:
    written = list(zip(rows, posts, strict=True))
    Like.objects.bulk_create(
        (
            Like(post=row, member_id=pk, created_at=post.at)
            for row, post in written
            for pk in post.likes
        ),
        batch_size=_ROWS_A_STATEMENT,
    )
    SameHere.objects.bulk_create(
        (
            SameHere(post=row, member_id=pk, created_at=post.at)
            for row, post in written
            for pk in post.same_here
        ),
        batch_size=_ROWS_A_STATEMENT,
    )
