"""The challenges a browser's passkeys answer: one of each kind in a session, for one answer."""

import time
from collections.abc import Mapping
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

# Fetching a telephone from another room takes its time.
CHALLENGE_LASTS_SECONDS = 600
TO_USE = "passkey_to_use"
TO_ADD = "passkey_to_add"


def keep_challenge(session: SessionBase, kind: str, challenge: Mapping[str, Any]) -> None:
    """Keep the challenge; an earlier one of its kind is over."""
    session[kind] = {"challenge": dict(challenge), "at": time.time()}


def take_challenge(session: SessionBase, kind: str) -> Mapping[str, Any] | None:
    """Return the challenge and forget it; None where there is none, or it is too old."""
    kept = session.pop(kind, None)
    if not kept or time.time() - kept["at"] > CHALLENGE_LASTS_SECONDS:
        return None
    found: Mapping[str, Any] = kept["challenge"]
    return found
