"""Sentences members say were misread, for those who look after the group they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from samehere.discussions.queries.groups import groups_looked_after
from samehere.discussions.queries.visibility import visible_to
from samehere.experiences.models import State, Statement, StatementReport
from samehere.experiences.queries.counted import IS_CURRENT, IS_SHOWN
from samehere.experiences.queries.sentences import (
    COLUMNS,
    READING_COLUMNS,
    reading_of,
    sentence_of,
    with_quotes,
)
from samehere.experiences.queries.statements import UNDONE_WITHIN, taken_out
from samehere.experiences.telling import words_of_reading

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from samehere.experiences.queries.rows import Sentence
    from samehere.members.models import Member

MOST_OPEN = 60
MOST_ANSWERED = 30
_OPEN = Q(reports__isnull=False, reports__answered_at=None)


@dataclass(frozen=True, slots=True)
class Reported:
    """A sentence somebody reported. `words` is what was read in it, `who` of whom.

    `reported_at` is the moment of the last report. `answer` is one of `StatementReport.Answer`,
    given within the last hour, or "" while it waits for one.
    """

    sentence: Sentence
    words: str
    who: str
    group_name: str
    report_count: int
    reported_at: datetime
    answer: str
    by: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to the reports of one sentence; `by` is "" where somebody has left."""

    sentence: Sentence
    words: str
    is_dismissed: bool
    by: str
    answered_at: datetime


def reports_at_hand(*, viewer: Member) -> list[Reported]:
    """Return the sentences with reports nobody has answered, the longest waiting first.

    Those answered within the last hour stay in their place, to be undone. At most 60. Not those
    whose author has answered herself. Two queries.
    """
    is_open = IS_SHOWN & _OPEN & Q(state=State.UNCONFIRMED)
    rows = (
        with_quotes(Statement.objects.filter(_looked_after_by(viewer), IS_CURRENT))
        .filter(is_open | _answered_lately())
        .annotate(open_count=Count("reports", filter=_OPEN), report_count=Count("reports"))
        .annotate(last_at=Max("reports__reported_at"), answer=Min("reports__answer"))
        .annotate(by=Max("reports__answered_by__name"))
        .order_by("last_at", "pk")
    )
    columns = (*COLUMNS, *READING_COLUMNS, "who", "group__name", "report_count", "last_at")
    return [
        Reported(
            sentence=sentence_of(row),
            words=words_of_reading(reading_of(row)),
            who=row["who"],
            group_name=row["group__name"],
            # Of one reported again after an answer only what waits.
            report_count=row["open_count"] or row["report_count"],
            reported_at=row["last_at"],
            answer=row["answer"],
            by=row["by"] or "",
        )
        for row in rows.values(*columns, "open_count", "answer", "by")[:MOST_OPEN]
    ]


def answered_reports(*, viewer: Member) -> list[Answered]:
    """Return what was answered more than an hour ago, at most 30, the newest first. Two queries.

    Not what its author has taken back since, by refusing it or by another choice about being read.
    """
    # What was taken out is shown nowhere else; here it stays for as long as others might see it.
    is_seen = IS_SHOWN | (taken_out() & Q(teller__is_counted=True))
    last = ("reports__answer", "reports__answered_by__name", "reports__answered_at")
    rows = (
        with_quotes(Statement.objects.filter(_looked_after_by(viewer), IS_CURRENT, is_seen))
        .filter(reports__answered_at__lt=timezone.now() - UNDONE_WITHIN)
        .order_by("-reports__answered_at", "-pk")
    )
    found = rows.values(*COLUMNS, *READING_COLUMNS, *last).distinct()
    return [
        Answered(
            sentence=sentence_of(row),
            words=words_of_reading(reading_of(row)),
            is_dismissed=row["reports__answer"] == StatementReport.Answer.DISMISSED,
            by=row["reports__answered_by__name"] or "",
            answered_at=row["reports__answered_at"],
        )
        for row in found[:MOST_ANSWERED]
    ]


def reported_statements(*, viewer: Member) -> QuerySet[Statement]:
    """Return the statements with open reports that this viewer may answer, in no order.

    A statement stands in it once for each open report.
    """
    return Statement.objects.filter(
        _looked_after_by(viewer), IS_CURRENT, IS_SHOWN, _OPEN, state=State.UNCONFIRMED
    )


def answered_statements(*, viewer: Member) -> QuerySet[Statement]:
    """Return the statements whose reports were answered within the hour, in no order.

    Those this viewer may answer, and whose author has not answered since. One with several such
    reports stands in it once for each.
    """
    return Statement.objects.filter(_looked_after_by(viewer), IS_CURRENT, _answered_lately())


def _answered_lately() -> Q:
    is_lately = Q(reports__answered_at__gte=timezone.now() - UNDONE_WITHIN)
    is_left = IS_SHOWN & Q(state=State.UNCONFIRMED, reports__answer=StatementReport.Answer.LEFT)
    return is_lately & (is_left | (taken_out() & Q(teller__is_counted=True)))


def _looked_after_by(viewer: Member) -> Q:
    groups = groups_looked_after(viewer=viewer)
    is_own = Q() if groups is None else Q(group__in=groups)
    # Running the server is no leave to read what a closed group says.
    return is_own & visible_to(viewer, group="group__")
