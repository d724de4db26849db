"""The shell's own pages: the house rules and the small print, and the pages about faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import DisallowedHost
from django.views.decorators.http import require_safe

from samehere.web import faults, pages
from samehere.web.documents import DOCUMENTS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show the house rules."""
    return _small_print(request, "rules")


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """Show what members and the people who run the place agree on."""
    return _small_print(request, "terms")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show what is kept about people, and for how long."""
    return _small_print(request, "privacy")


@require_safe
def disclaimer(request: HttpRequest) -> HttpResponse:
    """Show what the site is not: a doctor."""
    return _small_print(request, "disclaimer")


def _small_print(request: HttpRequest, name: str) -> HttpResponse:
    return pages.page(request, f"web/{name}.html", {"document": DOCUMENTS[name]})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came without its token, and give back the words that were in it."""
    return faults.answer(request, faults.FORM_TOO_OLD)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a request cannot be read, or was for a host that is not ours."""
    is_foreign = isinstance(exception, DisallowedHost)
    return faults.answer(request, faults.FOREIGN_HOST if is_foreign else faults.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that this may not be done."""
    return faults.answer(request, faults.FORBIDDEN)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    return faults.answer(request, faults.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke, and give back the words that were in the form."""
    return faults.answer(request, faults.BROKEN)
