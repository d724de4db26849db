"""The check-up of this room: somebody has to run the community."""

import pytest

from samehere.console import State
from samehere.members.checks import check_operators
from samehere.members.tests.builders import make_member

pytestmark = pytest.mark.django_db


def test_a_community_nobody_runs_is_found() -> None:
    make_member("Vita")
    assert check_operators().state is State.WRONG

    make_member("Alder", is_operator=True)

    assert check_operators().state is State.FINE
