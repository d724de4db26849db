"""How passphrases are kept: Argon2id, never more computations at once than the memory bears."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

from samehere.members.errors import TooBusy

# Each takes 42 MB while it runs. A process serves one request at a time, so more than two at once
# means that somebody runs it otherwise.
AT_ONCE = 2
WAIT_SECONDS = 5.0

_turns = BoundedSemaphore(AT_ONCE)


class PassphraseHasher(Argon2PasswordHasher):
    """Argon2id with 40 MiB, 2 passes, 1 lane: about 80 ms of one core. Measured: bench/hashing.py.

    Whoever changes the three numbers changes nothing for hashes that are kept: each holds its own,
    and is made anew when its owner next signs in with it.

    Raises:
        TooBusy: more than AT_ONCE have been computing in this process for WAIT_SECONDS.
    """

    memory_cost = 40 * 1024
    time_cost = 2
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        with _in_turn():
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _in_turn():
            return super().verify(password, encoded)


@contextmanager
def _in_turn() -> Iterator[None]:
    if not _turns.acquire(timeout=WAIT_SECONDS):
        raise TooBusy
    try:
        yield
    finally:
        _turns.release()
