"""What was reported: the list of those who look after groups, and where one decides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from samehere.moderation import actions
from samehere.moderation.forms.reports import DecisionForm
from samehere.moderation.queries.appeals import open_appeals
from samehere.moderation.queries.looking_after import check_may_look_after
from samehere.moderation.queries.queue import (
    queue,
    reported_group_of,
    reported_post,
    reported_profile_of,
)
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, viewer_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from samehere.members.models import Member
    from samehere.moderation.queries.queue import Reported
    from samehere.web.refusals import Refusal


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """List what was reported and waits, and what was decided last."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    found = {"queue": queue(viewer=viewer), "appeals": open_appeals(viewer=viewer)}
    return pages.page(request, "moderation/reports.html", found)


@require_http_methods(["GET", "HEAD", "POST"])
def reported(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    """Show one reported post with what was said of it, or decide."""
    return _reported(
        request,
        lambda viewer: reported_post(viewer=viewer, thread_id=thread_id, number=number),
        partial(actions.decide, thread_id=thread_id, number=number),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reported_profile(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one reported profile with what was said of it, or decide."""
    return _reported(
        request,
        lambda viewer: reported_profile_of(viewer=viewer, public_id=public_id),
        partial(actions.decide_on_profile, public_id=public_id),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reported_group(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what was said of something in a group, or decide."""
    return _reported(
        request,
        lambda viewer: reported_group_of(viewer=viewer, slug=slug),
        partial(actions.decide_on_group, slug=slug),
    )


def _reported(
    request: HttpRequest, found: Callable[[Member], Reported], decide: Callable[..., None]
) -> HttpResponse:
    if request.method != "POST":
        if viewer_of(request) is None:
            return redirect_to_login(request.get_full_path())
        return _decision_page(request, found, DecisionForm())
    member, form = member_of(request), DecisionForm(request.POST)
    check_may_look_after(member=member)
    keep_words_with(request, lambda refusal: _decision_page(request, found, form, refusal))
    decide(member=member, **form.said)
    messages.success(request, "Decided. Whoever reported it is told what and why.")
    return HttpResponseRedirect(reverse("reports"))


def _decision_page(
    request: HttpRequest,
    found: Callable[[Member], Reported],
    form: DecisionForm,
    refusal: Refusal | None = None,
) -> HttpResponse:
    status = 200 if refusal is None else refusal.status
    context = {
        "page": found(member_of(request)),
        "form": form,
        "refusal": refusal,
        "faults": form.faults(refusal),
    }
    return pages.page(request, "moderation/reported.html", context, status=status)
