"""Waking the main process from a signal handler, at whatever moment the signal comes."""

import subprocess
import sys
import threading

from samehere.operations.waking import Waking

# With threading.Event this stands still within a few thousand rounds.
ROUNDS = 30_000
SIGNALLED = f"""
import random, signal
from samehere.operations.waking import Waking

waking = Waking()
waking.hear_signals()
signal.signal(signal.SIGALRM, lambda *_: waking.set())
moments = random.Random(7)
for _ in range({ROUNDS}):
    waking.clear()
    signal.setitimer(signal.ITIMER_REAL, 1e-6 + moments.random() * 3e-5)
    waking.wait()
signal.set_wakeup_fd(-1)
"""


def test_a_signal_in_the_very_moment_of_going_to_wait_wakes_all_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SIGNALLED], capture_output=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stderr


def test_it_stays_set_until_it_is_cleared() -> None:
    waking = Waking()
    assert not waking.is_set()

    waking.set()
    waking.set()
    assert waking.wait()
    assert waking.is_set()

    waking.clear()
    assert not waking.wait(0.01)


def test_setting_it_over_and_over_never_blocks() -> None:
    waking = Waking()

    for _ in range(100_000):
        waking.set()

    assert waking.is_set()
    waking.clear()
    assert not waking.is_set()


def test_another_thread_wakes_who_waits() -> None:
    waking = Waking()
    threading.Timer(0.05, waking.set).start()

    assert waking.wait(60)
