"""What a line of a log may hold: no words, no addresses, no second line."""

import logging
import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.console.logs import PlainFormatter


def line_of(words: object, *values: object, name: str = "samehere.room", **more: object) -> str:
    """Return the line without its time."""
    record = logging.LogRecord(name, logging.ERROR, "file.py", 1, words, values, None)
    record.__dict__.update(more)
    return PlainFormatter().format(record).partition("ERROR ")[2]


def an_error() -> logging.LogRecord:
    try:
        try:
            raise KeyError("itching since may")
        except KeyError as first:
            raise ValueError("itching\nsince may") from first
    except ValueError as error:
        kind = (type(error), error, error.__traceback__)
        return logging.LogRecord("samehere.x", logging.ERROR, "file.py", 1, "Oh.", (), kind)


def test_a_line_says_when_how_bad_and_who() -> None:
    record = logging.LogRecord("samehere.x", logging.WARNING, "f.py", 1, "%d left", (3,), None)

    line = PlainFormatter().format(record)

    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} WARNING samehere\.x: 3 left", line)


@given(words=st.text())
def test_whatever_is_logged_stays_on_its_line(words: str) -> None:
    assert len(line_of("Found %s.", words).splitlines()) == 1


def test_a_forged_line_does_not_become_one() -> None:
    forged = "x\r\n2026-01-01 00:00:00,000 ERROR samehere.operations: All is well."

    assert line_of("Found %s.", forged).startswith("samehere.room: Found x  2026-01-01")
    assert "\x1b" not in line_of("Found %s.", "\x1b[2J")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("to beverly+spots@example.org now", "to (e-mail) now"),
        ("<beverly@example.org>", "<(e-mail)>"),
        ("by 203.0.113.7:50123", "by (network address)"),
        ("by 203.0.113.7.", "by (network address)"),
        ("by 2001:db8::7", "by (network address)"),
        ("on 127.0.0.1 and ::1", "on 127.0.0.1 and ::1"),
        ("at 12:30:45, version 5.2.19", "at 12:30:45, version 5.2.19"),
    ],
)
def test_addresses_are_left_out(words: str, told: str) -> None:
    assert line_of("%s", words) == f"samehere.room: {told}"


def test_of_an_error_its_kind_and_place_are_told_and_not_its_words() -> None:
    lines = PlainFormatter().format(an_error()).splitlines()

    assert "itching" not in "".join(lines)
    assert lines[1] == "  builtins.ValueError"
    assert re.fullmatch(r"    at samehere/console/tests/test_logs\.py:\d+", lines[2])
    assert "  builtins.KeyError" in lines


def test_of_a_request_the_pattern_of_its_address_is_told() -> None:
    request = SimpleNamespace(method="GET", resolver_match=SimpleNamespace(route="d/<int:id>/"))

    line = line_of("Not Found: %s", "/d/7/", request=request, status_code=404)
    unknown = line_of("Not Found: %s", "/itching/", request=SimpleNamespace(method="GET"))

    assert line == "samehere.room: GET /d/<int:id>/: 404"
    assert unknown == "samehere.room: GET a page:"


def test_of_what_the_server_says_the_first_line_is_told() -> None:
    words = "Application callable raised an exception\nTraceback\nValueError: itching"

    assert (
        line_of(words, name="_granian.asgi")
        == "_granian.asgi: Application callable raised an exception"
    )


def test_words_that_do_not_fit_their_values_do_not_spill_them() -> None:
    assert line_of("%d left", "itching") == "samehere.room: %d left"
