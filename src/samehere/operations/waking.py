"""An event that a signal wakes, at whatever moment it comes.

`threading.Event` does not: its lock is held for a moment by whoever begins to wait, and a handler
that sets it in that moment, in the same thread, waits for itself, for ever. A signal may also come
after Python has looked for one and before the system call waits; then its handler never runs.
"""

import os
import select
import signal
import threading


class Waking(threading.Event):
    """An event kept in a pipe: a byte in it means that it is set. Lives as long as the process."""

    def __init__(self) -> None:
        super().__init__()
        self._reading, self._writing = os.pipe()
        for end in (self._reading, self._writing):
            os.set_blocking(end, False)

    def hear_signals(self) -> None:
        """Be set by every signal that has a handler. In the main thread; forks must `deafen`."""
        signal.set_wakeup_fd(self._writing, warn_on_full_buffer=False)

    def is_set(self) -> bool:
        return self.wait(0)

    def set(self) -> None:
        try:
            os.write(self._writing, b"\0")
        except BlockingIOError:
            return  # The pipe is full of bytes that say the same.

    def clear(self) -> None:
        try:
            while os.read(self._reading, 4096):
                continue
        except BlockingIOError:
            return  # The pipe is empty.

    def wait(self, timeout: float | None = None) -> bool:
        ready, _, _ = select.select([self._reading], [], [], timeout)
        return bool(ready)


def deafen() -> None:
    """Let signals of this fork set nothing in its parent, whose pipe it shares."""
    signal.set_wakeup_fd(-1)
