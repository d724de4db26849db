"""A reaction that works long: outside of every transaction, until it is done, then never again."""

from datetime import timedelta

import pytest
from django.db import connection

from samehere.outbox.models import Delivery, Event
from samehere.outbox.registry import is_unhurried, unhurried
from samehere.outbox.tests.builders import KettleBoiled, boil, let_time_pass, reacting
from samehere.outbox.worker import work_off

pytestmark = pytest.mark.django_db(transaction=True)

seen: list[tuple[int, bool]] = []
failures = [0]


@unhurried
def read_a_book(event: KettleBoiled) -> None:
    """Take time over it; fail as often as told to."""
    seen.append((event.kettle_id, connection.in_atomic_block))
    if failures[0]:
        failures[0] -= 1
        raise ValueError


def pour(event: KettleBoiled) -> None:
    """Be quick about it."""
    seen.append((event.kettle_id, connection.in_atomic_block))


@pytest.fixture(autouse=True)
def _nothing_seen() -> None:
    seen.clear()
    failures[0] = 0


def test_it_has_no_transaction_and_the_others_have_one() -> None:
    with reacting({KettleBoiled: [read_a_book, pour]}):
        boil(1)
        work_off()

    assert seen == [(1, False), (1, True)]
    assert is_unhurried(read_a_book)
    assert not is_unhurried(pour)


def test_done_it_is_not_called_again() -> None:
    with reacting({KettleBoiled: [read_a_book]}):
        boil(1)
        work_off()
        Event.objects.update(done_at=None)
        let_time_pass_to_the_next_try()
        work_off()

    assert len(seen) == 1
    assert Delivery.objects.count() == 1


def test_where_it_fails_it_is_tried_again() -> None:
    failures[0] = 1
    with reacting({KettleBoiled: [read_a_book]}):
        boil(1)
        work_off()
        assert not Delivery.objects.exists()
        let_time_pass_to_the_next_try()
        work_off()

    assert len(seen) == 2
    assert Event.objects.get().done_at is not None


def let_time_pass_to_the_next_try() -> None:
    """Wait longer than the lease and the first pause."""
    let_time_pass(timedelta(minutes=2))
