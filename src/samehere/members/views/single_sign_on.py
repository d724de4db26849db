"""Signing in by the charity's provider: going there, coming back, and what is left to settle."""

from urllib.parse import urlsplit

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samehere.members import actions, device_sessions, queries
from samehere.members.asking_again import asks_again
from samehere.members.errors import NotYourAddress, PageNotOffered
from samehere.members.forms import ThroughForm, ThroughJoinForm
from samehere.members.single_sign_on import entering, provider
from samehere.members.views.entering import REFUSED
from samehere.web import pages
from samehere.web.requests import member_of, safe_next, viewer_of


@never_cache
@require_POST
def go_to_provider(request: HttpRequest) -> HttpResponse:
    """Lead to the provider by a page of ours: our forms may be answered from here alone."""
    name = _offered_name()
    if viewer_of(request) is not None:
        return redirect(safe_next(request))
    if too_many := ratelimit.consume_or_429(request, action="single_sign_on"):
        return too_many
    address = provider.begin(request, safe_next(request))
    host = urlsplit(address).netloc
    return pages.page(
        request, "members/leaving.html", {"address": address, "host": host, "provider": name}
    )


@never_cache
@require_safe
def back_from_provider(request: HttpRequest) -> HttpResponse:
    """Let in whom the provider knows and we know; ask the others what is left to ask."""
    _offered_name()
    if provider.has_declined(request):
        return redirect("account_login")
    known, next_path = provider.finish(request)
    member = queries.member_through(provider=known.provider, uid=known.uid)
    if member is not None:
        return entering.enter(request, member, known, next_path)
    entering.keep_pending(request, known, next_path)
    has_account = known.is_confirmed and queries.has_account(known.email)
    return redirect("single-sign-on-link" if has_account else "single-sign-on-join")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join_through_provider(request: HttpRequest) -> HttpResponse:
    """Ask for a name and for what may be read: neither comes from the provider."""
    name, pending = _offered_name(), entering.pending_of(request)
    if pending is None or viewer_of(request) is not None:
        return redirect("account_login")
    form = _join_form(request, pending)
    if form.is_bound and form.is_valid() and (answer := _join(request, form, pending)):
        return answer
    context = {"form": form, "provider": name, "known": pending.known}
    status = REFUSED if form.is_bound else 200
    return pages.page(request, "members/join_through.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def link_to_provider(request: HttpRequest) -> HttpResponse:
    """Let an account be entered through the provider, once its owner has signed in by a code."""
    name, pending = _offered_name(), entering.pending_of(request)
    if pending is None or not pending.known.is_confirmed:
        return redirect("account_login")
    viewer = viewer_of(request)
    context = {"provider": name, "known": pending.known}
    if viewer is None:
        return pages.page(request, "members/known_address.html", context)
    if not queries.owns_address(viewer, pending.known.email):
        raise NotYourAddress
    if request.method != "POST":
        return pages.page(request, "members/link_to_provider.html", context)
    known = pending.known
    actions.link_account(member=viewer, provider=known.provider, uid=known.uid)
    entering.forget_pending(request)
    return redirect(pending.next_path)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unlink_from_provider(request: HttpRequest) -> HttpResponse:
    """Ask whether the provider is to let her in no more, or end it."""
    _offered_name()
    return _unlink(request)


@asks_again
def _unlink(request: HttpRequest) -> HttpResponse:
    member, name = member_of(request), queries.provider_of(member_of(request))
    if not name:
        return redirect("signing-in")
    if request.method != "POST":
        context = {"provider": name, "member": member}
        return pages.page(request, "members/unlink_from_provider.html", context)
    if actions.unlink_account(member=member, session_key=request.session.session_key or ""):
        device_sessions.stay_signed_in(request, member)
        messages.success(request, f"{name} lets you in no more. Every other device is signed out.")
    return redirect("signing-in")


def _join_form(request: HttpRequest, pending: entering.Pending) -> ThroughForm | ThroughJoinForm:
    data = request.POST if request.method == "POST" else None
    if pending.known.is_confirmed:
        return ThroughForm(data, known=pending.known)
    return ThroughJoinForm(data, known=pending.known, initial={"email": pending.known.email})


def _join(
    request: HttpRequest, form: ThroughForm | ThroughJoinForm, pending: entering.Pending
) -> HttpResponse | None:
    """Return where joining leads; None where the form has an error after all."""
    if isinstance(form, ThroughForm):
        member, answer = form.make_member(), None
    else:
        member, answer = form.try_save(request)
    if form.errors:
        return None
    if member is None:
        return answer
    return entering.enter_first(request, member, pending.known, pending.next_path)


def _offered_name() -> str:
    if settings.SIGN_IN_PROVIDER is None:
        raise PageNotOffered
    return settings.SIGN_IN_PROVIDER.name
