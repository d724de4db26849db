"""Readers of saved pages, one a layout. Which one reads a page is decided by its content.

A reader is a module with `WORDS` (what it reads), `match` (how sure it is) and `read`. Pure:
text in, neutral discussions out.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from samehere.archives.errors import AnotherLayout, ImportRefused
from samehere.archives.format import ArchivedThread
from samehere.archives.readers import saved_html, saved_text
from samehere.archives.readers.matching import Match


@dataclass(frozen=True, slots=True)
class Reader:
    """One layout: `words` names it to people."""

    words: str
    match: Callable[[str], Match]
    read: Callable[..., list[ArchivedThread]]


READERS: Sequence[Reader] = (
    Reader(saved_html.WORDS, saved_html.match, saved_html.read),
    Reader(saved_text.WORDS, saved_text.match, saved_text.read),
)
_AT_THE_TOP = 2_000
_MOST_LINES = 3_000_000


def read_page(text: str, *, now: datetime) -> tuple[str, list[ArchivedThread]]:
    """Return the name of the layout and the discussions in `text`, at least one.

    `now` is what times must not lie after.

    Raises:
        AnotherLayout: no reader knows this page. ImportRefused: it cannot be read.
    """
    if not text.strip():
        raise ImportRefused("it is empty")
    top = text[:_AT_THE_TOP].casefold()
    if "mime-version:" in top and "multipart/related" in top:
        raise ImportRefused(
            "it is a web archive (MHTML). Save the page again as “Web page, HTML only”, or as text"
        )
    if text.count("\n") > _MOST_LINES:
        raise ImportRefused(f"it has more than {_MOST_LINES:,} lines, far more than a real page")
    matches = [(reader.match(text), reader) for reader in READERS]
    best, reader = max(matches, key=lambda pair: pair[0].score)
    if not best.is_sure:
        # A web page is told what it lacks as a web page; anything else, as a text.
        raise AnotherLayout((matches[0][0] if matches[0][0].score else matches[-1][0]).because)
    return reader.words, reader.read(text, now=now)
