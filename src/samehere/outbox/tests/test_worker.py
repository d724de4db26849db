"""The worker's loop: starts by itself, survives the database, ends when told to."""

import logging
import threading
import time
from collections.abc import Iterator

import pytest
from django.db import connection

from samehere.outbox.models import Event
from samehere.outbox.tests.builders import (
    KettleBoiled,
    a_worker_beside,
    boil,
    keep_note,
    notes,
    reacting,
    wait_until,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def wiring() -> Iterator[None]:
    with reacting({KettleBoiled: [keep_note]}):
        yield


def rename_table(old: str, new: str) -> None:
    with connection.schema_editor() as editor:
        editor.alter_db_table(Event, old, new)


def test_what_is_recorded_is_reacted_to_within_a_second() -> None:
    with a_worker_beside():
        boil(1)
        wait_until(lambda: notes() == [1], seconds=1)


def test_an_idle_worker_ends_at_once_when_told() -> None:
    with a_worker_beside() as stop:
        time.sleep(0.1)
        started = time.monotonic()
        stop.set()
    assert time.monotonic() - started < 0.4  # no pause is waited for to its end


def test_the_thing_in_hand_is_finished_first() -> None:
    began = threading.Event()

    def brew(event: KettleBoiled) -> None:
        began.set()
        time.sleep(0.2)
        keep_note(event)

    with reacting({KettleBoiled: [brew]}):
        boil(1)
        boil(2)
        with a_worker_beside() as stop:
            began.wait(timeout=5)
            stop.set()

    assert notes() == [1]
    assert Event.objects.filter(done_at__isnull=False).count() == 1


def test_a_database_that_fails_is_tried_again_and_said_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    boil(1)
    rename_table("outbox_event", "outbox_mislaid")
    with a_worker_beside():
        wait_until(lambda: "The database does not answer" in caplog.text)
        time.sleep(0.6)
        rename_table("outbox_mislaid", "outbox_event")
        wait_until(lambda: notes() == [1])

    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [error.getMessage() for error in errors] == [
        "The database does not answer (OperationalError)."
    ]
