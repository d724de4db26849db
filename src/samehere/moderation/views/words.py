"""The community's words: looked at, added to, changed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samehere.moderation import actions
from samehere.moderation.forms.words import WordForm
from samehere.moderation.queries import words as queries
from samehere.moderation.queries.looking_after import check_may_look_after
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, safe_next, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.members.models import Member
    from samehere.web.refusals import Refusal


@require_safe
def words(request: HttpRequest) -> HttpResponse:
    """Show the words the community knows, or those that start with some letters."""
    viewer = viewer_of(request)
    if viewer is None:
        return redirect_to_login(request.get_full_path())
    page = queries.words_page(viewer=viewer, asked=request.GET.get("q", ""))
    return pages.page(request, "moderation/words.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def add_word(request: HttpRequest) -> HttpResponse:
    """Show the form for a new word, or add it."""
    if request.method != "POST" and viewer_of(request) is None:
        return redirect_to_login(request.get_full_path())
    member = member_of(request)
    check_may_look_after(member=member)
    if request.method != "POST":
        start = {name: request.GET.get(name, "") for name in ("name", "concept", "kind")}
        return _add_page(request, WordForm(initial=start))
    form = WordForm(request.POST)
    keep_words_with(request, lambda refusal: _add_page(request, form, refusal))
    meaning = actions.add_word(member=member, **form.added)
    messages.success(request, f"“{form.words('name')}” is found from now on: {meaning}.")
    return HttpResponseRedirect(reverse("words"))


@require_http_methods(["GET", "HEAD", "POST"])
def word(request: HttpRequest) -> HttpResponse:
    """Show one word with one meaning, or change it."""
    if request.method != "POST" and viewer_of(request) is None:
        return redirect_to_login(request.get_full_path())
    member = member_of(request)
    check_may_look_after(member=member)
    if request.method != "POST":
        return _word_page(request, WordForm(request.GET))
    form = WordForm(request.POST)
    keep_words_with(request, lambda refusal: _word_page(request, form, refusal))
    note = _change(form, member)
    messages.success(request, note)
    return HttpResponseRedirect(f"{reverse('word')}?{urlencode(form.name_and_concept)}")


@require_http_methods(["GET", "HEAD", "POST"])
def doubt_word(request: HttpRequest) -> HttpResponse:
    """Ask what a word meant where a member saw it, and take her word for it."""
    if request.method != "POST":
        if viewer_of(request) is None:
            return redirect_to_login(request.get_full_path())
        return pages.page(request, "moderation/doubt_word.html", {"form": WordForm(request.GET)})
    member, form = member_of(request), WordForm(request.POST)
    seen_at = safe_next(request)
    actions.doubt_word(
        member=member, meant=form.words("reason"), seen_at=seen_at, **form.name_and_concept
    )
    messages.success(request, "Thank you. Those who look after the words can see it.")
    return HttpResponseRedirect(seen_at)


@require_POST
def leave_word(request: HttpRequest) -> HttpResponse:
    """Answer that a doubted word means what it is taken for."""
    actions.leave_word(member=member_of(request), **WordForm(request.GET).name_and_concept)
    messages.success(request, "Left as it is.")
    return HttpResponseRedirect(reverse("words"))


def _change(form: WordForm, member: Member) -> str:
    reason = form.words("reason")
    if form.words("act") == "limit":
        scope = form.words("scope")
        actions.limit_word(member=member, which=form.which, scope=scope, reason=reason)
        return "It holds there from now on."
    if form.words("act") == "restore":
        actions.restore_word(member=member, which=form.which, reason=reason)
        return "It is found again."
    actions.retire_word(member=member, which=form.which, reason=reason)
    return "It is found no more."


def _word_page(
    request: HttpRequest, form: WordForm, refusal: Refusal | None = None
) -> HttpResponse:
    shown = queries.word_page(
        viewer=member_of(request), name=form.words("name"), concept=form.words("concept")
    )
    status = 200 if refusal is None else refusal.status
    context = {"page": shown, "form": form, "refusal": refusal}
    return pages.page(request, "moderation/word.html", context, status=status)


def _add_page(request: HttpRequest, form: WordForm, refusal: Refusal | None = None) -> HttpResponse:
    status = 200 if refusal is None else refusal.status
    context = {"form": form, "refusal": refusal, "faults": form.faults(refusal)}
    return pages.page(request, "moderation/add_word.html", context, status=status)
