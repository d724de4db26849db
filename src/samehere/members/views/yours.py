"""The pages about one's own account."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samehere.members import queries
from samehere.members.slots import ON_ACCOUNT
from samehere.web import pages
from samehere.web.requests import viewer_of


@require_safe
def you(request: HttpRequest) -> HttpResponse:
    """Show the member her account, and where she changes what."""
    member = viewer_of(request)
    if member is None:
        return redirect_to_login(request.get_full_path())
    found = (filler(member) for filler in ON_ACCOUNT)
    pieces = [piece for piece in found if piece is not None]
    return pages.page(request, "members/you.html", {"member": member, "pieces": pieces})


@require_safe
def signing_in(request: HttpRequest) -> HttpResponse:
    """Show the member the ways she signs in, and where she changes them."""
    member = viewer_of(request)
    if member is None:
        return redirect_to_login(request.get_full_path())
    context = {
        "member": member,
        "factors": queries.factors_of(member),
        "devices": queries.devices_of(member),
        "here": request.session.session_key,
        "provider": queries.provider_of(member),
    }
    return pages.page(request, "members/signing_in.html", context)
