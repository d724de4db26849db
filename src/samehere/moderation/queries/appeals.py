"""Decisions as those see them whom they are about, and appeals as both sides see them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from samehere.discussions.queries.groups import groups_of_members, who_moderates
from samehere.discussions.queries.removed import removed_words
from samehere.discussions.queries.writing import lock_words
from samehere.members.queries import hash_of, operators, runs_community
from samehere.moderation.errors import AppealNotFound, DecisionNotFound, ReportNotFound
from samehere.moderation.models import Appeal, Decision, Report
from samehere.moderation.queries.looking_after import check_may_look_after
from samehere.moderation.queries.subjects import Subject, key_of, looked_after_by, subjects

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.db.models import QuerySet

    from samehere.discussions.queries.removed import RemovedWords
    from samehere.members.models import Member

# As long as whoever reported can be written to; see decision 0035.
APPEALED_WITHIN = timedelta(days=30)
MOST_OWN = 100
# What changes something for whoever wrote it, or whose account it is.
ABOUT_SOMEBODY = (
    Decision.Outcome.REMOVED,
    Decision.Outcome.CLEARED,
    Decision.Outcome.SUSPENDED,
    Decision.Outcome.RESUMED,
    Decision.Outcome.RESTORED,
)
_OF_POSTS = (Decision.Outcome.REMOVED, Decision.Outcome.RESTORED)
_ALWAYS_RIGHT = (
    Decision.Outcome.WITHDRAWN,
    Decision.Outcome.RESUMED,
    Decision.Outcome.RESTORED,
)


@dataclass(frozen=True)
class OwnDecision:
    """A decision as somebody sees it whom it concerns; `by` "": not known, or not for her to know.

    `appeal` is hers, None: she has sent none. `may_appeal_until` None: she cannot. `removed` is
    what her post said, None: gone, or there again; a list of decisions leaves it out.
    """

    id: int
    subject: Subject
    outcome: str
    reason: str
    by: str
    made_at: datetime
    suspended_until: datetime | None
    appeal: Appeal | None
    may_appeal_until: datetime | None
    removed: RemovedWords | None = None


@dataclass(frozen=True)
class AppealToAnswer:
    """An appeal with the decision; `decided_by` "" is somebody who has left.

    `is_own_decision`: the viewer's. In both cases she answers only where nobody else can. `removed`
    is what a removed post said, None: gone, or there again; a list of appeals leaves it out.
    """

    appeal: Appeal
    decision: Decision
    subject: Subject
    decided_by: str
    is_by_reporter: bool
    is_own_decision: bool
    is_about_viewer: bool
    removed: RemovedWords | None = None


def own_decisions(*, member: Member, now: datetime) -> list[OwnDecision]:
    """Return what was decided about the member, the newest first, at most 100. Seven queries."""
    rows = list(_about(member).order_by("-made_at", "-pk")[:MOST_OWN])
    appeals = {
        one.decision_id: one for one in Appeal.objects.filter(decision__in=rows, report=None)
    }
    found = subjects(viewer=member, keys={key_of(row) for row in rows})
    return [_own(row, found[key_of(row)], appeals.get(row.pk), now) for row in rows]


def answered_appeals(decisions: Collection[Decision]) -> dict[int, list[Appeal]]:
    """Return the answered appeals of these decisions by the decision, oldest first. One query."""
    rows = Appeal.objects.filter(decision__in=decisions).exclude(outcome="").order_by("pk")
    found: dict[int, list[Appeal]] = {}
    for row in rows.select_related("answered_by"):
        found.setdefault(row.decision_id, []).append(row)
    return found


def was_decided_about(*, member: Member) -> bool:
    """Return whether anything was ever decided about the member. One query."""
    return _about(member).exists()


def count_for(*, viewer: Member) -> int:
    """Return how many appeals wait for this viewer, without those on her own decisions or case."""
    others = _open_to(viewer).exclude(decision__made_by_id=viewer.pk)
    return others.exclude(_is_about(viewer)).count()


def own_decision(*, member: Member, decision_id: int, now: datetime) -> OwnDecision:
    """Return one decision about the member. Eleven queries at most.

    Raises:
        DecisionNotFound: there is none, or it is about somebody else.
    """
    row = _about(member).filter(pk=decision_id).first()
    if row is None:
        raise DecisionNotFound
    appeal = Appeal.objects.filter(decision=row, report=None).first()
    found = subjects(viewer=member, keys=[key_of(row)])
    seen = _own(row, found[key_of(row)], appeal, now)
    return replace(seen, removed=_removed_words(row, member))


def decision_on(*, report: Report, viewer: Member | None, now: datetime) -> OwnDecision:
    """Return the decision on a report as whoever sent it sees it. Six queries at most.

    Of a profile nobody is named, neither who decided nor who answered.

    Raises:
        DecisionNotFound: nobody has decided yet.
    """
    row = report.decision
    if row is None:
        raise DecisionNotFound
    appeal = Appeal.objects.filter(report=report).first()
    if appeal is not None and row.profile_of_id is not None:
        appeal.answered_by = None
    found = subjects(viewer=viewer, keys=[key_of(row)])
    seen = _own(row, found[key_of(row)], appeal, now)
    return replace(seen, by=decided_by_for_reporter(row))


def decided_by_for_reporter(decision: Decision) -> str:
    """Return who decided, as whoever reported may know it; "": not known, or not for her.

    Of a profile she is not told: who moderates which groups would say in which its owner is.
    """
    if decision.made_by is None or decision.profile_of_id is not None:
        return ""
    return decision.made_by.name


def report_sent_by(*, viewer: Member | None, number: str = "", key: str = "") -> Report:
    """Return a report by its number for the member who sent it, or by its key. One query.

    Raises:
        ReportNotFound: there is none, or somebody else sent it.
    """
    rows = Report.objects.select_related("decision__made_by")
    if key:
        found = rows.filter(member=None, key_hash=hash_of(key)).first()
    else:
        found = rows.filter(member=viewer, number=number).first() if viewer else None
    if found is None:
        raise ReportNotFound
    return found


def last_day_to_appeal(decision: Decision) -> datetime:
    """Return until when an appeal may be sent: 30 days, and as long as an account is paused."""
    last = decision.made_at + APPEALED_WITHIN
    return max(last, decision.suspended_until or last)


def may_appeal_until(decision: Decision, *, now: datetime) -> datetime | None:
    """Return until when an appeal of it may be sent; None: of such a one never, or not any more."""
    last = last_day_to_appeal(decision)
    return last if decision.outcome not in _ALWAYS_RIGHT and last > now else None


def is_last_removal(decision: Decision) -> bool:
    """Return whether it removed a post, and nothing removed that again since. One query at most."""
    if decision.post_id is None or decision.outcome != Decision.Outcome.REMOVED:
        return False
    later = Decision.objects.filter(post_id=decision.post_id, outcome=Decision.Outcome.REMOVED)
    return not later.filter(pk__gt=decision.pk).exists()


def posts_with_open_appeal(*, post_ids: Collection[int]) -> set[int]:
    """Return which of these posts somebody's appeal is open about. One query."""
    rows = Appeal.objects.filter(outcome="", decision__post__in=post_ids)
    return {post_id for post_id in rows.values_list("decision__post_id", flat=True) if post_id}


def open_appeals(*, viewer: Member) -> list[AppealToAnswer]:
    """Return what waits of what this viewer looks after, the longest waiting first.

    Those on her own decisions too, and for who runs the community those about her, which somebody
    else answers; her own appeals never. Eight queries at most.
    """
    rows = list(_open_to(viewer).order_by("sent_at", "pk"))
    found = subjects(viewer=viewer, keys={key_of(one.decision) for one in rows})
    return [_to_answer(one, found[key_of(one.decision)], viewer) for one in rows]


def appeal_to_answer(*, viewer: Member, appeal_id: int, is_locked: bool = False) -> AppealToAnswer:
    """Return an open appeal. 13 queries at most; `is_locked` inside a transaction only.

    Locked, one query more: no edit of the post it is about comes in between.

    Raises:
        NotLookingAfterAny: the viewer looks after nothing.
        AppealNotFound: none, answered already, of what she does not look after, or her own.
    """
    check_may_look_after(member=viewer)
    rows = _open_to(viewer)
    if is_locked:
        rows = rows.select_for_update(of=("self",))
    row = rows.filter(pk=appeal_id).first()
    if row is None:
        raise AppealNotFound
    if is_locked and row.decision.post is not None:
        lock_words(thread_id=row.decision.post.thread_id)
    key = key_of(row.decision)
    found = _to_answer(row, subjects(viewer=viewer, keys=[key])[key], viewer)
    return replace(found, removed=_removed_words(row.decision, viewer))


def others_who_may_answer(*, appeal: Appeal, decision: Decision) -> dict[int, str]:
    """Return the addresses of those who may answer besides who decided, by member.

    Neither whom it is about nor who sent the appeal. Four queries at most.
    """
    concerned = {decision.made_by_id, decision.profile_of_id, appeal.member_id}
    concerned.add(decision.post.author_id if decision.post else None)
    found, _ = _who_looks_after(decision)
    return {pk: email for pk, email in found.items() if pk not in concerned}


def who_may_answer(*, appeal: Appeal, decision: Decision) -> dict[int, str]:
    """Return the addresses of those who may answer now, by member; {}: nobody can.

    Who decided, and an operator whom it is about, only where nobody else is there. Eight queries at
    most.
    """
    if others := others_who_may_answer(appeal=appeal, decision=decision):
        return others
    found, run_it = _who_looks_after(decision)
    about = {decision.profile_of_id, decision.post.author_id if decision.post else None} - run_it
    return {pk: email for pk, email in found.items() if pk not in {*about, appeal.member_id}}


def _who_looks_after(decision: Decision) -> tuple[dict[int, str], set[int]]:
    """Return who looks after what was decided on, with addresses, and which of them are operators.

    Whoever moderates the group, or a group of the member it is about; operators where they may
    read it. Of a pause that operators have set: they alone.
    """
    inside = decision.post.thread.group if decision.post else decision.group
    if inside is not None:
        groups = {inside.pk}
    else:
        about = decision.profile_of_id or 0
        groups = groups_of_members(member_ids=[about]).get(about, set())
    run_it = {one.pk: one.email for one in operators()}
    if decision.by_operator:
        return run_it, set(run_it)
    if inside is not None and not inside.is_public:
        own = groups_of_members(member_ids=run_it)
        run_it = {pk: email for pk, email in run_it.items() if inside.pk in own.get(pk, set())}
    moderators = {
        one.member_id: one.email
        for some in who_moderates(group_ids=groups).values()
        for one in some
    }
    return moderators | run_it, set(run_it)


def _about(member: Member) -> QuerySet[Decision]:
    own = Q(post__author_id=member.pk, outcome__in=_OF_POSTS) | Q(
        profile_of_id=member.pk, outcome__in=ABOUT_SOMEBODY
    )
    return Decision.objects.filter(own).select_related("made_by")


def _own(row: Decision, subject: Subject, appeal: Appeal | None, now: datetime) -> OwnDecision:
    return OwnDecision(
        id=row.pk,
        subject=subject,
        outcome=row.outcome,
        reason=row.reason,
        by=row.made_by.name if row.made_by else "",
        made_at=row.made_at,
        suspended_until=row.suspended_until,
        appeal=appeal,
        may_appeal_until=may_appeal_until(row, now=now) if appeal is None else None,
    )


def _removed_words(decision: Decision, viewer: Member) -> RemovedWords | None:
    if decision.post_id is None or not is_last_removal(decision):
        return None
    return removed_words(viewer=viewer, post_id=decision.post_id)


def _open_to(viewer: Member) -> QuerySet[Appeal]:
    own = Decision.objects.filter(looked_after_by(viewer))
    rows = Appeal.objects.filter(outcome="", decision__in=own)
    if not runs_community(viewer):
        rows = rows.exclude(_is_about(viewer)).exclude(decision__by_operator=True)
    return rows.exclude(member_id=viewer.pk).select_related(
        "decision__made_by", "decision__post__thread__group", "decision__group"
    )


def _is_about(viewer: Member) -> Q:
    return Q(decision__post__author_id=viewer.pk) | Q(decision__profile_of_id=viewer.pk)


def _to_answer(row: Appeal, subject: Subject, viewer: Member) -> AppealToAnswer:
    decision = row.decision
    author_id = decision.post.author_id if decision.post else None
    return AppealToAnswer(
        appeal=row,
        decision=decision,
        subject=subject,
        decided_by=decision.made_by.name if decision.made_by else "",
        is_by_reporter=row.report_id is not None,
        is_own_decision=decision.made_by_id == viewer.pk,
        is_about_viewer=viewer.pk in {decision.profile_of_id, author_id},
    )
