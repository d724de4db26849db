"""Walks over parsed markdown once and writes HTML and plain text side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markdown_it.token import Token

from samehere.markup.links import opening_tag

_BULLET = "•"


@dataclass(slots=True)
class _Numbers:
    """The numbers of one list: shown are those that were typed, except in lists of 1. 1. 1."""

    first: int = -1
    typed: int = -1
    shown: int = -1

    def tags_before(self, number: int) -> str:
        """Return the tags that must stand before the item typed as `number`."""
        is_first = self.shown < 0
        if not is_first and (number == self.shown + 1 or number == self.typed == self.first):
            self.typed, self.shown = number, self.shown + 1
            return ""
        self.first = self.typed = self.shown = number
        start = "<ol>" if number == 1 else f'<ol start="{number}">'
        return start if is_first else f"</ol>{start}"


class Writer:
    """Collects both results for one text. Use a new one for each."""

    def __init__(self) -> None:
        self._html: list[str] = []
        self._plain: list[str] = []
        self._gap = 0
        self._is_after_marker = False
        # The lists around the current place; None is one with bullets.
        self._lists: list[_Numbers | None] = []
        # Open em and strong: inside itself neither looks different, so it is written once. That
        # also keeps the depth of the page small, whatever was typed.
        self._emphasis = {"em": 0, "strong": 0}

    def html(self) -> str:
        """Return the HTML written so far. It still has to pass the sanitiser."""
        return "".join(self._html).rstrip("\n")

    def plain_text(self) -> str:
        """Return the text a reader of the HTML sees."""
        return "".join(self._plain).rstrip()

    def write(self, tokens: Sequence[Token]) -> None:
        """Write the blocks of a text."""
        for token in tokens:
            if token.nesting == 0:
                self._write_inline(token.children or [])
            elif token.nesting > 0:
                self._open(token)
            else:
                self._close(token)

    def _open(self, token: Token) -> None:
        match token.tag:
            case "li":
                self._open_item(token)
            case "ul" | "ol":
                self._open_list(is_ordered=token.tag == "ol")
            case _:
                self._separate(2)
                # The paragraph of a short list item has no tags of its own.
                if not token.hidden:
                    self._html.append(f"<{token.tag}>")

    def _close(self, token: Token) -> None:
        match token.tag:
            case "li":
                self._html.append("</li>")
                self._is_after_marker = False
            case "ul" | "ol":
                self._lists.pop()
                self._close_block(token)
                self._separate(1 if self._lists else 2)
            case _:
                if not token.hidden:
                    self._close_block(token)
                if token.tag == "blockquote":
                    self._separate(2)

    def _close_block(self, token: Token) -> None:
        # A line per outermost block, so that stored HTML can be read and compared.
        self._html.append(f"</{token.tag}>" if token.level else f"</{token.tag}>\n")

    def _open_list(self, *, is_ordered: bool) -> None:
        self._separate(1 if self._lists else 2)
        self._lists.append(_Numbers() if is_ordered else None)
        if not is_ordered:
            # An ordered one is opened by its first item, which knows the number.
            self._html.append("<ul>")

    def _open_item(self, token: Token) -> None:
        self._is_after_marker = False
        self._separate(1)
        numbers = self._lists[-1]
        if numbers is None:
            marker = _BULLET
        else:
            self._html.append(numbers.tags_before(int(token.info)))
            marker = f"{numbers.shown}."
        self._html.append("<li>")
        self._text_to_plain(marker)
        self._is_after_marker = True

    def _write_inline(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            match token.type:
                case "text":
                    self._html.append(escape(token.content, quote=False))
                    self._text_to_plain(token.content)
                case "softbreak" | "hardbreak":
                    self._html.append("<br>")
                    self._text_to_plain("\n")
                case "link_open":
                    self._html.append(opening_tag(str(token.attrs["href"])))
                case "link_close":
                    self._html.append("</a>")
                case _:
                    self._write_emphasis(token.tag, token.nesting)

    def _write_emphasis(self, tag: str, nesting: int) -> None:
        outermost = 0 if nesting > 0 else 1
        if self._emphasis[tag] == outermost:
            self._html.append(f"<{tag}>" if nesting > 0 else f"</{tag}>")
        self._emphasis[tag] += nesting

    def _separate(self, line_ends: int) -> None:
        # What follows a marker stands on its line, be it a paragraph, a quote or another list.
        if not self._is_after_marker:
            self._gap = max(self._gap, line_ends)

    def _text_to_plain(self, text: str) -> None:
        if self._is_after_marker:
            self._plain.append(" ")
        elif self._plain:
            self._plain.append("\n" * self._gap)
        self._plain.append(text)
        self._gap = 0
        self._is_after_marker = False
