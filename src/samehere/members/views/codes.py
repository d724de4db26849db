"""The authenticator app, recovery codes, and what to do when everything is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samehere.members import actions, queries
from samehere.members.asking_again import ask_again, asks_again
from samehere.members.forms.proving import AppForm
from samehere.members.one_time_codes import app_address, new_secret, spaced
from samehere.members.picture import picture_of
from samehere.members.proofs import note_proof
from samehere.members.sealing import seal, unseal
from samehere.members.views.passkeys import after_adding
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, safe_next, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

REFUSED = 422
_TO_SET_UP = "app_to_set_up"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def add_app(request: HttpRequest) -> HttpResponse:
    """Show the picture an app reads, or set the app up by the figures it shows."""
    member = member_of(request)
    if queries.has_app(member):
        return HttpResponseRedirect(reverse("signing-in"))
    secret = _new_secret(request)
    form = AppForm(request.POST if request.method == "POST" else None)
    too_many = ratelimit.consume_or_429(request, action="try_proof", key=str(member.pk))
    if too_many or not form.is_valid():
        return too_many or _app_page(request, form, secret)
    keep_words_with(request, lambda no: _app_page(request, form, secret, str(no)))
    app_id = actions.add_app(member=member, secret=secret, typed=form.cleaned_data["code"])
    del request.session[_TO_SET_UP]
    note_proof(request.session, factor_id=app_id)
    messages.success(request, "Your app is set up. Signing in asks for a code from it.")
    return HttpResponseRedirect(after_adding(request))


@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def remove_app(request: HttpRequest) -> HttpResponse:
    """Ask whether the app is to go, or turn it off."""
    member = member_of(request)
    if request.method == "POST":
        actions.remove_app(member=member)
        messages.success(request, "The app is off. Signing in asks for no code from it.")
        return HttpResponseRedirect(reverse("signing-in"))
    context = {"factors": queries.factors_of(member)}
    return pages.page(request, "mfa/remove_app.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Say how many codes are left, or make ten new ones and show them, this once."""
    member = member_of(request)
    onward = safe_next(request, "")
    if request.method == "POST":
        codes = actions.make_recovery_codes(member=member)
        context = {"codes": codes, "onward": onward or reverse("signing-in")}
        return pages.page(request, "mfa/new_recovery_codes.html", context)
    shown = {"factors": queries.factors_of(member), "onward": onward}
    return pages.page(request, "mfa/recovery_codes.html", shown)


@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Explain why those who look after groups need a second step, and lead to one."""
    member = viewer_of(request)
    if member is None:
        return redirect_to_login(request.get_full_path())
    factors = queries.factors_of(member)
    if factors.is_required and factors.has_any and not queries.may_use_powers(member):
        return ask_again(request, onward=safe_next(request, reverse("signing-in")))
    context = {"factors": factors, "onward": safe_next(request, "")}
    return pages.page(request, "mfa/second_factor.html", context)


@require_safe
def everything_lost(request: HttpRequest) -> HttpResponse:
    """Say what helps somebody without her device and her mailbox, and what does not."""
    return pages.page(request, "mfa/lost.html", {"contact": settings.CONTACT})


def _new_secret(request: HttpRequest) -> str:
    """Return the secret this session is setting up, the same in each tab and after going back."""
    secret = unseal(request.session.get(_TO_SET_UP, ""))
    if secret is None:
        secret = new_secret()
        request.session[_TO_SET_UP] = seal(secret)
    return secret


def _app_page(request: HttpRequest, form: AppForm, secret: str, fault: str = "") -> HttpResponse:
    address = app_address(secret=secret, name=member_of(request).name, site="SameHere")
    context = {
        "form": form,
        "faults": [fault] if fault else form.errors.get("code", []),
        "picture": picture_of(address),
        "secret": spaced(secret),
        "address": address,
        "onward": safe_next(request, ""),
    }
    return pages.page(
        request, "mfa/add_app.html", context, status=REFUSED if form.is_bound else 200
    )
