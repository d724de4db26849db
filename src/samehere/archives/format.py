"""The neutral shape of an old discussion: what every reader makes and every writer takes.

Pure: no Django, no database. None means "not kept", never "zero" and never "now".
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Layout(StrEnum):
    """Where a discussion was read from; also the kind of its source in the community."""

    SAVED_TEXT = "saved_text"
    SAVED_HTML = "saved_html"


@dataclass(frozen=True, slots=True)
class ArchivedPost:
    """One post. `parent` is the position of the post answered, an earlier one; None: it opens.

    `text` is exact: outer white space and the layout's indentation gone, nothing else. An empty
    text is a post whose words are not on the page. `source_id` is the post's id where it came
    from, unique in its thread, or "".
    """

    parent: int | None
    text: str
    author: str | None = None
    posted_at: datetime | None = None
    likes: int | None = None
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class ArchivedThread:
    """One discussion in reading order, opening post first.

    `keys` say which discussion this is, the surest first: two pages that share one belong
    together. `title` is the page's own; None: the page has none. `page` counts from 1.
    `warnings` are whole sentences: what was guessed or left out while reading.
    """

    layout: Layout
    keys: tuple[str, ...]
    title: str | None
    posts: tuple[ArchivedPost, ...]
    followers: int | None = None
    likes: int | None = None
    replies_stated: int | None = None
    page: int = 1
    has_opening: bool = True
    warnings: tuple[str, ...] = ()

    @property
    def replies_found(self) -> int:
        """How many replies the page held; the page may have stated more."""
        return len(self.posts) - 1
