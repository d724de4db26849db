"""Posts for `samehere read`: out of saved pages, or out of JSON lines. Pure: no database."""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from samehere.archives.errors import ImportRefused
from samehere.archives.files import read_file
from samehere.archives.reading import read_discussions
from samehere.experiences.extraction import PostText

TEXTS = ("title", "group", "thread", "author")


def threads_in(path: Path, *, now: datetime, group: str | None = None) -> list[list[PostText]]:
    """Return the discussions in a file, each with its posts in order, the opening post first.

    A file whose first line is a JSON object holds one post a line; any other is a saved page.
    `group` is the condition the discussions are about, where a post does not say it itself.

    Raises:
        ImportRefused: the file cannot be read; the sentence says why, and at which line.
    """
    file = read_file(path)
    if file.text.lstrip().startswith("{"):
        posts = list(_posts(file.text, group))
        return [list(together) for _, together in groupby(posts, key=lambda post: post.thread)]
    return [
        [
            PostText(
                id=place, text=post.text, parent=post.parent, title=discussion.thread.title,
                group=group, author=post.author,
            )
            for place, post in enumerate(discussion.thread.posts)
        ]
        for discussion in read_discussions(paths=[path], now=now)
    ]  # fmt: skip


def _posts(text: str, group: str | None) -> Iterator[PostText]:
    # Only at line feeds: other line ends may stand inside a text.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _post(line, number, group)


def _post(line: str, number: int, group: str | None) -> PostText:
    try:
        entry: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise ImportRefused(f"line {number:,} is no JSON") from None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise ImportRefused(f'line {number:,} is no JSON object with a "text"')
    for name in TEXTS:
        if not isinstance(entry.get(name), str | int | None):
            raise ImportRefused(f'line {number:,}: "{name}" is neither text nor null')
    given = entry.get("id")
    identity = given if isinstance(given, str | int) else number - 1
    parent = entry.get("parent")
    thread = entry.get("thread")
    return PostText(
        id=identity,
        text=entry["text"],
        parent=parent if isinstance(parent, str | int) else None,
        title=_text(entry.get("title")),
        group=_text(entry.get("group")) or group,
        author=_text(entry.get("author")),
        # A post that says of no thread that it belongs to it stands for itself.
        thread=thread if thread is not None else f"\n{number}",
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
