"""Open reports for those who run the server, and for the mails that say that some wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max

from samehere.moderation.matters import Matter
from samehere.moderation.models import Report

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report as a line of a list; `outcome` is "" while it is open."""

    number: str
    sent_at: datetime
    group: str
    matter: Matter
    thread_id: int
    post_number: int
    by_member: bool
    outcome: str
    decided_at: datetime | None

    @property
    def is_urgent(self) -> bool:
        """Whether somebody may be in danger and nobody has answered."""
        return self.matter == Matter.DANGER and not self.outcome


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
        "member_id",
        "decision__outcome",
        "decision__made_at",
    )
    found = [
        ListedReport(
            number=number,
            sent_at=sent_at,
            group=group,
            matter=Matter(matter),
            thread_id=thread_id,
            post_number=post_number,
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
            member_id,
            outcome,
            decided_at,
        ) in rows.order_by("sent_at", "pk").values_list(*columns)
    ]
    return sorted(found, key=lambda one: (bool(one.outcome), not one.is_urgent))


def newest_open_by_group() -> dict[int, datetime]:
    """Return when the newest open report of each group was sent; groups without any are left out.

    One query.
    """
    rows = Report.objects.filter(decision=None).values_list("post__thread__group_id")
    return dict(rows.annotate(newest=Max("sent_at")).order_by())


def urgency_of(*, report_id: int) -> tuple[int, bool] | None:
    """Return the group of an open report and whether somebody may be in danger, or None."""
    rows = Report.objects.filter(pk=report_id, decision=None)
    found = rows.values_list("post__thread__group_id", "matter").first()
    return (found[0], found[1] == Matter.DANGER) if found else None
