"""The words of posts for rooms that read them.

No viewer: whoever reads is a program, and what it makes of them is shown by rules of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Q

from samehere.discussions.models import Post, Thread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class PostPlace:
    """Where a post with words stands, and who wrote it. Both authors None: the name was not kept.

    `parent_id` is the post answered, which may have lost its words. `may_be_read` is False for a
    post that was brought in, where whoever did that said so.
    """

    id: int
    thread_id: int
    group_id: int
    parent_id: int | None
    text_version: int
    author_id: int | None
    imported_author_id: int | None
    may_be_read: bool = True


@dataclass(frozen=True)
class Writers:
    """Who wrote in a discussion what is still there.

    `named_count` are members and names on a page that was brought in; what others wrote can only
    be counted in posts. `asker` is the member, or the name in an import, of the opening post:
    None where that is deleted, (None, None) where the name was not kept. `opening_text` is what
    that post says, "" where it is deleted.
    """

    named_count: int
    nameless_post_count: int
    asker: tuple[int | None, int | None] | None
    opening_text: str


@dataclass(frozen=True)
class ThreadHead:
    """What stands over a discussion."""

    id: int
    title: str
    group_name: str


@dataclass(frozen=True, slots=True)
class PrintedPost:
    """A post's words as they are read: plain and as HTML, under the title of its discussion."""

    id: int
    thread_id: int
    title: str
    group_slug: str
    visibility: str
    text_version: int
    plain_text: str
    html: str


@dataclass(frozen=True, slots=True)
class FreshPost:
    """The words of a post that was written a moment ago, and where it stands."""

    id: int
    thread_id: int
    number: int
    plain_text: str


# Raw, because the ORM takes 2 ms to put this together, a fifth of what drawing the page takes.
_WRITERS = """
    SELECT
        COUNT(DISTINCT author_id),
        COUNT(DISTINCT imported_author_id),
        COUNT(CASE WHEN author_id IS NULL AND imported_author_id IS NULL THEN 1 END),
        COUNT(CASE WHEN number = 0 THEN 1 END),
        MAX(CASE WHEN number = 0 THEN author_id END),
        MAX(CASE WHEN number = 0 THEN imported_author_id END),
        MAX(CASE WHEN number = 0 THEN plain_text END)
    FROM discussions_post WHERE thread_id = %s AND deleted_at IS NULL
"""
_COLUMNS = (
    "id",
    "thread_id",
    "thread__group_id",
    "parent_id",
    "text_version",
    "author_id",
    "imported_author_id",
    "thread__import_source__may_be_read",
)
_AUTHOR = _COLUMNS.index("author_id")


def thread_head(*, thread_id: int) -> ThreadHead | None:
    """Return the title and the group of a discussion that has words left, or None. One query."""
    threads = Thread.objects.filter(pk=thread_id, deleted_at=None)
    found = threads.values_list("pk", "title", "group__name").first()
    return ThreadHead(*found) if found else None


def places_in_thread(*, thread_id: int) -> list[PostPlace]:
    """Return the posts of a discussion that have words, in reading order. One query."""
    posts = Post.objects.filter(thread_id=thread_id, deleted_at=None)
    return _places(posts.order_by("branch", "number"))


def places_around(*, thread_id: int, post_ids: Collection[int]) -> list[PostPlace]:
    """Return some posts of a discussion, those they answer, those these answer, and the opening.

    In reading order, only those that have words. One query, however long the discussion is.
    """
    answered = Post.objects.filter(pk__in=post_ids).values("parent_id")
    before = Post.objects.filter(pk__in=answered).values("parent_id")
    wanted = Q(pk__in=post_ids) | Q(pk__in=answered) | Q(pk__in=before) | Q(number=0)
    posts = Post.objects.filter(wanted, thread_id=thread_id, deleted_at=None)
    return _places(posts.order_by("branch", "number"))


def places_to_read(*, post_ids: Collection[int]) -> list[PostPlace]:
    """Return those of the posts that have words, by id, locked so that none is deleted meanwhile.

    One query, inside a transaction.
    """
    posts = Post.objects.select_for_update(of=("self",)).filter(pk__in=post_ids, deleted_at=None)
    return _places(posts.order_by("pk"))


def plain_texts(*, post_ids: Collection[int]) -> dict[int, str]:
    """Return the texts that characters are counted in, by post. One query."""
    return dict(Post.objects.filter(pk__in=post_ids).values_list("pk", "plain_text"))


def post_written_since(*, post_id: int, since: datetime) -> FreshPost | None:
    """Return a post that was written here since then, None for others. One query."""
    posts = Post.objects.filter(pk=post_id, posted_at__gte=since, deleted_at=None)
    found = posts.values_list("pk", "thread_id", "number", "plain_text").first()
    return FreshPost(*found) if found else None


def printed_posts(*, post_ids: Collection[int]) -> list[PrintedPost]:
    """Return those of the posts that have words, by id. One query."""
    posts = Post.objects.filter(pk__in=post_ids, deleted_at=None).order_by("pk")
    columns = (
        "pk",
        "thread_id",
        "thread__title",
        "thread__group__slug",
        "thread__group__visibility",
        "text_version",
        "plain_text",
        "html",
    )
    return [PrintedPost(*found) for found in posts.values_list(*columns)]


def posts_of_thread(*, thread_id: int) -> list[int]:
    """Return the posts of a discussion that have words, oldest first. One query."""
    posts = Post.objects.filter(thread_id=thread_id, deleted_at=None).order_by("pk")
    return list(posts.values_list("pk", flat=True))


def writers_in(*, thread_id: int) -> Writers:
    """Return who wrote in a discussion. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITERS, [thread_id])
        members, names, nameless, openings, asker, imported_asker, text = cursor.fetchone()
    return Writers(
        named_count=members + names,
        nameless_post_count=nameless,
        asker=(asker, imported_asker) if openings else None,
        opening_text=text or "",
    )


def thread_of_post(*, post_id: int) -> int | None:
    """Return the discussion a post with words stands in, or None. One query."""
    posts = Post.objects.filter(pk=post_id, deleted_at=None)
    return posts.values_list("thread_id", flat=True).first()


def threads_with_posts_of(*, member_id: int) -> list[int]:
    """Return the discussions a member wrote in, oldest first. One query."""
    posts = Post.objects.filter(author_id=member_id, deleted_at=None)
    return list(posts.order_by("thread_id").values_list("thread_id", flat=True).distinct())


def thread_ids(*, after: int = 0) -> Iterator[int]:
    """Yield the discussions with words left that were made after `after`, oldest first."""
    threads = Thread.objects.filter(pk__gt=after, deleted_at=None).order_by("pk")
    yield from threads.values_list("pk", flat=True).iterator(chunk_size=1000)


def _places(posts: QuerySet[Post]) -> list[PostPlace]:
    found: list[PostPlace] = []
    for row in posts.values_list(*_COLUMNS):
        *place, choice = row
        # What a member wrote below a page that was brought in is hers to decide.
        columns: list[Any] = [*place, choice is not False or place[_AUTHOR] is not None]
        found.append(PostPlace(*columns))
    return found
