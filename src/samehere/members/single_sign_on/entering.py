"""Between the provider and the account: who has come, kept in the session until it is settled."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.signup import complete_signup
from allauth.account.models import Login
from django.conf import settings

from samehere.members.single_sign_on.provider import Known

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.members.models import Member

METHOD = "socialaccount"
_PENDING = "single_sign_on"


@dataclass(frozen=True)
class Pending:
    """Somebody the provider knows and we do not yet, and where they wanted to go."""

    known: Known
    next_path: str


def keep_pending(request: HttpRequest, known: Known, next_path: str) -> None:
    """Remember who has come, for as long as a code holds."""
    request.session[_PENDING] = {"known": asdict(known), "next": next_path, "at": time.time()}


def pending_of(request: HttpRequest) -> Pending | None:
    """Return who has come in this session; None: nobody, or too long ago."""
    kept: dict[str, Any] | None = request.session.get(_PENDING)
    offered = settings.SIGN_IN_PROVIDER
    if not kept or offered is None:
        return None
    if time.time() - kept["at"] > settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT:
        return None
    known = Known(**kept["known"])
    return Pending(known, kept["next"]) if known.provider == offered.key else None


def forget_pending(request: HttpRequest) -> None:
    """Forget who has come: it is settled."""
    request.session.pop(_PENDING, None)


def enter(request: HttpRequest, member: Member, known: Known, next_path: str) -> HttpResponse:
    """Sign the member in. A second factor, where the member has one, is asked for as always."""
    _record(request, member, known)
    return perform_login(request, Login(user=member, redirect_url=next_path))


def enter_first(request: HttpRequest, member: Member, known: Known, next_path: str) -> HttpResponse:
    """Sign a new member in, or ask for the code that confirms the address first."""
    forget_pending(request)
    _record(request, member, known)
    return complete_signup(request, user=member, redirect_url=next_path)


def _record(request: HttpRequest, member: Member, known: Known) -> None:
    # Not the provider's own name for the person: the session need not hold it.
    record_authentication(request, member, METHOD, provider=known.provider)
