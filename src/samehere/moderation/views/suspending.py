"""Pausing somebody's account, and ending that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from samehere.moderation import actions
from samehere.moderation.forms.reports import SuspensionForm
from samehere.moderation.queries.suspending import member_to_suspend
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.web.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show whether somebody's account is paused, or pause it."""
    if request.method != "POST":
        if viewer_of(request) is None:
            return redirect_to_login(request.get_full_path())
        return _page(request, public_id, SuspensionForm())
    member, form = member_of(request), SuspensionForm(request.POST)
    keep_words_with(request, lambda refusal: _page(request, public_id, form, refusal))
    days, reason = form.words("days"), form.words("reason")
    actions.suspend(member=member, public_id=public_id, days=days, reason=reason)
    messages.success(request, "Paused. A mail says until when and why.")
    return HttpResponseRedirect(reverse("suspend", args=[public_id]))


@require_POST
def resume(request: HttpRequest, public_id: str) -> HttpResponse:
    """End the pause of somebody's account."""
    member, form = member_of(request), SuspensionForm(request.POST)
    keep_words_with(request, lambda refusal: _page(request, public_id, form, refusal))
    actions.resume(member=member, public_id=public_id, reason=form.words("reason"))
    messages.success(request, "The pause is over. A mail says so.")
    return HttpResponseRedirect(reverse("suspend", args=[public_id]))


def _page(
    request: HttpRequest, public_id: str, form: SuspensionForm, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "page": member_to_suspend(viewer=member_of(request), public_id=public_id),
        "form": form,
        "refusal": refusal,
        "faults": form.faults(refusal),
    }
    status = 200 if refusal is None else refusal.status
    return pages.page(request, "moderation/suspend.html", context, status=status)
