"""The worker: calls the reactions to what happened, hands over mail, and clears away."""

import logging
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import Error, close_old_connections, connection, transaction

from samehere.outbox import mail
from samehere.outbox.models import Delivery, Event, Mail
from samehere.outbox.registry import (
    Reaction,
    event_named,
    is_unhurried,
    name_of,
    reactions_to,
    registered_sweeps,
)
from samehere.outbox.waiting import MOST_TRIES, prune, put_away, put_back, take_next

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 0.5
PRUNE_EVERY_SECONDS = 3600.0
# Touched by a worker that is at work, so that somebody who looks after the server sees it.
PULSE_FILE = "worker-seen"
PULSE_EVERY_SECONDS = 60.0
# Said of what was taken so often and never put away or back.
WORKER_DIED = "the worker died at it"
OUR_FOLDER = Path(__file__).parents[1]


class Stop(Protocol):
    """What tells the worker to end; a `threading.Event` does."""

    def is_set(self) -> bool: ...
    def wait(self, timeout: float) -> object: ...


def run_worker(stop: Stop) -> None:
    """Work until `stop` is set, then finish the one thing in hand and return.

    A database that cannot be reached is tried again: what waits in it is not lost.
    """
    prune_at = pulse_at = time.monotonic()
    is_cut_off = False
    while not stop.is_set():
        try:
            close_old_connections()
            if time.monotonic() >= pulse_at:
                pulse_at = time.monotonic() + PULSE_EVERY_SECONDS
                _leave_sign()
            if time.monotonic() >= prune_at:
                prune_at = time.monotonic() + PRUNE_EVERY_SECONDS
                clear_away()
            is_idle = _work_once() == 0
            is_cut_off = False
        except Error as error:
            if not is_cut_off:
                logger.error("The database does not answer (%s).", type(error).__name__)
            connection.close()
            is_idle = is_cut_off = True
        if is_idle:
            stop.wait(PAUSE_SECONDS)


def work_off(limit: int = 1000) -> int:
    """Do what is due now, up to `limit`, and return how many events and mails were tried."""
    count = 0
    while count < limit and (done := _work_once()):
        count += done
    return count


def clear_away() -> None:
    """Delete what was done or given up long ago, and let the rooms sweep theirs.

    Each sweep has a transaction of its own. One that fails is undone, and tried an hour later.
    """
    for model in (Event, Mail):
        prune(model)
    for sweep in registered_sweeps():
        try:
            with transaction.atomic():
                sweep()
        except Exception as error:
            logger.error("A sweep failed: %s", _describe(name_of(sweep), error))


def _leave_sign() -> None:
    with suppress(OSError):  # a full disk must not stop the worker that could make room
        (Path(settings.DATA_DIR) / PULSE_FILE).touch()


def _work_once() -> int:
    # Mail first: somebody is waiting for a code.
    return _hand_over_next_mail() + _react_to_next_event()


def _hand_over_next_mail() -> int:
    row = take_next(Mail)
    if row is None:
        return 0
    if row.tries > MOST_TRIES:
        _put_back(row, WORKER_DIED)
        return 1
    try:
        mail.deliver(row)
    except Exception as error:
        _put_back(row, _describe("mail", error))
    else:
        put_away(row, to="", subject="", text="")
    return 1


def _react_to_next_event() -> int:
    event = take_next(Event)
    if event is None:
        return 0
    if error := _react_to(event):
        _put_back(event, error)
    else:
        put_away(event)
    return 1


def _react_to(event: Event) -> str:
    """Call the reactions that are still due; return "" or what went wrong.

    One that fails does not hold up those after it.
    """
    event_type = event_named(event.kind)
    if event_type is None:
        # Perhaps a newer release, just being started, recorded it.
        return f"nobody reacts to {event.kind}"
    if event.tries > MOST_TRIES:
        return WORKER_DIED
    delivered = set(event.deliveries.values_list("reaction", flat=True))
    due = [found for found in reactions_to(event_type) if name_of(found) not in delivered]
    errors = [_apply(reaction, event, event_type) for reaction in due]
    return "; ".join(filter(None, errors))


def _apply(reaction: Reaction, event: Event, event_type: type) -> str:
    """Call one reaction, once and for all; return "" or what went wrong.

    The delivery is written first: a second worker waits there, and then finds it was done. Only
    of an unhurried reaction it is written last, and two workers may both be at it.
    """
    try:
        if is_unhurried(reaction):
            reaction(event_type(**event.payload))
            Delivery.objects.get_or_create(event=event, reaction=name_of(reaction))
            return ""
        with transaction.atomic():
            Delivery.objects.create(event=event, reaction=name_of(reaction))
            reaction(event_type(**event.payload))
    except Exception as error:
        return _describe(name_of(reaction), error)
    return ""


def _put_back(row: Event | Mail, error: str) -> None:
    what = f"{type(row).__name__} {row.pk}"
    if put_back(row, error[:200]):
        logger.warning("%s is tried again later: %s (try %d)", what, error, row.tries)
    else:
        logger.error("%s is given up after %d tries: %s", what, MOST_TRIES, error)


def _describe(what: str, error: Exception) -> str:
    """Return what failed and where. Not the error's own words: they may quote a member."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if OUR_FOLDER in Path(frame.filename).parents]
    place = f"{Path(ours[-1].filename).relative_to(OUR_FOLDER)}:{ours[-1].lineno}"
    return f"{what}: {type(error).__name__} at {place}"
