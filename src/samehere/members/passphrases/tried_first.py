"""Which passphrases are tried first: lists, and what people make out of them.

Nothing leaves the server for it. The lists are the 20,000 commonest passwords that come with Django
and the phrases of common_phrases.txt. What this finds, and what it cannot, says
docs/operating/accounts.md.
"""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from django.contrib.auth.password_validation import CommonPasswordValidator

from samehere.members.names import name_key

_PHRASES = Path(__file__).parent / "common_phrases.txt"
_OF_THIS_SITE = ("samehere", "community", "patient", "passphrase", "forum", "member")
_SHORTEST_RUN_WORDS = 3
_SHORTEST_RUN_LETTERS = 12
_FEWEST_DIFFERENT = 5
# Figures that people put round a word: a year, a birthday, the keys from 1 to 0.
_MOST_FIGURES = 10
# A unit of fewer letters that is said again and again.
_SHORT_UNIT = 12
_LONG_WALK = 5
_MOSTLY = 0.6

# The second reading takes 1 for an l.
_DISGUISES = (
    str.maketrans("@43!10$57", "aaeiiosst"),
    str.maketrans("@43!10$57", "aaeilosst"),
)
_ROWS = ((0.0, "1234567890"), (0.5, "qwertyuiop"), (0.75, "asdfghjkl"), (1.25, "zxcvbnm"))
_IN_ORDER = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertzuiop", "azertyuiop")


def is_common(text: str) -> bool:
    """Whether `text` is one of the first that a guesser tries.

    These are, whatever their capitals, spaces, signs and disguises (p4ssw0rd): a common password or
    phrase, two of them in a row, either with up to 10 figures round it; something short said again
    and again; fewer than 5 different signs; and walks over the keyboard, the alphabet or figures.
    """
    folded = text.casefold()
    if len(set(folded)) < _FEWEST_DIFFERENT:
        return True
    return any(
        _is_common_key(name_key(reading))
        for reading in (folded, *(folded.translate(table) for table in _DISGUISES))
    )


def _is_common_key(key: str) -> bool:
    letters = re.sub(r"\d", "", key)
    few_figures = len(key) - len(letters) <= _MOST_FIGURES
    bare = {key, letters, key.strip("0123456789")} if few_figures else {key}
    return (bool(key) and _is_walk(key)) or any(_is_known(one) or _says_again(one) for one in bare)


def _is_known(key: str) -> bool:
    if key in known_phrases():
        return True
    known = known_words()
    return any(
        key[:place] in known and (key[place:] in known or place == len(key))
        for place in range(1, len(key) + 1)
    )


def _says_again(key: str) -> bool:
    """Whether `key` is something short over and over, the last time perhaps cut off."""
    return any(
        key[length:] == key[:-length] for length in range(1, min(_SHORT_UNIT, len(key) // 2) + 1)
    )


def _is_walk(key: str) -> bool:
    covered, run = 0, 1
    for before, after in zip(key, [*key[1:], ""], strict=True):
        if before == after or (before, after) in neighbours():
            run += 1
            continue
        covered += run if run >= _LONG_WALK else 0
        run = 1
    return covered >= _MOSTLY * len(key)


@cache
def neighbours() -> frozenset[tuple[str, str]]:
    """Return the pairs that lie side by side on a keyboard, in the alphabet or among figures."""
    keys = [
        (letter, start + place, row)
        for row, (start, letters) in enumerate(_ROWS)
        for place, letter in enumerate(letters)
    ]
    near = {
        (one, other)
        for one, x, y in keys
        for other, to_x, to_y in keys
        if abs(x - to_x) <= 1 and abs(y - to_y) <= 1
    }
    for line in _IN_ORDER:
        for one, other in pairwise(line):
            near |= {(one, other), (other, one)}
    return frozenset(near)


@cache
def known_words() -> frozenset[str]:
    """Return the keys of the common passwords, and the words of this site."""
    found = {name_key(password) for password in CommonPasswordValidator().passwords}
    return frozenset({*found, *_OF_THIS_SITE} - {""})


@cache
def known_phrases() -> frozenset[str]:
    """Return the keys of the common phrases and of the runs of words in them."""
    lines = _PHRASES.read_text(encoding="utf-8").splitlines()
    return frozenset(
        key for line in lines if not line.startswith("#") for key in _runs(line.split())
    )


def _runs(words: list[str]) -> set[str]:
    found = {name_key("".join(words))}
    for start in range(len(words)):
        for stop in range(start + _SHORTEST_RUN_WORDS, len(words) + 1):
            key = name_key("".join(words[start:stop]))
            if len(key) >= _SHORTEST_RUN_LETTERS:
                found.add(key)
    return found
