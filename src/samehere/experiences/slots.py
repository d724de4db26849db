"""Places on the pages of this room that rooms beside it fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.web.slots import Piece, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from samehere.members.models import Member

# Beside what members say about a treatment: told who looks, which treatment, and in which group
# ("" over all public groups).
TREATMENT_ASIDE: Slot[Callable[[Member | None, str, str], Piece | None]] = Slot()
