"""Limits by network address: behind a proxy each client has her own, and none can dodge hers."""

from ipaddress import ip_network

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import Settings

from samehere.members.tests.entering import SIGN_IN, ask_for_code

pytestmark = pytest.mark.django_db

PROXY, CLIENT = "10.0.0.1", "203.0.113.7"
LIMIT = 20


@pytest.fixture(autouse=True)
def _proxied(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = [ip_network(PROXY)]


def statuses(forwarded: list[str], asked_by: str = PROXY) -> list[int]:
    """Ask once for each of these headers, always for another member's code."""
    return [
        Client(REMOTE_ADDR=asked_by, headers={"X-Forwarded-For": header})
        .post(SIGN_IN, {"email": f"m{number}@example.org"})
        .status_code
        for number, header in enumerate(forwarded)
    ]


def test_a_new_header_each_time_does_not_help() -> None:
    spoofed = [f"198.51.100.{number}, {CLIENT}" for number in range(LIMIT + 1)]

    assert statuses(spoofed) == [302] * LIMIT + [422]


def test_going_round_the_proxy_does_not_help() -> None:
    spoofed = [f"198.51.100.{number}" for number in range(LIMIT + 1)]

    assert statuses(spoofed, asked_by=CLIENT) == [302] * LIMIT + [422]


def test_one_busy_client_does_not_stop_the_others() -> None:
    statuses([CLIENT] * (LIMIT + 1))

    assert statuses(["203.0.113.8"]) == [302]


def test_the_shared_cache_holds_no_address_of_anybody() -> None:
    client = Client(REMOTE_ADDR=PROXY, headers={"X-Forwarded-For": CLIENT})
    ask_for_code(client, "beverly@example.org")
    cache.set("plainly", "kept")

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM web_cache")
        keys = [row[0] for row in cursor.fetchall()]

    assert len(keys) >= 5
    # 64 letters and figures, of which nobody can tell what they stand for.
    assert all(len(key) == 64 and key.isalnum() for key in keys)
    assert cache.get("plainly") == "kept"


def test_the_keys_cannot_be_guessed_without_the_secret_key(settings: Settings) -> None:
    cache.set("plainly", "kept")

    settings.SECRET_KEY = "another" * 10

    assert cache.get("plainly") is None
