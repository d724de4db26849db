"""Who belongs to a group, for those who look after it: roles, and taking somebody out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samehere.discussions import actions
from samehere.discussions.forms import DecisionForm
from samehere.discussions.queries import memberships
from samehere.discussions.slots import GROUP_MEMBER
from samehere.web import pages
from samehere.web.paging import parse_key
from samehere.web.requests import keep_words_with, member_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.web.refusals import Refusal


@require_safe
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who belongs to a group."""
    member = member_of(request)
    before = parse_key(request.GET["before"], parts=1)[0] if "before" in request.GET else None
    page = memberships.members_page(viewer=member, slug=slug, before=before)
    return pages.page(request, "discussions/members.html", {"page": page})


@require_safe
def member(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Show one member of a group, with what can be decided about her."""
    return _member_page(request, slug, public_id, DecisionForm())


@require_POST
def give_role(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Make somebody a member, a helper or a moderator."""
    form = _decision(request, slug, public_id)
    actions.give_role(
        member=member_of(request), slug=slug, public_id=public_id, role=form.words("role")
    )
    messages.success(request, "Done. It holds from now on.")
    return HttpResponseRedirect(reverse("group-member", args=[slug, public_id]))


@require_POST
def take_out(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Take somebody out of a group."""
    form = _decision(request, slug, public_id)
    actions.take_out(
        member=member_of(request), slug=slug, public_id=public_id, reason=form.words("reason")
    )
    messages.success(request, "Taken out. What was written stays.")
    return HttpResponseRedirect(reverse("group-members", args=[slug]))


def _decision(request: HttpRequest, slug: str, public_id: str) -> DecisionForm:
    """Return the form as it was sent; a refusal shows the member's page with it again."""
    form = DecisionForm(request.POST)
    keep_words_with(request, lambda refusal: _member_page(request, slug, public_id, form, refusal))
    return form


def _member_page(
    request: HttpRequest,
    slug: str,
    public_id: str,
    form: DecisionForm,
    refusal: Refusal | None = None,
) -> HttpResponse:
    viewer = member_of(request)
    page = memberships.member_page(viewer=viewer, slug=slug, public_id=public_id)
    status = 200 if refusal is None else refusal.status
    found = (filler(viewer, public_id) for filler in GROUP_MEMBER)
    pieces = [piece for piece in found if piece is not None]
    context = {"page": page, "form": form, "refusal": refusal, "pieces": pieces}
    return pages.page(request, "discussions/member.html", context, status=status)
