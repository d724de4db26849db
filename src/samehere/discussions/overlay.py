"""What differs from member to member on a page of this room: pressed buttons, own posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from samehere.discussions.models import Membership, Role
from samehere.discussions.slots import OWN_POST
from samehere.members.queries import muted_ids
from samehere.web.pages import Overlay
from samehere.web.slots import drawn

if TYPE_CHECKING:
    from collections.abc import Collection

    from samehere.members.models import Member

IN_GROUP = "in-group"
LOOKS_AFTER = "looks-after"
_BEFORE_THE_OPENING = (-1, -1)
_OWN = "own:"

# The posts of one page, and for each kind of answer those the member gave. Raw, because building
# the same statement with the ORM takes longer than everything else a member's page needs.
_STATEMENT = """
    WITH page AS (
        SELECT id, author_id FROM discussions_post
        WHERE thread_id = %(thread)s AND (branch, number) > (%(branch)s, %(number)s)
        ORDER BY branch, number LIMIT %(size)s
    )
    SELECT 'own:', id FROM page WHERE author_id = %(member)s
    UNION ALL
    SELECT 'like:', page.id FROM page
    JOIN discussions_like given ON given.post_id = page.id AND given.member_id = %(member)s
    UNION ALL
    SELECT 'same:', page.id FROM page
    JOIN discussions_samehere given ON given.post_id = page.id AND given.member_id = %(member)s
    UNION ALL
    SELECT 'following', NULL FROM discussions_follow
    WHERE thread_id = %(thread)s AND member_id = %(member)s
"""


def of_thread(*, viewer: Member, thread_id: int, after: tuple[int, int] | None) -> Overlay:
    """Return which choices of one page of a discussion are on for `viewer`.

    One query, two where she has muted somebody; where posts of hers are on the page, also those
    of whoever fills `OWN_POST`.
    """
    size = settings.POSTS_PER_PAGE
    found = _overlay(viewer, thread_id, after or _BEFORE_THE_OPENING, size)
    own = [int(name.removeprefix(_OWN)) for name in found.on if name.startswith(_OWN)]
    return Overlay(values=_beneath(viewer, own), on=found.on) if own else found


def of_post(*, viewer: Member, thread_id: int, branch: int, number: int) -> Overlay:
    """Return which choices of one post are on for `viewer`. Queries as `of_thread`."""
    return _overlay(viewer, thread_id, (branch, number - 1), 1)


def of_group(*, viewer: Member, group_slug: str) -> Overlay:
    """Return whether `viewer` belongs to the group, looks after it, and whom she has muted.

    One query, two where she has muted somebody.
    """
    own = Membership.objects.filter(member_id=viewer.pk, group__slug=group_slug)
    role = own.values_list("role", flat=True).first()
    on = set() if role is None else {IN_GROUP}
    if viewer.is_operator or role == Role.MODERATOR:
        on.add(LOOKS_AFTER)
    return Overlay(on=on | muted_by(viewer))


def of_home(*, viewer: Member) -> Overlay:
    """Return whom `viewer` has muted. One query, none where she has muted nobody."""
    return Overlay(on=muted_by(viewer))


def muted_by(viewer: Member) -> set[str]:
    """Return the choices that fold up what members wrote whom `viewer` has muted."""
    return {f"muted:{member_id}" for member_id in muted_ids(viewer)}


def _beneath(viewer: Member, own: Collection[int]) -> dict[str, str]:
    """Return what stands beneath each of her posts, by the name of its hole."""
    found = [filler(viewer, own) for filler in OWN_POST]
    return {
        f"beneath:{post_id}": drawn([by_id[post_id] for by_id in found if post_id in by_id])
        for post_id in own
    }


def _overlay(viewer: Member, thread_id: int, after: tuple[int, int], size: int) -> Overlay:
    branch, number = after
    asked = {"thread": thread_id, "branch": branch, "number": number, "size": size}
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, asked | {"member": viewer.pk})
        rows = cursor.fetchall()
    on = {kind if post_id is None else f"{kind}{post_id}" for kind, post_id in rows}
    return Overlay(on=on | muted_by(viewer))
