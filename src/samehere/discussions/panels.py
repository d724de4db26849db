"""What this room puts on pages of rooms below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.discussions.queries.by_author import posts_by
from samehere.web.slots import Piece

if TYPE_CHECKING:
    from samehere.members.queries import ShownProfile


def posts_of_member(shown: ShownProfile, before: int | None) -> Piece:
    """Return the member's posts in public groups, for her profile. One query.

    Raises:
        PostNotFound: nothing before post `before`.
    """
    page = posts_by(member_id=shown.member_id, before=before)
    context = {"page": page, "shown": shown, "is_first": before is None}
    return Piece("discussions/posts_of_member.html", context)
