"""Decisions about oneself, objecting to them, and answering that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samehere.moderation import actions
from samehere.moderation.forms.reports import AnswerForm, AppealForm
from samehere.moderation.queries import appeals
from samehere.moderation.queries.looking_after import check_may_look_after
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.moderation.forms.reports import WordsForm
    from samehere.web.refusals import Refusal

_SENT = "Sent. You are told what comes of it, and why."


@require_safe
def own_decisions(request: HttpRequest) -> HttpResponse:
    """List what was decided about the member."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    found = appeals.own_decisions(member=viewer, now=timezone.now())
    return pages.page(request, "moderation/own_decisions.html", {"decisions": found})


@require_http_methods(["GET", "HEAD", "POST"])
def own_decision(request: HttpRequest, decision_id: int) -> HttpResponse:
    """Show one decision about the member, or let her object to it."""
    if request.method != "POST":
        if viewer_of(request) is None:
            return redirect_to_login(request.get_full_path())
        return _decision_page(request, decision_id, AppealForm())
    member, form = member_of(request), AppealForm(request.POST)
    keep_words_with(request, lambda refusal: _decision_page(request, decision_id, form, refusal))
    actions.appeal(member=member, decision_id=decision_id, text=form.words("text"))
    messages.success(request, _SENT)
    return HttpResponseRedirect(reverse("own-decision", args=[decision_id]))


@require_POST
def delete_removed_words(request: HttpRequest, decision_id: int) -> HttpResponse:
    """Delete what of a removed post of one's own is kept."""
    actions.forget_own_words(member=member_of(request), decision_id=decision_id)
    messages.success(request, "Deleted. Nothing of it is kept, so it can’t be put back.")
    return HttpResponseRedirect(reverse("own-decision", args=[decision_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def appeal_report(request: HttpRequest, report: str) -> HttpResponse:
    """Let a member object to what was decided on her report."""
    if request.method != "POST" and viewer_of(request) is None:
        return redirect_to_login(request.get_full_path())
    member_of(request)
    return _by_reporter(request, reverse("own-report", args=[report]), number=report)


@require_http_methods(["GET", "HEAD", "POST"])
def appeal_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Let whoever holds the link from a receipt object to what was decided."""
    return _by_reporter(request, reverse("report-by-link", args=[token]), key=token)


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, appeal_id: int) -> HttpResponse:
    """Show an appeal beside the decision, or answer it."""
    if request.method != "POST":
        if viewer_of(request) is None:
            return redirect_to_login(request.get_full_path())
        return _answer_page(request, appeal_id, AnswerForm())
    member, form = member_of(request), AnswerForm(request.POST)
    check_may_look_after(member=member)
    keep_words_with(request, lambda refusal: _answer_page(request, appeal_id, form, refusal))
    actions.answer_appeal(member=member, appeal_id=appeal_id, **form.given)
    messages.success(request, "Answered. Whoever objected is told what and why.")
    return HttpResponseRedirect(reverse("reports"))


def _by_reporter(
    request: HttpRequest, back: str, *, number: str = "", key: str = ""
) -> HttpResponse:
    def page(refusal: Refusal | None = None) -> HttpResponse:
        report = appeals.report_sent_by(viewer=viewer_of(request), number=number, key=key)
        found = appeals.decision_on(report=report, viewer=viewer_of(request), now=timezone.now())
        context = {"decision": found, "back": back, "here": request.path}
        return _answered(request, "moderation/appeal_report.html", context, form, refusal)

    form = AppealForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return page()
    keep_words_with(request, page)
    viewer, text = viewer_of(request), form.words("text")
    actions.appeal_as_reporter(viewer=viewer, number=number, key=key, text=text)
    messages.success(request, _SENT)
    return HttpResponseRedirect(back)


def _decision_page(
    request: HttpRequest, decision_id: int, form: AppealForm, refusal: Refusal | None = None
) -> HttpResponse:
    member = member_of(request)
    found = appeals.own_decision(member=member, decision_id=decision_id, now=timezone.now())
    context = {"decision": found, "here": request.path}
    return _answered(request, "moderation/own_decision.html", context, form, refusal)


def _answer_page(
    request: HttpRequest, appeal_id: int, form: AnswerForm, refusal: Refusal | None = None
) -> HttpResponse:
    found = appeals.appeal_to_answer(viewer=member_of(request), appeal_id=appeal_id)
    return _answered(request, "moderation/appeal.html", {"page": found}, form, refusal)


def _answered(
    request: HttpRequest,
    template: str,
    context: pages.Context,
    form: WordsForm,
    refusal: Refusal | None,
) -> HttpResponse:
    status = 200 if refusal is None else refusal.status
    shown = {**context, "form": form, "refusal": refusal, "faults": form.faults(refusal)}
    return pages.page(request, template, shown, status=status)
