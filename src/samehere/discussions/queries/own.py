"""What a member has left here herself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.discussions.errors import PostNotFound
from samehere.discussions.models import Follow, Like, Membership, Post, SameHere
from samehere.discussions.queries.rows import NAME_NOT_KEPT
from samehere.discussions.queries.visibility import answered_by, visible_posts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samehere.members.models import Member


ANSWERED_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class AnsweredPost:
    """A post the member liked or said Same here to; `title`, `author_name` "" if not for her."""

    thread_id: int
    number: int
    title: str
    author_name: str
    is_liked: bool
    is_same_here: bool


@dataclass(frozen=True)
class AnsweredPage:
    """What a member liked and said Same here to, the newest posts first.

    `older` is the `?before=` of the next page, or None.
    """

    posts: Sequence[AnsweredPost]
    older: int | None


def own_answers(*, viewer: Member, before: int | None = None) -> AnsweredPage:
    """Return the posts the viewer answered by a press, those made before post `before`.

    Also those she may not read any more, without any word of them. Four queries.

    Raises:
        PostNotFound: nothing before `before`.
    """
    posts = Post.objects.filter(answered_by(viewer), deleted_at=None)
    if before is not None:
        posts = posts.filter(pk__lt=before)
    found = posts.select_related("thread", "author", "imported_author").order_by("-pk")
    rows = list(found.defer("source", "html", "plain_text")[: ANSWERED_A_PAGE + 1])
    if before is not None and not rows:
        raise PostNotFound
    shown = rows[:ANSWERED_A_PAGE]
    ids = [post.pk for post in shown]
    readable = set(visible_posts(viewer).filter(pk__in=ids).values_list("pk", flat=True))
    own = {"member_id": viewer.pk, "post_id__in": ids}
    liked = set(Like.objects.filter(**own).values_list("post_id", flat=True))
    same = set(SameHere.objects.filter(**own).values_list("post_id", flat=True))
    return AnsweredPage(
        posts=[
            AnsweredPost(
                thread_id=post.thread_id,
                number=post.number,
                title=post.thread.title if post.pk in readable else "",
                author_name=_author_of(post) if post.pk in readable else "",
                is_liked=post.pk in liked,
                is_same_here=post.pk in same,
            )
            for post in shown
        ],
        older=shown[-1].pk if len(rows) > ANSWERED_A_PAGE else None,
    )


def _author_of(post: Post) -> str:
    author = post.author or post.imported_author
    return author.name if author else NAME_NOT_KEPT


@dataclass(frozen=True)
class LeftHere:
    """How many of each: posts with words, groups she belongs to, and her answers without words."""

    posts: int
    groups: int
    follows: int
    likes: int
    same_heres: int


def left_here(member: Member) -> LeftHere:
    """Return how much of hers is kept. Five queries."""
    own = {"member_id": member.pk}
    return LeftHere(
        posts=Post.objects.filter(author_id=member.pk, deleted_at=None).count(),
        groups=Membership.objects.filter(**own).count(),
        follows=Follow.objects.filter(**own).count(),
        likes=Like.objects.filter(**own).count(),
        same_heres=SameHere.objects.filter(**own).count(),
    )
