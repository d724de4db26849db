"""What this room puts on pages of others: the tools of those who look after a group. No query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.web.slots import Piece

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_TOOLS = Piece("moderation/tools.html", {})

_LINKS = Piece("moderation/links.html", {})


def links_of_groups(group_ids: Collection[int]) -> Mapping[int, Piece]:
    """Return the same links for under a group's head, where a phone shows them first."""
    return dict.fromkeys(group_ids, _LINKS)


def tools_of_groups(group_ids: Collection[int]) -> Mapping[int, Piece]:
    """Return the links that show on a group's page to those who look after it."""
    return dict.fromkeys(group_ids, _TOOLS)
