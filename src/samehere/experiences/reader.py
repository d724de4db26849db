"""The engine as this room calls it: with the community's vocabulary, and a version of its rules."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import samehere.vocabulary
from samehere.experiences import extraction
from samehere.vocabulary.queries import recognizer, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samehere.experiences.extraction import PostText, Statement

_LEFT_OUT = {"__pycache__", "tests", "management", "migrations"}


def read(posts: Sequence[PostText]) -> list[Statement]:
    """Return what the posts of one discussion state, in reading order. One query."""
    return extraction.read_thread(posts, recognizer())


def rules_version() -> str:
    """Return what changes with every change of the rules and of the words found. One query.

    Ask before reading: if a term is added meanwhile, the post is read once more, not once too few.
    """
    words = vocabulary().version
    return f"{_program_version()}.{words}" if words else _program_version()


@cache
def _program_version() -> str:
    """Return what changes with every change of the rules or the shipped words: 16 letters.

    Made from the files themselves, so that nobody can forget to raise it.
    """
    digest = hashlib.sha256()
    for room in (extraction, samehere.vocabulary):
        folder = Path(str(room.__file__)).parent
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_file() and not _LEFT_OUT & set(inside.parts):
                digest.update(f"{inside}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
