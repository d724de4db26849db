"""Every address of the site, as the resolver knows it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, resolve

PARAMETER = re.compile(r"\(\?P<(?P<in_regex>\w+)>[^)]*\)|<(?:\w+:)?(?P<plain>\w+)>")


@dataclass(frozen=True)
class Route:
    """One line of some urls.py, with the prefixes of those that include it."""

    text: str
    name: str

    def path(self, examples: Mapping[str, str]) -> str:
        """Return an address of this route, its parameters filled in from `examples`.

        Raises:
            KeyError: there is no example for a parameter.
        """
        bare = self.text.removesuffix("$")
        path = "/" + PARAMETER.sub(lambda m: examples[m["in_regex"] or m["plain"]], bare)
        found = resolve(path).route
        assert found == self.text, f"{path} is an address of {found}, not of {self.text}"
        return path


def all_routes() -> list[Route]:
    """Return each route once, in the order of their texts."""
    routes: dict[str, Route] = {}
    for route in _walk(get_resolver(), ""):
        routes.setdefault(route.text, route)
    return [routes[text] for text in sorted(routes)]


def _walk(resolver: URLResolver, prefix: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        text = prefix + str(entry.pattern).removeprefix("^")
        if isinstance(entry, URLResolver):
            yield from _walk(entry, text)
        elif isinstance(entry, URLPattern):
            yield Route(text, entry.name or "")
