"""What the tests of this room are built from: stories, readers, requests, answers."""

from __future__ import annotations

import gzip
import io
import itertools
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from samehere.web import pages
from samehere.web.segments import choice_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from wsgiref.types import WSGIApplication

    from django.http import HttpRequest, HttpResponse

STORIES: dict[int, dict[str, object]] = {}
_numbers = itertools.count(1)


@dataclass
class Reader:
    """Somebody signed in, as far as this room knows members."""

    name: str = "Beverly"
    pk: int = 1
    likes: set[str] = field(default_factory=set)
    is_authenticated: bool = True
    theme: str = "device"
    text_size: str = "ordinary"
    letters: str = "reading"
    has_plain_titles: bool = False
    has_danger_waiting: bool = False


def make_story(words: str = "It stung for two days.", *, replies: int = 2, **more: Any) -> int:
    """Make a page and its version; returns its number."""
    number = next(_numbers)
    is_public = more.pop("is_public", True)
    STORIES[number] = {"title": "A story", "words": words, "replies": replies, **more}
    pages.add(f"story:{number}", is_public=is_public)
    return number


def change_story(number: int, words: str) -> None:
    """Change the words and raise the version, as an action does."""
    STORIES[number] = {**STORIES[number], "words": words}
    pages.bump([f"story:{number}"])


def likes_of(request: HttpRequest) -> set[str]:
    return getattr(request.user, "likes", set())


def request_by(reader: Reader | None, path: str, **headers: str) -> HttpRequest:
    """Return a GET request as it reaches a view."""
    request = RequestFactory().get(path, headers=headers)
    if reader is not None:
        vars(request)["user"] = reader
    return request


@dataclass
class Answer:
    """What a server would send."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        is_packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if is_packed else self.body).decode()


def ask(application: WSGIApplication, path: str, method: str = "GET", **more: str) -> Answer:
    """Ask a WSGI application, which must keep to the standard. `more` are environ variables."""
    environ: dict[str, Any] = {"REQUEST_METHOD": method, "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    path, _, query = path.partition("?")
    environ |= {"PATH_INFO": path, "QUERY_STRING": query, "wsgi.input": io.BytesIO(), **more}
    said: list[tuple[str, Mapping[str, str]]] = []

    def start(status: str, headers: list[tuple[str, str]], exc_info: object = None, /) -> Any:
        said.append((status, dict(headers)))

    parts: Any = validator(application)(environ, start)
    with closing(parts):
        body = b"".join(parts)
    status, headers = said[-1]
    return Answer(int(status[:3]), dict(headers), body)


def make_text_of_posts(count: int) -> str:
    """Return a page drawn with marks: `count` posts with three choices each."""
    parts = []
    for number in range(count):
        like = choice_mark(f"like:{number}", "Liked " * 20, "Like " * 20)
        same = choice_mark(f"same:{number}", "Same here too " * 10, "Same here " * 10)
        parts += ["words " * 150, choice_mark(f"own:{number}", "Delete", like + same)]
    return "".join(parts)


def statements_of(act: Callable[[], object]) -> int:
    """Return how many statements `act` sends to the database."""
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)


def text_of(response: HttpResponse) -> str:
    """Return the page in a response, compressed or not."""
    is_packed = response.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(response.content) if is_packed else response.content).decode()
