"""Source as people typed it -> safe HTML and the text a reader sees. Done once, when written."""

from dataclasses import dataclass
from enum import StrEnum

from samehere.markup.markdown import make_parser
from samehere.markup.plain import plain_html
from samehere.markup.sanitize import sanitize
from samehere.markup.writer import Writer

_PARSER = make_parser()


class SourceFormat(StrEnum):
    """What the characters of a source mean: markdown, or nothing but themselves."""

    MARKDOWN = "markdown"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Rendered:
    """`html` is safe to put into a page; spans are half-open ranges of `plain_text`."""

    html: str
    plain_text: str


def render(source: str, source_format: SourceFormat) -> Rendered:
    """Return `source` as HTML and as plain text. Never fails; linear in the length of `source`.

    For plain, `plain_text` is `source` itself. For markdown it is what a reader sees: blank lines
    between paragraphs, list items on lines of their own with their bullet or number. Apart from
    those and from white space, both results hold the same characters in the same order.
    """
    if source_format is SourceFormat.PLAIN:
        return Rendered(html=sanitize(plain_html(source)), plain_text=source)
    writer = Writer()
    writer.write(_PARSER.parse(source))
    return Rendered(html=sanitize(writer.html()), plain_text=writer.plain_text())
