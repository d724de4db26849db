"""Asking somebody who is signed in to prove once more who she is, before something sensitive."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from samehere.members.proofs import has_fresh_proof
from samehere.web.requests import viewer_of

View = Callable[..., HttpResponse]


def asks_again(view: View) -> View:
    """Let only somebody into the view who proved in the last minutes who she is.

    Others are led to the page that asks for it, and from there to the view's address. What was
    posted is not kept: a passphrase has no place in a session. So the address must show a page.
    """

    @wraps(view)
    def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if viewer_of(request) is None:
            return redirect_to_login(request.get_full_path())
        if not has_fresh_proof(request.session):
            return ask_again(request)
        return view(request, *args, **kwargs)

    return asking


def ask_again(request: HttpRequest, onward: str = "") -> HttpResponse:
    """Lead to the page that asks for a proof, then to `onward`; left out: back to this address."""
    query = urlencode({"next": onward or request.get_full_path()})
    return redirect(f"{reverse('account_reauthenticate')}?{query}")
