"""Reported posts as those who look after their groups see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from samehere.discussions.queries.groups import groups_looked_after
from samehere.discussions.queries.places import posts_in_place
from samehere.discussions.queries.visibility import visible_to
from samehere.moderation.errors import NothingReported
from samehere.moderation.matters import Matter, Wish
from samehere.moderation.models import Decision, Report
from samehere.moderation.queries.looking_after import check_may_look_after
from samehere.moderation.queries.reports import quote_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from samehere.discussions.queries.places import PostInPlace
    from samehere.members.models import Member

MOST_OPEN = 200
MOST_DECIDED = 30


@dataclass(frozen=True, slots=True)
class OneReport:
    """What one person said of a post.

    `by` is whose words they are: a member, or somebody without an account. Who it is, those who
    decide are not told; only a wish for deletion without an account shows where to ask, and
    `name` is what somebody signed with.
    """

    number: str
    matter: Matter
    note: str
    is_member: bool
    name: str
    address: str
    sent_at: datetime
    is_same_text: bool


@dataclass(frozen=True)
class ReportedPost:
    """A post with its open reports, the oldest first; `is_own` where the viewer wrote it."""

    post: PostInPlace
    reports: Sequence[OneReport]
    reporter_count: int
    is_own: bool

    @property
    def is_urgent(self) -> bool:
        """Whether somebody may be in danger."""
        return any(one.matter == Matter.DANGER for one in self.reports)

    @property
    def matters(self) -> list[str]:
        """What is the matter, each once, in the order it was said."""
        return list(dict.fromkeys(str(one.matter.label) for one in self.reports))

    @property
    def quote(self) -> str:
        """The beginning of its words, "" where they are gone."""
        return quote_of(self.post)

    @property
    def last_number(self) -> str:
        """The number of the newest report: what whoever decides has seen."""
        return self.reports[-1].number if self.reports else ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as the list tells it; `by` "" is the program, or somebody who has left."""

    post: PostInPlace
    outcome: str
    reason: str
    by: str
    made_at: datetime


@dataclass(frozen=True)
class Queue:
    """Reported posts that wait, the urgent ones first, then the longest waiting."""

    open: Sequence[ReportedPost]
    decided: Sequence[Decided]


def queue(*, viewer: Member) -> Queue:
    """Return what the viewer may decide, and what was decided last. Six queries at most.

    Raises:
        NotLookingAfterAny: the viewer looks after nothing.
    """
    check_may_look_after(member=viewer)
    own = looked_after_by(viewer)
    rows = list(_open().filter(own)[:MOST_OPEN])
    decisions = list(
        Decision.objects.filter(own)
        .select_related("made_by")
        .order_by("-made_at", "-pk")[:MOST_DECIDED]
    )
    ids = {row.post_id for row in rows} | {one.post_id for one in decisions}
    posts = posts_in_place(viewer=viewer, post_ids=ids)
    found = [_reported(posts[post_id], some, viewer) for post_id, some in _by_post(rows).items()]
    return Queue(
        open=sorted(found, key=lambda one: not one.is_urgent),
        decided=[_decided(one, posts[one.post_id]) for one in decisions],
    )


def reported_post(*, viewer: Member, thread_id: int, number: int) -> ReportedPost:
    """Return one post with its open reports. Four queries at most.

    Raises:
        NothingReported: no open report of it, or of a group this member does not look after.
        NotLookingAfterAny: the viewer looks after nothing.
    """
    check_may_look_after(member=viewer)
    place = Q(post__thread_id=thread_id, post__number=number)
    rows = list(_open().filter(looked_after_by(viewer), place))
    if not rows:
        raise NothingReported
    post = posts_in_place(viewer=viewer, post_ids=[rows[0].post_id])[rows[0].post_id]
    return _reported(post, rows, viewer)


def looked_after_by(viewer: Member) -> Q:
    """Return the condition that a row with a post is of a group the viewer looks after."""
    groups = groups_looked_after(viewer=viewer)
    is_own = Q() if groups is None else Q(post__thread__group__in=groups)
    # Running the server is no leave to read what a closed group says.
    return is_own & visible_to(viewer, group="post__thread__group__")


def _open() -> QuerySet[Report]:
    return Report.objects.filter(decision=None).order_by("sent_at", "pk")


def _by_post(rows: Iterable[Report]) -> dict[int, list[Report]]:
    found: dict[int, list[Report]] = {}
    for row in rows:
        found.setdefault(row.post_id, []).append(row)
    return found


def _reported(post: PostInPlace, rows: Sequence[Report], viewer: Member) -> ReportedPost:
    return ReportedPost(
        post=post,
        reports=[_one(row, post) for row in rows],
        reporter_count=len({row.member_id or row.address or row.number for row in rows}),
        is_own=post.author_id == viewer.pk,
    )


def _one(row: Report, post: PostInPlace) -> OneReport:
    matter = Matter(row.matter)
    return OneReport(
        number=row.number,
        matter=matter,
        note=row.note,
        is_member=row.member_id is not None,
        name=row.name,
        address=row.address if matter.wish == Wish.DELETION else "",
        sent_at=row.sent_at,
        is_same_text=row.text_version == post.text_version,
    )


def _decided(row: Decision, post: PostInPlace) -> Decided:
    return Decided(
        post=post,
        outcome=row.outcome,
        reason=row.reason,
        by=row.made_by.name if row.made_by else "",
        made_at=row.made_at,
    )
