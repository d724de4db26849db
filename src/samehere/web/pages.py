"""Answering with a page.

A view of a page others see returns `member_page` or `visitor_page`; a form or a refusal is a
`page`; the changed part our script asks for is a `fragment`. The actions of a room call `add`
and `bump` for the pages they change.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html_join

from samehere.web import display, drawing
from samehere.web.headers import ASK_FIRST, COME_BACK_TO, PERSONAL, accepts_gzip
from samehere.web.kept import Kept
from samehere.web.requests import keeper_of, one_time_key, viewer_of
from samehere.web.routes import CachedRoute, cached_key, register
from samehere.web.segments import Overlay, Segments, cut
from samehere.web.versions import add, bump, ensure, open_to, public_version
from samehere.web.waiting_words import mark_of

if TYPE_CHECKING:
    from django.http import HttpRequest

__all__ = [
    "CachedRoute",
    "Context",
    "Overlay",
    "add",
    "bump",
    "ensure",
    "for_viewer",
    "fragment",
    "member_page",
    "open_to",
    "page",
    "register",
    "visitor_page",
]

Context = Mapping[str, object]

_LARGEST_STORE = 64_000_000
_QUICKEST = 1  # of the levels of gzip: 6 would take as long as drawing the page
_WORTH_COMPRESSING = 500

_segments: Kept[tuple[int, Segments]] = Kept(_LARGEST_STORE)


def member_page(
    request: HttpRequest,
    *,
    key: str,
    template: str,
    context: Callable[[], Context],
    holes: Callable[[], Overlay],
) -> HttpResponse:
    """Return a page for the member who is signed in.

    One query for the version, besides those of `context` and `holes`. `context` is called where
    no copy of this version is kept, and always where the page is not public: so it is also the
    place that checks whether the viewer may see the page. `holes` is called every time.

    The values `name`, `csrf`, `key` (a fresh one-time key), `by` (whose form it is), `notes` and
    `display` are filled in here, and so is the choice of plain titles.
    """
    here = request.get_full_path()
    version = _version_to_keep(request, key)
    kept = None if version is None else _segments.get(here)
    if kept is not None and kept[0] == version:
        segments = kept[1]
    else:
        segments = cut(drawing.draw(drawing.ForMembers(here), template, context()))
        if version is not None:
            _segments.put(here, (version, segments), segments.size)
    overlay = holes()
    own = {name: value() for name, value in _own_values(request).items()}
    on = {*overlay.on, *display.choices_on_for(viewer_of(request))}
    body = segments.joined(Overlay({**own, **overlay.values}, on))
    return _answer(request, body, cache_control=PERSONAL)


def visitor_page(
    request: HttpRequest, *, template: str, context: Callable[[], Context]
) -> HttpResponse:
    """Return a page for somebody who is not signed in; samehere.web.cached keeps the answer.

    Of the request, only path and query may show on it.
    """
    body = drawing.draw(drawing.Drawing(request.get_full_path()), template, context())
    return _answer(request, body.encode(), cache_control=ASK_FIRST)


def page(
    request: HttpRequest,
    template: str,
    context: Context | None = None,
    *,
    holes: Overlay | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return a page drawn for this viewer alone and kept by nobody: forms, refusals, own pages.

    One that answers a form with words in it is kept by her own browser, for its back button.
    """
    body = drawing.draw(for_viewer(request, holes or Overlay()), template, context or {})
    has_words = request.method == "POST" and keeper_of(request) is not None
    cache_control = COME_BACK_TO if has_words else PERSONAL
    return _answer(request, body.encode(), cache_control=cache_control, status=status)


def fragment(
    request: HttpRequest, template: str, context: Context, *, holes: Overlay | None = None
) -> HttpResponse:
    """Return a part of a page, drawn for this viewer, for our script to put in place."""
    return page(request, template, context, holes=holes)


def for_viewer(request: HttpRequest, overlay: Overlay) -> drawing.ForOne:
    """Return the drawing of a page for whoever sent the request.

    A page that answers a POST has no address to come back to after signing in.
    """
    given = {name: _constant(value) for name, value in overlay.values.items()}
    return drawing.ForOne(
        here=request.get_full_path() if request.method == "GET" else "",
        is_member=lambda: viewer_of(request) is not None,
        values={**_own_values(request), **given},
        on=overlay.on,
        frame_on=lambda: display.choices_on_for(viewer_of(request)),
    )


def _version_to_keep(request: HttpRequest, key: str) -> int | None:
    query = request.META.get("QUERY_STRING", "")
    if request.method not in {"GET", "HEAD"} or (query and not cached_key(request.path, query)):
        return None
    return public_version(key)


def _own_values(request: HttpRequest) -> dict[str, Callable[[], str]]:
    return {
        "name": lambda: getattr(viewer_of(request), "name", ""),
        "csrf": lambda: get_token(request),
        "key": one_time_key,
        "by": lambda: mark_of(viewer_of(request)),
        "notes": lambda: _notes(request),
        "display": lambda: display.attributes_for(viewer_of(request)),
    }


def _constant(value: str) -> Callable[[], str]:
    return lambda: value


def _notes(request: HttpRequest) -> str:
    """Return what the last act left to be said, once."""
    return format_html_join(
        "",
        '<div class="note {}" role="status"><p>{}</p></div>',
        ((message.extra_tags or "note-yes", message.message) for message in get_messages(request)),
    )


def _answer(
    request: HttpRequest, body: bytes, *, cache_control: str, status: int = 200
) -> HttpResponse:
    response = HttpResponse(status=status, headers={"Cache-Control": cache_control})
    patch_vary_headers(response, ["Accept-Encoding"])
    if len(body) > _WORTH_COMPRESSING and accepts_gzip(request.headers.get("Accept-Encoding", "")):
        body = gzip.compress(body, _QUICKEST, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    response.content = body
    response.headers["Content-Length"] = str(len(body))
    return response
