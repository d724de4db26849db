"""Walks a parsed page without recursion, so that no page can be nested too deeply."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from samehere.archives.errors import ImportRefused

TEXT = "-text"
COMMENT = "-comment"
# Nothing in these is anybody's words.
SKIPPED = frozenset(
    {
        "button",
        "canvas",
        "dialog",
        "embed",
        "head",
        "iframe",
        "input",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
    }
)
# Deeper than any page a person made. The parser's time grows with the cube of the depth where
# tags for bold and the like are left open.
_DEEPEST = 500
_MOST_TAGS = 1_000_000
_MOST_ATTRIBUTES = 10_000
_HIDDEN = re.compile(r"<!--|<script\b|<style\b", re.IGNORECASE)
_CLOSING = {
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script\b", re.IGNORECASE),
    "<style": re.compile(r"</style\b", re.IGNORECASE),
}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# These need no end tag, or take none.
_NEVER_OPEN = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "dd",
        "dt",
        "embed",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "p",
        "param",
        "path",
        "source",
        "td",
        "th",
        "tr",
        "track",
        "wbr",
    }
)


class Step(NamedTuple):
    """One step of a walk: into a node, or out of it again."""

    node: LexborNode
    tag: str
    is_in: bool


def parsed(html: str) -> LexborHTMLParser:
    """Return the parsed page.

    Raises:
        ImportRefused: more tags, attributes or depth than on any real page.
    """
    if reason := _why_too_much(html):
        raise ImportRefused(reason)
    # Without events: what they are for, copying the chosen option of a list, takes quadratic time.
    return LexborHTMLParser(html, options=LexborDocumentOptions.WO_EVENTS)


def walk(root: LexborNode) -> Iterator[Step]:
    """Yield every node under `root` going in and coming out, `root` included, in page order."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        tag = node.tag or ""
        child = None
        if tag not in SKIPPED:
            yield Step(node, tag, is_in=True)
            child = node.first_child
        if child is not None:
            node = child
            depth += 1
            continue
        if tag not in SKIPPED:
            yield Step(node, tag, is_in=False)
        while node is not None and depth and node.next is None:
            node = node.parent
            depth -= 1
            if node is not None:
                yield Step(node, node.tag or "", is_in=False)
        node = node.next if node is not None and depth else None


def _why_too_much(html: str) -> str:
    """Return why no parser should be given this page, as the end of a sentence; "" for fine."""
    if html.count("<") > _MOST_TAGS:
        return f"it has more than {_MOST_TAGS:,} tags, far more than a real page"
    if any(_is_endless(piece) for piece in html.split(">")):
        return "a tag in it has more attributes than any real page"
    is_open: Counter[str] = Counter()
    depth = 0
    for match in _TAG.finditer(_shown(html)):
        tag = match[2].lower()
        if tag in _NEVER_OPEN:
            continue
        if not match[1]:
            is_open[tag] += 1
            depth += 1
        elif is_open[tag]:
            is_open[tag] -= 1
            depth -= 1
        if depth > _DEEPEST:
            return "its elements stand inside each other far deeper than on a real page"
    return ""


def _is_endless(piece: str) -> bool:
    """Say whether the tag that `piece` ends with has so many attributes that parsing never ends."""
    if len(piece) < _MOST_ATTRIBUTES:
        return False
    _, _, tag = piece.partition("<")
    return len(tag.split(maxsplit=_MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES


def _shown(html: str) -> str:
    """Return `html` without comments, scripts and styles: tags in them are none."""
    kept: list[str] = []
    start = 0
    while opening := _HIDDEN.search(html, start):
        kept.append(html[start : opening.start()])
        closing = _CLOSING[opening[0].lower()].search(html, opening.end())
        start = closing.end() if closing else len(html)
    kept.append(html[start:])
    return "".join(kept)


def classes(node: LexborNode) -> frozenset[str]:
    """Return the class names of a node."""
    return frozenset((node.attributes.get("class") or "").split())
