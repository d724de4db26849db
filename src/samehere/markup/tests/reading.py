"""Reads rendered HTML the way a browser does, so that tests need not trust the renderer."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

_ATTRIBUTES = {"a": {"href", "rel"}, "ol": {"start"}}
_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a"}
_SCHEMES = {"http", "https", "mailto"}


@dataclass
class _Eye(HTMLParser):
    """Collects elements, and the text with the bullets and numbers a browser would show."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    _numbers: list[int | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag in ("ul", "ol"):
            self._numbers.append(None if tag == "ul" else int(attributes.get("start") or 1))
        elif tag == "li":
            number = self._numbers.pop() if self._numbers else None
            self.text.append("•" if number is None else f"{number}.")
            self._numbers.append(None if number is None else number + 1)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            del self._numbers[-1:]

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", {}))

    def handle_decl(self, decl: str) -> None:
        self.elements.append(("declaration", {}))

    def handle_pi(self, data: str) -> None:
        self.elements.append(("instruction", {}))

    def unknown_decl(self, data: str) -> None:
        self.elements.append(("declaration", {}))


def elements_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return every tag with its attributes, as two parsers of different make see them."""
    eye = _Eye()
    eye.feed(html)
    eye.close()
    page = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
    assert page.body is not None
    seen = [
        (node.tag or "", dict(node.attributes))
        for node in page.body.traverse(include_text=False)
        if node is not page.body and node.tag != "body"
    ]
    return eye.elements + seen


def visible(html: str) -> str:
    """Return every character a reader sees, bullets and numbers too, without white space."""
    eye = _Eye()
    eye.feed(html)
    eye.close()
    return without_space("".join(eye.text))


def without_space(text: str) -> str:
    return "".join(text.split())


def assert_safe(html: str) -> None:
    """Fail where `html` holds anything but the tags, attributes and schemes we allow."""
    for tag, attributes in elements_of(html):
        assert tag in _TAGS, (tag, html)
        assert set(attributes) <= _ATTRIBUTES.get(tag, set()), (attributes, html)
        if tag == "a":
            assert attributes["rel"] == "nofollow ugc noopener"
        if "href" in attributes:
            assert urlsplit(attributes["href"] or "").scheme in _SCHEMES, html
        if "start" in attributes:
            assert (attributes["start"] or "").isdecimal(), html
