"""What somebody has written, and answered by a press, for herself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.views import redirect_to_login
from django.views.decorators.http import require_safe

from samehere.discussions.queries.by_author import own_posts
from samehere.discussions.queries.own import own_answers as own_answers_of
from samehere.web import pages
from samehere.web.paging import parse_key
from samehere.web.requests import member_of, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show the member all she has written, to look at and to take away."""
    if viewer_of(request) is None:
        return redirect_to_login(request.get_full_path())
    before = _before(request)
    found = own_posts(viewer=member_of(request), before=before)
    context = {"page": found, "is_first": before is None}
    return pages.page(request, "discussions/own_posts.html", context)


@require_safe
def own_answers(request: HttpRequest) -> HttpResponse:
    """Show the member what she liked and said Same here to, to be taken away."""
    if viewer_of(request) is None:
        return redirect_to_login(request.get_full_path())
    before = _before(request)
    found = own_answers_of(viewer=member_of(request), before=before)
    context = {"page": found, "is_first": before is None}
    return pages.page(request, "discussions/own_answers.html", context)


def _before(request: HttpRequest) -> int | None:
    if "before" not in request.GET:
        return None
    (before,) = parse_key(request.GET["before"], parts=1)
    return before
