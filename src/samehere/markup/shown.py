"""The HTML of a post as the text it shows, into which tags can be put without changing a letter.

For what is added while a page is drawn: a marked sentence, a word that can be looked up.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# A tag; an attribute may hold a ">".
_TAG = re.compile(r'<(/?)([a-z]+)[^>"]*(?:"[^"]*"[^>"]*)*>')
# Tags inside a line. All others end the line, so that nothing reaches across them.
_INLINE: Final = frozenset({"a", "button", "em", "mark", "span", "strong"})
_PRESSED: Final = frozenset({"a", "button"})
_MARKER = re.compile(r"\s*(?:•|\d+\.)")


@dataclass(frozen=True, slots=True)
class _Node:
    """Characters between two tags: `text` from its offset on, `html[start:stop]` escaped.

    `is_pressed`: in a link or a button.
    """

    offset: int
    text: str
    start: int
    stop: int
    is_pressed: bool


@dataclass(frozen=True, slots=True)
class Wrap:
    """Tags round the characters `start` to `stop` of the shown text."""

    start: int
    stop: int
    opening: str
    closing: str


class Shown:
    """Stored HTML, as `render` makes it, and its text.

    In `text` a block ends in two line ends, as in plain text, and <br> is one. It has no bullets
    and numbers of lists, which browsers draw.
    """

    def __init__(self, html: str) -> None:
        self._html = html
        self._nodes: list[_Node] = []
        self._items: Counter[int] = Counter()
        self._length = 0
        self.text = self._read()

    def parts(self, start: int, stop: int) -> list[tuple[int, int]]:
        """Return the characters `start` to `stop` in stretches that no tag interrupts.

        Stretches of white space alone are left out: they also stand between blocks.
        """
        found = []
        for node in self._nodes:
            first, last = max(start, node.offset), min(stop, node.offset + len(node.text))
            if self.text[first:last].strip():
                found.append((first, last))
        return found

    def may_be_button(self, start: int, stop: int) -> bool:
        """Whether the characters stand in one piece, and in no link or button."""
        return any(
            node.offset <= start < stop <= node.offset + len(node.text)
            for node in self._nodes
            if not node.is_pressed
        )

    def wrapped(self, wraps: Iterable[Wrap]) -> str:
        """Return the HTML with tags round these stretches, which stand in order in one node each.

        The text it shows stays as it is.
        """
        found: list[str] = []
        done = 0
        nodes = iter(self._nodes)
        node: _Node | None = None
        inside = 0
        for wrap in wraps:
            while node is None or wrap.start >= node.offset + len(node.text):
                if node is not None:
                    found.append(_escaped(node.text[inside:]))
                    done = node.stop
                node, inside = next(nodes), 0
                found.append(self._html[done : node.start])
            start, stop = wrap.start - node.offset, wrap.stop - node.offset
            found += (_escaped(node.text[inside:start]), wrap.opening)
            found += (_escaped(node.text[start:stop]), wrap.closing)
            inside = stop
        if node is not None:
            found.append(_escaped(node.text[inside:]))
            done = node.stop
        found.append(self._html[done:])
        return "".join(found)

    def place_of(self, plain_text: str, start: int, stop: int) -> tuple[int, int] | None:
        """Return where the characters `start` to `stop` of the plain text stand in `text`.

        None where nothing of them is shown, or this is not the HTML of that text.
        """
        found: list[int] = []
        at = 0
        for offset, letter in enumerate(self.text):
            for _ in range(self._items[offset]):
                marker = _MARKER.match(plain_text, at)
                if marker is None:
                    return None
                at = marker.end()
            if letter.isspace():
                continue
            while plain_text[at : at + 1].isspace():
                at += 1
            if plain_text[at : at + 1] != letter:
                return None
            if start <= at < stop:
                found.append(offset)
            at += 1
        return (found[0], found[-1] + 1) if found else None

    def _read(self) -> str:
        texts: list[str] = []
        depth = done = 0
        for tag in _TAG.finditer(self._html):
            self._take(texts, done, tag.start(), is_pressed=depth > 0)
            done = tag.end()
            closes, name = tag[1], tag[2]
            if name in _PRESSED:
                depth += -1 if closes else 1
            if name not in _INLINE:
                self._add(texts, "\n" if name == "br" else "\n\n")
            if name == "li" and not closes:
                self._items[self._length] += 1
        self._take(texts, done, len(self._html), is_pressed=False)
        return "".join(texts)

    def _take(self, texts: list[str], start: int, stop: int, *, is_pressed: bool) -> None:
        if start < stop:
            text = unescape(self._html[start:stop])
            self._nodes.append(_Node(self._length, text, start, stop, is_pressed))
            self._add(texts, text)

    def _add(self, texts: list[str], text: str) -> None:
        texts.append(text)
        self._length += len(text)


def marked(html: str, plain_text: str, start: int, stop: int, *, anchor: str) -> str:
    """Return the HTML of a post with the characters `start` to `stop` of its plain text marked.

    The first mark has the id `anchor`. Where they cannot be found, the HTML comes back unchanged.
    """
    shown = Shown(html)
    place = shown.place_of(plain_text, start, stop)
    if place is None:
        return html
    openings = [f'<mark id="{anchor}">']
    parts = shown.parts(*place)
    openings += ["<mark>"] * (len(parts) - 1)
    return shown.wrapped(
        Wrap(*part, opening, "</mark>") for part, opening in zip(parts, openings, strict=True)
    )


def _escaped(text: str) -> str:
    """Return the text escaped as the sanitiser does."""
    return escape(text, quote=False).replace("\xa0", "&nbsp;")
