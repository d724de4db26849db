"""Single posts with the discussion and the group they stand in, for pages about one post."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from samehere.discussions.errors import PostNotFound
from samehere.discussions.models import Post
from samehere.discussions.queries.rows import NAME_NOT_KEPT
from samehere.discussions.queries.visibility import (
    visible_groups,
    visible_posts,
    visible_threads,
    visible_to,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from samehere.members.models import Member


@dataclass(frozen=True, slots=True)
class PostInPlace:
    """A post, and where it stands. Without words where it is gone; the names stay.

    `author_id` and `author_public_id` None: imported, or the name was not kept.
    `posted_at` None: not known; `edited_at` None: never, as far as others are told.
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
    author_public_id: str | None
    html: str
    plain_text: str
    text_version: int
    posted_at: datetime | None
    edited_at: datetime | None
    edit_count: int
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
    "author__public_id",
    "html",
    "plain_text",
    "text_version",
    "posted_at",
    "edited_at",
    "edit_count",
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


def paths_open_to(*, viewer: Member | None, paths: Collection[str]) -> set[str]:
    """Return those of these paths that lead into no group and no discussion hidden from the viewer.

    A path alone can give away that a group exists, and its name. Two queries at most.
    """
    places = {path: _names_in(path) for path in paths}
    slugs = {names["slug"] for names in places.values() if "slug" in names}
    threads = {names["thread_id"] for names in places.values() if "thread_id" in names}
    seen: dict[str, set[Any]] = {"slug": set(), "thread_id": set()}
    if slugs:
        found = visible_groups(viewer).filter(slug__in=slugs)
        seen["slug"] = set(found.values_list("slug", flat=True))
    if threads:
        rows = visible_threads(viewer).filter(pk__in=threads)
        seen["thread_id"] = set(rows.values_list("pk", flat=True))
    return {
        path
        for path, names in places.items()
        if all(names[name] in own for name, own in seen.items() if name in names)
    }


def _names_in(path: str) -> dict[str, Any]:
    """Return the parameters of a path by their names; {} where it is an address of nothing."""
    try:
        return resolve(urlsplit(path).path).kwargs
    except (Resolver404, ValueError):
        return {}


def _placed(row: tuple[Any, ...]) -> PostInPlace:
    *fields, imported_name = row
    name = _COLUMNS.index("author__name")
    fields[name] = fields[name] or imported_name or NAME_NOT_KEPT
    return PostInPlace(*fields)
