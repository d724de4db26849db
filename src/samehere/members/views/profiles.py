"""A member's profile as others see it, and as she makes it herself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samehere.members import actions, queries
from samehere.members.errors import ProfileFieldMissing, WordNotKnown
from samehere.members.forms.profiling import STANDINGS, DescribeForm, ItemForm
from samehere.members.slots import ON_PROFILE
from samehere.web import pages
from samehere.web.paging import parse_key
from samehere.web.requests import keep_words_with, member_of, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.members.models import Member
    from samehere.web.refusals import Refusal


@require_safe
def profile(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a member what another one shows of herself. No search engine is to list it."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    shown = queries.profile_of(public_id)
    response = pages.page(request, "members/profile.html", _seen(request, viewer, shown))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def profile_of_yours(request: HttpRequest) -> HttpResponse:
    """Show the member what she shows of herself, and change what she says in her own words."""
    if request.method != "POST":
        if viewer_of(request) is None:
            return redirect_to_login(request.get_full_path())
        return _own_page(request)
    member, form = member_of(request), DescribeForm(request.POST)
    keep_words_with(request, lambda refusal: _own_page(request, form, refusal))
    if not form.is_valid():
        return _own_page(request, form, ProfileFieldMissing())
    actions.describe_member(member=member, **form.cleaned_data)
    messages.success(request, "Kept.")
    return HttpResponseRedirect(reverse("profile-of-yours"))


@require_POST
def show_item(request: HttpRequest) -> HttpResponse:
    """Show a condition or a treatment on one's profile."""
    member, form = member_of(request), _item_form(request)
    keep_words_with(request, lambda refusal: _own_page(request, None, refusal, form))
    kind, words = form.cleaned_data["kind"], form.cleaned_data["words"]
    name = actions.show_item(member=member, kind=kind, words=words)
    messages.success(request, f"{name[:1].upper()}{name[1:]} is on your profile now.")
    return HttpResponseRedirect(reverse("profile-of-yours"))


@require_POST
def hide_item(request: HttpRequest) -> HttpResponse:
    """Take a condition or a treatment off one's profile."""
    member, form = member_of(request), _item_form(request)
    kind, concept = form.cleaned_data["kind"], form.cleaned_data["words"]
    actions.hide_item(member=member, kind=kind, concept=concept)
    messages.success(request, "It is off your profile.")
    return HttpResponseRedirect(reverse("profile-of-yours"))


def _seen(request: HttpRequest, viewer: Member, shown: queries.ShownProfile) -> pages.Context:
    before = parse_key(request.GET["before"], parts=1)[0] if "before" in request.GET else None
    found = (filler(shown, before) for filler in ON_PROFILE)
    return {
        "shown": shown,
        "standing": dict(STANDINGS)[shown.standing] if shown.standing else "",
        "is_own": shown.member_id == viewer.pk,
        "is_muted": queries.has_muted(viewer=viewer, member_id=shown.member_id),
        "pieces": [piece for piece in found if piece is not None],
        "is_first": before is None,
    }


def _item_form(request: HttpRequest) -> ItemForm:
    form = ItemForm(request.POST)
    if not form.is_valid():
        raise ProfileFieldMissing
    return form


def _own_page(
    request: HttpRequest,
    form: DescribeForm | None = None,
    refusal: Refusal | None = None,
    item: ItemForm | None = None,
) -> HttpResponse:
    shown = queries.shown_profile(member_of(request))
    asked = {} if item is None else item.cleaned_data
    kept = {"standing": shown.standing, "about": shown.about}
    near = queries.suggestions(**asked) if isinstance(refusal, WordNotKnown) else []
    context = {
        "shown": shown,
        "form": form or DescribeForm(initial=kept),
        "refusal": refusal,
        "asked": {"kind": "", "words": "", **asked},
        "near": near,
    }
    status = 200 if refusal is None else refusal.status
    return pages.page(request, "members/profile_of_yours.html", context, status=status)
