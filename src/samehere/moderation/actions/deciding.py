"""Deciding on the reports of a post. Each decision keeps who, what and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions import actions as discussions
from samehere.discussions.errors import PostNotFound
from samehere.discussions.queries.writing import check_may_write
from samehere.markup import clean
from samehere.members.queries import runs_community
from samehere.moderation.errors import OutcomeMissing, OwnCase, ReportedMeanwhile
from samehere.moderation.events import ReportsDecided
from samehere.moderation.matters import Matter
from samehere.moderation.models import Decision, Report
from samehere.moderation.queries.queue import reported_post
from samehere.outbox.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member

LONGEST_REASONS = 2_000
_CHOICES = (Decision.Outcome.REMOVED, Decision.Outcome.DONE, Decision.Outcome.LEFT)


@transaction.atomic
def decide(
    *,
    member: Member,
    thread_id: int,
    number: int,
    outcome: str,
    reason: str,
    seen: str,
    now: datetime | None = None,
) -> None:
    """Decide on the open reports of a post, and remove it where that is what was decided.

    `seen` is the number of the newest report whoever decides has read. Whoever reported is told
    the reason word for word; so is the author of a removed post.

    Raises:
        NothingReported: nothing is open, or the member does not look after the group.
        NotLookingAfterAny, Suspended: the member may not.
        OwnCase: the member wrote the post and does not run the community.
        OutcomeMissing: what was decided is missing, or why, or why is not said in short.
        ReportedMeanwhile: a report came that is not `seen`, or the post is gone already.
    """
    now = now or timezone.now()
    found = reported_post(viewer=member, thread_id=thread_id, number=number)
    check_may_write(member=member, now=now)
    if found.is_own and not runs_community(member):
        raise OwnCase
    why = _checked(outcome, clean(reason))
    if seen != found.last_number:
        raise ReportedMeanwhile
    decision = _keep(found.post.id, outcome, why, member, now)
    if outcome == Decision.Outcome.REMOVED and found.post.deleted_at is None:
        try:
            discussions.remove_post(member=member, thread_id=thread_id, number=number, now=now)
        except PostNotFound as gone:
            raise ReportedMeanwhile from gone
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


def _keep(post_id: int, outcome: str, reason: str, member: Member, now: datetime) -> Decision:
    decision = Decision.objects.create(
        post_id=post_id, outcome=outcome, reason=reason, made_by=member, made_at=now
    )
    # Before the post goes: what is still open then is closed as deleted by its author.
    waiting = Report.objects.filter(post_id=post_id, decision=None)
    if not waiting.update(decision=decision):
        # Somebody else decided at the same moment.
        raise ReportedMeanwhile
    return decision


def _checked(outcome: str, reason: str) -> str:
    faults: dict[str, str] = {}
    if outcome not in _CHOICES:
        faults["outcome"] = "Pick what should happen."
    if not reason:
        faults["reason"] = "Say why. Those who reported it read this."
    elif len(reason) > LONGEST_REASONS:
        faults["reason"] = f"Reasons can have {LONGEST_REASONS:,} characters."
    if faults:
        raise OutcomeMissing(faults)
    return reason
