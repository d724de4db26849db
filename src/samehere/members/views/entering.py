"""Joining, signing in and out. Thin: django-allauth has the steps, `forms` what is typed."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from allauth.account import views as allauth_views
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.account.utils import passthrough_next_redirect_url
from allauth.core import ratelimit
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic.edit import FormView

from samehere.members import actions, queries
from samehere.members.adapter import BORROWED_DEVICE
from samehere.members.errors import PageNotOffered, PassphraseWrong
from samehere.web import pages
from samehere.web.headers import clear_browser_cache
from samehere.web.requests import safe_next, viewer_of

if TYPE_CHECKING:
    AnyFormView = FormView[Any]
else:
    AnyFormView = FormView

REFUSED = 422
_IDEA = "idea"
TOO_MANY = 429
HALF_WAY_SECONDS = 3600


class EntranceView(AnyFormView):
    """What the pages for joining and signing in share."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the charity's provider, where there is one, with the way back."""
        found = settings.SIGN_IN_PROVIDER
        wanted = {name: self.request.GET[name] for name in ("next",) if name in self.request.GET}
        address = f"{reverse('single-sign-on')}?{urlencode(wanted)}".removesuffix("?")
        through = {"provider": found.name, "address": address} if found else None
        return {**super().get_context_data(**kwargs), "through": through}

    def form_valid(self, form: Any) -> HttpResponse:
        """Go on; a session that is left half-way holds an address, so it ends soon."""
        self.request.session.set_expiry(HALF_WAY_SECONDS)
        return super().form_valid(form)

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Show the form again, and say so in the status as well."""
        response = super().form_invalid(form)
        response.status_code = REFUSED
        return response

    def _redirect_to_pending_stage(self, request: HttpRequest, stage: object) -> None:
        """Stay: whoever goes back from the code page wants to correct the address."""


class JoinView(EntranceView, allauth_views.SignupView):
    """Name, e-mail and a tick; a code goes out by mail."""

    def get_initial(self) -> dict[str, Any]:
        """Fill in a name nobody has where the visitor asked for one."""
        wants_idea = self.request.method == "GET" and _IDEA in self.request.GET
        return super().get_initial() | (_an_idea() if wants_idea else {})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where to ask for a name, with the way back that the visitor came with."""
        wanted = {name: self.request.GET[name] for name in ("next",) if name in self.request.GET}
        return {**super().get_context_data(**kwargs), "idea": f"?{urlencode({_IDEA: 1, **wanted})}"}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        return self.form_invalid(form) if form.errors else response


def _an_idea() -> dict[str, str]:
    names = queries.free_names(1)
    return {"username": names[0]} if names else {}


class SignInView(EntranceView, allauth_views.RequestLoginCodeView):
    """The address a code is sent to, or the address and the passphrase that goes with it."""

    def form_valid(self, form: Any) -> HttpResponse:
        self.request.session[BORROWED_DEVICE] = form.cleaned_data["borrowed"]
        if form.cleaned_data["passphrase"]:
            return self._by_passphrase(form)
        response: HttpResponse = super().form_valid(form)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given: dict[str, Any] = super().get_context_data(**kwargs)
        return given | {"onward": safe_next(self.request, "")}

    def _by_passphrase(self, form: Any) -> HttpResponse:
        email = form.cleaned_data["email"]
        too_many = ratelimit.consume_or_429(self.request, action="try_passphrase", key=email)
        if too_many:
            return too_many
        member = actions.member_with_passphrase(
            email=email, passphrase=form.cleaned_data["passphrase"]
        )
        if member is None:
            form.add_error("passphrase", str(PassphraseWrong()))
            return self.form_invalid(form)
        login = Login(user=member, email=email, redirect_url=safe_next(self.request))
        answer: HttpResponse = perform_password_login(self.request, {"email": email}, login)
        return answer


@method_decorator(never_cache, name="dispatch")
class CodeView(EntranceView):
    """What the two pages that ask for a code share."""

    begun_at = "account_login"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Limit guessing for all processes together; say it where a code is over."""
        if request.user.is_authenticated:
            return HttpResponseRedirect(safe_next(request))
        too_many = ratelimit.consume_or_429(
            request, action="try_code", key=str(request.session.session_key)
        )
        if too_many:
            return too_many
        response = super().dispatch(request, *args, **kwargs)
        gave_up = response.get("Location") == reverse("account_login")
        if request.method == "POST" and gave_up:
            again = passthrough_next_redirect_url(request, reverse(self.begun_at), "next")
            return pages.page(request, "members/code_over.html", {"again": again}, status=REFUSED)
        return response


class JoinCodeView(CodeView, allauth_views.ConfirmEmailVerificationCodeView):
    """The code that confirms a new member's address, and signs in."""

    begun_at = "account_signup"


class SignInCodeView(CodeView, allauth_views.ConfirmLoginCodeView):
    """The code that signs somebody in, as long as the address it went to is still hers."""

    def get_form_kwargs(self) -> dict[str, Any]:
        given: dict[str, Any] = super().get_form_kwargs()
        # Some releases of django-allauth call her a user of Django's, who has no address.
        member: Any = self._process.user
        sent_to = self._process.state.get("email")
        if member is not None and member.email != sent_to:
            # Changed since: who reads mail at the old address must not get in by it.
            given = given | {"code": ""} if "code" in given else given
        return given

    def form_valid(self, form: Any) -> HttpResponse:
        member: Any = self._process.user
        if form.cleaned_data.get("code"):
            actions.know_address(member=member)
        answer: HttpResponse = super().form_valid(form)
        return answer


@method_decorator(never_cache, name="dispatch")
class SignOutView(allauth_views.LogoutView):
    """A page with a button; the button in the header posts here as well.

    Whoever is signed out reads here that she is.
    """

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        if viewer_of(self.request) is None:
            return pages.page(self.request, "account/signed_out.html")
        response: HttpResponse = super().get(*args, **kwargs)
        return response

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(*args, **kwargs)
        clear_browser_cache(response)
        return response


def not_offered(request: HttpRequest, **kwargs: str) -> HttpResponse:
    """Answer for the pages of django-allauth that have no place here yet."""
    raise PageNotOffered


def too_many_tries(request: HttpRequest) -> HttpResponse:
    """Say that guessing is slowed down. django-allauth looks for it as `handler429`."""
    return pages.page(request, "members/too_many.html", status=TOO_MANY)
