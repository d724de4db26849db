"""Recording: in the caller's transaction, ids only, and only what somebody reacts to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from samehere.outbox.actions import record
from samehere.outbox.models import Event
from samehere.outbox.registry import register
from samehere.outbox.tests.builders import KettleBoiled, boil, reacting, recorded_kinds

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class CupFilled:
    """Nobody reacts to it."""

    cup_id: int


@dataclass(frozen=True)
class WordsSaid:
    """Holds something that is no id."""

    words: Any


@dataclass
class Changeable:
    """Not frozen: it could change after it happened."""

    cup_id: int


def pour(event: Any) -> None:
    """React to nothing."""


def drink(event: Any) -> None:
    """React to nothing either."""


@pytest.fixture(autouse=True)
def wiring() -> Iterator[None]:
    with reacting({KettleBoiled: [pour], WordsSaid: [pour]}):
        yield


def test_an_event_is_kept_with_its_ids() -> None:
    boil(7)

    event = Event.objects.get()
    assert (event.kind, event.payload, event.tries) == ("KettleBoiled", {"kettle_id": 7}, 0)


def test_an_event_nobody_reacts_to_is_not_kept() -> None:
    with transaction.atomic():
        record(CupFilled(cup_id=1))

    assert recorded_kinds() == []


def test_what_is_undone_did_not_happen() -> None:
    with transaction.atomic():
        record(KettleBoiled(kettle_id=1))
        transaction.set_rollback(True)

    assert recorded_kinds() == []


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_nothing_is_recorded() -> None:
    with pytest.raises(TransactionManagementError, match="KettleBoiled"):
        record(KettleBoiled(kettle_id=1))


@pytest.mark.parametrize("words", ["it itches\nall night", "it itches", "x" * 65, True, None, 1.5])
def test_only_ids_are_recorded(words: object) -> None:
    with pytest.raises(TypeError, match=r"WordsSaid\.words is no id"):
        record(WordsSaid(words=words))


@pytest.mark.parametrize("event", [Changeable(cup_id=1), {"cup_id": 1}, KettleBoiled])
def test_only_frozen_dataclasses_are_recorded(event: object) -> None:
    with pytest.raises(TypeError, match="no frozen dataclass"):
        record(event)


def test_the_wiring_refuses_what_could_not_be_told_apart() -> None:
    namesake: type = dataclass(frozen=True)(type("KettleBoiled", (), {}))

    with pytest.raises(ValueError, match="same name"):
        register({KettleBoiled: [pour], namesake: [pour]})
    with pytest.raises(ValueError, match="one reaction twice"):
        register({KettleBoiled: [pour, drink, pour]})
    with pytest.raises(TypeError, match="no frozen dataclass"):
        register({Changeable: [pour]})
