"""Asking that somebody else looks at a decision once more, and answering that."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions import actions as discussions
from samehere.discussions.queries.writing import check_may_write
from samehere.markup import clean
from samehere.members import actions as members
from samehere.moderation.actions.forgetting import forget_what_stays_removed
from samehere.moderation.errors import AppealIncomplete, ChangedMeanwhile, NoAppeal, OwnDecision
from samehere.moderation.events import AppealAnswered, AppealSent, ReportsDecided
from samehere.moderation.models import Appeal, Decision, Report
from samehere.moderation.queries.appeals import (
    appeal_to_answer,
    decision_on,
    is_last_removal,
    last_day_to_appeal,
    others_who_may_answer,
    own_decision,
    report_sent_by,
    who_may_answer,
)
from samehere.moderation.queries.subjects import about, key_of
from samehere.outbox.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member
    from samehere.moderation.queries.appeals import AppealToAnswer
    from samehere.moderation.queries.appeals import OwnDecision as Decided

LONGEST_APPEAL = 2_000
LONGEST_ANSWER = 2_000
# Time for whoever runs the server to appoint somebody.
UNANSWERABLE_FOR = timedelta(days=30)
NOBODY_LEFT = (
    "Nobody who may look at this is left, so what was decided stays. You may still write to the "
    "people who run the community."
)
# What somebody can answer; only the program closes an appeal.
_ANSWERS = {Appeal.Outcome.UPHELD, Appeal.Outcome.CHANGED}
_Outcome = Decision.Outcome


@transaction.atomic
def appeal(*, member: Member, decision_id: int, text: str, now: datetime | None = None) -> None:
    """Let somebody object, once, to a decision about her; also while her account is paused.

    Raises:
        DecisionNotFound: there is none, or it is about somebody else.
        NoAppeal: she has objected before, or it is too late.
        AppealIncomplete: she does not say why, or not in short.
    """
    now = now or timezone.now()
    found = own_decision(member=member, decision_id=decision_id, now=now)
    _keep(found, None, member, text, now)


@transaction.atomic
def appeal_as_reporter(
    *,
    viewer: Member | None,
    number: str = "",
    key: str = "",
    text: str,
    now: datetime | None = None,
) -> None:
    """Let whoever sent a report object, once, to what was decided on it.

    By its `number` where a member sent it, by its `key` where somebody without an account did.

    Raises:
        ReportNotFound: there is none, or somebody else sent it.
        DecisionNotFound: nobody has decided yet.
        NoAppeal, AppealIncomplete: as `appeal`.
    """
    now = now or timezone.now()
    report = report_sent_by(viewer=viewer, number=number, key=key)
    found = decision_on(report=report, viewer=viewer, now=now)
    _keep(found, report, report.member, text, now)


@transaction.atomic
def answer_appeal(
    *,
    member: Member,
    appeal_id: int,
    outcome: str,
    answer: str,
    version: str | None = None,
    now: datetime | None = None,
) -> None:
    """Let a decision stay, or change it, and tell whoever objected why.

    Changed, a pause ends; what was removed is put back, what was left is removed or cleared by a
    new decision with the same reasons. What is gone cannot come back. Where it stays, the words
    of a removed post go as well. `version` is the text version of the post whoever answers has read
    (None: she has had no page of it). Who decided, and an operator whom it is about, answers
    only where nobody else is there.

    Raises:
        NotLookingAfterAny, AppealNotFound: as `appeal_to_answer`.
        OwnDecision: the member decided, or it is about her, and there is somebody else.
        Suspended: her account is paused.
        AppealIncomplete: what is answered is missing, or why, or why is too long.
        ChangedMeanwhile: the author of the post has changed it since.
    """
    now = now or timezone.now()
    found = appeal_to_answer(viewer=member, appeal_id=appeal_id, is_locked=True)
    check_may_write(member=member, now=now)
    is_hers = found.is_own_decision or found.is_about_viewer
    if is_hers and others_who_may_answer(appeal=found.appeal, decision=found.decision):
        raise OwnDecision
    why = clean(answer)
    _check_answer(outcome, why)
    post = found.subject.post
    has_words = post is not None and post.deleted_at is None
    if has_words and version not in {None, str(found.subject.text_version)}:
        raise ChangedMeanwhile
    Appeal.objects.filter(pk=found.appeal.pk).update(
        outcome=outcome, answer=why, answered_by=member, answered_at=now
    )
    if outcome == Appeal.Outcome.CHANGED:
        _change(found, member, why, now)
    else:
        forget_what_stays_removed(decision=found.decision)
    record(AppealAnswered(appeal_id=found.appeal.pk))


@transaction.atomic
def close_unanswerable_appeals(*, now: datetime | None = None) -> None:
    """Close appeals that have waited 30 days and that nobody can answer, and say so.

    Those of a closed group without a moderator or operator, say. The decision stays.
    """
    now = now or timezone.now()
    waiting = Appeal.objects.filter(outcome="", sent_at__lt=now - UNANSWERABLE_FOR)
    rows = waiting.select_related("decision__post__thread__group", "decision__group")
    for one in rows.order_by("pk"):
        if who_may_answer(appeal=one, decision=one.decision):
            continue
        closed = waiting.filter(pk=one.pk).update(
            outcome=Appeal.Outcome.CLOSED, answer=NOBODY_LEFT, answered_at=now
        )
        if closed:
            forget_what_stays_removed(decision=one.decision)
            record(AppealAnswered(appeal_id=one.pk))


def _keep(
    found: Decided, report: Report | None, member: Member | None, text: str, now: datetime
) -> None:
    if found.may_appeal_until is None:
        raise NoAppeal
    text = clean(text)
    if not text:
        raise AppealIncomplete({"text": "Say what is wrong about it."})
    if len(text) > LONGEST_APPEAL:
        longest = f"{LONGEST_APPEAL:,} characters"
        raise AppealIncomplete({"text": f"This can have {longest}. Your words are still here."})
    # Two at once wait here for each other, and the second finds the first.
    Decision.objects.select_for_update().get(pk=found.id)
    if Appeal.objects.filter(decision_id=found.id, report=report).exists():
        raise NoAppeal
    made = Appeal.objects.create(
        decision_id=found.id, report=report, member=member, text=text, sent_at=now
    )
    record(AppealSent(appeal_id=made.pk))


def _check_answer(outcome: str, why: str) -> None:
    faults: dict[str, str] = {}
    if outcome not in _ANSWERS:
        faults["outcome"] = "Pick what should happen."
    if not why:
        faults["answer"] = "Say why. Whoever objected reads this."
    elif len(why) > LONGEST_ANSWER:
        faults["answer"] = f"An answer can have {LONGEST_ANSWER:,} characters."
    if faults:
        raise AppealIncomplete(faults)


def _change(found: AppealToAnswer, member: Member, why: str, now: datetime) -> None:
    """Do the opposite of what was decided, as far as it can be done."""
    decision, post = found.decision, found.subject.post
    if decision.outcome == _Outcome.SUSPENDED:
        _end_pause(decision, member, why, now)
    elif decision.outcome == _Outcome.REMOVED:
        _put_back(found, member, why, now)
    elif decision.outcome not in {_Outcome.LEFT, _Outcome.DONE}:
        return
    elif post is not None and post.deleted_at is None:
        removed = _decide_anew(decision, _Outcome.REMOVED, member, why, now)
        discussions.remove_post(
            member=member,
            thread_id=post.thread_id,
            number=post.number,
            keep_until=last_day_to_appeal(removed),
            now=now,
        )
    elif decision.profile_of_id is not None:
        _decide_anew(decision, _Outcome.CLEARED, member, why, now)
        members.clear_profile(member_id=decision.profile_of_id)


def _end_pause(decision: Decision, member: Member, why: str, now: datetime) -> None:
    member_id, until = decision.profile_of_id, decision.suspended_until
    if member_id is not None and members.end_suspension(member_id=member_id, until=until):
        Decision.objects.create(
            profile_of_id=member_id,
            outcome=_Outcome.RESUMED,
            reason=why,
            made_by=member,
            made_at=now,
        )


def _put_back(found: AppealToAnswer, member: Member, why: str, now: datetime) -> None:
    """Restore the post, by a decision of its own; nothing where its words are gone."""
    post_id = found.decision.post_id
    # A post may have been put back, and removed again for another reason since.
    if post_id is None or not is_last_removal(found.decision):
        return
    if not discussions.restore_post(post_id=post_id):
        return
    made = Decision.objects.create(
        post_id=post_id, outcome=_Outcome.RESTORED, reason=why, made_by=member, made_at=now
    )
    if found.is_by_reporter:
        # Its author has not asked, so the answer does not go to her.
        record(ReportsDecided(decision_id=made.pk))


def _decide_anew(
    decision: Decision, outcome: str, member: Member, why: str, now: datetime
) -> Decision:
    made = Decision.objects.create(
        post_id=decision.post_id,
        profile_of_id=decision.profile_of_id,
        outcome=outcome,
        reason=why,
        made_by=member,
        made_at=now,
    )
    # What was said of it since is answered by this, before the words go.
    Report.objects.filter(about(key_of(made)), decision=None).update(decision=made)
    record(ReportsDecided(decision_id=made.pk))
    return made
