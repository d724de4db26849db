"""Which addresses have a cached page. The rooms list theirs, the wiring hands them in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class CachedRoute:
    """Addresses whose pages are cached: the whole path, its page key, its query parameters."""

    pattern: re.Pattern[str]
    key: Callable[[re.Match[str]], str]
    queries: frozenset[str] = frozenset()


_routes: list[CachedRoute] = []


def register(routes: Sequence[CachedRoute]) -> None:
    """Replace the list of cached routes. Called once, from the wiring."""
    _routes[:] = routes


def cached_key(path: str, query: str) -> str | None:
    """Return the key of the cached page at this address, or None where there is none.

    None as well for a parameter the page does not know, an empty one, and one given twice:
    nobody may fill the memory with one page under endless addresses.
    """
    for route in _routes:
        match = route.pattern.fullmatch(path)
        if match is not None:
            return route.key(match) if _knows(route, query) else None
    return None


def _knows(route: CachedRoute, query: str) -> bool:
    if not query:
        return True
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, max_num_fields=4)
    except ValueError:
        return False
    names = [name for name, _ in pairs]
    return len(set(names)) == len(names) and route.queries.issuperset(names)
