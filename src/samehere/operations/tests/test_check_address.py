"""The check-up of the address: each thing that would make it unsafe to reach is found."""

from ipaddress import ip_network

import pytest
from pytest_django import Settings

from samehere.console import State
from samehere.operations.checks import address

FORUM = "https://forum.example.org"


def test_debug_is_off_and_is_found_when_it_is_on(settings: Settings) -> None:
    assert address.check_debug().state is State.FINE

    settings.DEBUG = True

    assert address.check_debug().state is State.WRONG


@pytest.mark.parametrize("host", ["*", ".example.org"])
def test_hosts_that_stand_for_many_are_found(settings: Settings, host: str) -> None:
    assert address.check_hosts().state is State.FINE

    settings.ALLOWED_HOSTS = ["localhost", host]

    found = address.check_hosts()
    assert found.state is State.WRONG
    assert f"({host})" in found.words


@pytest.mark.parametrize(
    ("where", "host", "state"),
    [
        (FORUM, "127.0.0.1", State.FINE),
        ("http://localhost:8000", "127.0.0.1", State.FINE),
        ("http://[::1]:8000", "::1", State.FINE),
        ("http://localhost:8000", "::", State.WRONG),
        ("http://forum.example.org", "127.0.0.1", State.WRONG),
        ("http://192.0.2.7", "192.0.2.7", State.WRONG),
    ],
)
def test_an_address_others_reach_without_encryption_is_found(
    settings: Settings, where: str, host: str, state: State
) -> None:
    settings.ADDRESS, settings.HOST = where, host
    settings.IS_SECURE = where.startswith("https:")

    found = address.check_address()

    assert found.state is state
    assert where in found.words


def test_cookies_that_may_be_read_on_the_way_are_found(settings: Settings) -> None:
    assert address.check_cookies().state is State.FINE
    settings.IS_SECURE = True

    assert address.check_cookies().state is State.WRONG

    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-a", "__Host-b"
    assert address.check_cookies().state is State.FINE

    settings.CSRF_COOKIE_NAME = "b"
    assert address.check_cookies().state is State.WRONG


def test_a_proxy_that_is_not_named_is_found(settings: Settings) -> None:
    assert address.check_proxy().state is State.FINE
    settings.IS_SECURE = True

    assert address.check_proxy().state is State.WRONG

    settings.TRUSTED_PROXIES = [ip_network("127.0.0.1")]
    found = address.check_proxy()
    assert (found.state, "127.0.0.1/32" in found.words) == (State.FINE, True)
