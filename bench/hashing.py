"""What checking a passphrase costs: time of one core, memory, ratio to the bare library.

    python bench/hashing.py [--rounds 20]

The bare library computes the same hash with the same numbers, in the same run and in turn with
ours. Also printed: a passphrase of somebody who has none, which has to cost the same.
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

from argon2.low_level import Type, hash_secret

TO_STAY_BELOW_MS = 150
TO_STAY_BELOW_MB = 46
TYPED = "seven plain words that nobody else has"


def main() -> int:
    """Measure and print; 1 where a bound is passed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SAMEHERE_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "samehere.config.settings"
        import django

        django.setup()
        return measure(rounds)


def measure(rounds: int) -> int:
    """Compute in turn, `rounds` times each; the memory first, while nothing has been freed yet."""
    from django.contrib.auth.hashers import check_password, make_password

    from samehere.members.hashing import PassphraseHasher as Ours

    before = _peak_mb()
    kept, nobodys = make_password(TYPED), make_password(None)
    memory = _peak_mb() - before
    numbers = (Ours.time_cost, Ours.memory_cost, Ours.parallelism, 32, Type.ID)
    acts: dict[str, Callable[[], object]] = {
        "bare library": lambda: hash_secret(TYPED.encode(), b"salt" * 6, *numbers),
        "right": lambda: check_password(TYPED, kept),
        "wrong": lambda: check_password(TYPED + ".", kept),
        "has none": lambda: check_password(TYPED, nobodys),
    }
    costs: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, act in acts.items():
            costs[name].append(_milliseconds_of(act))
    return _report(costs, memory)


def _report(costs: dict[str, list[float]], memory: float) -> int:
    ceiling = statistics.median(costs["bare library"])
    slowest = max(statistics.median(measured) for measured in costs.values())
    for name, measured in costs.items():
        median = statistics.median(measured)
        sys.stdout.write(
            f"{name:<13} median {median:6.1f} ms of one core, {min(measured):6.1f} to "
            f"{max(measured):6.1f}; bare / this {ceiling / median:.2f}\n"
        )
    sys.stdout.write(f"memory while one is computed: {memory:.1f} MB more\n")
    is_fine = slowest < TO_STAY_BELOW_MS and memory <= TO_STAY_BELOW_MB
    sys.stdout.write(f"below {TO_STAY_BELOW_MS} ms and {TO_STAY_BELOW_MB} MB: {is_fine}\n")
    return 0 if is_fine else 1


def _milliseconds_of(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    raise SystemExit(main())
