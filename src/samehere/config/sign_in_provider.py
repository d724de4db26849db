"""The OpenID Connect provider of a charity, by which its people sign in."""

import hashlib
import ipaddress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

LONGEST_NAME = 40


@dataclass(frozen=True)
class SignInProvider:
    """Where to ask, and as whom. `key` names the provider in rows: another issuer is another."""

    name: str
    issuer: str
    client_id: str
    client_secret: str

    @property
    def key(self) -> str:
        """Return what accounts at this issuer are kept under."""
        return "sso-" + hashlib.blake2b(self.issuer.encode(), digest_size=8).hexdigest()


def sign_in_provider(
    *, name: str, issuer: str, client_id: str, client_secret: str, secret_file: str
) -> SignInProvider | None:
    """Return the provider the operator has set, None where nothing is set.

    Raises:
        ImproperlyConfigured: only a part of it is set, or the issuer's address is not safe.
    """
    if not any((name, issuer, client_id, client_secret, secret_file)):
        return None
    if secret_file:
        client_secret = _secret_in(Path(secret_file))
    if not all((name, issuer, client_id, client_secret)):
        raise ImproperlyConfigured(
            "Signing in by a provider needs SAMEHERE_OIDC_NAME, SAMEHERE_OIDC_ISSUER, "
            "SAMEHERE_OIDC_CLIENT_ID and SAMEHERE_OIDC_CLIENT_SECRET (or its _FILE)."
        )
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise ImproperlyConfigured(f"SAMEHERE_OIDC_NAME: at most {LONGEST_NAME} characters.")
    if not _is_safe(issuer):
        raise ImproperlyConfigured(
            f"SAMEHERE_OIDC_ISSUER={issuer!r}: give the https address of the provider, as in its "
            "documents, without a query."
        )
    return SignInProvider(name, issuer.rstrip("/"), client_id, client_secret)


def _secret_in(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"SAMEHERE_OIDC_CLIENT_SECRET_FILE={str(path)!r} cannot be read."
        ) from error


def _is_safe(issuer: str) -> bool:
    try:
        parts = urlsplit(issuer)
        host = parts.hostname or ""
        is_address = parts.port is None or parts.port > 0
    except ValueError:
        return False
    is_plain = not (parts.query or parts.fragment or parts.username)
    is_secret = parts.scheme == "https" or (parts.scheme == "http" and _is_here(host))
    return bool(host) and is_address and is_plain and is_secret and issuer.isprintable()


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
