"""What somebody wrote and sent after she was signed out: it waits for her to sign in again.

It waits in the session of her browser, on the server, for an hour at most, and is gone from there
when it is in the box again, or when somebody else signs in. The form says whose it was by a mark,
so that whoever shares the browser does not get her words. Nobody is asked for a script or to copy
anything.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.utils.crypto import constant_time_compare, salted_hmac

from samehere.web.clients import client_address
from samehere.web.requests import SignedOut, viewer_of

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest

    from samehere.members.models import Member

LASTS_SECONDS = 3600
# Anybody can send words without an account, so they are few for one address, and not longer than
# a post with its title can be.
MOST_AN_HOUR = 20
LONGEST = 25_000
_WAITING = "waiting_words"
_FIELDS = ("to", "version", "title", "body")
_WRITTEN = {"title", "body"}
_MARK = "by"
_LONGEST_MARK = 64


class WordsWait(SignedOut):
    """She is signed out; her words are kept. `onward`: the page where they will be in the box."""

    def __init__(self, onward: str) -> None:
        super().__init__()
        self.onward = onward
        self.args = (
            "Your words are kept for an hour: sign in here, and they’ll be in the box again.",
        )


def mark_of(member: Member | None) -> str:
    """Return what a member's forms carry, so that words are given back to her alone; "": nobody."""
    if member is None:
        return ""
    words = str(member.pk)
    return salted_hmac("samehere.web.waiting_words", words, algorithm="sha256").hexdigest()


def member_or_wait(request: HttpRequest) -> Member:
    """Return the member who is signed in; of somebody who is not, keep the words she has sent.

    Raises:
        WordsWait: nobody is, and the words are kept.
        SignedOut: nobody is, and there are no words, too many, too many from this address, or
            the form does not say whose it was.
    """
    viewer = viewer_of(request)
    if viewer is not None:
        return viewer
    given = {name: value for name in _FIELDS if (value := request.POST.get(name, ""))}
    has_words = bool(given.keys() & _WRITTEN)
    by = request.POST.get(_MARK, "")
    if not (has_words and by) or sum(map(len, given.values())) > LONGEST or _too_many_from(request):
        raise SignedOut
    until = time.time() + LASTS_SECONDS
    request.session[_WAITING] = {
        "path": request.path,
        "given": given,
        "until": until,
        _MARK: by[:_LONGEST_MARK],
    }
    request.session.set_expiry(LASTS_SECONDS)
    raise WordsWait(request.path)


def words_back(request: HttpRequest) -> dict[str, str]:
    """Return what waits for this page, by the names of its fields, and forget it; {}: nothing."""
    forget_old(request.session, viewer_of(request))
    waiting = request.session.get(_WAITING)
    if not waiting or waiting["path"] != request.path:
        return {}
    del request.session[_WAITING]
    given: dict[str, str] = waiting["given"]
    return given


def forget_old(session: SessionBase, member: Member | None) -> None:
    """Forget words that have waited for an hour, and those of somebody else than `member`."""
    waiting = session.get(_WAITING)
    if not waiting:
        return
    is_hers = constant_time_compare(waiting.get(_MARK, ""), mark_of(member))
    if waiting["until"] < time.time() or not is_hers:
        del session[_WAITING]


def _too_many_from(request: HttpRequest) -> bool:
    key = f"waiting-words:{client_address(request)}"
    count = int(cache.get(key, 0)) + 1
    cache.set(key, count, LASTS_SECONDS)
    return count > MOST_AN_HOUR
