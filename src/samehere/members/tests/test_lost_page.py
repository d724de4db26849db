"""Who has lost something reads what helps, and where to write."""

import pytest
from django.test import Client, override_settings

from samehere.console import State
from samehere.members.checks import check_contact

pytestmark = pytest.mark.django_db

LOST = "/sign-in/lost/"


@override_settings(CONTACT="mailto:help@example.org")
def test_it_says_where_to_write(client: Client) -> None:
    html = client.get(LOST).text

    assert 'href="mailto:help@example.org">help@example.org<' in html
    assert "nobody will ask you for one" in html
    assert check_contact().state is State.FINE


@override_settings(CONTACT="")
def test_where_nobody_is_named_it_promises_nothing(client: Client) -> None:
    html = client.get(LOST).text

    assert "They have not said here how to reach them." in html
    assert "mailto:" not in html
    assert check_contact().state is State.NOTE


def test_one_gets_there_from_signing_in(client: Client) -> None:
    assert LOST in client.get("/sign-in/").text
