"""Run the outbox worker by itself; `samehere serve` runs one already."""

import os
import select
import signal
from typing import Any

from django.core.management.base import BaseCommand

from samehere.outbox.worker import run_worker


class StopOnSignal:
    """Set by SIGTERM or Ctrl-C.

    A pipe and not a `threading.Event`: the signal may come while the event's own lock is held,
    and setting it would then wait for ever.
    """

    def __init__(self) -> None:
        self._is_set = False
        self._reading, self._writing = os.pipe()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._set)

    def is_set(self) -> bool:
        return self._is_set

    def wait(self, timeout: float) -> object:
        return select.select([self._reading], [], [], timeout)

    def _set(self, number: int, frame: object) -> None:
        self._is_set = True
        os.write(self._writing, b".")


class Command(BaseCommand):
    help = "React to what happened and hand over mail, until stopped."
    # The server's start has checked already.
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        run_worker(StopOnSignal())
