"""What happens after the commit: events kept in the writer's transaction, the worker, mail.

Words owned here: event, reaction, delivery, mail.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samehere.outbox.actions import queue_mail, record, register

__all__ = ["queue_mail", "record", "register"]


def __getattr__(name: str) -> Any:
    # Looked up when first used: Django imports this file before it allows models to be imported.
    if name in __all__:
        return getattr(import_module("samehere.outbox.actions"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
