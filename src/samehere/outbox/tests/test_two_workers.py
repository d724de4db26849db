"""Two workers at once, and workers that are killed: nothing is lost, nothing is done twice."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from samehere.outbox.models import Delivery, Event
from samehere.outbox.tests.builders import (
    KettleBoiled,
    a_worker_beside,
    boil,
    keep_note,
    let_time_pass,
    notes,
    reacting,
    wait_until,
)
from samehere.outbox.waiting import take_next
from samehere.outbox.worker import work_off

pytestmark = pytest.mark.django_db(transaction=True)

# The command in a process of its own, on the test's database.
WORKER = """
import sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.INSTALLED_APPS = ["samehere.outbox"]
django.setup()
from django.core.management import call_command
from samehere.outbox.tests.builders import KettleBoiled, keep_note, reacting
with reacting({KettleBoiled: [keep_note]}):
    call_command("run_worker")
"""


@pytest.fixture(autouse=True)
def wiring() -> Iterator[None]:
    with reacting({KettleBoiled: [keep_note]}):
        yield


def worker_process(blows_at: int = 0) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(connection.settings_dict["NAME"])],
        env={**os.environ, "KETTLE_BLOWS_AT": str(blows_at)},
    )


def is_all_done() -> bool:
    return not Event.objects.filter(done_at=None).exists()


def test_two_workers_share_the_work_and_do_nothing_twice() -> None:
    kettles = list(range(1, 41))
    with a_worker_beside(), a_worker_beside():
        with transaction.atomic():
            for kettle in kettles:
                boil(kettle)
        wait_until(is_all_done)

    assert sorted(notes()) == kettles
    assert Delivery.objects.count() == len(kettles)


def test_eight_who_take_at_once_never_take_the_same() -> None:
    kettles = 40
    with transaction.atomic():
        for kettle in range(kettles):
            boil(kettle)

    def take_all(_: int) -> list[int]:
        taken = []
        while event := take_next(Event):
            taken.append(event.pk)
        connection.close()
        return taken

    with ThreadPoolExecutor(8) as pool:
        taken = [pk for each in pool.map(take_all, range(8)) for pk in each]

    assert len(taken) == len(set(taken)) == kettles


def test_workers_killed_in_the_middle_lose_nothing_and_double_nothing() -> None:
    for kettle in range(1, 13):
        boil(kettle)

    for blows_at in (3, 4, 9):
        assert worker_process(blows_at).wait(timeout=20) == -signal.SIGKILL
        let_time_pass(timedelta(seconds=61))
    work_off()

    assert sorted(notes()) == list(range(1, 13))
    assert is_all_done()


def test_the_command_works_until_it_is_told_to_stop_and_then_ends_at_once() -> None:
    worker = worker_process()
    boil(1)
    wait_until(is_all_done, seconds=20)

    worker.terminate()

    assert worker.wait(timeout=2) == 0
    assert notes() == [1]
