"""What happens to every request on its way in, and to every answer on its way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponseRedirect

from samehere.web import drawing, faults, pages
from samehere.web.headers import COME_BACK_TO, PAGE_HEADERS, PERSONAL
from samehere.web.refusals import Elsewhere, NotAllowed, NotFound, Refusal
from samehere.web.requests import keeper_of, page_before, posted_words, viewer_of
from samehere.web.segments import Overlay

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

Next = Callable[["HttpRequest"], "HttpResponse"]

_WRONG_METHOD = 405


class SecurityHeaders:
    """Adds the security headers. What says nothing about keeping it is kept by nobody."""

    def __init__(self, get_response: Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        for name, value in PAGE_HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", PERSONAL)
        if response.headers["Cache-Control"] in {PERSONAL, COME_BACK_TO}:
            # What is for one person is for no search engine.
            response.headers.setdefault("X-Robots-Tag", "noindex")
        if settings.IS_SECURE:
            # Django says it in answers to https alone, and the proxy speaks http to us.
            lasting = f"max-age={settings.SECURE_HSTS_SECONDS}"
            response.headers.setdefault("Strict-Transport-Security", lasting)
        return response


class BodyLimit:
    """Refuses bodies above settings.LARGEST_BODY, and of unknown length, without reading them."""

    def __init__(self, get_response: Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        fault = self._fault_of(request)
        return self._get_response(request) if fault is None else faults.answer(request, fault)

    def _fault_of(self, request: HttpRequest) -> faults.Fault | None:
        length = request.META.get("CONTENT_LENGTH") or ""
        if not length:
            return faults.NO_LENGTH if request.META.get("HTTP_TRANSFER_ENCODING") else None
        if not (length.isascii() and length.isdecimal()):
            return faults.BAD_REQUEST
        # A number of 20 digits is not even turned into one.
        is_too_large = len(length) > 19 or int(length) > settings.LARGEST_BODY
        return faults.TOO_LARGE if is_too_large else None


class ViewerPages:
    """Lets every template below draw for whoever sent the request. See samehere.web.drawing."""

    def __init__(self, get_response: Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with drawing.in_force(pages.for_viewer(request, Overlay())):
            return self._get_response(request)


class RefusalPages:
    """Turns a refusal raised by a view into its page, and gives a bare 405 its words."""

    def __init__(self, get_response: Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if response.status_code == _WRONG_METHOD and not response.content:
            answer = faults.answer(request, faults.WRONG_METHOD)
            answer.headers["Allow"] = response.headers["Allow"]
            return answer
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page of a refusal, or the way elsewhere; other exceptions go their way."""
        if isinstance(exception, Elsewhere):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponseRedirect(f"{exception}?{query}" if query else str(exception))
        if not isinstance(exception, Refusal):
            return None
        keeper = keeper_of(request)
        if keeper is None or isinstance(exception, NotFound):
            return _refusal_page(request, exception)
        try:
            return keeper(exception)
        except Refusal as other:
            # The form stood on something that is gone, never was, or was never for her.
            return _refusal_page(request, other)


def _refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    context = {
        "title": refusal.title,
        "words": str(refusal),
        "posted": posted_words(request) if request.method == "POST" else "",
        "may_sign_in": isinstance(refusal, NotAllowed) and viewer_of(request) is None,
        "onward": getattr(refusal, "onward", "") or page_before(request),
    }
    return pages.page(request, "web/refusal.html", context, status=refusal.status)
