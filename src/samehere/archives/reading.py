"""From files to discussions: all of them are read before anything is written. No Django."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from samehere.archives.errors import ImportRefused
from samehere.archives.files import read_file
from samehere.archives.joining import Discussion, Page, join_pages
from samehere.archives.readers import read_page
from samehere.archives.readers.names import LONGEST_TITLE
from samehere.markup import clean, clean_line, shortened

LONGEST_DEFAULT_TITLE = 140
# Five times what can be written here: nobody's words are cut, and no page grows without end.
LONGEST_IMPORTED_POST = 100_000


def read_discussions(
    *,
    paths: Sequence[Path],
    now: datetime,
    title: str = "",
    advance: Callable[[], None] = lambda: None,
) -> list[Discussion]:
    """Return the discussions in the files, each with a title, in the order of the files.

    `advance` is called after each file.

    Raises:
        ImportRefused: any file cannot be read; the sentence names every such file.
    """
    pages: list[Page] = []
    refused: list[str] = []
    for path in dict.fromkeys(paths):
        try:
            pages += _pages_in(path, now)
        except ImportRefused as refusal:
            # As it was typed: in a wrong folder the name alone says nothing.
            refused.append(f"{_printable(str(path))}: {refusal}")
        advance()
    if refused:
        raise ImportRefused("\n".join(f"{words.rstrip('.')}." for words in refused))
    discussions = join_pages(pages)
    if title and len(discussions) > 1:
        raise ImportRefused(
            f"There are {len(discussions)} discussions in these files, and --title is for one. "
            "Import them one by one, or leave --title out."
        )
    return [_checked(_titled(discussion, title)) for discussion in discussions]


def _pages_in(path: Path, now: datetime) -> list[Page]:
    file = read_file(path)
    layout, threads = read_page(file.text, now=now)
    notes = (file.note,) if file.note else ()
    return [
        Page(_name(path), layout, replace(thread, warnings=(*notes, *thread.warnings)))
        for thread in threads
    ]


def _name(path: Path) -> str:
    """Return the name of a file as it can be printed, whatever bytes it is made of."""
    return _printable(path.name)


def _printable(name: str) -> str:
    return clean_line(name.encode(errors="surrogateescape").decode(errors="replace"))


def _titled(discussion: Discussion, title: str) -> Discussion:
    title = clean_line(title)
    if len(title) > LONGEST_TITLE:
        raise ImportRefused(f"A title can have {LONGEST_TITLE} characters; this has {len(title)}.")
    warnings = discussion.thread.warnings
    if not title:
        title = clean_line(discussion.thread.title or "")
    if not title:
        opening = clean(discussion.thread.posts[0].text)
        title = shortened(opening, LONGEST_DEFAULT_TITLE)
        made = (
            "Title: none on the page, so it is the first sentence of the opening post, at most "
            f"{LONGEST_DEFAULT_TITLE} characters of it: “{title}”. --title gives another."
        )
        warnings = (*warnings, made)
    return replace(discussion, thread=replace(discussion.thread, title=title, warnings=warnings))


def _checked(discussion: Discussion) -> Discussion:
    thread = discussion.thread
    name = " + ".join(discussion.files)
    if not thread.title:
        raise ImportRefused(f"{name}: the opening post has no words.")
    longest = max(len(post.text) for post in thread.posts)
    if longest > LONGEST_IMPORTED_POST:
        raise ImportRefused(
            f"{name}: a post in it is {longest:,} characters long; the longest that can come in is "
            f"{LONGEST_IMPORTED_POST:,}. Is this one discussion, saved whole?"
        )
    return discussion
