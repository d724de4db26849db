"""Who is told of reports: those who look after the group, those who reported, the author."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions.queries.groups import who_moderates
from samehere.members.queries import operators
from samehere.moderation.actions.mailing import send_outcome, send_reasons, send_waiting
from samehere.moderation.models import Decision, ModeratorTold, Report
from samehere.moderation.queries.waiting import newest_open_by_group, urgency_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

# Nobody gets a mail for each report, unless somebody may be in danger.
QUIET_FOR = timedelta(hours=1)


@transaction.atomic
def tell_moderators(*, report_id: int, now: datetime | None = None) -> None:
    """Mail those who look after the group that a report waits, at most once an hour each.

    At once where somebody may be in danger. A group without moderators: whoever runs the
    community. Nothing where it was decided meanwhile.
    """
    now = now or timezone.now()
    found = urgency_of(report_id=report_id)
    if found is None:
        return
    group_id, is_urgent = found
    people = _those_who_look_after({group_id: now})
    told = _told_at(people)
    for member_id, (email, _) in people.items():
        last = told.get(member_id)
        if is_urgent or last is None or last <= now - QUIET_FOR:
            _tell(member_id, email, is_urgent=is_urgent, now=now)


@transaction.atomic
def tell_of_waiting(*, now: datetime | None = None) -> None:
    """Mail those who were not told of a report, because they had just been told of another.

    Nobody is told twice of what was open when the last mail went out.
    """
    now = now or timezone.now()
    people = _those_who_look_after(newest_open_by_group())
    told = _told_at(people)
    for member_id, (email, newest) in people.items():
        last = told.get(member_id)
        if last is None or (newest > last and last <= now - QUIET_FOR):
            _tell(member_id, email, is_urgent=False, now=now)


@transaction.atomic
def tell_what_was_decided(*, decision_id: int) -> None:
    """Mail everybody who reported what was decided and why, and the author of a removed post."""
    decision = Decision.objects.select_related("post__author").filter(pk=decision_id).first()
    if decision is None:
        return
    reports = Report.objects.filter(decision=decision).select_related("member").order_by("pk")
    for report in reports:
        email = report.member.email if report.member else report.address
        if email:
            send_outcome(report=report, decision=decision, email=email)
    author = decision.post.author
    if decision.outcome == Decision.Outcome.REMOVED and author is not None:
        send_reasons(decision=decision, email=author.email)


def _tell(member_id: int, email: str, *, is_urgent: bool, now: datetime) -> None:
    ModeratorTold.objects.update_or_create(member_id=member_id, defaults={"told_at": now})
    send_waiting(email=email, is_urgent=is_urgent)


def _those_who_look_after(groups: Mapping[int, datetime]) -> dict[int, tuple[str, datetime]]:
    """Return by member the address, and the newest moment of the groups she looks after."""
    by_group = who_moderates(group_ids=list(groups))
    everywhere = operators() if len(by_group) < len(groups) else []
    found: dict[int, tuple[str, datetime]] = {}
    for group_id, newest in groups.items():
        moderators = [(one.member_id, one.email) for one in by_group.get(group_id, [])]
        for member_id, email in moderators or [(one.pk, one.email) for one in everywhere]:
            _, before = found.get(member_id, (email, newest))
            found[member_id] = (email, max(newest, before))
    return found


def _told_at(people: Mapping[int, object]) -> dict[int, datetime]:
    rows = ModeratorTold.objects.filter(member_id__in=list(people))
    return dict(rows.values_list("member_id", "told_at"))
