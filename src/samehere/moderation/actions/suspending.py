"""Pausing an account for a while, and ending that. Each is a decision, kept with who and why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions.queries.writing import check_may_write
from samehere.markup import clean
from samehere.members import actions as members
from samehere.members.queries import runs_community
from samehere.moderation.errors import OutcomeMissing
from samehere.moderation.events import ReportsDecided
from samehere.moderation.models import Decision
from samehere.moderation.queries.suspending import member_to_suspend
from samehere.outbox.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member

# She reads it wherever she is refused.
LONGEST_WHY = 500


@transaction.atomic
def suspend(
    *, member: Member, public_id: str, days: str, reason: str, now: datetime | None = None
) -> None:
    """Let somebody only read for so many days from now, and tell her why by mail.

    Whoever is paused already is paused until then instead.

    Raises:
        Suspended: the member's own account is paused.
        OutcomeMissing: for how long is none of what she may choose, or why is missing or long.
        NotLookingAfterAny and others: as `member_to_suspend`.
    """
    now = now or timezone.now()
    found = member_to_suspend(viewer=member, public_id=public_id, is_locked=True)
    check_may_write(member=member, now=now)
    why = clean(reason)
    is_none_of_them = days not in map(str, found.spans)
    faults = {"days": "Pick for how long."} if is_none_of_them else {}
    faults |= _faults_of(why)
    if faults:
        raise OutcomeMissing(faults)
    until = now + timedelta(days=int(days))
    members.suspend_member(member_id=found.member.pk, until=until, reason=why)
    decision = Decision.objects.create(
        profile_of=found.member,
        outcome=Decision.Outcome.SUSPENDED,
        reason=why,
        made_by=member,
        made_at=now,
        suspended_until=until,
        by_operator=runs_community(member),
    )
    record(ReportsDecided(decision_id=decision.pk))


@transaction.atomic
def resume(*, member: Member, public_id: str, reason: str, now: datetime | None = None) -> None:
    """Let somebody write again before her pause is over, and tell her by mail.

    Where nothing is paused nothing changes.

    Raises:
        Suspended, OutcomeMissing, NotLookingAfterAny and others: as `suspend`.
    """
    now = now or timezone.now()
    found = member_to_suspend(viewer=member, public_id=public_id, is_locked=True)
    check_may_write(member=member, now=now)
    why = clean(reason)
    if faults := _faults_of(why):
        raise OutcomeMissing(faults)
    if not found.member.is_suspended(now):
        return
    members.end_suspension(member_id=found.member.pk)
    decision = Decision.objects.create(
        profile_of=found.member,
        outcome=Decision.Outcome.RESUMED,
        reason=why,
        made_by=member,
        made_at=now,
    )
    record(ReportsDecided(decision_id=decision.pk))


def _faults_of(why: str) -> dict[str, str]:
    if not why:
        return {"reason": "Say why. The person it is about will read it."}
    if len(why) > LONGEST_WHY:
        return {"reason": f"Reasons can have {LONGEST_WHY} characters here."}
    return {}
