"""Seeing less of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samehere.members import actions, queries
from samehere.web import pages
from samehere.web.requests import member_of, safe_next, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
def mute(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hide another member from this one."""
    name = actions.mute(member=member_of(request), public_id=public_id)
    messages.success(request, f"You have muted {name}. Nobody else knows.")
    return _back(request, public_id)


@require_POST
def unmute(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show another member again."""
    name = actions.unmute(member=member_of(request), public_id=public_id)
    messages.success(request, f"You see {name} again.")
    return _back(request, public_id)


@require_safe
def muted(request: HttpRequest) -> HttpResponse:
    """Show the member whom she has muted."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    context = {"muted": queries.muted_members(viewer)}
    return pages.page(request, "members/muted.html", context)


def _back(request: HttpRequest, public_id: str) -> HttpResponse:
    return HttpResponseRedirect(safe_next(request, reverse("profile", args=[public_id])))
