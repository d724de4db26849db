"""What rooms above do in the very transaction in which a removed post gets its words again.

With an opening post a discussion gets its title back, which stands on pages of theirs. The wiring
registers, `restore_post` tells; what the post says is read afterwards, by a reaction.
"""

from collections.abc import Callable, Sequence

Return = Callable[[int], None]

_returns: list[Return] = []


def register(returns: Sequence[Return]) -> None:
    """Take what is called with the id of a restored post, in place of all earlier ones."""
    _returns[:] = returns


def tell(post_id: int) -> None:
    """Call what is registered. Inside the caller's transaction: an error undoes the return."""
    for react in _returns:
        react(post_id)
