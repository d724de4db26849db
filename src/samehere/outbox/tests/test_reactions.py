"""Reacting: in order, each once and for itself, again when it fails, and not for ever."""

import logging
from datetime import timedelta

import pytest

from samehere.outbox.models import Delivery, Event
from samehere.outbox.registry import name_of
from samehere.outbox.tests.builders import KettleBoiled, boil, let_time_pass, reacting
from samehere.outbox.waiting import pause_after, take_next
from samehere.outbox.worker import clear_away, work_off

pytestmark = pytest.mark.django_db

DIAGNOSIS = "lichen sclerosus"


class Kitchen:
    """Remembers who reacted to what; the second fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.done: list[tuple[str, int]] = []
        self.failures = failures

    def pour(self, event: KettleBoiled) -> None:
        self.done.append(("pour", event.kettle_id))

    def stir(self, event: KettleBoiled) -> None:
        if self.failures:
            self.failures -= 1
            Event.objects.create(kind="Spoilt", payload={})
            raise ValueError(DIAGNOSIS)
        self.done.append(("stir", event.kettle_id))

    def drink(self, event: KettleBoiled) -> None:
        self.done.append(("drink", event.kettle_id))


def test_reactions_are_called_in_the_order_of_the_wiring() -> None:
    kitchen = Kitchen()
    with reacting({KettleBoiled: [kitchen.pour, kitchen.stir, kitchen.drink]}):
        boil(1)
        boil(2)

        assert work_off() == 2

    steps = ["pour", "stir", "drink"]
    assert kitchen.done == [(step, kettle) for kettle in (1, 2) for step in steps]
    assert Event.objects.filter(error="", done_at__isnull=False).count() == 2


def test_what_is_done_is_not_done_again() -> None:
    kitchen = Kitchen()
    with reacting({KettleBoiled: [kitchen.pour]}):
        boil(1)
        work_off()
        let_time_pass(timedelta(days=1))

        assert work_off() == 0
    assert kitchen.done == [("pour", 1)]


def test_only_the_reaction_that_failed_is_called_again() -> None:
    kitchen = Kitchen(failures=2)
    with reacting({KettleBoiled: [kitchen.pour, kitchen.stir, kitchen.drink]}):
        boil(1)
        assert work_off() == 1
        assert work_off() == 0  # not before its pause is over
        for _ in range(2):
            let_time_pass(timedelta(minutes=2))
            work_off()

    assert kitchen.done == [("pour", 1), ("drink", 1), ("stir", 1)]
    assert Event.objects.get().tries == 3


def test_a_reaction_that_fails_leaves_nothing_behind() -> None:
    kitchen = Kitchen(failures=1)
    with reacting({KettleBoiled: [kitchen.stir]}):
        boil(1)
        work_off()

    assert not Event.objects.filter(kind="Spoilt").exists()
    assert not Delivery.objects.exists()


def test_an_event_delivered_again_calls_nobody_twice() -> None:
    kitchen = Kitchen()
    with reacting({KettleBoiled: [kitchen.pour, kitchen.stir]}):
        boil(1)
        work_off()
        # A worker killed between its last reaction and the mark leaves just this.
        Event.objects.update(done_at=None)
        let_time_pass(timedelta(minutes=2))

        assert work_off() == 1
    assert kitchen.done == [("pour", 1), ("stir", 1)]


def test_what_a_dead_worker_had_taken_is_due_again_after_its_lease() -> None:
    kitchen = Kitchen()
    with reacting({KettleBoiled: [kitchen.pour]}):
        boil(1)
        assert take_next(Event) is not None
        let_time_pass(timedelta(seconds=50))
        assert work_off() == 0

        let_time_pass(timedelta(seconds=11))
        assert work_off() == 1
    assert kitchen.done == [("pour", 1)]


def test_after_ten_tries_it_is_given_up_and_said(caplog: pytest.LogCaptureFixture) -> None:
    kitchen = Kitchen(failures=100)
    with reacting({KettleBoiled: [kitchen.stir]}):
        boil(1)
        for _ in range(12):
            work_off()
            let_time_pass(timedelta(hours=2))

    event = Event.objects.get()
    assert (event.tries, event.failed_at is None, event.done_at) == (10, False, None)
    last = caplog.records[-1]
    assert last.levelno == logging.ERROR
    assert "given up after 10 tries" in last.getMessage()


def test_an_event_that_kills_the_worker_is_given_up_as_well() -> None:
    kitchen = Kitchen()
    with reacting({KettleBoiled: [kitchen.pour]}):
        boil(1)
        for _ in range(10):
            take_next(Event)
            let_time_pass(timedelta(minutes=2))
        work_off()

    event = Event.objects.get()
    assert event.failed_at is not None
    assert event.error == "the worker died at it"
    assert kitchen.done == []


def test_an_error_names_the_place_and_never_the_words(caplog: pytest.LogCaptureFixture) -> None:
    kitchen = Kitchen(failures=1)
    with reacting({KettleBoiled: [kitchen.stir]}):
        boil(1)
        work_off()

    error = Event.objects.get().error
    assert error.startswith(
        f"{name_of(kitchen.stir)}: ValueError at outbox/tests/test_reactions.py"
    )
    assert error in caplog.text
    assert DIAGNOSIS not in error + caplog.text


def test_an_event_of_a_kind_not_known_here_waits_for_a_worker_that_knows_it() -> None:
    kitchen = Kitchen()
    with reacting({KettleBoiled: [kitchen.pour]}):
        boil(1)
    with reacting({}):
        assert work_off() == 1
    with reacting({KettleBoiled: [kitchen.pour]}):
        let_time_pass(timedelta(minutes=1))
        work_off()

    assert kitchen.done == [("pour", 1)]


def test_pauses_grow_to_an_hour() -> None:
    seconds = [pause_after(tries).total_seconds() for tries in range(1, 10)]

    assert seconds == [5, 20, 80, 320, 1280, 3600, 3600, 3600, 3600]


def test_what_is_long_done_is_deleted_with_its_deliveries() -> None:
    kitchen = Kitchen()
    with reacting({KettleBoiled: [kitchen.pour]}):
        boil(1)
        work_off()
        let_time_pass(timedelta(days=6))
        clear_away()
        assert Event.objects.count() == 1

        let_time_pass(timedelta(days=2))
        boil(2)
        clear_away()

    assert [event.payload for event in Event.objects.all()] == [{"kettle_id": 2}]
    assert not Delivery.objects.exists()


def test_what_was_given_up_is_kept_for_a_month() -> None:
    boiled = Event.objects.create(kind="KettleBoiled", payload={})
    Event.objects.update(failed_at=boiled.run_at)
    let_time_pass(timedelta(days=29))
    clear_away()
    assert Event.objects.exists()

    let_time_pass(timedelta(days=2))
    clear_away()
    assert not Event.objects.exists()
