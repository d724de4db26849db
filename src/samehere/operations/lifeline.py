"""How a child notices that its parent is gone, however the parent ended.

The parent holds the writing end of a pipe and never writes. The kernel closes that end when the
parent dies, by `kill -9` too; reading then returns in every child, and the child stops.
"""

import os
import signal
import threading
import time

# What a child gets to finish the request or the job in its hands.
GRACE_SECONDS = 6


class Lifeline:
    """The pipe, seen from the parent. Make it before the children."""

    def __init__(self) -> None:
        self.end, self._kept = os.pipe()

    def hold_in_fork(self) -> None:
        """Watch the parent from a forked child, which has a copy of the parent's end too."""
        self.cut()
        hold(self.end)

    def cut(self) -> None:
        """Let go of the parent's end: children that still live stop."""
        os.close(self._kept)


def hold(end: int) -> None:
    """Stop this process as by SIGTERM once the parent's end of the pipe is gone."""
    threading.Thread(target=_watch, args=(end,), daemon=True, name="lifeline").start()


def _watch(end: int) -> None:
    os.read(end, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)
