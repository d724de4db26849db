"""Settings read from the environment: right ones as they are, nonsense with a sentence."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from samehere.config.environment import (
    host_of,
    read_address,
    read_contact,
    read_folder,
    read_int,
    read_networks,
    read_one_of,
    read_text,
)


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_variable_is_an_unset_one(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", value)

    assert read_text("X", "default") == "default"
    assert read_int("X", 7, at_least=1) == 7


@pytest.mark.parametrize("value", ["seven", "-1", "0", "1.5", "\u0661", "1_000", "+5"])
def test_what_is_no_such_number_stops_the_start(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("X", value)

    with pytest.raises(ImproperlyConfigured, match="give a whole number, 1 or more"):
        read_int("X", 7, at_least=1)


def test_a_folder_is_made_absolute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "~/community")

    assert read_folder("X", Path("/elsewhere")) == Path.home() / "community"


@pytest.mark.parametrize(
    ("value", "host"),
    [
        ("https://forum.example.org", "forum.example.org"),
        ("http://localhost:8000", "localhost"),
        ("https://forum.example.org/", "forum.example.org"),
        ("http://[fd00::7]:8000", "[fd00::7]"),
    ],
)
def test_an_address_is_a_scheme_and_a_host(
    value: str, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("X", value)

    address = read_address("X", "http://unused")

    assert address == value.rstrip("/")
    assert host_of(address) == host


@pytest.mark.parametrize(
    "value",
    [
        "forum.example.org",
        "ftp://forum.example.org",
        "https://",
        "https://forum.example.org/path",
        "https://forum.example.org?x=1",
        "https://wren@forum.example.org",
        "https://forum.example.org:port",
        "https://forum.example.org:0",
        "https://forum.example.org:99999",
    ],
)
def test_what_is_no_address_stops_the_start(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", value)

    with pytest.raises(ImproperlyConfigured, match="give the address people type"):
        read_address("X", "http://unused")


def test_networks_are_listed_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", "127.0.0.1, 10.0.0.0/24,::1,")

    assert [str(found) for found in read_networks("X")] == [
        "127.0.0.1/32",
        "10.0.0.0/24",
        "::1/128",
    ]
    assert read_networks("UNSET") == []


@pytest.mark.parametrize("value", ["everybody", "*", "0.0.0.0/0", "::/0", "10.0.0.1/24", "a,::1"])
def test_what_is_no_proxy_stops_the_start(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("X", value)

    with pytest.raises(ImproperlyConfigured, match="give addresses or networks of proxies"):
        read_networks("X")


def test_one_of_a_few_words_is_taken_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_one_of("UNSET", ["info", "debug"]) == "info"
    monkeypatch.setenv("X", "Debug")
    assert read_one_of("X", ["info", "debug"]) == "debug"
    monkeypatch.setenv("X", "loud")
    with pytest.raises(ImproperlyConfigured, match="give info or debug"):
        read_one_of("X", ["info", "debug"])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("holes@example.org", "mailto:holes@example.org"),
        ("mailto:holes@example.org", "mailto:holes@example.org"),
        ("https://example.org/holes", "https://example.org/holes"),
    ],
)
def test_a_contact_is_an_address_or_a_page(
    monkeypatch: pytest.MonkeyPatch, text: str, kept: str
) -> None:
    monkeypatch.setenv("X", text)

    assert read_contact("X") == kept


@pytest.mark.parametrize(
    "text",
    [
        "http://example.org",
        "holes",
        "a@b@example.org",
        "@example.org",
        "holes@example",
        "https://",
        "a@example.org\nExpires: never",
        "two words@example.org",
        "höles@example.org",
        "javascript:alert(1)",
    ],
)
def test_what_nobody_can_write_to_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("X", text)

    with pytest.raises(ImproperlyConfigured, match="X="):
        read_contact("X")
