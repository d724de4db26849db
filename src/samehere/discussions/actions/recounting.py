"""Every stored count compared with what it counts, and mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from samehere.discussions.models import Follow, Group, Like, Membership, Post, SameHere, Thread
from samehere.discussions.pages import keys_of_group, keys_of_thread
from samehere.web import pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import Model, QuerySet


def recount_likes(*, mend: bool) -> int:
    """Return how many posts store a wrong number of likes; set them right if `mend`."""
    likes = Like.objects.filter(post=OuterRef("pk"))
    return _recount(Post.objects.all(), "like_count", _number_of(likes, "post"), mend)


def recount_same_heres(*, mend: bool) -> int:
    """Return how many posts store a wrong number of Same heres; set them right if `mend`."""
    same_heres = SameHere.objects.filter(post=OuterRef("pk"))
    return _recount(Post.objects.all(), "same_here_count", _number_of(same_heres, "post"), mend)


def recount_replies(*, mend: bool) -> int:
    """Return how many threads store a wrong number of replies; set them right if `mend`."""
    replies = Post.objects.filter(thread=OuterRef("pk"), number__gt=0, deleted_at=None)
    return _recount(Thread.objects.all(), "reply_count", _number_of(replies, "thread"), mend)


def recount_followers(*, mend: bool) -> int:
    """Return how many threads store a wrong number of followers; set them right if `mend`."""
    follows = Follow.objects.filter(thread=OuterRef("pk"))
    return _recount(Thread.objects.all(), "follower_count", _number_of(follows, "thread"), mend)


def recount_members(*, mend: bool) -> int:
    """Return how many groups store a wrong number of members; set them right if `mend`."""
    memberships = Membership.objects.filter(group=OuterRef("pk"))
    return _recount(Group.objects.all(), "member_count", _number_of(memberships, "group"), mend)


def recount_threads(*, mend: bool) -> int:
    """Return how many groups store a wrong number of discussions; set them right if `mend`."""
    threads = Thread.objects.filter(group=OuterRef("pk"), deleted_at=None)
    return _recount(Group.objects.all(), "thread_count", _number_of(threads, "group"), mend)


def recount_members_of(*, group_id: int) -> None:
    """Set the number of members of one group right. One statement; no version rises."""
    memberships = Membership.objects.filter(group=OuterRef("pk"))
    group = Group.objects.filter(pk=group_id)
    group.update(member_count=_number_of(memberships, "group"))


def recount_followers_in(*, group_id: int) -> None:
    """Set the followers of all threads in a group right. One statement; no version rises."""
    follows = Follow.objects.filter(thread=OuterRef("pk"))
    threads = Thread.objects.filter(group_id=group_id)
    threads.update(follower_count=_number_of(follows, "thread"))


RECOUNTS: dict[str, Callable[..., int]] = {
    "likes": recount_likes,
    "same heres": recount_same_heres,
    "replies": recount_replies,
    "followers": recount_followers,
    "members of groups": recount_members,
    "discussions in groups": recount_threads,
}


def _number_of(rows: QuerySet[Model], key: str) -> Coalesce:
    counted = rows.order_by().values(key).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


@transaction.atomic
def _recount(rows: QuerySet[Model], column: str, counted: Coalesce, mend: bool) -> int:
    wrong = rows.annotate(counted=counted).filter(~Q(**{column: F("counted")}))
    ids = list(wrong.values_list("pk", flat=True))
    if mend and ids:
        rows.filter(pk__in=ids).update(**{column: counted})
        pages.bump(_keys_printing(rows.model, ids))
    return len(ids)


def _keys_printing(model: type[Model], ids: Iterable[int]) -> set[str]:
    threads = Thread.objects.all()
    if model is Group:
        return set().union(*(keys_of_group(group) for group in Group.objects.filter(pk__in=ids)))
    of_rows = threads.filter(pk__in=ids) if model is Thread else threads.filter(posts__in=ids)
    found = of_rows.select_related("group").distinct()
    return set().union(
        *(keys_of_thread(thread_id=thread.pk, group=thread.group) for thread in found)
    )
