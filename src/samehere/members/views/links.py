"""The pages behind one-time links."""

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samehere.members import actions, queries
from samehere.members.forms import StartForm
from samehere.web import pages
from samehere.web.requests import safe_next

REFUSED = 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask with a button, then sign in: a scanner that opens each link must not use it up."""
    if request.method == "POST":
        member = actions.use_sign_in_link(token=token)
        answer: HttpResponse = perform_login(request, member, redirect_url=safe_next(request))
        return answer
    return pages.page(request, "members/link.html", {"name": queries.name_behind_link(token)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start_link(request: HttpRequest, token: str) -> HttpResponse:
    """Make the operator's account for whoever holds the link of the first start."""
    queries.check_operator_link(token)
    form = StartForm(request.POST if request.method == "POST" else None)
    operator = form.make_operator(token) if form.is_valid() else None
    if operator:
        answer: HttpResponse = perform_login(request, operator, redirect_url="/")
        return answer
    status = REFUSED if form.is_bound else 200
    return pages.page(request, "members/start.html", {"form": form}, status=status)
