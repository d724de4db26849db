"""The check-up of the outbox: what waits too long, what was given up, who is not at work."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from samehere.console import State
from samehere.operations.checks import backlog as checks
from samehere.outbox.tests.builders import a_waiting_event, a_waiting_mail
from samehere.outbox.worker import PULSE_FILE, run_worker

pytestmark = pytest.mark.django_db


class StopAtOnce:
    """Lets the worker go round once."""

    def __init__(self) -> None:
        self.rounds = 0

    def is_set(self) -> bool:
        self.rounds += 1
        return self.rounds > 1

    def wait(self, timeout: float) -> None:
        pass


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR, settings.MAIL_DIR = tmp_path, tmp_path / "mail"
    return tmp_path


def test_a_worker_that_never_ran_is_found(folder: Path) -> None:
    assert checks.check_worker().state is State.WRONG


@pytest.mark.django_db(transaction=True)
def test_a_worker_at_work_leaves_a_sign(folder: Path) -> None:
    run_worker(StopAtOnce())

    assert checks.check_worker().state is State.FINE


def test_a_worker_that_stopped_is_found(folder: Path) -> None:
    (folder / PULSE_FILE).touch()
    an_hour_ago = (timezone.now() - timedelta(hours=1)).timestamp()
    os.utime(folder / PULSE_FILE, (an_hour_ago, an_hour_ago))

    assert checks.check_worker().state is State.WRONG


def test_what_waits_for_a_moment_is_fine_and_for_an_hour_is_not() -> None:
    a_waiting_mail()
    found = checks.check_waiting()
    assert found.state is State.FINE
    assert found.words.endswith(": 1 mail, 0 events.")

    a_waiting_mail(hours_old=1)

    assert checks.check_waiting().state is State.WRONG


def test_an_event_that_waits_for_an_hour_is_found() -> None:
    a_waiting_event(hours_old=1)

    assert checks.check_waiting().state is State.WRONG


def test_what_was_given_up_is_found_with_the_reason() -> None:
    a_waiting_mail()
    assert checks.check_given_up().state is State.FINE

    a_waiting_mail(given_up="mail: ConnectionRefusedError at outbox/mail.py:12")

    found = checks.check_given_up()
    assert found.state is State.WRONG
    assert ": 1 mail, 0 events;" in found.words
    assert "ConnectionRefusedError" in found.words


def test_an_hour_that_has_not_come_yet_is_found() -> None:
    a_waiting_mail()
    assert checks.check_dates().state is State.FINE

    a_waiting_mail(hours_old=-5)

    assert checks.check_dates().state is State.WRONG


def test_where_mail_goes_is_said(folder: Path) -> None:
    (folder / "mail").mkdir()
    (folder / "mail" / "a.eml").touch()

    found = checks.say_where_mail_goes()

    assert found.state is State.NOTE
    assert f"{folder / 'mail'}, 1 so far" in found.words
