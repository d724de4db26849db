"""What differs from member to member on a page of this room: pressed buttons, own posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from samehere.discussions.models import Role
from samehere.discussions.queries.held import own_held, waiting_count
from samehere.discussions.slots import OWN_POST
from samehere.members.queries import muted_ids
from samehere.web.pages import Overlay
from samehere.web.slots import Piece, drawn

if TYPE_CHECKING:
    from collections.abc import Collection

    from samehere.members.models import Member

IN_GROUP = "in-group"
LOOKS_AFTER = "looks-after"
RELEASES = "releases"
HELD = "held"
HELD_COUNT = "held-count"
_BEFORE_THE_OPENING = (-1, -1)
_OWN = "own:"
_OWN_HELD = "held:"

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
    UNION ALL
    SELECT 'held:', id FROM discussions_heldpost
    WHERE thread_id = %(thread)s AND author_id = %(member)s AND state <> 'released'
"""
# Her role in a group, and what of hers would start a discussion there once it is released.
_STATEMENT_OF_GROUP = """
    SELECT role, NULL FROM discussions_membership own
    JOIN discussions_group ON discussions_group.id = own.group_id
    WHERE slug = %(slug)s AND member_id = %(member)s
    UNION ALL
    SELECT 'held:', held.id FROM discussions_heldpost held
    JOIN discussions_group ON discussions_group.id = held.group_id
    WHERE slug = %(slug)s AND author_id = %(member)s AND thread_id IS NULL AND state <> 'released'
"""


def of_thread(*, viewer: Member, thread_id: int, after: tuple[int, int] | None) -> Overlay:
    """Return which choices of one page of a discussion are on for `viewer`.

    One query, two where she has muted somebody; where posts of hers are on the page, also those
    of whoever fills `OWN_POST`, and where something of hers is held, one more.
    """
    size = settings.POSTS_PER_PAGE
    found = _overlay(viewer, thread_id, after or _BEFORE_THE_OPENING, size)
    own = [int(name.removeprefix(_OWN)) for name in found.on if name.startswith(_OWN)]
    held = [int(name.removeprefix(_OWN_HELD)) for name in found.on if name.startswith(_OWN_HELD)]
    values = {HELD: _held(viewer, held), **(_beneath(viewer, own) if own else {})}
    return Overlay(values=values, on=found.on)


def of_post(*, viewer: Member, thread_id: int, branch: int, number: int) -> Overlay:
    """Return which choices of one post are on for `viewer`. Queries as `of_thread`."""
    return _overlay(viewer, thread_id, (branch, number - 1), 1)


def of_group(*, viewer: Member, group_slug: str) -> Overlay:
    """Return whether `viewer` belongs to the group, looks after it, whom she muted, what waits.

    One query; one more where she has muted somebody, where something of hers waits, and for those
    who release what is held.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT_OF_GROUP, {"slug": group_slug, "member": viewer.pk})
        rows = cursor.fetchall()
    held = [held_id for _, held_id in rows if held_id is not None]
    role = next((role for role, held_id in rows if held_id is None), None)
    on = set() if role is None else {IN_GROUP}
    if viewer.is_operator or role == Role.MODERATOR:
        on.add(LOOKS_AFTER)
    count = ""
    if viewer.is_operator or role in {Role.HELPER, Role.MODERATOR}:
        on.add(RELEASES)
        count = str(waiting_count(group_slug=group_slug))
    return Overlay(values={HELD: _held(viewer, held), HELD_COUNT: count}, on=on | muted_by(viewer))


def _held(viewer: Member, held_ids: Collection[int]) -> str:
    """Return what of hers waits in the place this page is about, or was refused there."""
    if not held_ids:
        return ""
    rows = own_held(viewer=viewer, held_ids=held_ids)
    return drawn([Piece("discussions/held_here.html", {"rows": rows})])


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
