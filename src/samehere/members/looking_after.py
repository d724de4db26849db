"""Who looks after a group: known by a room above, told by the wiring."""

from collections.abc import Callable, Collection

WhoModerates = Callable[[], Collection[int]]

_who_moderates: list[WhoModerates] = []


def register(who_moderates: WhoModerates) -> None:
    """Take what returns the ids of all members who moderate a group."""
    _who_moderates[:] = [who_moderates]


def moderators() -> set[int]:
    """Return the ids of all members who moderate any group. One query."""
    return {member_id for who in _who_moderates for member_id in who()}
