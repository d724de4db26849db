"""How a web worker hears that it has to stop: always, and once.

granian's worker stops when its handler of SIGTERM is called. Called twice it stands still, with
the requests it has unanswered; and systemd, for one, signals every process itself while the main
process tells its workers as well. Called too early the order is lost. So no signal reaches the
worker directly: a thread waits for the first one and calls the handler when there is one.
"""

import os
import signal
import threading
import time

SIGNALS = {signal.SIGTERM, signal.SIGINT}
# granian is ready to be stopped a moment after it has set its handler.
READY_AFTER_SECONDS = 0.5


def let_no_fork_overhear() -> None:
    """Let forks of this process be born with the signals held back, for `hear_once` to find.

    Otherwise a fork would answer with its parent's handlers until it has set its own.
    """
    os.register_at_fork(before=_hold_back, after_in_parent=_let_in)


def hear_once() -> None:
    """Stop this worker at the first signal. To be called in the fork, in its main thread."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    # The closing of the terminal is for the main process.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    threading.Thread(target=_hear, args=(time.monotonic(),), daemon=True, name="hearing").start()


def _hear(born: float) -> None:
    number = signal.sigwait(SIGNALS)
    time.sleep(max(0.0, born + READY_AFTER_SECONDS - time.monotonic()))
    handler = signal.getsignal(number)
    if callable(handler):
        handler(number, None)
    else:
        os._exit(0)  # it has not come to serve anything


def _hold_back() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)


def _let_in() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
