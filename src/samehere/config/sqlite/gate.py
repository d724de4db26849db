"""One queue for all who write to one database file, over threads and processes."""

import fcntl
import os
import threading
import time
from collections import deque

# How long a process sleeps between two looks at a file that another process has locked. The
# first steps are short because a commit takes about a millisecond; the last is long enough
# that waiting for a slow import costs no processor time.
SHORTEST_SLEEP_SECONDS = 0.0002
LONGEST_SLEEP_SECONDS = 0.002


class Gate:
    """Lets one writer through at a time, in the order they came.

    Threads of one process queue here; the first of them then waits for the other processes at
    two locked files. `.gate` is held while writing. `.gate-next` is held while waiting for
    `.gate`, and has to be taken first: so a process that has just left cannot slip in again
    before the one that is waiting. The kernel unlocks both when a process dies, however it
    dies.

    The gate is for fairness alone. That there is one writer is SQLite's own promise, which
    holds for programs that know nothing of the gate.
    """

    def __init__(self, database: str) -> None:
        self._database = database
        self._open_files: set[int] = set()
        self.start_anew()

    def start_anew(self) -> None:
        """Forget all waiting and holding: a child process has no part in its parent's."""
        for descriptor in self._open_files:
            os.close(descriptor)
        self._open_files = set()
        self._mutex = threading.Lock()
        self._queue: deque[threading.Lock] = deque()
        self._is_taken = False
        self._holder: object | None = None
        self._held_file: int | None = None

    def enter(self, *, timeout_seconds: float) -> object:
        """Wait for one's turn and return the pass to hand to `leave`.

        Raises:
            TimeoutError: others held the gate for all of `timeout_seconds`.
            OSError: the gate's files cannot be opened.
        """
        deadline = time.monotonic() + timeout_seconds
        self._wait_for_threads(deadline)
        try:
            following = self._lock_file(f"{self._database}.gate-next", deadline)
            try:
                self._held_file = self._lock_file(f"{self._database}.gate", deadline)
            finally:
                self._unlock_file(following)
            self._holder = object()
        except BaseException:
            self._let_next_thread_in()
            raise
        return self._holder

    def leave(self, held: object) -> None:
        """Let the next one in. A pass that is no longer valid is ignored."""
        if held is not self._holder:
            return
        self._holder = None
        try:
            if self._held_file is not None:
                self._unlock_file(self._held_file)
        finally:
            self._held_file = None
            self._let_next_thread_in()

    def _wait_for_threads(self, deadline: float) -> None:
        with self._mutex:
            if not self._is_taken:
                self._is_taken = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._queue.append(turn)
        came = False
        try:
            came = turn.acquire(timeout=max(0.0, deadline - time.monotonic()))
        finally:
            # Also when a signal's handler raised: a turn given to nobody would stop everybody.
            if not came:
                self._give_up(turn)
        if not came:
            raise TimeoutError

    def _give_up(self, turn: threading.Lock) -> None:
        with self._mutex:
            is_waiting = turn in self._queue
            if is_waiting:
                self._queue.remove(turn)
        if not is_waiting:
            self._let_next_thread_in()

    def _let_next_thread_in(self) -> None:
        with self._mutex:
            if self._queue:
                self._queue.popleft().release()
            else:
                self._is_taken = False

    def _lock_file(self, path: str, deadline: float) -> int:
        descriptor = _open_beside(self._database, path)
        self._open_files.add(descriptor)
        try:
            _wait_for_lock(descriptor, deadline)
        except BaseException:
            self._unlock_file(descriptor)
            raise
        return descriptor

    def _unlock_file(self, descriptor: int) -> None:
        # Closing unlocks. Taken off the list first: a closed number may be given out again.
        self._open_files.discard(descriptor)
        os.close(descriptor)


def _open_beside(database: str, path: str) -> int:
    try:
        return os.open(path, os.O_RDWR)
    except FileNotFoundError:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if os.geteuid() == 0 and os.path.exists(database):
        # Otherwise a command run once by root would lock out the server's own account.
        owner = os.stat(database)
        os.fchown(descriptor, owner.st_uid, owner.st_gid)
    return descriptor


def _wait_for_lock(descriptor: int, deadline: float) -> None:
    pause = SHORTEST_SLEEP_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise TimeoutError from None
            time.sleep(pause)
            pause = min(pause * 1.1, LONGEST_SLEEP_SECONDS)
        else:
            return


_gates: dict[str, Gate] = {}


def gate_of(database: str) -> Gate:
    """Return this process's gate for the database file; the same one for each of its names."""
    path = os.path.realpath(database)
    # setdefault: two threads that connect at the same moment must get the same gate.
    return _gates.setdefault(path, Gate(path))


def _start_all_anew() -> None:
    for gate in _gates.values():
        gate.start_anew()


os.register_at_fork(after_in_child=_start_all_anew)
