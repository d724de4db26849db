"""Signing in by a passkey; adding, naming and removing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samehere.members import actions, passkeys, queries
from samehere.members.adapter import BORROWED_DEVICE
from samehere.members.asking_again import asks_again
from samehere.members.challenges import TO_ADD, TO_USE, keep_challenge, take_challenge
from samehere.members.device_words import name_of_device
from samehere.members.forms.proving import PasskeyNameForm
from samehere.members.proofs import note_proof
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, safe_next, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

REFUSED = 422
HALF_WAY_SECONDS = 3600


@never_cache
@require_GET
def challenge_to_use(request: HttpRequest) -> HttpResponse:
    """Give our script what the browser is to answer with a passkey."""
    too_many = ratelimit.consume_or_429(request, action="passkey", limit_get=True)
    if too_many:
        return too_many
    asked, challenge = passkeys.ask_for_one()
    keep_challenge(request.session, TO_USE, challenge)
    if viewer_of(request) is None:
        request.session.set_expiry(HALF_WAY_SECONDS)
    return JsonResponse(asked)


@never_cache
@require_POST
def sign_in_by_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in whoever's passkey answered."""
    if viewer_of(request) is not None:
        return HttpResponseRedirect(safe_next(request))
    too_many = ratelimit.consume_or_429(request, action="passkey")
    if too_many:
        return too_many
    context = {"again": _with_next(reverse("account_login"), safe_next(request, ""))}
    template = "mfa/passkey_refused.html"
    keep_words_with(request, lambda no: pages.page(request, template, context, status=no.status))
    challenge = take_challenge(request.session, TO_USE)
    given = request.POST.get("credential", "")
    member, passkey_id = actions.use_passkey(challenge=challenge, text=given)
    note_proof(request.session, factor_id=passkey_id)
    request.session[BORROWED_DEVICE] = request.POST.get("borrowed") == "on"
    answer: HttpResponse = perform_login(request, member, redirect_url=safe_next(request))
    return answer


@never_cache
@require_GET
@asks_again
def challenge_to_add(request: HttpRequest) -> HttpResponse:
    """Give our script what the browser is to make a passkey for."""
    member = member_of(request)
    known = queries.public_halves(member).values()
    asked, challenge = passkeys.ask_for_new(
        public_id=member.public_id, name=member.name, known=known
    )
    keep_challenge(request.session, TO_ADD, challenge)
    return JsonResponse(asked)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Show how a passkey is added, or keep the one the browser made."""
    name = name_of_device(request.headers.get("User-Agent", ""))
    if request.method != "POST":
        return _add_page(request, PasskeyNameForm(initial={"name": name}))
    # The device keeps it already, so a name that is missing or too long is no reason to refuse.
    form = PasskeyNameForm(request.POST)
    name = form.cleaned_data["name"] if form.is_valid() else name
    keep_words_with(request, lambda no: _add_page(request, form, str(no)))
    challenge = take_challenge(request.session, TO_ADD)
    made = passkeys.read_new(challenge, request.POST.get("credential", ""))
    passkey_id = actions.add_passkey(member=member_of(request), name=name, passkey=made)
    note_proof(request.session, factor_id=passkey_id)
    messages.success(request, f"Passkey added: {name}.")
    return HttpResponseRedirect(after_adding(request))


@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def rename_passkey(request: HttpRequest, passkey_id: int) -> HttpResponse:
    """Show the name of a passkey, or change it."""
    member = member_of(request)
    row = queries.passkey_of(member=member, passkey_id=passkey_id)
    form = PasskeyNameForm(request.POST or None, initial={"name": row.name})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        actions.rename_passkey(member=member, passkey_id=passkey_id, name=name)
        return HttpResponseRedirect(reverse("signing-in"))
    status = REFUSED if request.method == "POST" else 200
    context = {"form": form, "passkey": row}
    return pages.page(request, "mfa/rename_passkey.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def remove_passkey(request: HttpRequest, passkey_id: int) -> HttpResponse:
    """Ask whether a passkey is to go, or remove it."""
    member = member_of(request)
    if request.method == "POST":
        name = actions.remove_passkey(member=member, passkey_id=passkey_id)
        messages.success(request, f"Passkey removed: {name}. It lets nobody in any more.")
        return HttpResponseRedirect(reverse("signing-in"))
    row = queries.passkey_of(member=member, passkey_id=passkey_id)
    context = {"passkey": row, "factors": queries.factors_of(member)}
    return pages.page(request, "mfa/remove_passkey.html", context)


def after_adding(request: HttpRequest) -> str:
    """Return where to go once a passkey or an app was added: recovery codes, if she needs them."""
    onward = safe_next(request, reverse("signing-in"))
    factors = queries.factors_of(member_of(request))
    if factors.is_asked and factors.codes_left is None:
        return _with_next(reverse("mfa_view_recovery_codes"), onward)
    return onward


def _add_page(request: HttpRequest, form: PasskeyNameForm, fault: str = "") -> HttpResponse:
    context = {
        "form": form,
        "fault": fault,
        "onward": safe_next(request, ""),
        "is_new_here": request.GET.get("new") == "yes",
    }
    return pages.page(request, "mfa/add_passkey.html", context, status=REFUSED if fault else 200)


def _with_next(address: str, onward: str) -> str:
    return f"{address}?{urlencode({'next': onward})}" if onward else address
