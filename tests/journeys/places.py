"""What a page of the tour is: its name, its heading, and how to get to it."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.journeys.site import Newcomer, Site


@dataclass(frozen=True)
class Settled:
    """A member with a post of her own, and where that is."""

    who: Newcomer
    thread: int
    number: int


@dataclass(frozen=True)
class Place:
    """A page: the name of its route, what its heading says, and the steps that lead to it."""

    route: str
    heading: str
    go: Callable[[Page, Site, Settled], None]


def at(route: str, address: Callable[[Site, Settled], str] | str, heading: str) -> Place:
    """Return a page that is reached by its address."""

    def go(page: Page, site: Site, settled: Settled) -> None:
        page.goto(address if isinstance(address, str) else address(site, settled))

    return Place(route, heading, go)
