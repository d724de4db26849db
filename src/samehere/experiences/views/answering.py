"""The choice about being read, and the answers to what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samehere.experiences import actions
from samehere.experiences.queries.held import privacy_page
from samehere.experiences.queries.statements import own_statements, place_of_statement
from samehere.members.actions import decline_offer_of_reading
from samehere.members.forms import AnswersForm
from samehere.web import pages
from samehere.web.paging import parse_key
from samehere.web.requests import member_of, safe_next, viewer_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

REFUSED = 422
KEPT = "Your answers are kept, and what is read and counted of you follows them."
# What stands here already is published as it was: nothing is applied to it.
KEPT_ON_WRITING = "Your answers are kept. You can change them here at any time."


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest) -> HttpResponse:
    """Show the member what is kept about her and what she allows; take her answers."""
    if request.method != "POST" and viewer_of(request) is None:
        return redirect_to_login(request.get_full_path())
    member = member_of(request)
    shown = privacy_page(viewer=member)
    form = AnswersForm(request.POST if request.method == "POST" else None, answers=shown.answers)
    if form.choices:
        actions.change_choices(member=member, choices=form.choices)
        is_followed = form.choices.keys() & {"reading", "totals"}
        messages.success(request, KEPT if is_followed else KEPT_ON_WRITING)
        return HttpResponseRedirect(reverse("consent"))
    context = {"page": shown, "member": member, "form": form}
    status = REFUSED if request.method == "POST" else 200
    return pages.page(request, "experiences/consent.html", context, status=status)


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show the member what was read in all her posts, to be answered."""
    if viewer_of(request) is None:
        return redirect_to_login(request.get_full_path())
    before = None
    if "before" in request.GET:
        (before,) = parse_key(request.GET["before"], parts=1)
    found = own_statements(viewer=member_of(request), before=before)
    return pages.page(request, "experiences/own.html", {"page": found})


@require_POST
def decline_offer(request: HttpRequest) -> HttpResponse:
    """Take a member's word that she does not want to be told again what could be read."""
    decline_offer_of_reading(member=member_of(request))
    messages.success(request, "You won’t see it again. What may be read is in your account.")
    return HttpResponseRedirect(safe_next(request, reverse("consent")))


@require_POST
def confirm(request: HttpRequest, statement_id: int) -> HttpResponse:
    """Let the author say that it was read right."""
    note = "Thank you. It counts as confirmed by you."
    return _answer(request, actions.confirm_statement, statement_id, note)


@require_POST
def dismiss(request: HttpRequest, statement_id: int) -> HttpResponse:
    """Let the author refuse what was read."""
    note = "Taken out. It is counted nowhere and shown nowhere."
    return _answer(request, actions.dismiss_statement, statement_id, note)


@require_POST
def undo(request: HttpRequest, statement_id: int) -> HttpResponse:
    """Let the author take an answer back."""
    return _answer(request, actions.undo_answer, statement_id, "Your answer is taken back.")


@require_POST
def report(request: HttpRequest, statement_id: int) -> HttpResponse:
    """Take a member's word that a sentence was misread."""
    member = member_of(request)
    thread_id, _ = place_of_statement(viewer=member, statement_id=statement_id)
    actions.report_statement(member=member, statement_id=statement_id)
    thread = reverse("thread", args=[thread_id])
    # The note under the sentence says thank you.
    return HttpResponseRedirect(f"{thread}?statement={statement_id}#statement")


@require_POST
def undo_report(request: HttpRequest, statement_id: int) -> HttpResponse:
    """Take back that a sentence was misread."""
    member = member_of(request)
    thread_id, _ = place_of_statement(viewer=member, statement_id=statement_id)
    actions.withdraw_report(member=member, statement_id=statement_id)
    messages.success(request, "Your report is taken back.")
    thread = reverse("thread", args=[thread_id])
    return HttpResponseRedirect(f"{thread}?statement={statement_id}#statement")


def _answer(
    request: HttpRequest, act: Callable[..., None], statement_id: int, note: str
) -> HttpResponse:
    member = member_of(request)
    thread_id, number = place_of_statement(viewer=member, statement_id=statement_id)
    act(member=member, statement_id=statement_id)
    messages.success(request, note)
    back = reverse("post", args=[thread_id, number])
    return HttpResponseRedirect(safe_next(request, back))
