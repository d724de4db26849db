"""Things tests of this room and of others need from the outbox."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from samehere.outbox.actions import record
from samehere.outbox.models import Event, Mail
from samehere.outbox.registry import register, registered
from samehere.outbox.worker import run_worker


@dataclass(frozen=True)
class KettleBoiled:
    """An event of our own, so that these tests need no other room."""

    kettle_id: int


@dataclass(frozen=True)
class QueuedMail:
    """What a test reads of a mail that waits."""

    to: str
    subject: str
    text: str


@contextmanager
def reacting(reactions: Mapping[type, Sequence[Callable[[Any], None]]]) -> Iterator[None]:
    """Let `reactions` be the whole wiring for the block."""
    before = registered()
    register(reactions)
    try:
        yield
    finally:
        register(before)


def waiting_mails() -> list[QueuedMail]:
    """Return the mails that are not sent yet, oldest first."""
    rows = Mail.objects.filter(done_at=None).order_by("pk")
    return [QueuedMail(to=row.to, subject=row.subject, text=row.text) for row in rows]


def a_waiting_mail(*, hours_old: int = 0, given_up: str = "") -> None:
    """Queue a mail some hours ago; with `given_up`, the reason, it was tried in vain."""
    now = timezone.now()
    Mail.objects.create(
        to="maren@example.org",
        subject="Your code",
        queued_at=now - timedelta(hours=hours_old),
        failed_at=now if given_up else None,
        error=given_up,
    )


def a_waiting_event(*, hours_old: int) -> None:
    """Record an event some hours ago that still waits."""
    recorded = timezone.now() - timedelta(hours=hours_old)
    Event.objects.create(kind="KettleBoiled", payload={"kettle_id": 1}, recorded_at=recorded)


def recorded_kinds() -> list[str]:
    """Return the names of the events recorded, oldest first."""
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def boil(kettle_id: int) -> None:
    """Record one event in a transaction of its own."""
    with transaction.atomic():
        record(KettleBoiled(kettle_id=kettle_id))


def keep_note(event: KettleBoiled) -> None:
    """React by a row that is there once for each time the reaction was applied.

    Where the variable KETTLE_BLOWS_AT names the kettle, the process dies in the middle of it.
    """
    Mail.objects.create(subject=str(event.kettle_id), run_at=datetime(2999, 1, 1, tzinfo=UTC))
    if os.environ.get("KETTLE_BLOWS_AT") == str(event.kettle_id):
        os.kill(os.getpid(), signal.SIGKILL)


def notes() -> list[int]:
    """Return the kettles of all notes, in their order."""
    subjects = Mail.objects.filter(to="").order_by("pk").values_list("subject", flat=True)
    return [int(subject) for subject in subjects]


def let_time_pass(span: timedelta) -> None:
    """Make everything in the outbox older by `span`."""
    for row in [*Event.objects.all(), *Mail.objects.all()]:
        times = {"run_at": row.run_at, "done_at": row.done_at, "failed_at": row.failed_at}
        earlier = {name: time - span for name, time in times.items() if time}
        type(row)._default_manager.filter(pk=row.pk).update(**earlier)


@contextmanager
def a_worker_beside() -> Iterator[threading.Event]:
    """Run a worker in a thread for the block; yields what stops it."""
    stop = threading.Event()

    def work() -> None:
        run_worker(stop)
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join(timeout=5)


def wait_until(is_so: Callable[[], bool], seconds: float = 5.0) -> None:
    """Return as soon as `is_so` answers true; fail after so many seconds."""
    end = timezone.now() + timedelta(seconds=seconds)
    pause = threading.Event()
    while not is_so():
        assert timezone.now() < end, "It never came true."
        pause.wait(0.01)
