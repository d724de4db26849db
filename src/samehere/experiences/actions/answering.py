"""What a member says about what was read: it is right, it is not, somebody else's is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions.queries.writing import check_may_write
from samehere.experiences.actions.announcing import announce
from samehere.experiences.actions.tallying import count_anew, lock_tellers
from samehere.experiences.errors import (
    AuthorHasConfirmed,
    NotYourStatement,
    OwnStatement,
    TakenOut,
)
from samehere.experiences.models import State, Statement, StatementReport
from samehere.experiences.queries.statements import (
    is_taken_out,
    statement_to_change,
    statements_beside,
)

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member


@transaction.atomic
def confirm_statement(*, member: Member, statement_id: int, now: datetime | None = None) -> None:
    """Let the author say that her words were read right: it counts as confirmed from now on.

    Confirming again changes nothing; what she dismissed before counts again.

    Raises:
        StatementNotFound: there is no such statement, or this member may not see it.
        NotYourStatement: somebody else wrote the post.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    check_may_write(member=member, now=now)
    _answer(member, statement_id, State.CONFIRMED, now)


@transaction.atomic
def dismiss_statement(*, member: Member, statement_id: int, now: datetime | None = None) -> None:
    """Let the author refuse what was read: it is counted nowhere and shown nowhere.

    Also while her account is paused. Dismissing again changes nothing.

    Raises:
        StatementNotFound: there is no such statement, or this member may not see it.
        NotYourStatement: somebody else wrote the post.
    """
    _answer(member, statement_id, State.DISMISSED, now or timezone.now())


@transaction.atomic
def undo_answer(*, member: Member, statement_id: int) -> None:
    """Take the author's answer back: it is asked again, and counts as if it had not been given.

    Also while the account is paused. Undoing what is not answered changes nothing.

    Raises:
        StatementNotFound: there is no such statement, or this member may not see it.
        NotYourStatement: somebody else wrote the post.
        TakenOut: those who look after the group took it out; its author can still confirm it.
    """
    statement = _own_statement(member, statement_id)
    if is_taken_out(statement_id=statement.pk):
        raise TakenOut
    _set(statement, State.UNCONFIRMED, None)


@transaction.atomic
def report_statement(*, member: Member, statement_id: int, now: datetime | None = None) -> None:
    """Record that a member thinks a sentence was misread, in all that was read from it.

    It hides nothing. Reporting again changes nothing.

    Raises:
        StatementNotFound: there is no such statement, or this member may not see it.
        OwnStatement: she wrote the post, so she can dismiss it.
        AuthorHasConfirmed: its author says that it is right, so nobody is asked about it.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    check_may_write(member=member, now=now)
    statement = statement_to_change(member=member, statement_id=statement_id)
    if statement.teller.member_id == member.pk:
        raise OwnStatement
    if statement.state == State.CONFIRMED:
        raise AuthorHasConfirmed
    beside = statements_beside(member=member, statement=statement).exclude(state=State.CONFIRMED)
    StatementReport.objects.bulk_create(
        [StatementReport(statement=one, member=member, reported_at=now) for one in beside],
        ignore_conflicts=True,
    )


@transaction.atomic
def withdraw_report(*, member: Member, statement_id: int) -> None:
    """Take a report back while nobody has answered it, from all that was read in the sentence.

    Also while the account is paused. With nothing to take back it changes nothing.

    Raises:
        StatementNotFound: there is no such statement, or this member may not see it.
    """
    statement = statement_to_change(member=member, statement_id=statement_id)
    beside = statements_beside(member=member, statement=statement)
    reports = StatementReport.objects.filter(statement__in=beside, member=member)
    reports.filter(answered_at=None).delete()


def _answer(member: Member, statement_id: int, state: State, now: datetime) -> None:
    _set(_own_statement(member, statement_id), state, now)


def _own_statement(member: Member, statement_id: int) -> Statement:
    statement = statement_to_change(member=member, statement_id=statement_id)
    if statement.teller.member_id != member.pk:
        raise NotYourStatement
    return statement


def _set(statement: Statement, state: State, answered_at: datetime | None) -> None:
    tellers = lock_tellers([statement.teller_id])
    changed = Statement.objects.filter(pk=statement.pk).exclude(state=state)
    if not changed.update(state=state, answered_at=answered_at):
        return
    touched = count_anew(tellers)
    announce(touched=touched, threads=[statement.post.thread_id], group_ids=[statement.group_id])
