"""Is what happens after the commit done? What waits, what was given up, who works it off."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from samehere.console import Finding, amount, fine, note, wrong
from samehere.outbox.queries import backlog
from samehere.outbox.worker import PULSE_FILE

# The worker leaves a sign each minute, and one reaction may take a while.
LATE_AFTER = timedelta(minutes=15)
LONGEST_WAIT = timedelta(minutes=30)
CLOCKS_DIFFER = timedelta(minutes=2)


def check_worker() -> Finding:
    """Find out whether the worker has been at work just now."""
    path = Path(settings.DATA_DIR) / PULSE_FILE
    if not path.exists():
        return wrong("The worker, which hands over mail, has never run. samehere serve starts it.")
    seen = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    if timezone.now() - seen > LATE_AFTER:
        return wrong(
            f"The worker, which hands over mail, was last at work on {_moment(seen)}. "
            "Start the community again."
        )
    return fine("The worker, which hands over mail, is at work.")


def check_waiting() -> Finding:
    """Find out whether mails or events have been waiting for too long."""
    found = backlog()
    words = (
        f"Waiting to be worked off: {amount(found.mails, 'mail')}, {amount(found.events, 'event')}"
    )
    if found.oldest_at and timezone.now() - found.oldest_at > LONGEST_WAIT:
        return wrong(f"{words}, the oldest since {_moment(found.oldest_at)}.")
    return fine(f"{words}.")


def check_given_up() -> Finding:
    """Find out whether anything was given up."""
    found = backlog()
    if not found.mails_given_up and not found.events_given_up:
        return fine("No mail and no event was given up.")
    return wrong(
        "Given up after many tries in the last 30 days: "
        f"{amount(found.mails_given_up, 'mail')}, {amount(found.events_given_up, 'event')}; "
        f"the last because of: {'; '.join(found.reasons)}."
    )


def check_dates() -> Finding:
    """Find out whether something was recorded later than now."""
    newest = backlog().newest_at
    if newest and newest > timezone.now() + CLOCKS_DIFFER:
        return wrong(
            f"Something was recorded on {_moment(newest)}, later than now: the clock is wrong, "
            "or was."
        )
    return fine("Nothing was recorded later than now.")


def say_where_mail_goes() -> Finding:
    """Say where mail is kept, and how much there is."""
    folder = Path(settings.MAIL_DIR)
    kept = sum(1 for _ in folder.glob("*.eml"))
    return note(
        f"Mail does not leave this computer: each is a file in {folder}, {kept:,} so far, with "
        "addresses and codes in them. Delete those you no longer need."
    )


def _moment(moment: datetime) -> str:
    return f"{moment:%-d %B %Y, %H:%M} (UTC)"
