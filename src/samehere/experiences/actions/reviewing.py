"""What those who look after a group answer when somebody says that a sentence was misread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions.queries.writing import check_may_write
from samehere.experiences.actions.announcing import announce
from samehere.experiences.actions.tallying import count_anew, lock_tellers
from samehere.experiences.errors import ReportNotFound
from samehere.experiences.models import State, Statement, StatementReport
from samehere.experiences.queries.reported import answered_statements, reported_statements

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member


@transaction.atomic
def dismiss_reported(*, member: Member, statement_id: int, now: datetime | None = None) -> None:
    """Take out what was misread: counted and shown nowhere, unless its author says it is right.

    Raises:
        ReportNotFound: no open report of it, or of a group this member does not look after.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    statement = _reported(member, statement_id, now)
    tellers = lock_tellers([statement.teller_id])
    unanswered = Statement.objects.filter(pk=statement.pk, state=State.UNCONFIRMED)
    if not unanswered.update(state=State.DISMISSED, answered_at=now):
        # Its author has answered at the same moment, and she is the one to know.
        raise ReportNotFound
    _answer(statement, member, StatementReport.Answer.DISMISSED, now)
    touched = count_anew(tellers)
    announce(touched=touched, threads=[statement.post.thread_id], group_ids=[statement.group_id])


@transaction.atomic
def leave_reported(*, member: Member, statement_id: int, now: datetime | None = None) -> None:
    """Answer that it was read right: the reports are closed, and nothing else changes.

    Raises:
        ReportNotFound: no open report of it, or of a group this member does not look after.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    statement = _reported(member, statement_id, now)
    _answer(statement, member, StatementReport.Answer.LEFT, now)


@transaction.atomic
def reopen_reported(*, member: Member, statement_id: int, now: datetime | None = None) -> None:
    """Take back what was answered within the last hour: the reports wait again.

    What was taken out counts as if it had not been.

    Raises:
        ReportNotFound: no such answer, one of a group this member does not look after, or one its
            author has answered since.
        Suspended: a moderator has paused the account.
    """
    check_may_write(member=member, now=now or timezone.now())
    rows = answered_statements(viewer=member).select_related("post").filter(pk=statement_id)
    statement = rows.defer("post__source", "post__html", "post__plain_text").first()
    if statement is None:
        raise ReportNotFound
    reports = StatementReport.objects.filter(statement=statement, answered_at__isnull=False)
    last = reports.latest("answered_at")
    same = reports.filter(answered_at=last.answered_at)
    same.update(answer="", answered_at=None, answered_by=None)
    if last.answer == StatementReport.Answer.LEFT:
        return
    tellers = lock_tellers([statement.teller_id])
    taken_out = Statement.objects.filter(pk=statement.pk, answered_at=last.answered_at)
    taken_out.update(state=State.UNCONFIRMED, answered_at=None)
    touched = count_anew(tellers)
    announce(touched=touched, threads=[statement.post.thread_id], group_ids=[statement.group_id])


def _reported(member: Member, statement_id: int, now: datetime) -> Statement:
    check_may_write(member=member, now=now)
    rows = reported_statements(viewer=member).select_related("post").filter(pk=statement_id)
    found = rows.defer("post__source", "post__html", "post__plain_text").first()
    if found is None:
        raise ReportNotFound
    return found


def _answer(statement: Statement, member: Member, answer: str, now: datetime) -> None:
    reports = StatementReport.objects.filter(statement=statement, answered_at=None)
    reports.update(answer=answer, answered_at=now, answered_by=member)
