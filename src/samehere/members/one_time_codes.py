"""Codes that are mailed, those an authenticator app shows, recovery codes: made and compared.

No database.

Source: HOTP and TOTP, RFC 4226 (2005) and RFC 6238 (2011), with SHA-1, 6 figures and 30 seconds,
which is what every app can do.
"""

import base64
import hmac
import secrets
import struct
import unicodedata
from urllib.parse import quote, urlencode

from samehere.members.models.people import PUBLIC_ID_LETTERS

FIGURES = 6
PERIOD_SECONDS = 30
# Telephones go wrong by some seconds: one code before and one after are taken as well.
STEPS_AROUND = 1
RECOVERY_CODES = 10
_SECRET_BYTES = 20
_RECOVERY_LENGTH = 10
_GROUP = 4


def new_code() -> str:
    """Return 6 figures to send by mail."""
    return f"{secrets.randbelow(10**FIGURES):0{FIGURES}}"


def new_secret() -> str:
    """Return a secret for an app: 32 letters and figures of base 32."""
    return base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode("ascii")


def spaced(secret: str) -> str:
    """Return the secret in groups of four, for typing."""
    return " ".join(secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP))


def app_address(*, secret: str, name: str, site: str) -> str:
    """Return what the picture for the app holds."""
    label = quote(f"{site}:{name}", safe=":")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': site})}"


def code_at(secret: str, step: int) -> str:
    """Return the 6 figures the app shows in the period `step`, counted from 1970."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), "sha1")
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**FIGURES:0{FIGURES}}"


def step_of(secret: str, typed: str, *, now: float, after: int = 0) -> int | None:
    """Return the period whose code was typed; None: of no period about `now` and after `after`."""
    current = int(now) // PERIOD_SECONDS
    found = None
    for step in range(current - STEPS_AROUND, current + STEPS_AROUND + 1):
        is_it = secrets.compare_digest(code_at(secret, step).encode(), typed.encode())
        if is_it and step > after:
            found = step
    return found


def new_recovery_codes() -> list[str]:
    """Return ten codes such as "k7m2q-x9dpw"; 27 ** 10 are possible."""
    return [_recovery_code() for _ in range(RECOVERY_CODES)]


def as_typed(text: str) -> str:
    """Return a code as it is compared: lower case, without spaces and dashes."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return "".join(letter for letter in plain if letter.isalnum())


def _recovery_code() -> str:
    letters = [secrets.choice(PUBLIC_ID_LETTERS) for _ in range(_RECOVERY_LENGTH)]
    half = _RECOVERY_LENGTH // 2
    return "".join([*letters[:half], "-", *letters[half:]])
