"""The provider as django-allauth knows it, with less asked for and more checked."""

from __future__ import annotations

import logging
import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.internal import statekit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.urls import reverse

from samehere.members.addresses import clean_address
from samehere.members.errors import ProviderNotAnswering
from samehere.members.single_sign_on.asking import ProviderFailed, Session, issuer
from samehere.members.single_sign_on.tokens import claims_of
from samehere.web.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

logger = logging.getLogger(__name__)

NONCE_BYTES = 16
LONGEST_SUB = 191


@dataclass(frozen=True)
class Known:
    """Whom the provider says it is. `email` "": it says none; unless confirmed, it is a claim."""

    provider: str
    uid: str
    email: str
    is_confirmed: bool


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Takes the provider from the settings alone, and asks it in our own, careful way."""

    def list_apps(self, request: Any, provider: Any = None, client_id: Any = None) -> list[Any]:
        found = settings.SIGN_IN_PROVIDER
        if found is None:
            return []
        return [
            SocialApp(
                provider=OpenIDConnectProvider.id,
                provider_id=found.key,
                name=found.name,
                client_id=found.client_id,
                secret=found.client_secret,
                settings={"server_url": found.issuer},
            )
        ]

    def get_requests_session(self) -> Session:
        return Session()


class CharityAdapter(OpenIDConnectOAuth2Adapter):
    """The conversation with the provider."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself, asked once a request.

        Raises:
            ProviderFailed: it speaks for another issuer; then its word is worth nothing.
        """
        found: dict[str, Any] = super().openid_config
        if str(found.get("issuer", "")).rstrip("/") != issuer():
            raise ProviderFailed("The provider says it is another one.")
        return found

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Return where the provider sends people back to, by the configured address."""
        return f"{settings.ADDRESS}{reverse('single-sign-on-back')}"

    def known(self, app: SocialApp, token: dict[str, Any], nonce: str) -> Known:
        """Return whom the token tells of. Its signature, issuer, audience, age and nonce count.

        Raises:
            ProviderFailed, OAuth2Error: it is not right.
        """
        keys = Session().get(self.openid_config["jwks_uri"])
        keys.raise_for_status()
        claims = claims_of(
            str(token.get("id_token", "")),
            keys=keys.json(),
            issuer=self.openid_config["issuer"],
            client_id=app.client_id,
        )
        if not secrets.compare_digest(str(claims.get("nonce", "")), nonce):
            raise ProviderFailed("The token was made for somebody else.")
        uid = claims.get("sub")
        if not isinstance(uid, str) or not 0 < len(uid) <= LONGEST_SUB:
            raise ProviderFailed("The token names nobody.")
        if "email" not in claims and "userinfo_endpoint" in self.openid_config:
            more = self._fetch_user_info(token["access_token"])
            if more.get("sub") != uid:
                raise ProviderFailed("The provider tells of somebody else.")
            claims = more
        return _known(app.provider_id, uid, claims)


def begin(request: HttpRequest, next_path: str) -> str:
    """Return the address at the provider where somebody goes to sign in.

    Raises:
        ProviderNotAnswering: it cannot be asked.
    """
    provider = _provider(request)
    nonce = secrets.token_urlsafe(NONCE_BYTES)
    with _faults_named():
        going = provider.redirect(
            request,
            process=AuthProcess.LOGIN,
            next_url=next_path,
            auth_params={"nonce": nonce},
            nonce=nonce,
        )
        return str(going.headers["Location"])


def has_declined(request: HttpRequest) -> bool:
    """Whether whoever was asked by the provider did not want to sign in after all."""
    return request.GET.get("error") == "access_denied"


def finish(request: HttpRequest) -> tuple[Known, str]:
    """Return who has come back from the provider, and where they wanted to go.

    Raises:
        ProviderNotAnswering: anything is not as it should be.
    """
    with _faults_named():
        return _finish(request)


def _finish(request: HttpRequest) -> tuple[Known, str]:
    provider = _provider(request)
    state = statekit.unstash_state(
        request, provider_id=provider.sub_id, state_id=request.GET.get("state", "")
    )
    if state is None:
        raise ProviderFailed("Nobody was sent to the provider from here.")
    code = request.GET.get("code", "")
    if not code or "error" in request.GET:
        raise ProviderFailed("The provider sent no code.")
    adapter = provider.get_oauth2_adapter(request)
    client = adapter.get_client(request, provider.app)
    token = client.get_access_token(code, pkce_code_verifier=state["pkce_code_verifier"])
    return adapter.known(provider.app, token, state["nonce"]), state.get("next") or "/"


class CharityProvider(OpenIDConnectProvider):
    """Asks for who it is and the address, and for nothing else; always with PKCE."""

    oauth2_adapter_class = CharityAdapter
    pkce_enabled_default = True

    def get_default_scope(self) -> list[str]:
        return ["openid", "email"]


@contextmanager
def _faults_named() -> Iterator[None]:
    """Turn whatever goes wrong while the provider is asked into what the person reads."""
    try:
        yield
    except (ProviderFailed, OAuth2Error, KeyError, TypeError, ValueError) as fault:
        # Ours are plain words; others may quote what the provider sent.
        words = str(fault) if isinstance(fault, ProviderFailed) else type(fault).__name__
        logger.warning("Signing in by the provider failed: %s", words)
        found = settings.SIGN_IN_PROVIDER
        raise ProviderNotAnswering(found.name if found else "") from None


def _provider(request: HttpRequest) -> Any:
    return get_adapter(request).get_provider(request, OpenIDConnectProvider.id)


def _known(provider: str, uid: str, claims: dict[str, Any]) -> Known:
    try:
        email = clean_address(str(claims.get("email") or ""))
    except Refusal:
        email = ""
    # Only the word true counts: some send "false", which is not empty either.
    is_confirmed = bool(email) and claims.get("email_verified") is True
    return Known(provider, uid, email, is_confirmed)
