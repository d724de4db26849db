"""Names to choose from, for those who have no idea. Pure: no database.

Plants, birds and first names in many families, so that none of them says who somebody is.
"""

from __future__ import annotations

import secrets
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = Path(__file__).with_name("ideas.txt")
# How many of each kind to think of where a few are wanted: not all of them will be free.
_ENOUGH = 24


def some_names() -> list[str]:
    """Return names somebody may have already, each once, in another order every time.

    First single words, then pairs of a plant and a bird: there are 7,000 of those.
    """
    return list(dict.fromkeys([*islice(_singles(), _ENOUGH), *islice(_pairs(), _ENOUGH)]))


def all_words() -> list[str]:
    """Return every word names are made of."""
    return [word for words in _families().values() for word in words]


def _singles() -> Iterator[str]:
    families = list(_families().values())
    while True:
        yield secrets.choice(secrets.choice(families))


def _pairs() -> Iterator[str]:
    plants, birds = _families()["plants"], _families()["birds"]
    while True:
        yield f"{secrets.choice(plants)} {secrets.choice(birds)}"


@cache
def _families() -> dict[str, list[str]]:
    lines = _LIST.read_text(encoding="utf-8").splitlines()[1:]
    split = (line.split(":") for line in lines)
    return {family: words.split() for family, words in split}
