"""Coming into groups and going out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from samehere.discussions import actions
from samehere.discussions.forms import JoinForm
from samehere.discussions.queries import groups
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.web.refusals import Refusal


def door_page(request: HttpRequest, slug: str, refusal: Refusal | None = None) -> HttpResponse:
    """Show a members-only group to somebody outside of it, with the way in. Kept by nobody.

    Raises:
        GroupNotFound: no such group, or one the viewer may know nothing of.
    """
    group = groups.door_of(viewer=viewer_of(request), slug=slug)
    status = 200 if refusal is None else refusal.status
    context = {"group": group, "refusal": refusal}
    return pages.page(request, "discussions/door.html", context, status=status)


@require_POST
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Join a group."""
    member, form = member_of(request), JoinForm(request.POST)
    keep_words_with(request, lambda refusal: door_page(request, slug, refusal))
    actions.join_group(member=member, slug=slug, agrees=form.is_agreed)
    return HttpResponseRedirect(reverse("group", args=[slug]))


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether to leave a group, or leave it."""
    member = member_of(request)
    group = groups.group_head(viewer=member, slug=slug)
    if request.method != "POST":
        return pages.page(request, "discussions/leave.html", {"group": group})
    actions.leave_group(member=member, slug=slug)
    return HttpResponseRedirect(reverse("group", args=[slug]) if group.is_public else "/")
