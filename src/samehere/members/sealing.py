"""Sealing what must be read again, and marking what must only be recognised. No database.

Both keys come from the community's secret key, which is a file beside the database: a copy of the
database alone tells neither.
"""

import base64
import secrets

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

_SEALS = "samehere.members.sealing.seal"
_MARKS = "samehere.members.sealing.mark"


def seal(text: str) -> str:
    """Return the text so that only `unseal` can read it."""
    return _box().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str | None:
    """Return what was sealed; None where it was not sealed with this secret key."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def mark_of(text: str) -> str:
    """Return what the text is recognised by later; 64 letters and figures."""
    return salted_hmac(_MARKS, text, algorithm="sha256").hexdigest()


def is_marked(text: str, mark: str) -> bool:
    """Whether the mark is that of the text, in a time that tells nothing."""
    return secrets.compare_digest(mark_of(text), mark)


def _box() -> Fernet:
    key = salted_hmac(_SEALS, "", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
