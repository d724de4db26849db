"""Setting, changing and removing a passphrase."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from samehere.members import actions, device_sessions
from samehere.members.asking_again import asks_again
from samehere.members.forms import PassphraseForm
from samehere.members.passphrases import make_phrase
from samehere.web import pages
from samehere.web.requests import member_of

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def passphrase(request: HttpRequest) -> HttpResponse:
    """Show the box for a passphrase, empty or with one made for her; keep or remove hers."""
    if request.method != "POST":
        return _page(request, PassphraseForm())
    go = request.POST.get("go")
    if go == "make":
        return _page(request, PassphraseForm(), made=make_phrase())
    return _remove(request) if go == "remove" else _keep(request)


def _keep(request: HttpRequest) -> HttpResponse:
    member, form = member_of(request), PassphraseForm(request.POST)
    if not form.set_passphrase(member, request.session.session_key or ""):
        return _page(request, form, status=REFUSED)
    return _done(request, "Your passphrase is set.")


def _remove(request: HttpRequest) -> HttpResponse:
    actions.remove_passphrase(
        member=member_of(request), session_key=request.session.session_key or ""
    )
    return _done(request, "Your passphrase is removed.")


def _done(request: HttpRequest, said: str) -> HttpResponse:
    device_sessions.stay_signed_in(request, member_of(request))
    messages.success(request, f"{said} Every other device is signed out.")
    return HttpResponseRedirect(reverse("signing-in"))


def _page(
    request: HttpRequest, form: PassphraseForm, *, made: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "made": made, "member": member_of(request)}
    return pages.page(request, "members/passphrase.html", context, status=status)
