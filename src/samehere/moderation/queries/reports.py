"""Reports as those who sent them see them, and nobody else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.discussions.queries.groups import who_moderates
from samehere.discussions.queries.places import posts_in_place
from samehere.markup import beginning
from samehere.moderation.errors import ReportNotFound
from samehere.moderation.matters import Matter, Wish
from samehere.moderation.models import Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from samehere.discussions.queries.places import PostInPlace
    from samehere.members.models import Member
    from samehere.moderation.models import Decision

LONGEST_QUOTE = 240
MOST_OWN = 100


@dataclass(frozen=True)
class SentReport:
    """A report as whoever sent it sees it.

    `post` is None where the viewer may not see it any more; `quote` is "" where its words are
    gone, or are others than at that time. `moderators` are names, perhaps none. `link` is the key
    of somebody without an account, "" for a member's own.
    """

    number: str
    matter: Matter
    note: str
    sent_at: datetime
    post: PostInPlace | None
    quote: str
    moderators: Sequence[str]
    decision: Decision | None
    decided_by: str
    link: str

    @property
    def wants_deletion(self) -> bool:
        """Whether the wish is that the post goes."""
        return self.matter.wish == Wish.DELETION


def own_report(*, member: Member, number: str) -> SentReport:
    """Return a report the member sent. Three queries.

    Raises:
        ReportNotFound: there is none of this number, or somebody else sent it.
    """
    found = _with_decision().filter(member_id=member.pk, number=number).first()
    return _sent(found, viewer=member)


def linked_report(*, viewer: Member | None, key: str) -> SentReport:
    """Return the report that the link from a receipt opens. Three queries.

    Raises:
        ReportNotFound: there is no such link.
    """
    found = _with_decision().filter(member=None, key_hash=hash_of(key)).first()
    return _sent(found, viewer=viewer, link=key)


def own_reports(*, member: Member) -> list[SentReport]:
    """Return what the member reported, the newest first, at most 100. Two queries."""
    rows = _with_decision().filter(member_id=member.pk).order_by("-sent_at", "-pk")[:MOST_OWN]
    reports = list(rows)
    posts = posts_in_place(viewer=member, post_ids={row.post_id for row in reports})
    return [_row(report, posts.get(report.post_id)) for report in reports]


def open_report_of(*, member: Member, post_id: int, matter: Matter) -> Report | None:
    """Return the member's report of this that nobody has decided on, or None. One query."""
    own = Report.objects.filter(member_id=member.pk, post_id=post_id, matter=matter)
    return own.filter(decision=None).first()


def report_by_key(*, key: str) -> Report | None:
    """Return what was sent by the form of this key, or None. One query."""
    return Report.objects.filter(key_hash=hash_of(key)).first() if key else None


def hash_of(key: str) -> str:
    """Return what is kept of a form's key. It is random and long, so a plain hash is enough."""
    return hashlib.sha256(key.encode(errors="replace")).hexdigest()


def quote_of(post: PostInPlace | None) -> str:
    """Return the beginning of a post's words, for pages that only have to recall it."""
    return beginning(post.plain_text, LONGEST_QUOTE) if post else ""


def _with_decision() -> QuerySet[Report]:
    return Report.objects.select_related("decision__made_by")


def _sent(report: Report | None, *, viewer: Member | None, link: str = "") -> SentReport:
    if report is None:
        raise ReportNotFound
    post = posts_in_place(viewer=viewer, post_ids=[report.post_id]).get(report.post_id)
    by_group = who_moderates(group_ids=[post.group_id]) if post else {}
    names = [one.name for some in by_group.values() for one in some]
    return _row(report, post, names, link)


def _row(
    report: Report, post: PostInPlace | None, moderators: Sequence[str] = (), link: str = ""
) -> SentReport:
    decision = report.decision
    is_same_text = post is not None and post.text_version == report.text_version
    return SentReport(
        number=report.number,
        matter=Matter(report.matter),
        note=report.note,
        sent_at=report.sent_at,
        post=post,
        quote=quote_of(post) if is_same_text else "",
        moderators=moderators,
        decision=decision,
        decided_by=decision.made_by.name if decision and decision.made_by else "",
        link=link,
    )
