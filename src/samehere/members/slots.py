"""Places on the pages of this room that rooms above fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.web.slots import Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from samehere.members.models import Member
    from samehere.members.queries import ShownProfile
    from samehere.web.slots import Piece

# On the page of one's own account, under what it is; told whose it is.
ON_ACCOUNT: Slot[Callable[[Member], Piece | None]] = Slot()

# On a member's profile, under what she shows; told whose it is and the key `?before=` of a later
# page, None for the first. Raises NotFound where nothing is on a later page.
ON_PROFILE: Slot[Callable[[ShownProfile, int | None], Piece | None]] = Slot()
