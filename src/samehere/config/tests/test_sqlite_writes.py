"""Writing through the backend: no write is lost, none starves, and no read waits."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from django.db import OperationalError, connections, transaction
from pytest_django import DjangoDbBlocker

THREADS = 8
WRITES_EACH = 60

# What a second process runs: `count` adds one so many times in each of four threads, `die`
# writes inside a transaction and then waits to be killed.
OTHER_PROCESS = """
import sys, threading, time
from django.conf import settings
task, path, writes = sys.argv[1], sys.argv[2], int(sys.argv[3])
settings.configure(DATABASES={"default": {
    "ENGINE": "samehere.config.sqlite", "NAME": path,
    "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"}}})
from django.db import connection, transaction
def add():
    with transaction.atomic(), connection.cursor() as cursor:
        number = cursor.execute("SELECT number FROM probe").fetchone()[0]
        cursor.execute("UPDATE probe SET number = %s", [number + 1])
        if task == "die":
            print("inside", flush=True)
            time.sleep(60)
def add_all():
    for _ in range(writes):
        add()
    connection.close()
threads = [threading.Thread(target=add_all) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


@pytest.fixture
def file(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A database file of its own, known to Django as "probe", with one row: number 0."""
    path = tmp_path / "probe.sqlite3"
    options = {**connections.settings["default"]["OPTIONS"], "timeout": 20}
    connections.settings["probe"] = {
        **connections.settings["default"],
        "NAME": str(path),
        "OPTIONS": options,
    }
    with django_db_blocker.unblock():
        make_table()
        yield path
        connections["probe"].close()
    del connections["probe"]
    del connections.settings["probe"]


def write(value: int) -> None:
    with connections["probe"].cursor() as cursor:
        cursor.execute("UPDATE probe SET number = %s", [value])


def make_table() -> None:
    with connections["probe"].cursor() as cursor:
        cursor.execute("CREATE TABLE probe (number integer)")
        cursor.execute("INSERT INTO probe VALUES (0)")


def number() -> int:
    with connections["probe"].cursor() as cursor:
        cursor.execute("SELECT number FROM probe")
        return int(cursor.fetchone()[0])


def add_one() -> None:
    """Read, then write what was read plus one: loses counts unless one at a time."""
    with transaction.atomic(using="probe"):
        write(number() + 1)


def other_process(task: str, file: Path, writes: int = 1) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, task, str(file), str(writes)],
        stdout=subprocess.PIPE,
        text=True,
    )


def give_up_after(seconds: float) -> None:
    """Let this thread's connection wait so long and no longer."""
    connections["probe"].settings_dict["OPTIONS"]["timeout"] = seconds


def test_eight_threads_lose_no_write_and_take_turns(file: Path) -> None:
    turns: list[int] = []
    start = threading.Barrier(THREADS)

    def take_turns(name: int) -> None:
        start.wait(timeout=20)
        for _ in range(WRITES_EACH):
            with transaction.atomic(using="probe"):
                turns.append(name)
                write(number() + 1)
        connections["probe"].close()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(take_turns, range(THREADS)))

    assert number() == THREADS * WRITES_EACH
    # Everybody who is still writing has had a turn before anybody has had three more. (Two, not
    # one: a thread that has left may be back in the queue before another has joined it.)
    for name in range(THREADS):
        places = [place for place, turn in enumerate(turns) if turn == name]
        gaps = [later - earlier for earlier, later in pairwise(places)]
        assert max(gaps) <= 3 * THREADS


def test_two_processes_lose_no_write(file: Path) -> None:
    others = [other_process("count", file, WRITES_EACH) for _ in range(2)]

    for other in others:
        other.communicate(timeout=60)
    assert [other.returncode for other in others] == [0, 0]
    assert number() == 2 * 4 * WRITES_EACH


def test_a_process_killed_while_writing_stops_nobody(file: Path) -> None:
    with other_process("die", file) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "inside\n"
        other.kill()
        other.wait()
        give_up_after(2)
        add_one()

    assert number() == 1


def test_a_read_does_not_wait_for_a_writer(file: Path) -> None:
    def read() -> int:
        give_up_after(0.1)
        try:
            return number()
        finally:
            connections["probe"].close()

    with ThreadPoolExecutor(1) as pool, transaction.atomic(using="probe"):
        write(5)
        assert pool.submit(read).result() == 0


@pytest.mark.parametrize("single", [True, False])
def test_a_writer_gives_up_after_the_timeout(file: Path, single: bool) -> None:
    def wait_and_write() -> None:
        give_up_after(0.1)
        try:
            if single:
                write(7)
            else:
                add_one()
        finally:
            connections["probe"].close()

    with (
        ThreadPoolExecutor(1) as pool,
        transaction.atomic(using="probe"),
        pytest.raises(OperationalError, match="database is locked"),
    ):
        pool.submit(wait_and_write).result()
    assert number() == 0


def test_a_transaction_inside_another_enters_once_and_leaves_once(file: Path) -> None:
    with transaction.atomic(using="probe"):
        add_one()
        with pytest.raises(ZeroDivisionError), transaction.atomic(using="probe"):
            raise ZeroDivisionError
        add_one()

    another_thread_adds_one()
    assert number() == 3


def test_a_connection_closed_inside_a_transaction_frees_the_gate(file: Path) -> None:
    with transaction.atomic(using="probe"):
        add_one()
        connections["probe"].close()

    another_thread_adds_one()
    assert number() == 1


def test_a_refused_begin_frees_the_gate(file: Path) -> None:
    give_up_after(0.05)
    connections["probe"].close()
    stranger = sqlite3.connect(file, isolation_level=None)
    stranger.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="database is locked"):
        add_one()
    stranger.execute("ROLLBACK")
    stranger.close()

    another_thread_adds_one()
    assert number() == 1


def test_a_database_in_memory_needs_no_gate(file: Path) -> None:
    connections["probe"].close()
    connections["probe"].settings_dict["NAME"] = ":memory:"
    make_table()

    add_one()

    assert number() == 1
    connections["probe"].settings_dict["NAME"] = str(file)
    connections["probe"].connection.close()


def another_thread_adds_one() -> None:
    """Fails within two seconds where the gate was left shut."""

    def add_soon() -> None:
        give_up_after(2)
        add_one()
        connections["probe"].close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(add_soon).result()
