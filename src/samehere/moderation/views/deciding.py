"""Reported posts: the list of those who look after groups, and the page on which one decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from samehere.moderation import actions
from samehere.moderation.forms.reports import DecisionForm
from samehere.moderation.queries.looking_after import check_may_look_after
from samehere.moderation.queries.queue import queue, reported_post
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.web.refusals import Refusal


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """List the reported posts that wait, and what was decided last."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    return pages.page(request, "moderation/reports.html", {"queue": queue(viewer=viewer)})


@require_http_methods(["GET", "HEAD", "POST"])
def reported(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    """Show one reported post with what was said of it, or decide."""
    if request.method == "POST":
        return _take_decision(request, thread_id, number)
    if viewer_of(request) is None:
        return redirect_to_login(request.get_full_path())
    return _decision_page(request, (thread_id, number), DecisionForm())


def _take_decision(request: HttpRequest, thread_id: int, number: int) -> HttpResponse:
    member, form = member_of(request), DecisionForm(request.POST)
    check_may_look_after(member=member)
    place = (thread_id, number)
    keep_words_with(request, lambda refusal: _decision_page(request, place, form, refusal))
    actions.decide(
        member=member,
        thread_id=thread_id,
        number=number,
        outcome=form.words("outcome"),
        reason=form.words("reason"),
        seen=form.words("seen"),
    )
    messages.success(request, "Decided. Whoever reported it is told what and why.")
    return HttpResponseRedirect(reverse("reports"))


def _decision_page(
    request: HttpRequest,
    place: tuple[int, int],
    form: DecisionForm,
    refusal: Refusal | None = None,
) -> HttpResponse:
    shown = reported_post(viewer=member_of(request), thread_id=place[0], number=place[1])
    status = 200 if refusal is None else refusal.status
    context = {"page": shown, "form": form, "refusal": refusal, "faults": form.faults(refusal)}
    return pages.page(request, "moderation/reported.html", context, status=status)
