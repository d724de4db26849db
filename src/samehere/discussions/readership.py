"""What rooms above do in the very transaction in which other people may read a group.

A reaction would follow a moment later, and in that moment a page for everybody would still count
or show what is not for everybody any more. The wiring registers, `change_visibility` tells.
"""

from collections.abc import Callable, Sequence

Change = Callable[[int], None]

_changes: list[Change] = []


def register(changes: Sequence[Change]) -> None:
    """Take what is called with the id of such a group, in place of all earlier ones."""
    _changes[:] = changes


def tell(group_id: int) -> None:
    """Call what is registered. Inside the caller's transaction: an error undoes the change."""
    for change in _changes:
        change(group_id)
