"""Sweeps: what rooms clear away about hourly, each by itself."""

import logging
from collections.abc import Iterator

import pytest
from django.db import connection

from samehere.outbox.models import Mail
from samehere.outbox.registry import register_sweeps, registered_sweeps
from samehere.outbox.tests.builders import a_worker_beside, wait_until
from samehere.outbox.worker import clear_away

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def wiring() -> Iterator[None]:
    before = registered_sweeps()
    yield
    register_sweeps(before)


def leave_a_crumb() -> None:
    assert connection.in_atomic_block
    Mail.objects.create(subject="crumb")


def spill() -> None:
    leave_a_crumb()
    raise ValueError("what Beverly wrote")


def crumbs() -> int:
    return Mail.objects.filter(subject="crumb").count()


def test_a_sweep_that_fails_is_undone_and_holds_up_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    register_sweeps([spill, leave_a_crumb])

    clear_away()

    assert crumbs() == 1
    (said,) = [entry.getMessage() for entry in caplog.records if entry.levelno == logging.ERROR]
    assert said.startswith("A sweep failed: outbox.tests.test_sweeps.spill: ValueError at outbox/")
    assert "Beverly" not in caplog.text


def test_the_worker_sweeps_as_soon_as_it_starts() -> None:
    swept: list[str] = []
    register_sweeps([lambda: swept.append("the floor")])

    with a_worker_beside():
        wait_until(lambda: bool(swept))

    assert swept == ["the floor"]


def test_one_sweep_is_not_registered_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        register_sweeps([leave_a_crumb, leave_a_crumb])
