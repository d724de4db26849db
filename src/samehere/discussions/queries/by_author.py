"""What one member has written: as far as everybody may read it, and all of it for herself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.discussions.errors import PostNotFound
from samehere.discussions.models import Post
from samehere.discussions.queries.visibility import visible_posts, visible_threads, words_of
from samehere.markup import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from samehere.members.models import Member

POSTS_ON_PROFILE = 20
_LONGEST_GLIMPSE = 200


@dataclass(frozen=True)
class Glimpse:
    """A post with the discussion it stands in, and how it begins.

    Title and group are "" where the viewer may not know them any more. `edited_at` None: never,
    as far as others are told; else the last of `edit_count` times.
    """

    thread_id: int
    number: int
    title: str
    group_name: str
    posted_at: datetime | None
    edited_at: datetime | None
    edit_count: int
    beginning: str


@dataclass(frozen=True)
class WrittenPage:
    """Posts of one member, newest first. `older` is the `?before=` of the next page, or None."""

    posts: Sequence[Glimpse]
    older: int | None


def posts_by(*, member_id: int, before: int | None = None) -> WrittenPage:
    """Return the member's posts that everybody may read, those made before post `before`.

    The same for whoever looks: what somebody writes in a group that is not for everyone is tied
    to her profile for nobody. One query.

    Raises:
        PostNotFound: nothing before `before`.
    """
    return _page(visible_posts(None).filter(author_id=member_id), before)


def own_posts(*, viewer: Member, before: int | None = None) -> WrittenPage:
    """Return all posts of the viewer that have words, those made before post `before`.

    Also those in groups she may not read any more: her words stay hers to take away, and she
    learns nothing else of the discussion. Two queries.

    Raises:
        PostNotFound: nothing before `before`.
    """
    return _page(Post.objects.filter(words_of(viewer)), before, author=viewer)


def _page(
    posts: QuerySet[Post], before: int | None, *, author: Member | None = None
) -> WrittenPage:
    if before is not None:
        posts = posts.filter(pk__lt=before)
    found = posts.select_related("thread__group").order_by("-pk")[: POSTS_ON_PROFILE + 1]
    rows = list(found.defer("source", "html"))
    if before is not None and not rows:
        raise PostNotFound
    shown = rows[:POSTS_ON_PROFILE]
    threads = visible_threads(author).filter(pk__in={post.thread_id for post in shown})
    readable = set(threads.values_list("pk", flat=True)) if author else None
    return WrittenPage(
        posts=[_glimpse(post, readable is None or post.thread_id in readable) for post in shown],
        older=shown[-1].pk if len(rows) > POSTS_ON_PROFILE else None,
    )


def _glimpse(post: Post, is_readable: bool) -> Glimpse:
    return Glimpse(
        thread_id=post.thread_id,
        number=post.number,
        title=post.thread.title if is_readable else "",
        group_name=post.thread.group.name if is_readable else "",
        posted_at=post.posted_at,
        edited_at=post.edited_at,
        edit_count=post.edit_count,
        beginning=shortened(post.plain_text, _LONGEST_GLIMPSE),
    )
