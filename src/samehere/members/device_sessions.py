"""The device a request came from: kept when somebody signs in, and noted once a day."""

from typing import Any

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest
from django.utils import timezone

from samehere.members import actions
from samehere.members.device_words import device_words
from samehere.members.models import Member

# In the session: the day its last use was noted, so that other requests of the day write nothing.
NOTED_ON = "device_noted_on"


def remember(*, sender: object, request: HttpRequest, user: Member, **_: Any) -> None:
    """Keep the device somebody has just signed in on. Django calls it after each sign-in."""
    actions.keep_device(
        member=user,
        session_key=_key_of(request),
        words=device_words(request.META.get("HTTP_USER_AGENT", "")),
    )
    request.session[NOTED_ON] = _today()


def forget(*, sender: object, request: HttpRequest, user: Member | None, **_: Any) -> None:
    """Forget the device somebody signs out of. Django calls it before each sign-out."""
    actions.forget_device(session_key=_key_of(request))


def note_use(request: HttpRequest, member: Member) -> None:
    """Note that the device is in use, the first time in a day."""
    if request.session.get(NOTED_ON) == _today():
        return
    if NOTED_ON in request.session:
        actions.note_use(session_key=_key_of(request))
        request.session[NOTED_ON] = _today()
    else:
        # Signed in before devices were kept.
        remember(sender=Member, request=request, user=member)


def stay_signed_in(request: HttpRequest, member: Member) -> None:
    """Give this session the member's new hash and a new key, after all her others have ended."""
    before = _key_of(request)
    update_session_auth_hash(request, member)
    actions.move_device(old_key=before, new_key=_key_of(request))


def _key_of(request: HttpRequest) -> str:
    return request.session.session_key or ""


def _today() -> str:
    return timezone.localdate().isoformat()
