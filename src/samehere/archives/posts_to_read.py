"""Posts for `samehere read`: out of saved pages, or out of JSON lines. Pure: no database."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from samehere.archives.errors import ImportRefused
from samehere.archives.files import read_file
from samehere.archives.reading import read_discussions
from samehere.experiences.extraction import PostText

TEXTS = ("title", "group", "thread", "author")
_LINES = frozenset({".jsonl", ".ndjson"})
# Half of a pair, which JSON can hold and no output can.
_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Discussions:
    """Discussions, each with its posts in order, and sentences about what was not as it should."""

    threads: list[list[PostText]]
    notes: list[str] = field(default_factory=list)


def threads_in(path: Path, *, now: datetime, group: str | None = None) -> Discussions:
    """Return the discussions in a file, the opening post of each first.

    A file of JSON lines (by its name, or because it begins with an object) holds one post a line;
    any other is a saved page. `group` is what the discussions are about, where no post says it.

    Raises:
        ImportRefused: the file cannot be read; the sentence says why, and at which line.
    """
    file = read_file(path)
    if path.suffix.lower() in _LINES or file.text.lstrip().startswith("{"):
        return _in_lines(file.text, group)
    return Discussions(
        [
            [
                PostText(
                    id=place, text=post.text, parent=post.parent, title=discussion.thread.title,
                    group=group, author=post.author,
                )
                for place, post in enumerate(discussion.thread.posts)
            ]
            for discussion in read_discussions(paths=[path], now=now)
        ]
    )  # fmt: skip


def _in_lines(text: str, group: str | None) -> Discussions:
    threads: dict[int | str | None, dict[int | str, int]] = {}
    posts: dict[int | str | None, list[PostText]] = {}
    parents: list[tuple[int, PostText]] = []
    # Only at line feeds: other line ends may stand inside a text.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        post = _post(line, number, group)
        lines = threads.setdefault(post.thread, {})
        if post.id in lines:
            raise ImportRefused(
                f"line {number:,} has the id {json.dumps(post.id)}, which line "
                f"{lines[post.id]:,} of the same thread has already"
            )
        lines[post.id] = number
        posts.setdefault(post.thread, []).append(post)
        parents.append((number, post))
    return Discussions(list(posts.values()), list(_notes(parents, threads)))


def _notes(
    posts: list[tuple[int, PostText]], threads: dict[int | str | None, dict[int | str, int]]
) -> Iterator[str]:
    for number, post in posts:
        if post.parent is not None and post.parent not in threads[post.thread]:
            yield (
                f"line {number:,}: its parent {json.dumps(post.parent)} is not in the thread; "
                "read as if it answered nobody"
            )


def _post(line: str, number: int, group: str | None) -> PostText:
    try:
        entry: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise ImportRefused(f"line {number:,} is no JSON") from None
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise ImportRefused(f'line {number:,} is no JSON object with a "text"')
    for name in ("id", "parent", *TEXTS):
        if not _is_name(entry.get(name)):
            raise ImportRefused(
                f'line {number:,}: "{name}" is neither text, nor a number, nor null'
            )
    identity, thread = entry.get("id"), entry.get("thread")
    return PostText(
        id=number - 1 if identity is None else identity,
        text=_HALVES.sub("\ufffd", entry["text"]),
        parent=entry.get("parent"),
        title=_text(entry.get("title")),
        group=_text(entry.get("group")) or group,
        author=_text(entry.get("author")),
        # A post that says of no thread that it belongs to it stands for itself.
        thread=thread if thread is not None else f"\n{number}",
    )


def _is_name(value: object) -> bool:
    return value is None or (isinstance(value, str | int) and not isinstance(value, bool))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
