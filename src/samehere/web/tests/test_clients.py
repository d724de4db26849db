"""Where a request comes from: nobody can say she is somebody else, with a proxy or without."""

from ipaddress import ip_network

import pytest
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from samehere.web.clients import client_address

PROXY, FRONT, CLIENT = "10.0.0.1", "192.0.2.200", "203.0.113.7"
PROXIES = [ip_network("10.0.0.0/8"), ip_network(FRONT), ip_network("fd00::/8")]


def seen(asked_by: str, forwarded: str | None = None) -> str:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=asked_by, headers=headers))


@pytest.fixture
def _behind_proxies(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = PROXIES


def test_without_a_trusted_proxy_the_header_says_nothing() -> None:
    assert seen(CLIENT, "198.51.100.1") == CLIENT
    assert seen("127.0.0.1", "198.51.100.1") == "127.0.0.1"


@pytest.mark.usefixtures("_behind_proxies")
@pytest.mark.parametrize(
    ("asked_by", "forwarded", "client"),
    [
        (PROXY, CLIENT, CLIENT),
        (PROXY, None, PROXY),
        (PROXY, "", PROXY),
        # What the client wrote herself stands to the left of what the proxy added.
        (PROXY, f"198.51.100.1, {CLIENT}", CLIENT),
        (PROXY, f"127.0.0.1, 10.9.9.9, {CLIENT}", CLIENT),
        (PROXY, f"{CLIENT}, {FRONT}", CLIENT),
        (PROXY, f"198.51.100.1, {CLIENT}, {FRONT}, 10.2.3.4", CLIENT),
        # All are ours: the first of them is as far as anybody can see.
        (PROXY, f"10.7.7.7, {FRONT}", "10.7.7.7"),
        # Not through the proxy at all.
        (CLIENT, "198.51.100.1", CLIENT),
        (CLIENT, f"198.51.100.1, {PROXY}", CLIENT),
        # What cannot be read ends it at the proxy that passed it on.
        (PROXY, "unknown", PROXY),
        (PROXY, f"{CLIENT}, unknown", PROXY),
        (PROXY, f"{CLIENT}, nonsense, {FRONT}", FRONT),
        (PROXY, f"{CLIENT},", PROXY),
        (PROXY, "1.2.3.4.5", PROXY),
        # Ways to write one and the same address.
        (PROXY, f"{CLIENT}:50123", CLIENT),
        (PROXY, f"::ffff:{CLIENT}", CLIENT),
        (f"::ffff:{PROXY}", CLIENT, CLIENT),
        ("fd00::1", "[2001:db8::1]:50123", "2001:db8::1"),
        ("fd00::1", "2001:DB8:0::1", "2001:db8::1"),
    ],
)
def test_only_what_a_trusted_proxy_added_is_believed(
    asked_by: str, forwarded: str | None, client: str
) -> None:
    assert seen(asked_by, forwarded) == client


@given(written=st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_whatever_a_client_writes_she_is_who_the_proxy_saw(written: str) -> None:
    with override_settings(TRUSTED_PROXIES=PROXIES):
        assert seen(PROXY, f"{written}, {CLIENT}") == CLIENT
        assert seen(CLIENT, written) == CLIENT


def test_a_server_that_names_no_address_gives_none() -> None:
    assert seen("", "198.51.100.1") == ""
