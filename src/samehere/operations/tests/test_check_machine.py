"""The check-up of what the program runs on."""

import sys
from datetime import date, timedelta

import django
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.console import State
from samehere.operations.checks import machine

END = date(2027, 10, 31)


@given(days=st.integers(min_value=-3000, max_value=3000))
def test_a_version_is_fine_until_its_last_day(days: int) -> None:
    found = machine.supported("Python 3.11", END, END + timedelta(days=days))

    assert found.state is (State.WRONG if days > 0 else State.FINE)
    assert "31 October 2027" in found.words


def test_a_version_nobody_knows_of_here_is_no_fault() -> None:
    assert machine.supported("Python 4.0", None, END).state is State.NOTE


def test_the_versions_it_runs_on_are_named() -> None:
    assert sys.version.split()[0] in machine.check_python().words
    assert django.get_version() in machine.check_django().words
    assert machine.say_sqlite().state is State.NOTE


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_every_python_it_may_run_on_has_an_end(version: tuple[int, int]) -> None:
    assert version in machine.PYTHON_ENDS
