"""Places on the pages of this room that rooms above fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.web.slots import Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from samehere.members.queries import ShownProfile
    from samehere.web.slots import Piece

# On a member's profile, under what she shows; told whose it is and the key `?before=` of a later
# page, None for the first. Raises NotFound where nothing is on a later page.
ON_PROFILE: Slot[Callable[[ShownProfile, int | None], Piece | None]] = Slot()
