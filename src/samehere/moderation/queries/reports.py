"""Reports as those who sent them see them, and nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from samehere.discussions.queries.groups import who_moderates
from samehere.members.queries import hash_of
from samehere.moderation.errors import ReportNotFound
from samehere.moderation.matters import Matter, Wish
from samehere.moderation.models import Report
from samehere.moderation.queries.appeals import decided_by_for_reporter, may_appeal_until
from samehere.moderation.queries.subjects import Subject, about, key_of, subjects

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from samehere.members.models import Member
    from samehere.moderation.models import Appeal, Decision
    from samehere.moderation.queries.subjects import Key

MOST_OWN = 100


@dataclass(frozen=True)
class SentReport:
    """A report as whoever sent it sees it.

    `subject` is empty where the viewer may not see it any more; `quote` is "" where its words are
    gone, or are others than at that time. `moderators` are names, perhaps none; of a profile none
    is told, nor who decided, for they would say in which groups its owner is. `link` is the key of
    somebody without an account, "" for a member's own. `appeal`: where she objected to what was
    decided; `may_appeal`: she has not, and still can.
    """

    number: str
    matter: Matter
    note: str
    sent_at: datetime
    is_of_profile: bool
    is_of_group: bool
    subject: Subject
    quote: str
    moderators: Sequence[str]
    decision: Decision | None
    decided_by: str
    link: str
    appeal: Appeal | None
    may_appeal: bool

    @property
    def wants_deletion(self) -> bool:
        """Whether the wish is that it goes."""
        return self.matter.wish == Wish.DELETION


def own_report(*, member: Member, number: str) -> SentReport:
    """Return a report the member sent. Four queries at most.

    Raises:
        ReportNotFound: there is none of this number, or somebody else sent it.
    """
    found = _with_decision().filter(member_id=member.pk, number=number).first()
    return _sent(found, viewer=member)


def linked_report(*, viewer: Member | None, key: str) -> SentReport:
    """Return the report that the link from a receipt opens. Four queries at most.

    Raises:
        ReportNotFound: there is no such link.
    """
    found = _with_decision().filter(member=None, key_hash=hash_of(key)).first()
    return _sent(found, viewer=viewer, link=key)


def own_reports(*, member: Member) -> list[SentReport]:
    """Return what the member reported, the newest first, at most 100. Five queries at most."""
    rows = _with_decision().filter(member_id=member.pk).order_by("-sent_at", "-pk")[:MOST_OWN]
    reports = list(rows)
    found = subjects(viewer=member, keys={key_of(row) for row in reports})
    return [_row(report, found[key_of(report)]) for report in reports]


def open_report_of(*, member: Member, of: Key, matter: Matter) -> Report | None:
    """Return the member's report of this that nobody has decided on, or None. One query."""
    own = Report.objects.filter(about(of), member_id=member.pk, matter=matter)
    return own.filter(decision=None).first()


def report_by_key(*, key: str) -> Report | None:
    """Return what was sent by the form of this key, or None. One query."""
    return Report.objects.filter(key_hash=hash_of(key)).first() if key else None


def _with_decision() -> QuerySet[Report]:
    return Report.objects.select_related("decision__made_by", "appeal")


def _sent(report: Report | None, *, viewer: Member | None, link: str = "") -> SentReport:
    if report is None:
        raise ReportNotFound
    subject = subjects(viewer=viewer, keys=[key_of(report)])[key_of(report)]
    by_group = who_moderates(group_ids=[subject.post.group_id]) if subject.post else {}
    names = [one.name for some in by_group.values() for one in some]
    return _row(report, subject, names, link)


def _row(
    report: Report, subject: Subject, moderators: Sequence[str] = (), link: str = ""
) -> SentReport:
    decision, appeal = report.decision, getattr(report, "appeal", None)
    is_open = decision is not None and may_appeal_until(decision, now=timezone.now()) is not None
    is_same_text = subject.text_version == report.text_version
    return SentReport(
        number=report.number,
        matter=Matter(report.matter),
        note=report.note,
        sent_at=report.sent_at,
        is_of_profile=report.profile_of_id is not None,
        is_of_group=report.group_id is not None,
        subject=subject,
        quote=subject.quote if is_same_text else "",
        moderators=moderators,
        decision=decision,
        decided_by=decided_by_for_reporter(decision) if decision else "",
        link=link,
        appeal=appeal,
        may_appeal=is_open and appeal is None,
    )
