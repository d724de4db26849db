"""What this room puts on pages of others: on those of a group, and on one's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.moderation.queries.appeals import was_decided_about
from samehere.moderation.queries.queue import waiting_for
from samehere.moderation.queries.suspending import may_suspend
from samehere.web.slots import Piece

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from samehere.members.models import Member

_TOOLS = Piece("moderation/tools.html", {})

_LINKS = Piece("moderation/links.html", {})


def decisions_of_account(member: Member) -> Piece | None:
    """Return the way to what was decided about the member, for her account. One query."""
    return Piece("moderation/decided.html", {}) if was_decided_about(member=member) else None


def tools_of_account(member: Member) -> Piece | None:
    """Return what waits for somebody who looks after a group or the community, for her account.

    Four queries at most; two for whoever looks after nothing, who gets nothing.
    """
    waiting = waiting_for(viewer=member)
    return None if waiting is None else Piece("moderation/account.html", {"waiting": waiting})


def pause_of_member(viewer: Member, public_id: str) -> Piece | None:
    """Return the way to pausing a member's account, for who may. Five queries at most."""
    if not may_suspend(viewer=viewer, public_id=public_id):
        return None
    return Piece("moderation/pause.html", {"public_id": public_id})


def links_of_groups(group_ids: Collection[int]) -> Mapping[int, Piece]:
    """Return the same links for under a group's head, where a phone shows them first. No query."""
    return dict.fromkeys(group_ids, _LINKS)


def tools_of_groups(group_ids: Collection[int]) -> Mapping[int, Piece]:
    """Return the links that show on a group's page to those who look after it. No query."""
    return dict.fromkeys(group_ids, _TOOLS)
