"""Logs hold no words, addresses, codes or cookies, however much is logged. Promise P16."""

import re
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from samehere.operations.tests.programs import Running, free_port, wait_until

CANARY = "zitronenfalter"
ADDRESS = f"{CANARY}-mail@example.org"
FORWARDED = "203.0.113.77"


@dataclass
class Visitor:
    """A browser that puts the canary into everything it sends."""

    port: int
    cookies: CookieJar = field(default_factory=CookieJar)
    statuses: list[int] = field(default_factory=list)

    def ask(self, path: str, **form: str) -> str:
        """Return the page; with `form` it is posted."""
        body = urllib.parse.urlencode(form).encode() if form else None
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=body)
        for name in ("Referer", "User-Agent", "X-Custom", "Authorization"):
            request.add_header(name, f"{CANARY}-{name.lower()}")
        request.add_header("X-Forwarded-For", FORWARDED)
        request.add_header("Referer", f"http://127.0.0.1:{self.port}/?{CANARY}-referer")
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        try:
            with opener.open(request) as answer:
                self.statuses.append(answer.status)
                return str(answer.read().decode())
        except urllib.error.HTTPError as refused:
            self.statuses.append(refused.code)
            return refused.read().decode()

    def send(self, path: str, **form: str) -> str:
        """Post a form as its page would, token and all."""
        page = self.ask(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        return self.ask(path, csrfmiddlewaretoken=token[1] if token else "", **form)

    def go_everywhere(self) -> None:
        """Read, write, mistype and forge."""
        self.ask(f"/?q={CANARY}-query")
        self.ask(f"/g/{CANARY}-group/?after={CANARY}-after")
        self.ask(f"/{CANARY}-path%0d%0a2026-01-01%20ERROR%20forged")
        self.ask(f"/link/{CANARY}-token/")
        self.ask("/sign-in/", email=f"{CANARY}-untrusted@example.org")
        self.send("/sign-in/", email=ADDRESS)
        self.ask("/sign-in/code/", code=f"{CANARY}-code")
        self.send(
            "/join/", username=f"{CANARY} name", email=f"{CANARY}-join@example.org", terms="1"
        )
        self.send("/join/", username=f"{CANARY}1980", email=f"{CANARY}-broken", terms="1")
        self.ask("/d/1/reply/", body=f"{CANARY}-body", to="0")


@pytest.fixture
def served(prepared_folder: Path) -> Iterator[tuple[Running, Visitor]]:
    port = free_port()
    chatty = {"SAMEHERE_LOG_LEVEL": "debug", "SAMEHERE_TRUSTED_PROXIES": "127.0.0.1"}
    with Running("serve", "--port", str(port), folder=prepared_folder, **chatty) as running:
        running.wait_for("Ctrl-C stops it.")
        yield running, Visitor(port)


def secrets_of(visitor: Visitor, folder: Path) -> list[str]:
    """Return what must not be found: canary, address, cookies, and the codes in the mails."""
    mails = "".join(path.read_text() for path in (folder / "mail").glob("*.eml"))
    codes = re.findall(r"(?m)^\d{6}$", mails)
    cookies = [str(cookie.value) for cookie in visitor.cookies]
    assert cookies
    return [CANARY, FORWARDED, "example.org", "forged", *codes, *cookies]


def test_nothing_anybody_sends_is_logged(
    served: tuple[Running, Visitor], prepared_folder: Path
) -> None:
    running, visitor = served
    visitor.go_everywhere()
    wait_until(lambda: len(list((prepared_folder / "mail").glob("*.eml"))) >= 2)

    # What breaks is logged with its place: here a table is gone.
    with sqlite3.connect(prepared_folder / "samehere.sqlite3") as database:
        database.execute("DROP TABLE account_emailaddress")
    visitor.go_everywhere()
    wait_until(lambda: "OperationalError" in running.words)
    written = running.words.partition("Ctrl-C stops it.")[2]

    assert {200, 403, 404, 500} <= set(visitor.statuses)
    assert "A mail is kept in " in written
    assert "POST /sign-in/: 500" in written
    assert "GET /g/<slug:slug>/: 404" in written
    found = [secret for secret in secrets_of(visitor, prepared_folder) if secret in written]
    assert found == []


def test_nothing_but_the_database_and_the_mails_holds_what_was_sent(
    served: tuple[Running, Visitor], prepared_folder: Path
) -> None:
    _, visitor = served
    visitor.go_everywhere()
    wait_until(lambda: len(list((prepared_folder / "mail").glob("*.eml"))) >= 2)

    holding = [
        path.relative_to(prepared_folder).parts[0]
        for path in prepared_folder.rglob("*")
        if path.is_file() and CANARY.encode() in path.read_bytes()
    ]

    assert {name.partition("-")[0] for name in holding} <= {"mail", "samehere.sqlite3"}


def test_the_table_of_limits_holds_no_address(
    served: tuple[Running, Visitor], prepared_folder: Path
) -> None:
    _, visitor = served
    visitor.go_everywhere()

    with sqlite3.connect(prepared_folder / "samehere.sqlite3") as database:
        rows = database.execute("SELECT * FROM web_cache").fetchall()

    assert rows
    assert FORWARDED not in str(rows)
    assert CANARY not in str(rows)
