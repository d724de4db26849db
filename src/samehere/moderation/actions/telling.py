"""Who is told of reports: those who look after the group, those who reported, the author."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions.queries.groups import who_moderates
from samehere.members.queries import operators
from samehere.moderation.actions.mailing import (
    send_answer,
    send_appeal,
    send_outcome,
    send_reasons,
    send_waiting,
)
from samehere.moderation.models import Appeal, Decision, ModeratorTold, Report
from samehere.moderation.queries.appeals import ABOUT_SOMEBODY, who_may_answer
from samehere.moderation.queries.waiting import open_by_hands, open_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from django.db.models import QuerySet

    from samehere.moderation.queries.waiting import Waiting

# Nobody gets a mail for each report, unless somebody may be in danger.
QUIET_FOR = timedelta(hours=1)


@transaction.atomic
def tell_moderators(*, report_id: int, now: datetime | None = None) -> None:
    """Mail those who look after the group that a report waits, at most once an hour each.

    Of a profile: the groups its owner is in; never she herself. At once where somebody may be in
    danger. A group without moderators, and a member in none: whoever runs the community. Nothing
    where it was decided meanwhile.
    """
    now = now or timezone.now()
    found = open_report(report_id=report_id)
    if found is None:
        return
    waiting, is_urgent = found
    people = _those_who_look_after([waiting])
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
    people = _those_who_look_after(open_by_hands())
    told = _told_at(people)
    for member_id, (email, newest) in people.items():
        last = told.get(member_id)
        if last is None or (newest > last and last <= now - QUIET_FOR):
            _tell(member_id, email, is_urgent=False, now=now)


@transaction.atomic
def tell_what_was_decided(*, decision_id: int) -> None:
    """Mail everybody who reported what was decided and why, and whose post was removed or put back.

    And the member whose profile was cleared, or whose account was paused, or is no more.
    """
    people = Decision.objects.select_related("post__author", "profile_of")
    decision = people.filter(pk=decision_id).first()
    if decision is None:
        return
    reports = Report.objects.filter(decision=decision).select_related("member").order_by("pk")
    for report in reports:
        email = report.member.email if report.member else report.address
        if email:
            send_outcome(report=report, decision=decision, email=email)
    about = decision.post.author if decision.post else decision.profile_of
    if decision.outcome in ABOUT_SOMEBODY and about is not None:
        send_reasons(decision=decision, email=about.email)


@transaction.atomic
def tell_of_appeal(*, appeal_id: int) -> None:
    """Mail those who may answer an appeal; who decided only where nobody else is there.

    Each at once: of a decision there is one appeal, and of each report one.
    """
    appeal = _with_all().filter(pk=appeal_id, outcome="").first()
    if appeal is None:
        return
    for email in who_may_answer(appeal=appeal, decision=appeal.decision).values():
        send_appeal(appeal=appeal, email=email)


@transaction.atomic
def tell_appeal_answered(*, appeal_id: int) -> None:
    """Mail whoever objected what was answered: a member by a link, others in words."""
    appeal = _with_all().filter(pk=appeal_id).exclude(outcome="").first()
    if appeal is None:
        return
    email = appeal.member.email if appeal.member else appeal.report and appeal.report.address
    if email:
        send_answer(appeal=appeal, email=email)


def _with_all() -> QuerySet[Appeal]:
    return Appeal.objects.select_related(
        "decision__made_by",
        "decision__post__thread__group",
        "decision__group",
        "member",
        "report",
    )


def _tell(member_id: int, email: str, *, is_urgent: bool, now: datetime) -> None:
    ModeratorTold.objects.update_or_create(member_id=member_id, defaults={"told_at": now})
    send_waiting(email=email, is_urgent=is_urgent)


def _those_who_look_after(waiting: Iterable[Waiting]) -> dict[int, tuple[str, datetime]]:
    """Return by member the address, and the newest moment of what she looks after."""
    rows = list(waiting)
    by_group = who_moderates(group_ids={group for row in rows for group in row.groups})
    everywhere = [(one.pk, one.email) for one in operators()]
    found: dict[int, tuple[str, datetime]] = {}
    for row in rows:
        moderators = [
            (one.member_id, one.email)
            for group in row.groups
            for one in by_group.get(group, [])
            if one.member_id != row.about
        ]
        for member_id, email in moderators or _others_first(everywhere, row.about):
            _, before = found.get(member_id, (email, row.newest))
            found[member_id] = (email, max(row.newest, before))
    return found


def _others_first(people: list[tuple[int, str]], about: int | None) -> list[tuple[int, str]]:
    """Return these people without the one it is about, unless nobody else is there."""
    return [one for one in people if one[0] != about] or people


def _told_at(people: Mapping[int, object]) -> dict[int, datetime]:
    rows = ModeratorTold.objects.filter(member_id__in=list(people))
    return dict(rows.values_list("member_id", "told_at"))
