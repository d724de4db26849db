"""What may be known of what waits: for whoever looks after the server."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min

from samehere.outbox.models import IS_WAITING, Event, Mail


@dataclass(frozen=True)
class Backlog:
    """How much waits and was given up in the last 30 days.

    `oldest_at` is when the oldest that waits was recorded, `newest_at` the newest of all; None:
    there is none. `reasons` are names of code and exceptions, one for each kind given up.
    """

    mails: int
    events: int
    mails_given_up: int
    events_given_up: int
    oldest_at: datetime | None
    newest_at: datetime | None
    reasons: tuple[str, ...]


def backlog() -> Backlog:
    """Return what waits and what was given up."""
    mails, events = Mail.objects.filter(IS_WAITING), Event.objects.filter(IS_WAITING)
    lost_mails = Mail.objects.exclude(failed_at=None).order_by("-failed_at")
    lost_events = Event.objects.exclude(failed_at=None).order_by("-failed_at")
    oldest = (
        mails.aggregate(at=Min("queued_at"))["at"],
        events.aggregate(at=Min("recorded_at"))["at"],
    )
    newest = (
        Mail.objects.aggregate(at=Max("queued_at"))["at"],
        Event.objects.aggregate(at=Max("recorded_at"))["at"],
    )
    last = (lost_mails.first(), lost_events.first())
    return Backlog(
        mails=mails.count(),
        events=events.count(),
        mails_given_up=lost_mails.count(),
        events_given_up=lost_events.count(),
        oldest_at=min(filter(None, oldest), default=None),
        newest_at=max(filter(None, newest), default=None),
        reasons=tuple(row.error for row in last if row),
    )
