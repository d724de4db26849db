"""Invitations: made and taken back by those who look after a group, accepted by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from samehere.discussions import actions
from samehere.discussions.forms import InvitationForm
from samehere.discussions.queries import invitations
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.web.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the open invitations to a group, or make one and show its link this once."""
    member = member_of(request)
    if request.method != "POST":
        return _invitations_page(request, slug)
    form = InvitationForm(request.POST)
    keep_words_with(request, lambda refusal: _invitations_page(request, slug, refusal=refusal))
    token = actions.invite(
        member=member, slug=slug, uses=form.number("uses"), days=form.number("days")
    )
    return _invitations_page(request, slug, link=f"{settings.ADDRESS}{_address_of(token)}")


@require_POST
def revoke(request: HttpRequest, slug: str, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    member = member_of(request)
    actions.revoke_invitation(member=member, slug=slug, invitation_id=invitation_id)
    messages.success(request, "Taken back. That link lets nobody in any more.")
    return HttpResponseRedirect(reverse("invitations", args=[slug]))


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show somebody invited what the group is about, or let her in. Signed out nobody learns it."""
    if viewer_of(request) is None and request.method != "POST":
        return pages.page(request, "discussions/invitation_outside.html", {})
    member = member_of(request)
    if request.method != "POST":
        group = invitations.group_invited_to(viewer=member, token=token)
        context = {"group": group, "action": _address_of(token)}
        return pages.page(request, "discussions/invitation.html", context)
    slug = actions.accept_invitation(member=member, token=token)
    messages.success(request, "Welcome. What is said in this group stays in this group.")
    return HttpResponseRedirect(reverse("group", args=[slug]))


def _invitations_page(
    request: HttpRequest, slug: str, *, link: str = "", refusal: Refusal | None = None
) -> HttpResponse:
    shown = invitations.invitations_page(viewer=member_of(request), slug=slug)
    status = 200 if refusal is None else refusal.status
    most = {"uses": actions.MOST_USES, "days": actions.MOST_DAYS}
    context = {"page": shown, "link": link, "refusal": refusal, "most": most}
    return pages.page(request, "discussions/invitations.html", context, status=status)


def _address_of(token: str) -> str:
    return reverse("invitation", args=[token])
