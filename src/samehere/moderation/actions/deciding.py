"""Deciding on the reports of one thing. Each decision keeps who, what and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions import actions as discussions
from samehere.discussions.errors import PostNotFound
from samehere.discussions.queries.writing import check_may_write
from samehere.markup import clean
from samehere.members import actions as members
from samehere.members.queries import runs_community
from samehere.moderation.actions.alarming import mark_danger
from samehere.moderation.errors import (
    ChangedMeanwhile,
    OutcomeMissing,
    OwnCase,
    ReportedMeanwhile,
)
from samehere.moderation.events import ReportsDecided
from samehere.moderation.matters import Matter
from samehere.moderation.models import Decision, Report
from samehere.moderation.queries.appeals import last_day_to_appeal
from samehere.moderation.queries.queue import reported_group_of, reported_post, reported_profile_of
from samehere.moderation.queries.subjects import about
from samehere.outbox.actions import record

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from samehere.members.models import Member
    from samehere.moderation.queries.queue import Reported

LONGEST_REASONS = 2_000
_Outcome = Decision.Outcome
_OF_POSTS = (_Outcome.REMOVED, _Outcome.DONE, _Outcome.LEFT)
_OF_GROUPS = (_Outcome.DONE, _Outcome.LEFT)
_OF_PROFILES = (_Outcome.CLEARED, _Outcome.DONE, _Outcome.LEFT)


@transaction.atomic
def decide(
    *,
    member: Member,
    thread_id: int,
    number: int,
    outcome: str,
    reason: str,
    seen: str,
    version: str | None = None,
    now: datetime | None = None,
) -> None:
    """Decide on the open reports of a post, and remove it where that is what was decided.

    `seen` is the number of the newest report whoever decides has read, `version` the text version
    of the post (None: she decides without having had a page of it). Whoever reported is told
    the reason word for word; so is the author of a removed post, who finds her words beside it
    for as long as she may object.

    Raises:
        NothingReported: nothing is open, or the member does not look after the group.
        NotLookingAfterAny, Suspended: the member may not.
        OwnCase: the member wrote the post and does not run the community.
        OutcomeMissing: what was decided is missing, or why, or why is not said in short.
        ReportedMeanwhile: a report came that is not `seen`, or the post is gone already.
        ChangedMeanwhile: its author has changed the post since.
    """
    now = now or timezone.now()
    found = reported_post(viewer=member, thread_id=thread_id, number=number, is_locked=True)
    decision = _decide(member, found, _Said(outcome, clean(reason), seen, version), _OF_POSTS, now)
    post = found.subject.post
    if outcome == _Outcome.REMOVED and post is not None and post.deleted_at is None:
        try:
            discussions.remove_post(
                member=member,
                thread_id=thread_id,
                number=number,
                keep_until=last_day_to_appeal(decision),
                now=now,
            )
        except PostNotFound as gone:
            raise ReportedMeanwhile from gone
    record(ReportsDecided(decision_id=decision.pk))


@transaction.atomic
def decide_on_profile(
    *,
    member: Member,
    public_id: str,
    outcome: str,
    reason: str,
    seen: str,
    version: str | None = None,
    now: datetime | None = None,
) -> None:
    """Decide on the open reports of a profile, and clear it where that is what was decided.

    Raises: what `decide` raises; the profile takes the place of the post.
    """
    now = now or timezone.now()
    found = reported_profile_of(viewer=member, public_id=public_id)
    decision = _decide(
        member, found, _Said(outcome, clean(reason), seen, version), _OF_PROFILES, now
    )
    if outcome == _Outcome.CLEARED and found.subject.owner_id is not None:
        members.clear_profile(member_id=found.subject.owner_id)
    record(ReportsDecided(decision_id=decision.pk))


@transaction.atomic
def close_reports_of_deleted(*, post_id: int, now: datetime | None = None) -> None:
    """Close the open reports of a post its author has just deleted: what they wished is done.

    Not where somebody may be in danger: for that the words matter less than the person.
    """
    waiting = Report.objects.filter(post_id=post_id, decision=None).exclude(matter=Matter.DANGER)
    ids = list(waiting.select_for_update().values_list("pk", flat=True))
    if not ids:
        return
    decision = Decision.objects.create(
        post_id=post_id, outcome=Decision.Outcome.WITHDRAWN, made_at=now or timezone.now()
    )
    Report.objects.filter(pk__in=ids).update(decision=decision)
    record(ReportsDecided(decision_id=decision.pk))


@transaction.atomic
def decide_on_group(
    *,
    member: Member,
    slug: str,
    outcome: str,
    reason: str,
    seen: str,
    version: str | None = None,
    now: datetime | None = None,
) -> None:
    """Decide on the open reports of something in a group. What was done is in the reasons.

    Raises: what `decide` raises; the group takes the place of the post.
    """
    now = now or timezone.now()
    found = reported_group_of(viewer=member, slug=slug)
    decision = _decide(member, found, _Said(outcome, clean(reason), seen, version), _OF_GROUPS, now)
    record(ReportsDecided(decision_id=decision.pk))


@dataclass(frozen=True)
class _Said:
    """What whoever decides sent, cleaned."""

    outcome: str
    reason: str
    seen: str
    version: str | None


def _decide(
    member: Member, found: Reported, said: _Said, choices: Collection[str], now: datetime
) -> Decision:
    check_may_write(member=member, now=now)
    if found.is_own and not runs_community(member):
        raise OwnCase
    _check(said, choices)
    if said.seen != found.last_number:
        raise ReportedMeanwhile
    if said.version not in {None, str(found.subject.text_version)}:
        raise ChangedMeanwhile
    return _keep(found, said, member, now)


def _keep(found: Reported, said: _Said, member: Member, now: datetime) -> Decision:
    of = found.subject.key
    decision = Decision.objects.create(
        **of._asdict(),
        outcome=said.outcome,
        reason=said.reason,
        made_by=member,
        made_at=now,
    )
    # Before the post goes: what is still open then is closed as deleted by its author.
    waiting = Report.objects.filter(about(of), decision=None)
    if waiting.update(decision=decision) != len(found.reports):
        # Somebody else decided at the same moment, or reported it.
        raise ReportedMeanwhile
    if found.is_urgent:
        # At once, not by the worker: whoever has answered it is not to see the mark again.
        mark_danger()
    return decision


def _check(said: _Said, choices: Collection[str]) -> None:
    faults: dict[str, str] = {}
    if said.outcome not in choices:
        faults["outcome"] = "Pick what should happen."
    if not said.reason:
        faults["reason"] = "Say why. Those who reported it read this."
    elif len(said.reason) > LONGEST_REASONS:
        faults["reason"] = f"Reasons can have {LONGEST_REASONS:,} characters."
    if faults:
        raise OutcomeMissing(faults)
