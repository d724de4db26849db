"""What this room puts into the pages of rooms below: see `discussions.slots`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.experiences.findings import panel_of
from samehere.experiences.queries.glance import glance
from samehere.web.slots import Piece

if TYPE_CHECKING:
    from collections.abc import Collection


def at_a_glance(thread_ids: Collection[int]) -> dict[int, Piece]:
    """Return what each discussion says at a glance, where enough is said.

    At most two queries a discussion, and a page shows one.
    """
    found: dict[int, Piece] = {}
    for thread_id in thread_ids:
        seen = glance(thread_id=thread_id)
        panel = panel_of(seen) if seen is not None else None
        if panel is not None:
            found[thread_id] = Piece("experiences/glance.html", {"panel": panel})
    return found
