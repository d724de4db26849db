"""Text size and colours: how pages look for whoever is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from samehere.members import actions
from samehere.members.forms import DisplayForm
from samehere.web import pages
from samehere.web.requests import member_of, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
def display(request: HttpRequest) -> HttpResponse:
    """Show how pages look for the member, and change it; tell visitors what decides for them."""
    if request.method != "POST" and viewer_of(request) is None:
        return pages.page(request, "members/display_of_device.html")
    member = member_of(request)
    form = DisplayForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.choose_display(member=member, **form.cleaned_data)
        messages.success(request, "Kept. It looks like this wherever you are signed in.")
        return HttpResponseRedirect(reverse("display"))
    form.initial = {name: getattr(member, name) for name in form.fields}
    status = REFUSED if form.is_bound else 200
    return pages.page(request, "members/display.html", {"form": form}, status=status)
