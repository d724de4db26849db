"""Pages for when a request cannot be answered: plain words, and no use of the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse

from samehere.web import drawing
from samehere.web.headers import PERSONAL
from samehere.web.requests import posted_words

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class Fault:
    """What went wrong, as the person reads it. `may_read` where the body is safe to look into."""

    status: int
    title: str
    words: str
    may_read: bool = False


BAD_REQUEST = Fault(
    400,
    "We couldn’t read that",
    "Your browser sent something we don’t understand. Go back and try again.",
)
FOREIGN_HOST = Fault(
    400,
    "This server does not answer to that name",
    "Check the address you typed. If you run this server, put its address into SAMEHERE_ADDRESS.",
)
FORBIDDEN = Fault(403, "You can’t do that here", "This page is not open to you.")
FORM_TOO_OLD = Fault(
    403,
    "That form was too old to be sent",
    "If you wrote something, copy it first: it stands below. Then go back, reload the page and "
    "send it again. This happens when you signed in or out in another tab, or when cookies are "
    "turned off.",
    may_read=True,
)
NOT_FOUND = Fault(
    404,
    "We can’t find that page",
    "It may have been deleted by the person who wrote it.",
)
WRONG_METHOD = Fault(
    405,
    "That isn’t done this way",
    "This address only takes what a button on its page sends. Go back and use the button.",
)
NO_LENGTH = Fault(
    411,
    "We couldn’t read that",
    "Your browser didn’t say how much it was going to send. Go back and try again.",
)
TOO_LARGE = Fault(
    413,
    "That was too much at once",
    "What you sent is larger than anything we take here, so none of it was read. Go back, "
    "shorten it, and send it again.",
)
BROKEN = Fault(
    500,
    "Something broke on our side",
    "It isn’t your doing, and it has been noted. Try again in a minute.",
    may_read=True,
)


def answer(request: HttpRequest, fault: Fault) -> HttpResponse:
    """Return the page about `fault`. Words posted in the box called `body` are given back."""
    words = posted_words(request) if fault.may_read and request.method == "POST" else ""
    context = {"title": fault.title, "words": fault.words, "posted": words}
    body = drawing.draw(drawing.Drawing(), "web/fault.html", context)
    return HttpResponse(body, status=fault.status, headers={"Cache-Control": PERSONAL})
