"""Which names look alike. Pure: no database.

Source: Unicode Technical Standard 39, version 15: the skeleton of its section 4, here without
accents too, from the list that tools/names writes.
"""

import unicodedata
from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("lookalikes.tsv")
# The letters of these are written together, and with Latin ones, by those who use them.
_WRITTEN_TOGETHER = (
    frozenset({"CJK", "HIRAGANA", "KATAKANA", "LATIN"}),
    frozenset({"CJK", "BOPOMOFO", "LATIN"}),
    frozenset({"CJK", "HANGUL", "LATIN"}),
)
# Letters whose Unicode name begins with something else than their alphabet.
_ALPHABETS = {"IDEOGRAPHIC": "CJK", "KATAKANA-HIRAGANA": "KATAKANA", "MODIFIER": ""}
_BETWEEN_WORDS = str.maketrans(dict.fromkeys(".-_'", " "))


def look_of(name: str) -> str:
    """Return what two names have in common that readers would take for each other.

    "Bill", "BiII" and "bi11" have one look, so have "Änna" and "Anna", a name in Latin letters
    and its double in Cyrillic ones. Case counts before it is gone: I looks like l, i does not.
    """
    shapes = _shapes_of(unicodedata.normalize("NFKC", name)).casefold()
    # Once more, for what has another look in lower case: M becomes m, and m looks like rn.
    return _shapes_of(shapes).casefold()


def mixes_alphabets(name: str) -> bool:
    """Say whether some word of the name has letters of alphabets nobody writes together."""
    words = unicodedata.normalize("NFKC", name).translate(_BETWEEN_WORDS).split()
    return any(_is_mixed(word) for word in words)


def _is_mixed(word: str) -> bool:
    used = {_alphabet_of(letter) for letter in word if unicodedata.category(letter)[0] == "L"}
    used.discard("")
    return len(used) > 1 and not any(used <= together for together in _WRITTEN_TOGETHER)


def _alphabet_of(letter: str) -> str:
    first = unicodedata.name(letter, "").partition(" ")[0]
    return _ALPHABETS.get(first, first)


def _shapes_of(text: str) -> str:
    shapes = _shapes()
    return "".join(
        shapes.get(letter, letter)
        for letter in unicodedata.normalize("NFD", text)
        if unicodedata.category(letter)[0] in "LMN"
        and not unicodedata.name(letter, "").startswith("COMBINING")
    )


@cache
def _shapes() -> dict[str, str]:
    lines = _LIST.read_text(encoding="utf-8").splitlines()[1:]
    listed = (line.split("\t") for line in lines)
    return {letter: shape for shape, letters in listed for letter in letters}
