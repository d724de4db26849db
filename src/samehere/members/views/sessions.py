"""Signing out of one's other devices."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from samehere.members import actions, device_sessions
from samehere.members.errors import DeviceGone
from samehere.web.requests import member_of

_LONGEST_NUMBER = 18


@require_POST
def sign_out_device(request: HttpRequest) -> HttpResponse:
    """Sign the member out of one of her devices."""
    member, number = member_of(request), request.POST.get("device", "")
    if not (number.isascii() and number.isdecimal() and len(number) <= _LONGEST_NUMBER):
        raise DeviceGone
    actions.end_session(member=member, device_id=int(number))
    messages.success(request, "That device is signed out.")
    return HttpResponseRedirect(reverse("signing-in"))


@require_POST
def sign_out_elsewhere(request: HttpRequest) -> HttpResponse:
    """Sign the member out of every device but this one."""
    member = member_of(request)
    actions.end_sessions(member=member, keep=request.session.session_key or "")
    device_sessions.stay_signed_in(request, member)
    messages.success(request, "Every other device is signed out.")
    return HttpResponseRedirect(reverse("signing-in"))
