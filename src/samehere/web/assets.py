"""Style, script and favicon: joined in memory at start, served under the digest of their bytes.

No build and no copying: a changed file has a new address, so browsers may keep the old one for
good. `AssetServer` answers everything below /static/ before Django is asked.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import django

from samehere.web.headers import ASSET_HEADERS, accepts_gzip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

FOLDER = Path(__file__).parent / "static" / "web"
PREFIX = "/static/"
SCRIPT = "text/javascript; charset=utf-8"

# Files of Django's admin keep their names, because its templates and styles lead to them by name;
# the version in front gives them new addresses with each Django.
DJANGO_FOLDER = Path(django.__file__).parent / "contrib" / "admin" / "static"
DJANGO_FILES = f"{PREFIX}django-{django.get_version()}/"
CONTENT_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}

# From general to particular; the first file names the layers in that order.
STYLES = (
    "layers",
    "reset",
    "tokens",
    "elements",
    "layout",
    "icons",
    "header",
    "crumbs",
    "words",
    "buttons",
    "panels",
    "badges",
    "rows",
    "numbers",
    "charts",
    "posts",
    "tally",
    "glance",
    "gloss",
    "literature",
    "jump",
    "fields",
    "choices",
    "proofs",
    "footer",
    "front",
    "utilities",
    "print",
)


@dataclass(frozen=True)
class Asset:
    """One file as browsers get it."""

    address: str
    content_type: str
    body: bytes
    compressed: bytes


@cache
def assets() -> dict[str, Asset]:
    """Return the assets by kind: css, js, passkeys, favicon. Read from disk once a process."""
    styles = b"\n".join((FOLDER / "css" / f"{name}.css").read_bytes() for name in STYLES)
    return {
        "css": _asset(styles, "css", "text/css; charset=utf-8"),
        "js": _asset((FOLDER / "samehere.js").read_bytes(), "js", SCRIPT),
        "passkeys": _asset((FOLDER / "passkeys.js").read_bytes(), "js", SCRIPT),
        "favicon": _asset((FOLDER / "favicon.svg").read_bytes(), "svg", "image/svg+xml"),
    }


def asset(kind: str) -> str:
    """Return the address of the asset of this kind.

    Raises:
        KeyError: no such kind.
    """
    return assets()[kind].address


def django_file(address: str) -> Asset | None:
    """Return the file of Django's admin at this address, read when first asked for; or None."""
    path = _django_paths().get(address)
    return _django_asset(address, path) if path else None


@cache
def _django_asset(address: str, path: Path) -> Asset:
    body = path.read_bytes()
    content_type = CONTENT_TYPES[path.suffix.removeprefix(".")]
    return Asset(address, content_type, body, gzip.compress(body, 9, mtime=0))


@cache
def _django_paths() -> dict[str, Path]:
    return {
        f"{DJANGO_FILES}{path.relative_to(DJANGO_FOLDER).as_posix()}": path
        for path in DJANGO_FOLDER.rglob("*")
        if path.suffix.removeprefix(".") in CONTENT_TYPES
    }


class AssetServer:
    """Answers what lies below /static/, and hands everything else to `application`."""

    def __init__(self, application: WSGIApplication) -> None:
        self._application = application
        self._by_address = {entry.address: entry for entry in assets().values()}

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if not path.startswith(PREFIX):
            return self._application(environ, start)
        found = self._by_address.get(path) or django_file(path)
        if found is None or environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return _nothing(start)
        return _send(found, environ, start)


def _asset(body: bytes, ending: str, content_type: str) -> Asset:
    digest = hashlib.blake2b(body, digest_size=8).hexdigest()
    compressed = gzip.compress(body, 9, mtime=0)
    return Asset(f"{PREFIX}{digest}.{ending}", content_type, body, compressed)


def _send(found: Asset, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    is_compressed = accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
    body = found.compressed if is_compressed else found.body
    headers = [
        ("Content-Type", found.content_type),
        ("Content-Length", str(len(body))),
        ("Vary", "Accept-Encoding"),
        ("Cache-Control", "public, max-age=31536000, immutable"),
        *ASSET_HEADERS.items(),
    ]
    if is_compressed:
        headers.append(("Content-Encoding", "gzip"))
    start("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _nothing(start: StartResponse) -> Iterable[bytes]:
    body = b"There is no such file here.\n"
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-cache"),
        *ASSET_HEADERS.items(),
    ]
    start("404 Not Found", headers)
    return [body]
