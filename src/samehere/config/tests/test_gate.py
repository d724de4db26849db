"""The gate: one writer at a time, in the order of coming, over threads and processes."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from samehere.config.sqlite.gate import Gate, gate_of

LONG_SECONDS = 20.0

HOLDER = """
import sys, time
from samehere.config.sqlite.gate import Gate
Gate(sys.argv[1]).enter(timeout_seconds=20)
print("inside", flush=True)
time.sleep(60)
"""


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    return Gate(str(tmp_path / "samehere.sqlite3"))


def another_process_inside(database: Path) -> "subprocess.Popen[str]":
    """Start a process that stays at the gate until it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(database)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "inside\n"
    return process


def test_threads_are_let_in_in_the_order_they_came(gate: Gate) -> None:
    order: list[int] = []

    def write(number: int) -> None:
        held = gate.enter(timeout_seconds=LONG_SECONDS)
        order.append(number)
        gate.leave(held)

    first = gate.enter(timeout_seconds=LONG_SECONDS)
    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
        time.sleep(0.01)
    assert order == []

    gate.leave(first)
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_who_waits_too_long_gives_up_and_is_not_waited_for(gate: Gate) -> None:
    held = gate.enter(timeout_seconds=LONG_SECONDS)
    with pytest.raises(TimeoutError):
        gate.enter(timeout_seconds=0.05)

    gate.leave(held)

    gate.leave(gate.enter(timeout_seconds=0.05))


def test_leaving_twice_does_not_let_two_in(gate: Gate) -> None:
    first = gate.enter(timeout_seconds=LONG_SECONDS)
    gate.leave(first)
    gate.enter(timeout_seconds=LONG_SECONDS)

    gate.leave(first)

    with pytest.raises(TimeoutError):
        gate.enter(timeout_seconds=0.05)


def test_another_process_is_waited_for(gate: Gate, tmp_path: Path) -> None:
    with another_process_inside(tmp_path / "samehere.sqlite3") as other:
        with pytest.raises(TimeoutError):
            gate.enter(timeout_seconds=0.1)
        other.kill()


def test_a_killed_process_frees_the_gate(gate: Gate, tmp_path: Path) -> None:
    with another_process_inside(tmp_path / "samehere.sqlite3") as other:
        other.kill()
        other.wait()

        gate.leave(gate.enter(timeout_seconds=1))


def test_a_forked_child_holds_nothing_of_its_parents(tmp_path: Path) -> None:
    gate = gate_of(str(tmp_path / "samehere.sqlite3"))
    held = gate.enter(timeout_seconds=LONG_SECONDS)
    child = os.fork()
    if child == 0:
        gate.leave(held)  # its parent's pass: must free nothing
        try:
            gate.enter(timeout_seconds=0.05)
        except TimeoutError:
            os._exit(0)
        os._exit(1)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with pytest.raises(TimeoutError):
        gate.enter(timeout_seconds=0.05)
    gate.leave(held)
    gate.leave(gate.enter(timeout_seconds=0.05))


def test_one_file_has_one_gate_under_all_its_names(tmp_path: Path) -> None:
    file = tmp_path / "samehere.sqlite3"
    (tmp_path / "link").symlink_to(tmp_path)

    assert gate_of(str(file)) is gate_of(str(tmp_path / "link" / "samehere.sqlite3"))


def test_no_file_stays_open(gate: Gate) -> None:
    before = lowest_free_descriptor()
    for _ in range(20):
        gate.leave(gate.enter(timeout_seconds=1))

    assert lowest_free_descriptor() == before


def lowest_free_descriptor() -> int:
    descriptor = os.dup(0)
    os.close(descriptor)
    return descriptor


def test_its_files_are_private(gate: Gate, tmp_path: Path) -> None:
    gate.leave(gate.enter(timeout_seconds=1))

    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"samehere.sqlite3.gate": 0o600, "samehere.sqlite3.gate-next": 0o600}
