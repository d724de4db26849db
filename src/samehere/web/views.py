"""The shell's own pages: the house rules and the small print, and the pages about faults."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samehere.web import faults, pages
from samehere.web.documents import DOCUMENTS

if TYPE_CHECKING:
    from django.http import HttpRequest

# The standard wants less than a year, so that nobody writes to somebody long gone.
SECURITY_CONTACT_HOLDS = timedelta(days=180)


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


@require_safe
def security_contact(request: HttpRequest) -> HttpResponse:
    """Say in plain text where to write about a hole; nothing where the operator names nobody.

    Source: RFC 9116.
    """
    if not settings.SECURITY_CONTACT:
        return faults.answer(request, faults.NOT_FOUND)
    good_until = timezone.now().date() + SECURITY_CONTACT_HOLDS
    lines = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": f"{good_until.isoformat()}T00:00:00Z",
        "Preferred-Languages": "en",
        "Canonical": settings.ADDRESS + reverse("security-contact"),
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


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
