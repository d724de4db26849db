"""What django-allauth asks about members, and the mails it sends."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from samehere import outbox
from samehere.members.errors import CodeNotRight
from samehere.members.one_time_codes import new_code
from samehere.members.proofs import note_proof
from samehere.members.queries import has_second_factor, needs_second_factor
from samehere.web.clients import client_address

# The session remembers the choice from the address page to the code page.
BORROWED_DEVICE = "is_borrowed_device"

_OUR_STAGES = {"allauth.mfa.stages.AuthenticateStage": "samehere.members.stages.SecondStep"}

# Template by allauth's name for the mail, and the subject: on a locked screen it must tell
# nothing, so it names neither a condition nor this site.
_MAILS = {
    "email_confirmation_signup": ("join_code", "Your code"),
    "email_confirmation": ("join_code", "Your code"),
    "login_code": ("sign_in_code", "Your code"),
    "account_already_exists": ("have_account", "You asked to join"),
    "unknown_account": ("no_account", "You asked for a code"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Codes of 6 figures, mails without markup, no messages, no way out of this site."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": str(CodeNotRight()),
        "too_many_login_attempts": (
            "We have sent several codes to this address. Wait a few minutes before you ask again."
        ),
    }

    def generate_login_code(self) -> str:
        return new_code()

    def generate_email_verification_code(self) -> str:
        return self.generate_login_code()

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue one of our mails. Links in it begin with the configured address, not the Host."""
        template, subject = _MAILS[template_prefix.rpartition("/")[2]]
        words = {
            "code": context.get("code"),
            "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
            "address": settings.ADDRESS,
            "join_address": settings.ADDRESS + reverse("account_signup"),
            "sign_in_address": settings.ADDRESS + reverse("account_login"),
        }
        text = render_to_string(f"account/email/{template}.txt", words)
        outbox.queue_mail(to=email, subject=subject, text=text.strip() + "\n")

    def send_account_already_exists_mail(self, email: str) -> None:
        self.send_mail("account/email/account_already_exists", email, {})

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: each page says what happened, and no cookie keeps a message."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return where a request comes from, behind a proxy too. It is counted by, never kept."""
        return client_address(request)

    def is_ajax(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether `url` is a path of this site; a host is refused even where it is our own."""
        is_path = url.startswith("/") and url.isprintable()
        return is_path and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in; on a borrowed device until the browser is closed."""
        super().login(request, user)
        note_proof(request.session)
        is_borrowed = request.session.pop(BORROWED_DEVICE, False)
        request.session.set_expiry(0 if is_borrowed else None)

    def get_login_stages(self) -> list[str]:
        """Return django-allauth's steps of signing in, with our own second one."""
        stages = super().get_login_stages()
        return [_OUR_STAGES.get(stage, stage) for stage in stages]

    def post_login(self, request: HttpRequest, user: Any, **given: Any) -> HttpResponse:
        """Lead on; new members by the page that offers a passkey, and whoever lacks a second
        factor she needs by the page that explains it.
        """
        answer: HttpResponse = super().post_login(request, user, **given)
        onward = urlencode({"next": answer.headers["Location"]})
        if given["signup"]:
            return HttpResponseRedirect(f"{reverse('mfa_add_webauthn')}?new=yes&{onward}")
        if needs_second_factor(user) and not has_second_factor(user):
            return HttpResponseRedirect(f"{reverse('second-factor')}?{onward}")
        return answer

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_login"))
