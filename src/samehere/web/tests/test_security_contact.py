"""Where somebody writes who has found a hole: said in the standard's place, if anybody is named."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client, override_settings

PLACE = "/.well-known/security.txt"


@override_settings(SECURITY_CONTACT="mailto:holes@example.org")
def test_whoever_is_named_stands_there_with_a_day_until_which_it_holds(client: Client) -> None:
    answer = client.get(PLACE)

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert lines["Contact"] == "mailto:holes@example.org"
    assert lines["Canonical"] == settings.ADDRESS + PLACE
    expires = datetime.fromisoformat(lines["Expires"])
    assert timedelta(days=90) < expires - datetime.now(UTC) < timedelta(days=365)


@override_settings(SECURITY_CONTACT="")
def test_where_nobody_is_named_there_is_no_such_page(client: Client) -> None:
    assert client.get(PLACE).status_code == 404


@override_settings(SECURITY_CONTACT="https://example.org/holes")
@pytest.mark.parametrize("path", [PLACE + "/", "/security.txt"])
def test_it_stands_nowhere_else(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
