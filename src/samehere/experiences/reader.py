"""The engine as this room calls it: with the shipped vocabulary, and a version of its rules."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from samehere import vocabulary
from samehere.experiences import extraction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samehere.experiences.extraction import PostText, Statement

_LEFT_OUT = {"__pycache__", "tests", "management", "migrations"}


def read(posts: Sequence[PostText]) -> list[Statement]:
    """Return what the posts of one discussion state, in reading order. No query."""
    from samehere.vocabulary.recognize import Recognizer

    return extraction.read_thread(posts, Recognizer.shipped())


@cache
def rules_version() -> str:
    """Return what changes with every change of the rules or the shipped words: 16 letters.

    Made from the files themselves, so that nobody can forget to raise it.
    """
    digest = hashlib.sha256()
    for room in (extraction, vocabulary):
        folder = Path(str(room.__file__)).parent
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and not _LEFT_OUT & set(inside.parts):
                digest.update(f"{inside}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
