"""What this room does to every request: who sends it, and with what proof."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from samehere.members.models import Member
from samehere.members.proofs import factors_used
from samehere.web import pages
from samehere.web.refusals import NotAllowed, NotFound
from samehere.web.requests import posted_words, viewer_of

NOT_YET = 403


class MemberOfSession(AuthenticationMiddleware):
    """Django's way to find who is signed in; the member also knows the factors of her session."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        member: Any = SimpleLazyObject(lambda: _with_factors(request))
        request.user = member


class RestingPowers:
    """Says why, where a moderator or operator was refused for want of a second factor.

    The refusal itself comes from wherever her powers were asked for: there they count as none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page that leads to a second factor, if that is what was missing."""
        member = viewer_of(request)
        is_no = isinstance(exception, NotAllowed | NotFound | Http404)
        if not is_no or member is None or not member.were_powers_missed:
            return None
        context = {
            "onward": request.get_full_path() if request.method == "GET" else "",
            "posted": posted_words(request) if request.method == "POST" else "",
        }
        return pages.page(request, "mfa/powers_rest.html", context, status=NOT_YET)


def _with_factors(request: HttpRequest) -> Member | AnonymousUser:
    user = get_user(request)
    if isinstance(user, Member):
        user.factors_used = factors_used(request.session)
    return user
