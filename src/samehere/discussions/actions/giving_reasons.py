"""Saying why something was decided about somebody."""

from samehere.discussions.errors import NoReason, TextTooLong
from samehere.markup import clean

LONGEST_REASON = 1_000


def checked_reason(reason: str) -> str:
    """Return why something was decided, cleaned.

    Raises:
        NoReason: nothing is left.
        TextTooLong: over 1,000 characters.
    """
    cleaned = clean(reason)
    if not cleaned:
        raise NoReason
    if len(cleaned) > LONGEST_REASON:
        raise TextTooLong(length=len(cleaned), longest=LONGEST_REASON, of="a reason")
    return cleaned
