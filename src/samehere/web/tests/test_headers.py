"""What every answer says to the browser about encryption."""

import pytest
from django.test import Client
from pytest_django import Settings

HSTS = "Strict-Transport-Security"
TWO_YEARS = "max-age=63072000"


@pytest.fixture
def https(settings: Settings) -> None:
    settings.IS_SECURE = True
    settings.SECURE_HSTS_SECONDS = 63_072_000


@pytest.mark.usefixtures("https")
@pytest.mark.parametrize("path", ["/rules/", "/nowhere/"])
def test_browsers_come_back_by_https_though_the_proxy_speaks_http_to_us(
    client: Client, path: str
) -> None:
    assert client.get(path).headers[HSTS] == TWO_YEARS


@pytest.mark.usefixtures("https")
def test_it_is_said_once_where_the_request_itself_is_encrypted(client: Client) -> None:
    said = [value for name, value in client.get("/rules/", secure=True).items() if name == HSTS]

    assert said == [TWO_YEARS]


def test_a_community_on_http_promises_no_encryption(client: Client) -> None:
    assert HSTS not in client.get("/rules/").headers
