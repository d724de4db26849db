"""Single posts with the discussion and the group they stand in, for pages about one post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from samehere.discussions.errors import PostNotFound
from samehere.discussions.models import Post
from samehere.discussions.queries.rows import NAME_NOT_KEPT
from samehere.discussions.queries.visibility import visible_posts, visible_to

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from samehere.members.models import Member


@dataclass(frozen=True, slots=True)
class PostInPlace:
    """A post, and where it stands. Without words where it is gone; the names stay.

    `author_id` None: imported, or the name was not kept. `posted_at` None: not known.
    """

    id: int
    number: int
    thread_id: int
    title: str
    group_id: int
    group_slug: str
    group_name: str
    author_id: int | None
    author_name: str
    html: str
    plain_text: str
    text_version: int
    posted_at: datetime | None
    deleted_at: datetime | None
    is_removed: bool


_COLUMNS = (
    "id",
    "number",
    "thread_id",
    "thread__title",
    "thread__group_id",
    "thread__group__slug",
    "thread__group__name",
    "author_id",
    "author__name",
    "html",
    "plain_text",
    "text_version",
    "posted_at",
    "deleted_at",
    "is_removed",
    "imported_author__name",
)


def post_in_place(
    *, viewer: Member | None, thread_id: int, number: int, is_locked: bool = False
) -> PostInPlace:
    """Return a post that has words. One query; `is_locked` inside a transaction only.

    Raises:
        PostNotFound: no such post, deleted, or in a thread this viewer may not see.
    """
    posts = visible_posts(viewer).filter(thread_id=thread_id, number=number)
    if is_locked:
        posts = posts.select_for_update(of=("self",))
    row = posts.values_list(*_COLUMNS).first()
    if row is None:
        raise PostNotFound
    return _placed(row)


def posts_in_place(*, viewer: Member | None, post_ids: Collection[int]) -> dict[int, PostInPlace]:
    """Return these posts by id, those without words too; what the viewer may not see is left out.

    One query.
    """
    posts = Post.objects.filter(visible_to(viewer, group="thread__group__"), pk__in=post_ids)
    return {row[0]: _placed(row) for row in posts.values_list(*_COLUMNS)}


def _placed(row: tuple[Any, ...]) -> PostInPlace:
    *fields, imported_name = row
    name = _COLUMNS.index("author__name")
    fields[name] = fields[name] or imported_name or NAME_NOT_KEPT
    return PostInPlace(*fields)
