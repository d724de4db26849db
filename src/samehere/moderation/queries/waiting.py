"""Open reports for those who run the server, and for the mails that say that some wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max, Value
from django.db.models.functions import Coalesce

from samehere.discussions.queries.groups import (
    addresses_of,
    groups_of_members,
    who_moderates,
)
from samehere.members.queries import operators
from samehere.moderation.matters import Matter
from samehere.moderation.models import Appeal, Decision, Report

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report as a line of a list; `outcome` is "" while it is open.

    Of a profile it has no group, and the `member` whose it is in place of a discussion; of
    something in a group neither, but the address of the group.
    """

    number: str
    sent_at: datetime
    group: str
    matter: Matter
    thread_id: int | None
    post_number: int | None
    member: str
    group_slug: str
    by_member: bool
    outcome: str
    decided_at: datetime | None

    @property
    def is_urgent(self) -> bool:
        """Whether somebody may be in danger and nobody has answered."""
        return self.matter == Matter.DANGER and not self.outcome


@dataclass(frozen=True, slots=True)
class ListedAppeal:
    """An appeal as a line of a list; `outcome` is "" while it is open.

    `decided` is the decision looked at once more. Of one on a profile or an account it has no
    group.
    """

    id: int
    sent_at: datetime
    group: str
    decided: Decision.Outcome
    by_member: bool
    outcome: str
    answered_at: datetime | None


def listed_appeals(*, is_everything: bool = False) -> list[ListedAppeal]:
    """Return the open appeals, the longest waiting first. One query.

    `is_everything`: those that were answered as well, after them. No viewer, as `listed_reports`.
    """
    rows = Appeal.objects.all() if is_everything else Appeal.objects.filter(outcome="")
    group = Coalesce("decision__post__thread__group__name", "decision__group__name", Value(""))
    found = rows.annotate(where=group).select_related("decision").order_by("sent_at", "pk")
    listed = [
        ListedAppeal(
            id=row.pk,
            sent_at=row.sent_at,
            group=row.where,
            decided=Decision.Outcome(row.decision.outcome),
            by_member=row.member_id is not None,
            outcome=row.outcome,
            answered_at=row.answered_at,
        )
        for row in found
    ]
    return sorted(listed, key=lambda one: bool(one.outcome))


def listed_reports(*, is_everything: bool = False) -> list[ListedReport]:
    """Return the open reports, the urgent ones first, then the longest waiting. One query.

    `is_everything`: those that were decided as well, after them. No viewer: for whoever runs the
    server.
    """
    rows = Report.objects.all() if is_everything else Report.objects.filter(decision=None)
    columns = (
        "number",
        "sent_at",
        "post__thread__group__name",
        "matter",
        "post__thread_id",
        "post__number",
        "profile_of__public_id",
        "group__name",
        "group__slug",
        "member_id",
        "decision__outcome",
        "decision__made_at",
    )
    found = [
        ListedReport(
            number=number,
            sent_at=sent_at,
            group=group or of_group or "",
            matter=Matter(matter),
            thread_id=thread_id,
            post_number=post_number,
            member=member or "",
            group_slug=slug or "",
            by_member=member_id is not None,
            outcome=outcome or "",
            decided_at=decided_at,
        )
        for (
            number,
            sent_at,
            group,
            matter,
            thread_id,
            post_number,
            member,
            of_group,
            slug,
            member_id,
            outcome,
            decided_at,
        ) in rows.order_by("sent_at", "pk").values_list(*columns)
    ]
    return sorted(found, key=lambda one: (bool(one.outcome), not one.is_urgent))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Open reports that the same people look at; `about` is the member whose profile it is."""

    groups: frozenset[int]
    newest: datetime
    about: int | None = None


def open_by_hands() -> list[Waiting]:
    """Return what is open, a line for each group and each profile. Three queries."""
    rows = Report.objects.filter(decision=None)
    group = Coalesce("post__thread__group_id", "group_id")
    inside = rows.filter(profile_of=None).annotate(where=group).values_list("where")
    profiles = rows.filter(profile_of__isnull=False).values_list("profile_of_id")
    by_group = dict(inside.annotate(newest=Max("sent_at")).order_by())
    by_member = dict(profiles.annotate(newest=Max("sent_at")).order_by())
    groups = groups_of_members(member_ids=by_member)
    return [
        *(Waiting(frozenset({group}), newest) for group, newest in by_group.items()),
        *(
            Waiting(frozenset(groups.get(member, ())), newest, member)
            for member, newest in by_member.items()
        ),
    ]


def open_report(*, report_id: int) -> tuple[Waiting, bool] | None:
    """Return an open report and whether somebody may be in danger, or None. Two queries at most."""
    rows = Report.objects.filter(pk=report_id, decision=None)
    rows = rows.annotate(where=Coalesce("post__thread__group_id", "group_id"))
    columns = ("where", "profile_of_id", "matter", "sent_at")
    found = rows.values_list(*columns).first()
    if found is None:
        return None
    group, member, matter, sent_at = found
    if member is None:
        waiting = Waiting(frozenset({group}), sent_at)
    else:
        groups = groups_of_members(member_ids=[member]).get(member, ())
        waiting = Waiting(frozenset(groups), sent_at, member)
    return waiting, matter == Matter.DANGER


def who_is_to_see_danger() -> set[int]:
    """Return for whom a report waits that somebody may be in danger: who finds it in her list.

    Whoever moderates the group, or a group of the member whose profile it is, but never she; and
    who runs the community, where she may read it. Five queries at most, one where none waits.
    """
    rows = Report.objects.filter(decision=None, matter=Matter.DANGER)
    group = Coalesce("post__thread__group_id", "group_id")
    found = list(rows.annotate(where=group).values_list("where", "profile_of_id").distinct())
    if not found:
        return set()
    owners = {owner for _, owner in found if owner is not None}
    inside = {group for group, _ in found if group is not None}
    running = {one.pk for one in operators()}
    groups_of = groups_of_members(member_ids=owners | running)
    around = {owner: groups_of.get(owner, set()) for owner in owners}
    moderators = _moderators_of(inside.union(*around.values()))
    public = {pk for pk, one in addresses_of(group_ids=inside).items() if one.is_public}
    people = set(running) if owners else set()
    for group_id in inside:
        people |= moderators.get(group_id, set())
        people |= {pk for pk in running if group_id in public | groups_of.get(pk, set())}
    for owner, groups in around.items():
        people |= set().union(*(moderators.get(one, set()) for one in groups)) - {owner}
    return people


def _moderators_of(group_ids: set[int]) -> dict[int, set[int]]:
    found = who_moderates(group_ids=group_ids)
    return {group_id: {one.member_id for one in some} for group_id, some in found.items()}
