"""Public pages as compressed bytes, answered before Django is asked. The outermost application.

A kept page costs one statement on a connection of its own: the version. It is answered only
while that version is the page's version, so a page whose content changed, or was hidden from the
public, is never shown again by any process once the transaction that changed it has ended.

Nothing of a request but its path and query may influence the bytes: on a miss Django is asked by
a request made up here, without the visitor's headers, cookies and host.
"""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.http.request import split_domain_port, validate_host

from samehere.web.headers import ASK_FIRST, accepts_gzip
from samehere.web.kept import Kept
from samehere.web.release import release
from samehere.web.routes import cached_key
from samehere.web.sqlite_versions import SQLiteVersions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

Headers = list[tuple[str, str]]
_Writer = Callable[[bytes], object]

_LARGEST_STORE = 64_000_000
_BEST_FOR_ITS_TIME = 6  # of the levels of gzip; a page is compressed once a version
_MOST_HOSTS = 1000
_PORTS = {"http": 80, "https": 443}

# Made by ourselves for a kept page, or about one connection only.
_OWN_HEADERS = frozenset(
    {"cache-control", "content-encoding", "content-length", "date", "etag", "expires"}
    | {"last-modified", "vary"}
)
# What a request says of the server rather than of whoever sent it.
_KEPT_VARIABLES = (
    "wsgi.version",
    "wsgi.errors",
    "wsgi.multithread",
    "wsgi.multiprocess",
    "wsgi.run_once",
)


class Versions(Protocol):
    """Where the versions of public pages are read."""

    def public_version(self, key: str) -> int | None:
        """Return the page's version, or None: no such page, not public, or not to be read now."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it is sent, plain and compressed, with the lists of headers for each answer."""

    key: str
    version: int
    etag: str
    plain: bytes
    packed: bytes
    plain_headers: Headers
    packed_headers: Headers
    unchanged_headers: Headers


class PageCache:
    """Answers GET and HEAD of registered public pages; the rest is `application`'s."""

    def __init__(self, application: WSGIApplication, versions: Versions | None = None) -> None:
        self._application = application
        self._versions = versions or SQLiteVersions(connection.settings_dict["NAME"])
        self._pages: Kept[_Page] = Kept(_LARGEST_STORE)
        self._session_cookie = f"{settings.SESSION_COOKIE_NAME}="
        self._hosts: set[str] = set()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if (method == "GET" or method == "HEAD") and self._may_answer(environ):
            page = self._page_for(environ)
            if page is not None:
                return _send(page, environ, start)
        return self._application(environ, start)

    def _may_answer(self, environ: WSGIEnvironment) -> bool:
        """Say whether the request is a visitor's, for us, and without a body."""
        cookies = environ.get("HTTP_COOKIE")
        if cookies and self._session_cookie in cookies:
            return False
        host = environ.get("HTTP_HOST", "")
        return host in self._hosts or self._is_ours(host)

    def _is_ours(self, host: str) -> bool:
        domain, _ = split_domain_port(host)
        if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
            return False
        # Ports are free to choose, so a caller could make up endless names.
        if len(self._hosts) < _MOST_HOSTS:
            self._hosts.add(host)
        return True

    def _page_for(self, environ: WSGIEnvironment) -> _Page | None:
        address = (environ["PATH_INFO"], environ.get("QUERY_STRING", ""))
        page = self._pages.get(address)
        key = page.key if page is not None else cached_key(*address)
        version = None if key is None else self._versions.public_version(key)
        if key is None or version is None:
            return None
        if page is not None and page.version == version:
            return page
        # The version was read before the page is drawn: a change in between makes a newer page
        # under an older version, which the next request draws again. Never the reverse.
        page = self._drawn(environ, key, version)
        if page is not None:
            self._pages.put(address, page, len(page.plain) + len(page.packed))
        return page

    def _drawn(self, environ: WSGIEnvironment, key: str, version: int) -> _Page | None:
        answer = _Answer()
        body = answer.body_of(self._application, _impersonal(environ))
        if not answer.is_page:
            return None
        return _page_of(body, answer.headers, environ, key, version)


class _Answer:
    """What an application said, taken in whole."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: Headers = []

    def body_of(self, application: WSGIApplication, environ: WSGIEnvironment) -> bytes:
        """Run the application to its end, as a server would, and return the body."""
        parts = application(environ, self._start)
        try:
            return b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()

    @property
    def is_page(self) -> bool:
        """Say whether this is a whole page that is the same for every visitor."""
        said = {name.lower(): value for name, value in self.headers}
        return (
            self.status.startswith("200 ")
            and said.get("content-type", "").startswith("text/html")
            and "set-cookie" not in said
            and "content-encoding" not in said
            and said.get("cache-control") == ASK_FIRST
        )

    def _start(self, status: str, headers: Headers, exc_info: object = None, /) -> _Writer:
        self.status, self.headers = status, headers
        return _refuse_to_write


def _refuse_to_write(data: bytes, /) -> object:
    # Django never uses this way of sending from before the time of iterables.
    raise NotImplementedError


def _impersonal(environ: WSGIEnvironment) -> WSGIEnvironment:
    """Return a request for the same path and query by nobody in particular."""
    address = urlsplit(settings.ADDRESS)
    return {
        **{name: environ[name] for name in _KEPT_VARIABLES if name in environ},
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": environ["PATH_INFO"],
        "QUERY_STRING": environ.get("QUERY_STRING", ""),
        "SERVER_NAME": address.hostname or "",
        "SERVER_PORT": str(address.port or _PORTS[address.scheme]),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": address.netloc,
        "wsgi.url_scheme": address.scheme,
        "wsgi.input": io.BytesIO(),
    }


def _page_of(
    body: bytes, headers: Headers, environ: WSGIEnvironment, key: str, version: int
) -> _Page:
    named = (release(), environ["PATH_INFO"], environ.get("QUERY_STRING", ""), key, version)
    # Weak: the same page plain and compressed is one page.
    etag = f'W/"{hashlib.blake2b(repr(named).encode(), digest_size=12).hexdigest()}"'
    unchanged = [("ETag", etag), ("Cache-Control", ASK_FIRST), ("Vary", "Accept-Encoding")]
    shared = [entry for entry in headers if entry[0].lower() not in _OWN_HEADERS] + unchanged
    packed = gzip.compress(body, _BEST_FOR_ITS_TIME, mtime=0)
    packed_length = ("Content-Length", str(len(packed)))
    return _Page(
        key=key,
        version=version,
        etag=etag,
        plain=body,
        packed=packed,
        plain_headers=[*shared, ("Content-Length", str(len(body)))],
        packed_headers=[*shared, packed_length, ("Content-Encoding", "gzip")],
        unchanged_headers=unchanged,
    )


def _send(page: _Page, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and _names(known, page.etag):
        start("304 Not Modified", page.unchanged_headers.copy())
        return []
    if accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body, headers = page.packed, page.packed_headers
    else:
        body, headers = page.plain, page.plain_headers
    # A copy: a server may add to the list it is given.
    start("200 OK", headers.copy())
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _names(known: str, etag: str) -> bool:
    """Say whether an If-None-Match header lists the tag, weak or strong, or is "*"."""
    opaque = etag.removeprefix("W/")
    listed = (entry.strip() for entry in known.split(","))
    return any(entry == "*" or entry.removeprefix("W/") == opaque for entry in listed)
