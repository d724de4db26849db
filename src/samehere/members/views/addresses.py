"""Changing the address of one's account, and taking a change back."""

from collections.abc import Mapping

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samehere.members import actions, device_sessions, queries
from samehere.members.asking_again import asks_again
from samehere.members.forms import AddressForm, BothCodesForm
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, viewer_of

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def change_address(request: HttpRequest) -> HttpResponse:
    """Ask for the new address, and send a code to each of the two."""
    member = member_of(request)
    form = AddressForm(request.POST if request.method == "POST" else None, member=member)
    if not form.is_valid():
        context = {"form": form, "member": member}
        status = REFUSED if form.is_bound else 200
        return pages.page(request, "members/change_address.html", context, status=status)
    too_many = ratelimit.consume_or_429(request, action="change_email", key=str(member.pk))
    if too_many:
        return too_many
    actions.ask_to_change_address(member=member, email=form.cleaned_data["email"])
    return HttpResponseRedirect(reverse("confirm-address"))


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_address(request: HttpRequest) -> HttpResponse:
    """Ask for both codes, and change the address."""
    if request.method == "POST":
        return _change(request)
    member = viewer_of(request)
    sent_to = queries.addresses_to_confirm(member) if member is not None else {}
    if not sent_to:
        return HttpResponseRedirect(reverse("change-address"))
    return _codes_page(request, BothCodesForm(), sent_to)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_address_back(request: HttpRequest, token: str) -> HttpResponse:
    """Ask with a button, then undo: a scanner that opens each link must not undo anything."""
    if request.method == "POST":
        actions.take_address_back(token=token)
        return pages.page(request, "members/address_taken_back.html")
    queries.check_undo_link(token)
    return pages.page(request, "members/take_address_back.html")


def _change(request: HttpRequest) -> HttpResponse:
    member, form = member_of(request), BothCodesForm(request.POST)
    keep_words_with(request, lambda refusal: _over(request))
    if not form.change_address(member, request.session.session_key or ""):
        return _codes_page(request, form, queries.addresses_to_confirm(member))
    device_sessions.stay_signed_in(request, member)
    messages.success(request, "Your address is changed. Every other device is signed out.")
    return HttpResponseRedirect(reverse("signing-in"))


def _codes_page(
    request: HttpRequest, form: BothCodesForm, sent_to: Mapping[str, str]
) -> HttpResponse:
    if not sent_to:
        return _over(request)
    context = {"form": form, "sent_to": sent_to}
    status = REFUSED if form.is_bound else 200
    return pages.page(request, "members/confirm_address.html", context, status=status)


def _over(request: HttpRequest) -> HttpResponse:
    context = {"again": reverse("change-address")}
    return pages.page(request, "members/code_over.html", context, status=REFUSED)
