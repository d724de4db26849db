"""The second step of signing in, and being asked once more who one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.internal.decorators import login_stage_required
from allauth.core import ratelimit
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samehere.members.challenges import TO_USE, take_challenge
from samehere.members.forms.proving import ProofForm, ways_again, ways_in_step
from samehere.members.mailed_proofs import is_proof_sent, send_proof
from samehere.members.proofs import note_proof
from samehere.members.queries import factors_of
from samehere.members.stages import SecondStep
from samehere.web import pages
from samehere.web.requests import safe_next, viewer_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from samehere.members.forms.proving import Ways
    from samehere.members.models import Member

REFUSED = 422


@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask whoever typed the code or the passphrase for a second proof, then sign her in."""
    in_step: Any = login_stage_required(stage=SecondStep.key, redirect_urlname="account_login")
    answer: HttpResponse = in_step(_second_step)(request)
    return answer


def _second_step(request: HttpRequest) -> HttpResponse:
    # django-allauth's decorator put it there.
    stage: Any = vars(request)["_login_stage"]
    member: Member = stage.login.user
    ways = ways_in_step(factors_of(member))
    form = _form(request, member, ways)
    if too_many := _too_many(request, member):
        return too_many
    if not form.is_valid():
        return _page(request, "mfa/second_step.html", form, ways)
    note_proof(request.session, factor_id=form.factor_id)
    _forget_tries(request, member)
    answer: HttpResponse = stage.exit()
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def is_it_you(request: HttpRequest) -> HttpResponse:
    """Ask a member once more who she is, then lead her on."""
    member = viewer_of(request)
    if member is None:
        return redirect_to_login(request.get_full_path())
    ways = ways_again(member, factors_of(member))
    if request.POST.get("way") == "send" and ways.mail:
        return _send(request, member)
    form = _form(request, member, ways)
    if too_many := _too_many(request, member):
        return too_many
    if not form.is_valid():
        return _page(request, "mfa/is_it_you.html", form, ways)
    _forget_tries(request, member)
    note_proof(request.session, factor_id=form.factor_id)
    return HttpResponseRedirect(safe_next(request, reverse("signing-in")))


def _send(request: HttpRequest, member: Member) -> HttpResponse:
    too_many = ratelimit.consume_or_429(request, action="send_proof", key=str(member.pk))
    if too_many:
        return too_many
    send_proof(request.session, member)
    return HttpResponseRedirect(request.get_full_path())


def _form(request: HttpRequest, member: Member, ways: Ways) -> ProofForm:
    is_posted = request.method == "POST"
    return ProofForm(
        request.POST if is_posted else None,
        member=member,
        ways=ways,
        session=request.session,
        challenge=take_challenge(request.session, TO_USE) if is_posted else None,
    )


def _page(request: HttpRequest, template: str, form: ProofForm, ways: Ways) -> HttpResponse:
    context = {
        "form": form,
        "ways": ways,
        "is_sent": is_proof_sent(request.session),
        "onward": safe_next(request, ""),
    }
    return pages.page(request, template, context, status=REFUSED if form.is_bound else 200)


def _too_many(request: HttpRequest, member: Member) -> HttpResponse | None:
    return ratelimit.consume_or_429(request, action="try_proof", key=str(member.pk))


def _forget_tries(request: HttpRequest, member: Member) -> None:
    ratelimit.clear(request, action="try_proof", key=str(member.pk))
