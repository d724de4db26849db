"""A page drawn once for all members, with what differs between them left open.

While a template is drawn for the cache, `hole` and `either` print marks instead of an answer.
`cut` turns the text with its marks into `Segments`; joining these with one member's `Overlay` is
a copy of a list and some look-ups, so that a page of 44 posts costs tens of microseconds.
"""

from __future__ import annotations

import re
import secrets
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

Entry = TypeVar("Entry")

# A mark is a control character, which no stored text may hold, and a word drawn at each start,
# which nobody outside this process knows: no post can forge one.
_WORD = secrets.token_hex(8)
_NOTHING = Markup("")
_MARK_OPENS, _MARK_CLOSES = escape(f"\x02{_WORD}"), Markup("\x03")
_MARK = re.compile(f"\x02{_WORD}([hofe])([^\x03]*)\x03")


@dataclass(frozen=True, slots=True)
class Overlay:
    """What one member's page says where others' says something else.

    `values` maps the name of a hole to its text, which is escaped unless it is Markup. `on`
    names the choices that stand at "on" for this member ("like:340"); every other one is off.
    Names the page does not have are ignored.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    on: Collection[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Choice:
    """Parts `start` up to `stop` are the off text; `on` takes their place."""

    order: int
    start: int
    stop: int
    on: Segments


@dataclass(frozen=True, slots=True)
class Segments:
    """A page cut at its marks. The parts hold the off text of every choice."""

    parts: tuple[bytes, ...]
    holes: Mapping[str, tuple[int, ...]]
    choices: Mapping[str, tuple[_Choice, ...]]

    @property
    def size(self) -> int:
        """Bytes of text, both sides of each choice counted."""
        inner = sum(choice.on.size for found in self.choices.values() for choice in found)
        return sum(map(len, self.parts)) + inner

    def joined(self, overlay: Overlay) -> bytes:
        """Return the page for one member.

        Raises:
            KeyError: the overlay has no value for a hole.
        """
        parts = list(self.parts)
        for name, places in self.holes.items():
            value = escape(overlay.values[name]).encode()
            for place in places:
                parts[place] = value
        if overlay.on and self.choices:
            self._turn_on(parts, overlay)
        return b"".join(parts)

    def _turn_on(self, parts: list[bytes], overlay: Overlay) -> None:
        found = [choice for name in overlay.on for choice in self.choices.get(name, ())]
        # Inner choices come before the outer one: where both are on, the outer one wins.
        found.sort(key=lambda choice: choice.order)
        for choice in found:
            parts[choice.start] = choice.on.joined(overlay)
            for place in range(choice.start + 1, choice.stop):
                parts[place] = b""


def hole_mark(name: str) -> Markup:
    """Return the mark that leaves the value `name` open."""
    return _mark("h", name)


def choice_mark(name: str, on: str, off: str) -> Markup:
    """Return both texts of a choice, so marked that `cut` tells them apart."""
    return _NOTHING.join((_mark("o", name), on, _mark("f", name), off, _mark("e", name)))


def cut(text: str) -> Segments:
    """Return the segments of a page drawn with marks."""
    pieces = iter(_MARK.split(text))
    return _Cutter().read(pieces)


def _mark(kind: str, name: str) -> Markup:
    return _NOTHING.join((_MARK_OPENS, kind, name, _MARK_CLOSES))


class _Cutter:
    """Reads the pieces of one branch: text, kind, name, text, kind, name, ... text."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._holes: defaultdict[str, list[int]] = defaultdict(list)
        self._choices: defaultdict[str, list[_Choice]] = defaultdict(list)
        self._count = 0

    def read(self, pieces: Iterator[str]) -> Segments:
        """Take pieces up to the end of this branch and return what they make."""
        self._take(pieces)
        return Segments(tuple(self._parts), _frozen(self._holes), _frozen(self._choices))

    def _take(self, pieces: Iterator[str]) -> None:
        for text in pieces:
            self._add(text)
            kind, name = next(pieces, ""), next(pieces, "")
            if kind == "h":
                self._holes[name].append(len(self._parts))
                self._parts.append(b"")
            elif kind == "o":
                self._take_choice(name, pieces)
            else:
                return

    def _take_choice(self, name: str, pieces: Iterator[str]) -> None:
        on = _Cutter().read(pieces)
        start = len(self._parts)
        self._take(pieces)
        if start == len(self._parts):
            self._parts.append(b"")
        choice = _Choice(order=self._count, start=start, stop=len(self._parts), on=on)
        self._count += 1
        self._choices[name].append(choice)

    def _add(self, text: str) -> None:
        if text:
            self._parts.append(text.encode())


def _frozen(lists: Mapping[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {name: tuple(entries) for name, entries in lists.items()}
