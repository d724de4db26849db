"""Which pages print a member's name: rooms above say so, as this room cannot know.

The wiring registers; `change_name` raises their versions in its transaction, so that the old name
is on no page that is sent afterwards.
"""

from collections.abc import Callable, Iterable, Sequence

KeysOf = Callable[[int], Iterable[str]]

_printers: list[KeysOf] = []


def register(printers: Sequence[KeysOf]) -> None:
    """Take what tells the page keys for the id of a member, in place of all earlier ones."""
    _printers[:] = printers


def keys_printing(member_id: int) -> set[str]:
    """Return the keys of all kept pages that print this member's name."""
    return {key for keys_of in _printers for key in keys_of(member_id)}
