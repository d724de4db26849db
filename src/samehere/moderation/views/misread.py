"""Sentences reported as misread: looked at, and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samehere.experiences import actions as experiences
from samehere.moderation.queries.looking_after import check_may_look_after
from samehere.moderation.queries.misread import misread_page
from samehere.web import pages
from samehere.web.requests import member_of, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def misread(request: HttpRequest) -> HttpResponse:
    """Show the sentences members say were misread."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    page = misread_page(viewer=viewer)
    return pages.page(request, "moderation/misread.html", {"page": page})


@require_POST
def dismiss_misread(request: HttpRequest, statement_id: int) -> HttpResponse:
    """Take out what was misread."""
    member = member_of(request)
    check_may_look_after(member=member)
    experiences.dismiss_reported(member=member, statement_id=statement_id)
    return _back(request, statement_id, "Taken out. It is counted nowhere and shown nowhere.")


@require_POST
def leave_misread(request: HttpRequest, statement_id: int) -> HttpResponse:
    """Answer that it was read right."""
    member = member_of(request)
    check_may_look_after(member=member)
    experiences.leave_reported(member=member, statement_id=statement_id)
    return _back(request, statement_id, "Left as it is.")


@require_POST
def undo_misread(request: HttpRequest, statement_id: int) -> HttpResponse:
    """Take an answer back."""
    member = member_of(request)
    check_may_look_after(member=member)
    experiences.reopen_reported(member=member, statement_id=statement_id)
    return _back(request, statement_id, "Your answer is taken back: it is asked again.")


def _back(request: HttpRequest, statement_id: int, note: str) -> HttpResponse:
    """Go back to where she pressed."""
    messages.success(request, note)
    return HttpResponseRedirect(f"{reverse('misread')}#misread-{statement_id}")
