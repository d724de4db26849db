"""What rooms above do in the very transaction in which a post loses its words.

A reaction would follow a moment later, and in that moment a number would still count what its
author has taken back. The wiring registers, `delete_post` and `remove_post` tell.
"""

from collections.abc import Callable, Sequence

Withdrawal = Callable[[int], None]

_withdrawals: list[Withdrawal] = []


def register(withdrawals: Sequence[Withdrawal]) -> None:
    """Take what is called with the id of a post without words, in place of all earlier ones."""
    _withdrawals[:] = withdrawals


def tell(post_id: int) -> None:
    """Call what is registered. Inside the caller's transaction: an error undoes the deletion."""
    for withdraw in _withdrawals:
        withdraw(post_id)
