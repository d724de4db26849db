"""Named places on a page that rooms above fill.

The room of the page declares its slots, the wiring says who fills them. A filler is called once
for a page, with the ids of everything on it that it may add to, so that nobody can write a query
for each post. What it returns is drawn by a template of its own room inside the page's drawing,
so it is kept with the page and knows whom it is drawn for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.template.loader import render_to_string
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Piece:
    """Something that stands in a slot: a template and what it needs."""

    template: str
    context: Mapping[str, object]


class Slot(Generic[F]):
    """One place. It stays empty until the wiring names its fillers."""

    def __init__(self) -> None:
        self._fillers: tuple[F, ...] = ()

    def __iter__(self) -> Iterator[F]:
        return iter(self._fillers)

    def filled_by(self, *fillers: F) -> Filling:
        """Return who fills this slot, in the order in which their pieces stand."""
        return Filling(self, fillers)

    def _take(self, fillers: tuple[F, ...]) -> None:
        self._fillers = fillers


@dataclass(frozen=True)
class Filling:
    """A slot and who fills it, as a line of the wiring."""

    slot: Slot[Any]
    fillers: tuple[Callable[..., Any], ...]


# A filler of the plain kind: ids of what is on the page -> what is added to those it knows of.
ByIds = Callable[[Collection[int]], Mapping[int, Piece]]


def register(fillings: Iterable[Filling]) -> None:
    """Hand the fillers to their slots, in place of all earlier ones. Called once by the wiring."""
    for filling in fillings:
        filling.slot._take(filling.fillers)


def pieces_in(slot: Slot[ByIds], one: int) -> list[Piece]:
    """Return what stands in a slot that a page has once, for the one thing the page is about."""
    found = (filler([one]) for filler in slot)
    return [by_id[one] for by_id in found if one in by_id]


def drawn(pieces: Sequence[Piece]) -> Markup:
    """Return the pieces of a slot one after the other, drawn for whom the page is drawn for."""
    texts = (Markup(render_to_string(one.template, dict(one.context))) for one in pieces)
    return Markup("").join(texts)
