"""Taking what is due, so that two workers never have the same thing, and putting it away."""

from datetime import timedelta
from typing import TypeVar

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from samehere.outbox.models import IS_WAITING, Waiting

LEASE_FOR = timedelta(seconds=60)
MOST_TRIES = 10
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(hours=1)
KEEP_DONE_FOR = timedelta(days=7)
# Longer, because somebody has to look at it.
KEEP_FAILED_FOR = timedelta(days=30)
PRUNE_AT_ONCE = 500

Row = TypeVar("Row", bound=Waiting)


def take_next(model: type[Row]) -> Row | None:
    """Take what has been due longest, for the length of the lease; None when nothing is due.

    Looking costs one read. Only what is found is written to, so that a worker with nothing to
    do never holds up a writer. Of two workers that find the same row, the one whose UPDATE
    comes first has changed `tries`, and the other's matches nothing.
    """
    while True:
        now = timezone.now()
        waiting = model._default_manager.filter(IS_WAITING, run_at__lte=now)
        found = waiting.order_by("run_at", "pk").first()
        if found is None:
            return None
        taken = waiting.filter(pk=found.pk, tries=found.tries).update(
            tries=F("tries") + 1, run_at=now + LEASE_FOR
        )
        if taken:
            found.tries += 1
            return found


def put_away(row: Waiting, **erased: str) -> None:
    """Mark as done what was taken; `erased` are the columns that go with it."""
    _mine(row).update(done_at=timezone.now(), error="", **erased)


def put_back(row: Waiting, error: str) -> bool:
    """Make what went wrong due again after a pause; return False when that was the last try.

    The pause is 5 seconds after the first try and four times as long after each more, up to an
    hour: ten tries take four and a half hours.
    """
    now = timezone.now()
    if row.tries >= MOST_TRIES:
        _mine(row).update(failed_at=now, error=error)
        return False
    _mine(row).update(run_at=now + pause_after(row.tries), error=error)
    return True


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after the try of this number, counted from 1."""
    pause: timedelta = FIRST_PAUSE * 4 ** (tries - 1)
    return min(pause, LONGEST_PAUSE)


def prune(model: type[Waiting]) -> int:
    """Delete rows done more than 7 days ago or given up more than 30 days ago; return how many."""
    now = timezone.now()
    is_old = Q(done_at__lt=now - KEEP_DONE_FOR) | Q(failed_at__lt=now - KEEP_FAILED_FOR)
    rows = model._default_manager
    count = 0
    # In small transactions: members who are writing get their turn in between.
    while ids := list(rows.filter(is_old).values_list("pk", flat=True)[:PRUNE_AT_ONCE]):
        rows.filter(pk__in=ids).delete()
        count += len(ids)
    return count


def _mine(row: Waiting) -> QuerySet[Waiting]:
    # A worker that was away longer than its lease has no say in the row any more.
    return type(row)._default_manager.filter(IS_WAITING, pk=row.pk, tries=row.tries)
