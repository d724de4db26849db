"""What is kept of a passphrase, and how many are computed at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import pytest
from argon2 import Type, extract_parameters
from django.contrib.auth.hashers import check_password, make_password

from samehere.members import hashing
from samehere.members.errors import TooBusy

TYPED = "a kettle on the windowsill"
MEMORY_BOUND_KIB = 46_000_000 // 1024


def test_what_is_kept_is_argon2id_with_our_numbers() -> None:
    kept = make_password(TYPED)

    numbers = extract_parameters(kept.removeprefix("argon2"))
    assert numbers.type is Type.ID
    assert (numbers.memory_cost, numbers.time_cost, numbers.parallelism) == (40 * 1024, 2, 1)
    assert numbers.memory_cost < MEMORY_BOUND_KIB
    assert check_password(TYPED, kept)
    assert not check_password(TYPED + " ", kept)


def test_the_same_passphrase_is_kept_differently_each_time() -> None:
    assert make_password(TYPED) != make_password(TYPED)


@contextmanager
def computing(number: int) -> Iterator[None]:
    """Hold `number` turns, as threads that compute do."""
    done, all_hold = Event(), [Event() for _ in range(number)]

    def hold(holds: Event) -> None:
        with hashing._in_turn():
            holds.set()
            done.wait(20)

    threads = [Thread(target=hold, args=(holds,)) for holds in all_hold]
    for thread in threads:
        thread.start()
    for holds in all_hold:
        assert holds.wait(20)
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join()


def test_one_too_many_at_once_is_told_to_come_again(monkeypatch: Any) -> None:
    kept = make_password(TYPED)
    monkeypatch.setattr(hashing, "WAIT_SECONDS", 0.01)

    with computing(hashing.AT_ONCE):
        with pytest.raises(TooBusy):
            check_password(TYPED, kept)
        with pytest.raises(TooBusy):
            make_password(TYPED)
    assert check_password(TYPED, kept)


def test_one_more_waits_for_its_turn() -> None:
    kept = make_password(TYPED)
    found: list[bool] = []
    waiting = Thread(target=lambda: found.append(check_password(TYPED, kept)))

    with computing(hashing.AT_ONCE):
        waiting.start()
    waiting.join()
    assert found == [True]
