"""Phrases made for somebody: words drawn by lot."""

import secrets
from functools import cache
from pathlib import Path

WORDS_IN_A_PHRASE = 6
_LIST = Path(__file__).parent / "words.txt"


def make_phrase() -> str:
    """Return six words with spaces between, drawn from 1,719: 64 bits. Kept nowhere."""
    return " ".join(secrets.choice(words()) for _ in range(WORDS_IN_A_PHRASE))


@cache
def words() -> tuple[str, ...]:
    """Return the words phrases are made of: plain, kind, told apart by their first four letters."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())
