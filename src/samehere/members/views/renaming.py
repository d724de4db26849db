"""Changing the name one writes under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from samehere.members import actions, queries
from samehere.members.forms import NewNameForm
from samehere.web import pages
from samehere.web.requests import keep_words_with, member_of, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.web.refusals import Refusal

REFUSED = 422
_IDEA = "idea"


@require_http_methods(["GET", "HEAD", "POST"])
def change_name(request: HttpRequest) -> HttpResponse:
    """Show the name the member writes under, and take another."""
    if request.method != "POST":
        if viewer_of(request) is None:
            return redirect_to_login(request.get_full_path())
        return _form_page(request, _empty_form(request))
    form = NewNameForm(request.POST, email=member_of(request).email)
    keep_words_with(request, lambda refusal: _form_page(request, form, refusal))
    if not form.is_valid():
        return _form_page(request, form)
    actions.change_name(member=member_of(request), name=form.cleaned_data["name"])
    messages.success(request, "Changed. Everything you have written is under your new name.")
    return HttpResponseRedirect(reverse("profile-of-yours"))


def _empty_form(request: HttpRequest) -> NewNameForm:
    names = queries.free_names(1) if _IDEA in request.GET else []
    return NewNameForm(initial={"name": "".join(names)}, email=member_of(request).email)


def _form_page(
    request: HttpRequest, form: NewNameForm, refusal: Refusal | None = None
) -> HttpResponse:
    if refusal is not None:
        form.add_error("name", str(refusal))
    context = {"form": form, "name": member_of(request).name, "idea": f"?{_IDEA}=1"}
    refused = REFUSED if refusal is None else refusal.status
    status = refused if form.is_bound else 200
    return pages.page(request, "members/change_name.html", context, status=status)
