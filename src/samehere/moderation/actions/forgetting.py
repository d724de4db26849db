"""Forgetting who reported, and what was removed, when it is no longer needed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions import actions as discussions
from samehere.discussions.queries.removed import removed_and_run_out
from samehere.moderation.models import Appeal, Decision, Report
from samehere.moderation.queries.appeals import (
    is_last_removal,
    own_decision,
    posts_with_open_appeal,
)

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member

# As long as somebody may ask what became of it. See docs/decisions and docs/moderating.
REPORTERS_KEPT_FOR = timedelta(days=30)
# The longest span reports are counted over.
NETS_KEPT_FOR = timedelta(days=1)


@transaction.atomic
def forget_reporters() -> None:
    """Forget address, name and note of reports decided 30 days ago, and networks after a day.

    The note too: it may quote words that are gone. Where somebody objected, 30 days after the
    answer, and her words with it. What was decided and why stays.
    """
    now = timezone.now()
    Report.objects.filter(sent_at__lt=now - NETS_KEPT_FOR).exclude(net="").update(net="")
    before = now - REPORTERS_KEPT_FOR
    answered = Appeal.objects.filter(answered_at__lt=before)
    answered.exclude(text="").update(text="")
    objected = Appeal.objects.filter(report__isnull=False).exclude(pk__in=answered)
    decided = Report.objects.filter(decision__made_at__lt=before)
    decided = decided.exclude(pk__in=objected.values("report_id"))
    decided.exclude(address="", name="", note="").update(address="", name="", note="")


@transaction.atomic
def forget_removed_words(*, now: datetime | None = None) -> None:
    """Overwrite the words of removed posts that nobody can object to any more.

    Where an appeal is open they wait for its answer, but not longer than their author is here.
    """
    run_out = removed_and_run_out(now=now or timezone.now())
    waiting = posts_with_open_appeal(post_ids=run_out)
    for post_id in run_out:
        if post_id not in waiting:
            discussions.forget_removed_text(post_id=post_id)


@transaction.atomic
def forget_own_words(*, member: Member, decision_id: int, now: datetime | None = None) -> None:
    """Overwrite, before the time, what the member wrote and somebody removed.

    Nothing brings it back then. Where it is gone already nothing changes.

    Raises:
        DecisionNotFound: there is none, or it is about somebody else.
    """
    found = own_decision(member=member, decision_id=decision_id, now=now or timezone.now())
    post_id = found.subject.key.post_id
    if post_id is not None:
        discussions.forget_own_removed_text(member=member, post_id=post_id)


def forget_what_stays_removed(*, decision: Decision) -> None:
    """Overwrite the words of a removed post once its author was answered and no appeal is open."""
    appeals = Appeal.objects.filter(decision=decision)
    was_answered = appeals.filter(report=None).exclude(outcome="").exists()
    is_over = was_answered and not appeals.filter(outcome="").exists()
    if decision.post_id is not None and is_over and is_last_removal(decision):
        discussions.forget_removed_text(post_id=decision.post_id)
