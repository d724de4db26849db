"""Posts that wait: released and refused by those who look after a group, seen by their authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samehere.discussions import actions
from samehere.discussions.forms import DecisionForm
from samehere.discussions.queries import held as queries
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.web.refusals import Refusal


@require_safe
def held(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is held in a group to those who release it."""
    return _held_page(request, slug, DecisionForm())


@require_POST
def release(request: HttpRequest, slug: str, held_id: int) -> HttpResponse:
    """Publish a held post."""
    member = member_of(request)
    keep_words_with(request, lambda refusal: _held_page(request, slug, DecisionForm(), refusal))
    actions.release_held(member=member, slug=slug, held_id=held_id)
    messages.success(request, "Released. Everybody in the group can read it now.")
    return HttpResponseRedirect(reverse("held", args=[slug]))


@require_POST
def refuse(request: HttpRequest, slug: str, held_id: int) -> HttpResponse:
    """Do not publish a held post, and say why."""
    member, form = member_of(request), DecisionForm(request.POST)
    keep_words_with(request, lambda refusal: _held_page(request, slug, form, refusal, held_id))
    actions.refuse_held(member=member, slug=slug, held_id=held_id, reason=form.words("reason"))
    messages.success(request, "Not published. Its author can read why.")
    return HttpResponseRedirect(reverse("held", args=[slug]))


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Show a member what of hers waits, and what was decided."""
    page = queries.waiting_page(viewer=member_of(request))
    return pages.page(request, "discussions/waiting.html", {"page": page})


@require_POST
def take_back(request: HttpRequest, held_id: int) -> HttpResponse:
    """Delete one's own post that is held or was refused."""
    actions.take_back_held(member=member_of(request), held_id=held_id)
    messages.success(request, "Deleted. Nobody else reads it.")
    return HttpResponseRedirect(reverse("waiting"))


def _held_page(
    request: HttpRequest,
    slug: str,
    form: DecisionForm,
    refusal: Refusal | None = None,
    refused_id: int = 0,
) -> HttpResponse:
    page = queries.held_page(viewer=member_of(request), slug=slug)
    status = 200 if refusal is None else refusal.status
    context = {"page": page, "form": form, "refusal": refusal, "refused_id": refused_id}
    return pages.page(request, "discussions/held.html", context, status=status)
