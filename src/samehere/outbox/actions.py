"""What other rooms ask of the outbox, always inside their own transaction."""

import dataclasses
from typing import Any

from django.db import connection
from django.db.transaction import TransactionManagementError

from samehere.outbox.models import Event, Mail
from samehere.outbox.registry import (
    is_frozen_dataclass,
    reactions_to,
    register,
    register_sweeps,
)

__all__ = ["queue_mail", "record", "register", "register_sweeps"]

# An id, not a sentence: what members write stands in their own rows alone.
LONGEST_ID = 64


def record(event: Any) -> None:
    """Record what has just happened, to be reacted to after the commit.

    `event` is a frozen dataclass of ids. One INSERT; none when nobody reacts to it. When the
    caller's transaction is undone, nothing has happened.

    Raises:
        TypeError: no frozen dataclass, or a field that is no id (a number or a short word).
        TransactionManagementError: there is no transaction that could be undone.
    """
    payload = _payload_of(event)
    if not connection.in_atomic_block:
        raise TransactionManagementError(
            f"Record {type(event).__name__} in the transaction of what happened."
        )
    if reactions_to(type(event)):
        Event.objects.create(kind=type(event).__name__, payload=payload)


def queue_mail(*, to: str, subject: str, text: str) -> None:
    """Queue one mail to one address. One INSERT, undone with the caller's transaction.

    Raises:
        ValueError: address or subject is empty or holds a line break.
    """
    for line in (to, subject):
        # splitlines knows all line breaks, also those that only some mail programs obey.
        if line.splitlines() != [line]:
            raise ValueError("A mail's address and subject are one line each.")
    Mail.objects.create(to=to, subject=subject, text=text)


def _payload_of(event: Any) -> dict[str, int | str]:
    if not is_frozen_dataclass(type(event)):
        raise TypeError(f"{type(event).__name__} is no frozen dataclass.")
    payload = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    for name, value in payload.items():
        if not _is_id(value):
            raise TypeError(f"{type(event).__name__}.{name} is no id.")
    return payload


def _is_id(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST_ID and not any(letter.isspace() for letter in value)
    return isinstance(value, int) and not isinstance(value, bool)
