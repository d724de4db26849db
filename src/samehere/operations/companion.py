"""The outbox worker's process: started beside the server, and again whenever it ends."""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samehere.operations.lifeline import Lifeline

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 3
# The job in hand gets this long once it is told to stop.
STOP_SECONDS = 4


class Companion:
    """Waits until the server answers, says so, then keeps the outbox worker running.

    A thread and not the main one, which granian needs for itself.
    """

    def __init__(
        self,
        *,
        lifeline: "Lifeline",
        is_ready: Callable[[], bool],
        on_ready: Callable[[], None],
        is_stopping: Callable[[], bool],
    ) -> None:
        self._thread = threading.Thread(target=self._run, name="companion", daemon=True)
        self._lifeline = lifeline
        self._is_ready, self._on_ready, self._is_stopping = is_ready, on_ready, is_stopping
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._worker: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin to wait for the server."""
        self._thread.start()

    def stop(self) -> None:
        """Tell the worker to stop, wait until it has finished the job in hand, and end."""
        with self._lock:
            self._stopping.set()
        if worker := self._worker:
            worker.terminate()
            try:
                worker.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                logger.warning("The outbox worker did not stop in time; its job is done later.")
                worker.kill()
                worker.wait()

    def _run(self) -> None:
        while not self._is_ready():
            if self._stopping.wait(0.02):
                return
        self._on_ready()
        while worker := self._start_worker():
            code = worker.wait()
            if self._stopping.wait(PAUSE_SECONDS) or self._is_stopping():
                return
            logger.error("The outbox worker ended (code %s) and is started again.", code)

    def _start_worker(self) -> subprocess.Popen[bytes] | None:
        # The lock: no worker may start once `stop` has looked for one.
        with self._lock:
            if self._stopping.is_set():
                return None
            self._worker = subprocess.Popen(
                [
                    sys.executable,
                    "-P",
                    "-m",
                    "samehere.operations.worker_process",
                    str(self._lifeline.end),
                ],
                stdin=subprocess.DEVNULL,
                pass_fds=[self._lifeline.end],
                # Ctrl-C in a terminal goes to a whole group: the worker is told by `stop` alone.
                process_group=0,
            )
            return self._worker
