"""What the shell wants to know of a request."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError
from django.utils.http import url_has_allowed_host_and_scheme

from samehere.web.refusals import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from samehere.members.models import Member
    from samehere.web.refusals import Refusal

_KEY_BYTES = 16
_KEEPER = "samehere.keeper"
# The fields people write sentences into.
_WRITTEN = ("title", "body", "about", "rules", "note", "reason")


class SignedOut(NotAllowed):
    """Something for members was sent by somebody who is not signed in, or not any more."""

    title = "You are signed out"

    def __init__(self) -> None:
        super().__init__(
            "Sign in, then do it again. If you wrote something, copy it from here first."
        )


def viewer_of(request: HttpRequest) -> Member | None:
    """Return the member who is signed in, or None. The first call reads session and member."""
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def member_of(request: HttpRequest) -> Member:
    """Return the member who is signed in, for what only members may do.

    Raises:
        SignedOut: nobody is.
    """
    viewer = viewer_of(request)
    if viewer is None:
        raise SignedOut
    return viewer


def keep_words_with(request: HttpRequest, answer: Callable[[Refusal], HttpResponse]) -> None:
    """Let `answer` draw the page of a refusal: the form again, with the words in the box.

    What cannot be found any more has no such page, so for that `answer` is not asked.
    """
    request.META[_KEEPER] = answer


def keeper_of(request: HttpRequest) -> Callable[[Refusal], HttpResponse] | None:
    """Return what `keep_words_with` was given for this request, if anything."""
    keeper: Callable[[Refusal], HttpResponse] | None = request.META.get(_KEEPER)
    return keeper


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
    return wanted if _is_our_path(wanted) else default


def page_before(request: HttpRequest) -> str:
    """Return the path of the page of ours a form was sent from; "" where it is not known."""
    if request.method != "POST":
        return ""
    before = urlsplit(request.headers.get("Referer", ""))
    path = f"{before.path}?{before.query}" if before.query else before.path
    is_ours = before.netloc == request.get_host() and _is_our_path(path)
    return path if is_ours else ""


def posted_words(request: HttpRequest) -> str:
    """Return what somebody wrote into a form's fields, to be shown on an error page.

    A body that cannot be read any more gives "": the page about the fault must not fail too.
    """
    try:
        written = [request.POST.get(name, "") for name in _WRITTEN]
    except (OSError, BadRequest, SuspiciousOperation, MultiPartParserError):
        return ""
    return "\n\n".join(filter(None, written))


def _is_our_path(wanted: str) -> bool:
    is_path = wanted.startswith("/") and wanted.isprintable() and "\\" not in wanted
    return is_path and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
