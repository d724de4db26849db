"""What rooms above do in the very transaction in which a post gets other words than it had.

A reaction would follow a moment later, and in that moment a number would still count what its
author has taken out. The wiring registers, `edit_post` tells; what the new words say is read
afterwards, by a reaction.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """A post whose plain text was `before`, of `text_version`, and is `after` now.

    The two are the same where the title of an opening post alone has changed.
    """

    post_id: int
    text_version: int
    before: str
    after: str


Following = Callable[[Change], None]

_followings: list[Following] = []


def register(followings: Sequence[Following]) -> None:
    """Take what is called with each change, in place of all earlier ones."""
    _followings[:] = followings


def tell(change: Change) -> None:
    """Call what is registered. Inside the caller's transaction: an error undoes the edit."""
    for follow in _followings:
        follow(change)
