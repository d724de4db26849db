"""What the shell wants to know of a request."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.core.exceptions import SuspiciousOperation
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from django.http import HttpRequest

    from samehere.members.models import Member

_KEY_BYTES = 16


def viewer_of(request: HttpRequest) -> Member | None:
    """Return the member who is signed in, or None. The first call reads session and member."""
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def one_time_key() -> str:
    """Return a fresh key for a form that must not be sent twice: 22 characters, safe in HTML."""
    return secrets.token_urlsafe(_KEY_BYTES)


def wants_fragment(request: HttpRequest) -> bool:
    """Say whether our script asks for the changed part alone instead of a whole page."""
    return request.headers.get("X-Fragment") == "1"


def safe_next(request: HttpRequest, default: str = "/") -> str:
    """Return where `next` of the form or address wants to go, if that is on this site.

    Only a path is accepted: `//host`, `/\\host`, control characters and every scheme give
    `default`.
    """
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_path = wanted.startswith("/") and wanted.isprintable() and "\\" not in wanted
    if is_path and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return default


def posted_words(request: HttpRequest) -> str:
    """Return what somebody wrote in the box called `body`, to be shown on an error page.

    A body that cannot be read any more gives "": the page about the fault must not fail too.
    """
    try:
        return request.POST.get("body", "")
    except (OSError, SuspiciousOperation):
        return ""
