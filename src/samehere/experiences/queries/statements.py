"""Single statements: to be answered, or marked in their post."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils import timezone

from samehere.discussions.queries.visibility import visible_to
from samehere.experiences.errors import StatementNotFound
from samehere.experiences.extraction.statements import Tier, Who
from samehere.experiences.models import State, Statement, StatementReport
from samehere.experiences.queries.asked import weightiest_first
from samehere.experiences.queries.counted import ASKED_FROM, IS_CURRENT, IS_SHOWN
from samehere.experiences.queries.rows import OwnStatementsPage, StatementRow
from samehere.experiences.queries.sentences import (
    COLUMNS,
    READING_COLUMNS,
    reading_of,
    sentence_of,
    with_quotes,
)
from samehere.experiences.telling import words_of_reading

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

    from samehere.members.models import Member

MOST_ON_A_PAGE = 40
UNDONE_WITHIN = timedelta(hours=1)
_COLUMNS = (*COLUMNS, *READING_COLUMNS, "tier", "teller__is_counted")


def visible_statements(viewer: Member | None) -> QuerySet[Statement]:
    """Return the statements this viewer may see, in no order: those shown to all, and her own.

    A dismissed one is still visible to its author, who may change her mind.
    """
    is_visible = IS_SHOWN
    if viewer is not None:
        is_visible = IS_SHOWN | Q(teller__member_id=viewer.pk)
    return Statement.objects.filter(
        is_visible, IS_CURRENT, visible_to(viewer, group="group__"), post__thread__deleted_at=None
    )


def statement_to_change(*, member: Member, statement_id: int) -> Statement:
    """Return a statement the member may see, with its teller and post. One query.

    Raises:
        StatementNotFound: no such statement, or one this member may not see.
    """
    rows = visible_statements(member).select_related("teller", "post")
    found = rows.defer("post__source", "post__html", "post__plain_text").filter(pk=statement_id)
    statement = found.first()
    if statement is None:
        raise StatementNotFound
    return statement


def statement_marked(*, viewer: Member | None, statement_id: int) -> StatementRow:
    """Return what is to be marked in its post, for `?statement=<id>`. One query.

    Raises:
        StatementNotFound: no such statement, or one this viewer may not see.
    """
    found = with_quotes(visible_statements(viewer).filter(pk=statement_id))
    reports = StatementReport.objects.filter(statement=OuterRef("pk"), member=viewer)
    is_open = Exists(reports.filter(answered_at=None))
    row = found.values(*_COLUMNS, is_reported=Exists(reports), is_report_open=is_open).first()
    if row is None:
        raise StatementNotFound
    return _statement_row(row, viewer)


def statements_beside(*, member: Member, statement: Statement) -> QuerySet[Statement]:
    """Return what was read from the same words as a statement, with it, as the member may see."""
    return visible_statements(member).filter(
        post_id=statement.post_id, start__lt=statement.stop, stop__gt=statement.start
    )


def is_taken_out(*, statement_id: int) -> bool:
    """Return whether those who look after its group took it out, and its author left it so."""
    return Statement.objects.filter(taken_out(), pk=statement_id).exists()


def places_below(*, post_id: int) -> set[tuple[str, str, str]]:
    """Return what was read in the discussion a post opens: treatment, group, and who may read it.

    Of the group its slug and `Group.visibility`. Empty for a reply. One query.
    """
    opened = Statement.objects.filter(post__thread__posts=post_id, post__thread__posts__number=0)
    columns = ("treatment", "group__slug", "group__visibility")
    return set(opened.exclude(treatment="").values_list(*columns))


def place_of_statement(*, viewer: Member | None, statement_id: int) -> tuple[int, int]:
    """Return the discussion and the number of the post a statement was read in. One query.

    Raises:
        StatementNotFound: no such statement, or one this viewer may not see.
    """
    found = visible_statements(viewer).filter(pk=statement_id)
    place = found.values_list("post__thread_id", "post__number").first()
    if place is None:
        raise StatementNotFound
    return place


def statements_to_answer(
    *, viewer: Member, post_ids: Collection[int]
) -> dict[int, list[StatementRow]]:
    """Return what was read in the viewer's own posts among these, by post. One query.

    Those not answered, whatever was chosen about being read, and those answered in the last hour,
    to be undone; the weightiest first. The posts are of one discussion.
    """
    is_new = Q(answered_at__gte=timezone.now() - UNDONE_WITHIN) & ~taken_out()
    rows = own_rows(viewer).filter(Q(state=State.UNCONFIRMED) | is_new, post_id__in=post_ids)
    found: dict[int, list[StatementRow]] = {}
    for row in weightiest_first(rows.values(*_COLUMNS, "score")):
        found.setdefault(row["post_id"], []).append(_statement_row(row, viewer))
    return found


def own_statements(*, viewer: Member, before: int | None = None) -> OwnStatementsPage:
    """Return what was read in all of the viewer's posts, the newest post first. One query.

    `before` is the number of a post that need not exist any more; None: from the top. Answered
    ones are there too, so that she can change her mind.
    """
    rows = own_rows(viewer) if before is None else own_rows(viewer).filter(post_id__lt=before)
    rows = rows.annotate(is_taken_out=ExpressionWrapper(taken_out(), BooleanField()))
    ordered = rows.order_by("-post_id", "start", "pk").values(*_COLUMNS, "is_taken_out")
    found = list(ordered[: MOST_ON_A_PAGE + 1])
    older = found[MOST_ON_A_PAGE]["post_id"] if len(found) > MOST_ON_A_PAGE else None
    if older is not None:
        # A post stands whole on one page, unless it fills it alone.
        whole = [row for row in found if row["post_id"] != older]
        found = whole or found[:MOST_ON_A_PAGE]
    return OwnStatementsPage(
        statements=[_statement_row(row, viewer) for row in found],
        older=found[-1]["post_id"] if older is not None else None,
        before=before,
    )


def taken_out() -> Q:
    """Return the condition that those who look after the group took a statement out."""
    reports = StatementReport.objects.filter(
        statement=OuterRef("pk"),
        answer=StatementReport.Answer.DISMISSED,
        # What its author answered later is the author's.
        answered_at=OuterRef("answered_at"),
    )
    return Q(Exists(reports), state=State.DISMISSED)


def own_rows(viewer: Member) -> QuerySet[Any]:
    """Return what the viewer says of herself about a known treatment, without mere guesses.

    Nothing from a group she has left and may not read any more: beside it stands its title.
    """
    is_worth_asking = Q(score__gte=ASKED_FROM) | ~Q(state=State.UNCONFIRMED)
    rows = Statement.objects.filter(
        is_worth_asking,
        IS_CURRENT,
        visible_to(viewer, group="group__"),
        teller__member_id=viewer.pk,
        who=Who.AUTHOR,
    )
    return with_quotes(rows.exclude(treatment="").filter(post__thread__deleted_at=None))


def _statement_row(row: dict[str, Any], viewer: Member | None) -> StatementRow:
    is_open = row["state"] == State.UNCONFIRMED
    is_plain = row["tier"] == Tier.COUNTED and row["teller__is_counted"]
    return StatementRow(
        sentence=sentence_of(row),
        words=words_of_reading(reading_of(row)),
        state=row["state"],
        is_counted=row["state"] == State.CONFIRMED or (is_open and is_plain),
        is_reported=row.get("is_reported", False),
        is_report_open=row.get("is_report_open", False),
        is_taken_out=row.get("is_taken_out", False),
        is_private=is_open and not row["teller__is_counted"],
        is_own=viewer is not None and row["teller__member_id"] == viewer.pk,
    )
