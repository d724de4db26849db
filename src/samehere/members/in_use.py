"""What this room does with every request of a member."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from samehere.members import device_sessions
from samehere.web.requests import viewer_of
from samehere.web.waiting_words import forget_old


class DevicesInUse:
    """Notes once a day that a device is in use, and forgets words nobody came back for, or another.

    Reads nothing the page has not read already.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        # Only where the page asked who is looking: a kept page must not come to depend on it.
        if request.session.accessed and not request.session.is_empty():
            member = viewer_of(request)
            if member is not None:
                device_sessions.note_use(request, member)
                forget_old(request.session, member)
        return response
