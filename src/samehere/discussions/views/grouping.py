"""Making a group, and changing what it says of itself."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from samehere.discussions import actions
from samehere.discussions.forms import GroupForm
from samehere.discussions.queries import groups
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.discussions.queries.rows import GroupRow
    from samehere.members.models import Member
    from samehere.web.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
def open_group(request: HttpRequest) -> HttpResponse:
    """Show the form for a new group to an operator, or make the group."""
    member = member_of(request)
    actions.check_may_open_groups(member=member)
    if request.method != "POST":
        return _form_page(request, GroupForm(), None)
    form = GroupForm(request.POST)
    keep_words_with(request, lambda refusal: _form_page(request, form, None, refusal))
    slug = actions.open_group(
        member=member,
        name=form.words("name"),
        about=form.words("about"),
        rules=form.words("rules"),
        visibility=form.words("visibility") or "public",
        holds_first_posts=form.is_ticked("holds_first_posts"),
    )
    return HttpResponseRedirect(reverse("group", args=[slug]))


@require_http_methods(["GET", "HEAD", "POST"])
def describe_group(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a group says of itself to those who look after it, or change it."""
    member = member_of(request)
    shown = groups.group_to_describe(viewer=member, slug=slug)
    if request.method != "POST":
        return _form_page(request, GroupForm(initial=asdict(shown)), shown)
    form = GroupForm(request.POST)
    keep_words_with(request, lambda refusal: _form_page(request, form, shown, refusal))
    _describe(member, slug, form)
    messages.success(request, "Saved. It holds from now on.")
    return HttpResponseRedirect(reverse("group", args=[slug]))


def _describe(member: Member, slug: str, form: GroupForm) -> None:
    actions.describe_group(
        member=member,
        slug=slug,
        about=form.words("about"),
        rules=form.words("rules"),
        holds_first_posts=form.is_ticked("holds_first_posts"),
        visibility=form.words("visibility"),
        is_sure=form.is_ticked("is_sure"),
    )


def _form_page(
    request: HttpRequest,
    form: GroupForm,
    group: GroupRow | None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    status = 200 if refusal is None else refusal.status
    may_close = member_of(request).is_operator
    context = {"form": form, "group": group, "refusal": refusal, "may_close": may_close}
    return pages.page(request, "discussions/group_form.html", context, status=status)
