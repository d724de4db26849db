"""The mails about reports. None holds a word of a post, and no subject says what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from samehere.moderation.queries.appeals import last_day_to_appeal, may_appeal_until
from samehere.outbox.actions import queue_mail

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.moderation.models import Appeal, Decision, Report


def send_receipt(*, report: Report, key: str) -> None:
    """Send somebody without an account the number and the link of a report."""
    link = reverse("report-by-link", args=[key])
    _send(report.address, f"Your report {report.number}", "receipt", report=report, link=link)


def send_outcome(*, report: Report, decision: Decision, email: str) -> None:
    """Tell whoever sent a report what was decided: a member by a link, others in words."""
    link = reverse("own-report", args=[report.number])
    words = {
        "report": report,
        "decision": decision,
        "last_day": _day(may_appeal_until(decision, now=decision.made_at)),
    }
    _send(email, f"Your report {report.number}", "outcome", link=link, **words)


def send_reasons(*, decision: Decision, email: str) -> None:
    """Tell whoever it is about what was taken away, put back or paused, and why."""
    post = "a post of yours"
    about = {"removed": post, "restored": post, "cleared": "your profile"}
    subject = f"About {about.get(decision.outcome, 'your account')}"
    words = {
        "decision": decision,
        "until": _day(decision.suspended_until),
        "rules": settings.ADDRESS + reverse("rules"),
        "last_day": _day(last_day_to_appeal(decision)),
    }
    _send(email, subject, "reasons", link=reverse("own-decision", args=[decision.pk]), **words)


def send_appeal(*, appeal: Appeal, email: str) -> None:
    """Tell somebody who looks after a place that an appeal waits."""
    _send(email, "An appeal waits for you", "appeal", link=reverse("appeal", args=[appeal.pk]))


def send_answer(*, appeal: Appeal, email: str) -> None:
    """Tell whoever objected what was answered."""
    if appeal.report is None:
        link = reverse("own-decision", args=[appeal.decision_id])
    else:
        link = reverse("appeal-report", args=[appeal.report.number])
    _send(email, "You objected to a decision", "appeal_answer", link=link, appeal=appeal)


def send_waiting(*, email: str, is_urgent: bool) -> None:
    """Tell somebody who looks after a group that reports wait."""
    subject = "Please look at a report now" if is_urgent else "A report waits for you"
    _send(email, subject, "waiting", link=reverse("reports"), is_urgent=is_urgent)


def _day(moment: datetime | None) -> str:
    return f"{moment.day} {moment:%B %Y}" if moment else ""


def _send(to: str, subject: str, template: str, *, link: str, **words: object) -> None:
    context = {**words, "link": settings.ADDRESS + link, "address": settings.ADDRESS}
    text = render_to_string(f"moderation/mail/{template}.txt", context)
    queue_mail(to=to, subject=subject, text=text.strip() + "\n")
