"""Turns the HTML of a post into its text: paragraphs, line ends, lists, quotes, addresses."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from samehere.archives.readers.html_links import address_of, is_cut_form, says_the_same

# A blank line stands round these; the other blocks only begin a new line.
_SET_APART = frozenset(["blockquote", "dl", "figure", "hr", "ol", "p", "pre", "table", "ul"]) | {
    f"h{level}" for level in range(1, 7)
}
_NEW_LINE = """
    address article aside center dd details div dt fieldset figcaption footer form header li main
    nav section summary tr
"""
_BLOCKS = _SET_APART | frozenset(_NEW_LINE.split())
# HTML's own white space. A no-break space is a character somebody wanted.
_WHITE = re.compile("[ \t\n\r\f]+")
_LETTER_OR_DIGIT = re.compile("[0-9A-Za-z]")
_LONGEST_EMOJI = 8
_DEEPEST_MARGIN = 10
_LARGEST_NUMBER = 1_000_000


@dataclass
class _List:
    """A list that is open: the number of its next item, None for bullets."""

    number: int | None
    is_new: bool = True


@dataclass
class _Margin:
    """What stands left of the lines of a list item or a quote; a marker only on the first."""

    words: str
    is_new_marker: bool = False


@dataclass
class PostText:
    """Takes the nodes of one post in page order and gives its text. Linear in their number."""

    pictures: int = 0
    _lines: list[str] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _line_margin: str = ""
    _line_number: int = 0
    _lists: list[_List] = field(default_factory=list)
    _margins: list[_Margin] = field(default_factory=list)
    _links: list[tuple[str, int, int]] = field(default_factory=list)
    _wants_gap: bool = False
    _preserving: int = 0

    def enter(self, node: LexborNode, tag: str) -> None:
        """Take the beginning of an element."""
        if tag == "br":
            self._end_line(is_kept=True)
        elif tag == "img":
            self._picture(node)
        elif tag == "a":
            address = address_of(node.attributes.get("href") or "")
            self._links.append((address, self._line_number, len(self._line)))
        elif tag in {"td", "th"} and self._line:
            self._line[-1] = self._line[-1].rstrip(" ")
            self._line.append(" | ")
        elif tag in _BLOCKS:
            self._enter_block(node, tag)

    def leave(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "a":
            self._end_link(*self._links.pop())
        elif tag in _BLOCKS:
            self._leave_block(tag)

    def add(self, words: str) -> None:
        """Take characters."""
        if not self._preserving:
            words = _WHITE.sub(" ", words)
            is_doubled = not self._line or self._line[-1].endswith(" ")
            self._put(words[1:] if is_doubled and words.startswith(" ") else words)
            return
        first, *rest = words.split("\n")
        self._put(first)
        for line in rest:
            self._end_line(is_kept=True)
            self._put(line)

    def set_apart(self) -> None:
        """Let a blank line stand before what comes next."""
        self._end_line()
        self._wants_gap = True

    def text(self) -> str:
        """Return the text so far, outer white space gone."""
        self._end_line()
        return "\n".join(self._lines).strip()

    def _enter_block(self, node: LexborNode, tag: str) -> None:
        self._end_line()
        if tag == "li":
            self._enter_item(node)
        elif tag in {"ol", "ul"}:
            self._wants_gap = not self._lists
            start = _number(node, "start", 1) if tag == "ol" else None
            self._lists.append(_List(start))
        elif tag in _SET_APART and not (self._margins and self._margins[-1].is_new_marker):
            self._wants_gap = True
        if tag == "blockquote":
            self._add_margin("> ")
        elif tag == "pre":
            self._preserving += 1

    def _leave_block(self, tag: str) -> None:
        self._end_line()
        if tag in {"ol", "ul"}:
            self._lists.pop()
            self._wants_gap = not self._lists
        elif tag in _SET_APART:
            self._wants_gap = True
        if tag in {"li", "blockquote"}:
            self._margins.pop()
        elif tag == "pre":
            self._preserving -= 1

    def _enter_item(self, node: LexborNode) -> None:
        items = self._lists[-1] if self._lists else _List(None)
        marker = "- "
        if items.number is not None:
            number = _number(node, "value", items.number)
            marker = f"{number}. "
            items.number = number + 1
        self._add_margin(marker, is_new_marker=True)
        # Items stand close together, even where each is a paragraph.
        self._wants_gap = self._wants_gap and items.is_new
        items.is_new = False

    def _add_margin(self, words: str, *, is_new_marker: bool = False) -> None:
        # A page of lists inside lists must not become a text of nothing but margins.
        is_shown = len(self._margins) < _DEEPEST_MARGIN
        self._margins.append(_Margin(words, is_new_marker) if is_shown else _Margin(""))

    def _picture(self, node: LexborNode) -> None:
        alternative = (node.attributes.get("alt") or "").strip()
        is_emoji = 0 < len(alternative) <= _LONGEST_EMOJI
        if is_emoji and not _LETTER_OR_DIGIT.search(alternative):
            self._put(alternative)
        else:
            self.pictures += 1

    def _end_link(self, address: str, line_number: int, start: int) -> None:
        if not address:
            return
        if line_number == self._line_number:
            words = "".join(self._line[start:])
            if not words.strip() or says_the_same(words, address):
                return
            if is_cut_form(words, address):
                self._line[start:] = [" " * words.startswith(" "), address]
                return
        if not self._line:
            self._lines[-1] += f" ({address})"
            return
        ending = " " * self._line[-1].endswith(" ")
        self._line[-1] = self._line[-1].rstrip(" ")
        self._line.append(f" ({address}){ending}")

    def _put(self, words: str) -> None:
        if not words:
            return
        if not self._line:
            self._begin_line()
        self._line.append(words)

    def _begin_line(self) -> None:
        if self._wants_gap and self._lines and self._lines[-1]:
            self._lines.append("")
        self._wants_gap = False
        self._line_margin = "".join(margin.words for margin in self._margins)
        for margin in self._margins:
            if margin.is_new_marker:
                margin.words = " " * len(margin.words)
                margin.is_new_marker = False

    def _end_line(self, *, is_kept: bool = False) -> None:
        words = "".join(self._line)
        self._line.clear()
        if words.strip():
            self._lines.append(self._line_margin + words.rstrip(" "))
        elif is_kept:
            self._lines.append("")
        self._line_number += bool(words) or is_kept


def _number(node: LexborNode, attribute: str, default: int) -> int:
    words = (node.attributes.get(attribute) or "").strip()
    is_number = words.isascii() and words.isdecimal() and len(words) < len(str(_LARGEST_NUMBER))
    return int(words) if is_number else default
