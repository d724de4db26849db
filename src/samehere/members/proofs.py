"""What a session remembers of how its member proved who she is.

Two marks, which end with the session: when she last proved it, and with which of her second
factors. Signing in is a proof; so is a code, a passkey or a passphrase given again later.
"""

import time
from datetime import timedelta

from django.contrib.sessions.backends.base import SessionBase

# How long a proof is good for changing how one signs in. Long enough to find a telephone and
# type a code from it, too short for whoever finds the computer left open.
PROOF_LASTS = timedelta(minutes=10)

_PROVED_AT = "proved_at"
_FACTORS = "factors_used"


def note_proof(session: SessionBase, *, factor_id: int | None = None) -> None:
    """Remember that she has proved now who she is, and by which second factor, if by one."""
    session[_PROVED_AT] = time.time()
    if factor_id is not None:
        session[_FACTORS] = sorted(factors_used(session) | {factor_id})


def has_fresh_proof(session: SessionBase) -> bool:
    """Whether the last proof is at most `PROOF_LASTS` old."""
    proved_at = session.get(_PROVED_AT)
    if not isinstance(proved_at, int | float):
        return False
    return 0 <= time.time() - proved_at < PROOF_LASTS.total_seconds()


def factors_used(session: SessionBase) -> frozenset[int]:
    """Return the ids of the second factors used in this session; some may be gone by now."""
    return frozenset(session.get(_FACTORS, ()))
