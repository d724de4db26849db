"""Placing many answers without words at once, for a discussion that is written for us."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from samehere.discussions.errors import OwnPost
from samehere.discussions.models import Follow, Like, SameHere, Thread
from samehere.discussions.pages import keys_of_thread
from samehere.web import pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from django.db.models import Model, QuerySet

    from samehere.discussions.models import Post

_ROWS_A_STATEMENT = 200


@dataclass(frozen=True)
class PlacedAnswer:
    """A like or a Same here of post `number` by a member."""

    member_id: int
    number: int
    at: datetime


@dataclass(frozen=True)
class PlacedFollow:
    """A member who follows the discussion."""

    member_id: int
    at: datetime


@transaction.atomic
def place_answers(
    *,
    thread_id: int,
    likes: Sequence[PlacedAnswer],
    same_heres: Sequence[PlacedAnswer],
    follows: Sequence[PlacedFollow],
) -> None:
    """Leave what as many single acts would have left, but record no event: nobody is told.

    Placing one again changes nothing. Takes the same few statements however many there are.

    Raises:
        Thread.DoesNotExist, KeyError: there is no such thread, or no such post in it.
        OwnPost: a member would answer what she wrote herself.
    """
    thread = (
        Thread.objects.select_for_update(of=("self",)).select_related("group").get(pk=thread_id)
    )
    posts = {post.number: post for post in thread.posts.only("id", "number", "author_id")}
    Like.objects.bulk_create(
        [Like(**columns) for columns in _columns(posts, likes)],
        ignore_conflicts=True,
        batch_size=_ROWS_A_STATEMENT,
    )
    SameHere.objects.bulk_create(
        [SameHere(**columns) for columns in _columns(posts, same_heres)],
        ignore_conflicts=True,
        batch_size=_ROWS_A_STATEMENT,
    )
    Follow.objects.bulk_create(
        [Follow(thread=thread, member_id=one.member_id, created_at=one.at) for one in follows],
        ignore_conflicts=True,
        batch_size=_ROWS_A_STATEMENT,
    )
    thread.posts.update(
        like_count=_number_of(Like.objects.filter(post=OuterRef("pk")), "post"),
        same_here_count=_number_of(SameHere.objects.filter(post=OuterRef("pk")), "post"),
    )
    Thread.objects.filter(pk=thread.pk).update(
        follower_count=_number_of(Follow.objects.filter(thread=OuterRef("pk")), "thread")
    )
    pages.bump(keys_of_thread(thread_id=thread.pk, group_slug=thread.group.slug))


def _columns(
    posts: Mapping[int, Post], answers: Sequence[PlacedAnswer]
) -> Iterator[dict[str, Any]]:
    for answer in answers:
        post = posts[answer.number]
        if post.author_id == answer.member_id:
            raise OwnPost
        yield {"post_id": post.pk, "member_id": answer.member_id, "created_at": answer.at}


def _number_of(rows: QuerySet[Model], key: str) -> Coalesce:
    counted = rows.order_by().values(key).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
