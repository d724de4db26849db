"""What was reported, as those see it who look after the groups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Q

from samehere.discussions.queries.groups import groups_looked_after
from samehere.discussions.queries.writing import lock_words
from samehere.moderation.errors import NothingReported
from samehere.moderation.matters import Matter, Wish
from samehere.moderation.models import Decision, Report
from samehere.moderation.queries.appeals import answered_appeals, count_for
from samehere.moderation.queries.looking_after import check_may_look_after
from samehere.moderation.queries.subjects import Key, Subject, key_of, looked_after_by, subjects
from samehere.moderation.queries.suspending import may_suspend

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from samehere.members.models import Member
    from samehere.moderation.models import Appeal

MOST_OPEN = 200
MOST_DECIDED = 30


@dataclass(frozen=True, slots=True)
class OneReport:
    """What one person said.

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
class Reported:
    """What was reported with its open reports, the oldest first; `is_own`: the viewer's.

    `may_pause`: the viewer may pause the account of whoever wrote or shows it. Only one that is
    shown by itself says so; on the list it is False.
    """

    subject: Subject
    reports: Sequence[OneReport]
    reporter_count: int
    is_own: bool
    may_pause: bool = False

    @property
    def is_urgent(self) -> bool:
        """Whether somebody may be in danger."""
        return any(one.matter == Matter.DANGER for one in self.reports)

    @property
    def matters(self) -> list[str]:
        """What is the matter, each once, in the order it was said."""
        return list(dict.fromkeys(str(one.matter.label) for one in self.reports))

    @property
    def last_number(self) -> str:
        """The number of the newest report: what whoever decides has seen."""
        return self.reports[-1].number if self.reports else ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as the list tells it, with the appeals of it that were answered.

    `by` "" is the program, or somebody who has left.
    """

    subject: Subject
    outcome: str
    reason: str
    by: str
    made_at: datetime
    suspended_until: datetime | None
    appeals: Sequence[Appeal]


@dataclass(frozen=True)
class Queue:
    """What was reported and waits, the urgent first, then the longest waiting."""

    open: Sequence[Reported]
    decided: Sequence[Decided]


@dataclass(frozen=True, slots=True)
class WaitingForOne:
    """How many reported things and appeals wait for somebody, and whether one may be in danger.

    `count` is None while her powers rest: she is told what to do where she goes on.
    """

    count: int | None
    is_urgent: bool = False


def waiting_for(*, viewer: Member) -> WaitingForOne | None:
    """Return what waits for this viewer; None: she looks after nothing. Four queries at most."""
    groups = groups_looked_after(viewer=viewer)
    if groups is not None and not groups:
        return WaitingForOne(None) if viewer.were_powers_missed else None
    rows = list(_open().filter(looked_after_by(viewer)).only(*Key._fields, "matter"))
    return WaitingForOne(
        count=len({key_of(row) for row in rows}) + count_for(viewer=viewer),
        is_urgent=any(row.matter == Matter.DANGER for row in rows),
    )


def queue(*, viewer: Member) -> Queue:
    """Return what the viewer may decide, and what was decided last. Ten queries at most.

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
    keys = {key_of(row) for row in rows} | {key_of(one) for one in decisions}
    found = subjects(viewer=viewer, keys=keys)
    answers = answered_appeals(decisions)
    waiting = [_reported(found[key], some, viewer) for key, some in _by_key(rows).items()]
    return Queue(
        open=sorted(waiting, key=lambda one: not one.is_urgent),
        decided=[_decided(one, found[key_of(one)], answers.get(one.pk, [])) for one in decisions],
    )


def reported_post(
    *, viewer: Member, thread_id: int, number: int, is_locked: bool = False
) -> Reported:
    """Return one post with its open reports. Nine queries at most.

    `is_locked` inside a transaction only: one query more, and no edit of it comes in between.

    Raises:
        NothingReported: no open report of it, or of a group this member does not look after.
        NotLookingAfterAny: the viewer looks after nothing.
    """
    if is_locked:
        lock_words(thread_id=thread_id)
    return _one_reported(viewer, Q(post__thread_id=thread_id, post__number=number))


def reported_profile_of(*, viewer: Member, public_id: str) -> Reported:
    """Return one profile with its open reports. Eleven queries at most.

    Raises:
        NothingReported: no open report of it, or of nobody in a group this member looks after.
        NotLookingAfterAny: the viewer looks after nothing.
    """
    return _one_reported(viewer, Q(profile_of__public_id=public_id))


def reported_group_of(*, viewer: Member, slug: str) -> Reported:
    """Return a group with the open reports of something in it. Four queries at most.

    Raises:
        NothingReported: no open report of it, or a group this member does not look after.
        NotLookingAfterAny: the viewer looks after nothing.
    """
    return _one_reported(viewer, Q(group__slug=slug))


def _one_reported(viewer: Member, which: Q) -> Reported:
    check_may_look_after(member=viewer)
    rows = list(_open().filter(looked_after_by(viewer), which))
    if not rows:
        raise NothingReported
    key = key_of(rows[0])
    subject = subjects(viewer=viewer, keys=[key])[key]
    may_pause = may_suspend(viewer=viewer, public_id=subject.owner_public_id)
    return replace(_reported(subject, rows, viewer), may_pause=may_pause)


def _open() -> QuerySet[Report]:
    return Report.objects.filter(decision=None).order_by("sent_at", "pk")


def _by_key(rows: Iterable[Report]) -> dict[Key, list[Report]]:
    found: dict[Key, list[Report]] = {}
    for row in rows:
        found.setdefault(key_of(row), []).append(row)
    return found


def _reported(subject: Subject, rows: Sequence[Report], viewer: Member) -> Reported:
    return Reported(
        subject=subject,
        reports=[_one(row, subject) for row in rows],
        reporter_count=len({row.member_id or row.address or row.number for row in rows}),
        is_own=subject.owner_id == viewer.pk,
    )


def _one(row: Report, subject: Subject) -> OneReport:
    matter = Matter(row.matter)
    return OneReport(
        number=row.number,
        matter=matter,
        note=row.note,
        is_member=row.member_id is not None,
        name=row.name,
        address=row.address if matter.wish == Wish.DELETION else "",
        sent_at=row.sent_at,
        is_same_text=row.text_version == subject.text_version,
    )


def _decided(row: Decision, subject: Subject, appeals: Sequence[Appeal]) -> Decided:
    return Decided(
        subject=subject,
        outcome=row.outcome,
        reason=row.reason,
        by=row.made_by.name if row.made_by else "",
        made_at=row.made_at,
        suspended_until=row.suspended_until,
        appeals=appeals,
    )
