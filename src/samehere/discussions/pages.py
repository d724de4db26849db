"""Which pages of this room are kept as bytes, and under which key.

An action raises the versions of the keys named here, inside its transaction. A key stands for
everything one page prints, so no list of views can go stale.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samehere.web.pages import CachedRoute

if TYPE_CHECKING:
    from samehere.discussions.models import Group

HOME = "home"


def group_key(slug: str) -> str:
    """Return the key of a group's page, all its pages of discussions included."""
    return f"group:{slug}"


def thread_key(thread_id: int) -> str:
    """Return the key of a discussion, all its pages included."""
    return f"thread:{thread_id}"


def keys_of_group(group: Group) -> set[str]:
    """Return the keys of every page that prints a number of this group.

    The front page prints none of a group that is not public, and its version must not tell a
    visitor that something has happened in one.
    """
    return {group_key(group.slug), *([HOME] if group.is_public else [])}


def keys_of_thread(*, thread_id: int, group: Group) -> set[str]:
    """Return the keys of every page that prints a number or a title of this thread."""
    return {thread_key(thread_id), *keys_of_group(group)}


CACHED_ROUTES = (
    CachedRoute(pattern=re.compile(r"/"), key=lambda match: HOME, queries=frozenset()),
    CachedRoute(
        pattern=re.compile(r"/g/([-_a-z0-9]{1,60})/"),
        key=lambda match: group_key(match[1]),
        queries=frozenset({"before"}),
    ),
    CachedRoute(
        pattern=re.compile(r"/d/([1-9][0-9]{0,17})/"),
        key=lambda match: thread_key(int(match[1])),
        queries=frozenset({"after"}),
    ),
)
