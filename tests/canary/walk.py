"""Asking for every address as one viewer, to read and to write, and what the answers hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

from django.db import connection, transaction

from samehere.outbox.tests.builders import waiting_mails
from samehere.outbox.worker import _react_to_next_event
from tests.addresses import PARAMETER
from tests.canary.words import tokens_in, words_in
from tests.visitors import browser_with, cookies_of, forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from django.http import SimpleCookie
    from django.http.response import HttpResponseBase

    from tests.addresses import Route
    from tests.canary.world import World

Execute: TypeAlias = "Callable[..., object]"

# What a request to read may write: who is signed in where, and how often somebody tried.
_OWN_TABLES = re.compile(r'"(django_session|web_cache|members_device)"')
_READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "WITH", "PRAGMA", "EXPLAIN")
# After these the viewer is somebody else, or belongs to a group she did not belong to.
_CHANGES_THE_VIEWER = {"join-group", "invitation", "sign_in_link", "start_link", "leave-group"}


@dataclass(frozen=True)
class Found:
    """What one request gave away: words and tokens, and the tables it wrote to although it read.

    `mailed` are the words in mails that wait because of it, by the address they are for.
    """

    route: str
    request: str
    status: int
    words: frozenset[str]
    tokens: frozenset[str]
    written: tuple[str, ...]
    mailed: dict[str, frozenset[str]]


def walk(world: World, viewer: str, routes: Iterable[Route]) -> Iterator[Found]:
    """Yield what each request of this viewer found; each is undone before the next."""
    bodies, cookies = forms(), cookies_of(world.viewers[viewer])
    cases = {**world.cases, **world.own.get(viewer, {})}
    for route in routes:
        name = route.name
        for path in _paths(route, cases):
            for query in ("", *world.queries.get(name, [])):
                yield _ask(world, cookies, name, "GET", path + query)
            body = bodies.get(name, {})
            yield _ask(world, cookies, name, "POST", path, body)
            if "/posts/" in path:
                yield _ask(world, cookies, name, "POST", path, body, X_FRAGMENT="1")


def _paths(route: Route, cases: dict[str, dict[str, str]]) -> list[str]:
    """Return the route's addresses, one for each case that has its parameters; each once."""
    wanted = [match["in_regex"] or match["plain"] for match in PARAMETER.finditer(route.text)]
    known = (case for case in cases.values() if all(name in case for name in wanted))
    paths = list(dict.fromkeys(route.path(case) for case in known))
    assert paths, f"no example in tests/canary/world.py for {wanted} of {route.text}"
    return paths


def _ask(
    world: World,
    cookies: SimpleCookie,
    name: str,
    method: str,
    path: str,
    body: object = None,
    **more: str,
) -> Found:
    client = browser_with(cookies, **{key.replace("_", "-"): more[key] for key in more})
    written: list[str] = []
    with transaction.atomic():
        told = len(waiting_mails())
        if method == "GET":
            with connection.execute_wrapper(_noting(written)):
                response = client.get(path)
        else:
            response = client.post(path, body)
        said = [_said(response)]
        if response.status_code == 302 and name not in _CHANGES_THE_VIEWER:
            said.append(_said(client.get(response["Location"])))
        mailed = _mails_after(told) if method == "POST" and response.status_code == 302 else {}
        transaction.set_rollback(True)
    text = "\n".join(said)
    where, _, query = path.partition("?")
    for asked in (path, quote(path), quote(path, safe=""), where):
        text = text.replace(asked, "") if len(asked) > 1 else text
    return Found(
        name,
        f"{method} {path} {more or ''}",
        response.status_code,
        # Whoever asks with a word learns nothing where it is said back to her.
        frozenset(words_in(text) - words_in(query)),
        frozenset(tokens_in(text, world.tokens)),
        tuple(written),
        mailed,
    )


def _said(response: HttpResponseBase) -> str:
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    cookies = response.cookies.output()
    return f"{headers}\n{cookies}\n{response.getvalue().decode()}"


def _mails_after(count: int) -> dict[str, frozenset[str]]:
    while _react_to_next_event():
        pass
    found: dict[str, set[str]] = {}
    for mail in waiting_mails()[count:]:
        found.setdefault(mail.to, set()).update(words_in(f"{mail.subject}\n{mail.text}"))
    return {to: frozenset(words) for to, words in found.items()}


def _noting(written: list[str]) -> Execute:
    def note(execute: Execute, sql: str, *rest: object) -> object:
        if not sql.lstrip().upper().startswith(_READING) and not _OWN_TABLES.search(sql):
            written.append(sql[:80])
        return execute(sql, *rest)

    return note


def reader_of(world: World, address: str) -> str:
    """Return which viewer reads mail at this address; whoever is unknown is a visitor."""
    known = (name for name, one in world.viewers.items() if one and one.email == address)
    return next(known, "visitor")
