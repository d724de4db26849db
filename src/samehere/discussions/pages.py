"""Which pages of this room are kept as bytes, and under which key.

An action raises the versions of the keys named here, inside its transaction. A key stands for
everything one page prints, so no list of views can go stale.
"""

import re

from samehere.web.pages import CachedRoute

HOME = "home"


def group_key(slug: str) -> str:
    """Return the key of a group's page, all its pages of discussions included."""
    return f"group:{slug}"


def thread_key(thread_id: int) -> str:
    """Return the key of a discussion, all its pages included."""
    return f"thread:{thread_id}"


def keys_of_thread(*, thread_id: int, group_slug: str) -> tuple[str, str, str]:
    """Return the keys of every page that prints a number or a title of this thread."""
    return (HOME, group_key(group_slug), thread_key(thread_id))


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
