"""How much of a text is read: English only, and no endless lists."""

import re
import string
from itertools import islice

from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.tokens import PIECE

LONGEST_POST = 100_000
# Words and signs. The longest post of the community in prose has about four thousand; what has
# more is a list, or made to keep the reader busy.
MOST_PIECES = 6_000
_PLAIN = (string.ascii_letters + string.digits).encode()
# What is no sign: letters, figures, white space, and all but the first byte of other letters.
_NO_SIGNS = _PLAIN + b" \t\r\f\v" + bytes(range(0x80, 0xC0))
_APART = bytes(byte if byte in _PLAIN else ord(" ") for byte in range(256))
_WORD = re.compile(r"[^\W\d_]+")
# What a post is written in shows at its beginning.
_WORDS_LOOKED_AT = 400
_ENGLISH, _FOREIGN = words("language", "english"), words("language", "foreign")
_LAST_LATIN = "\u024f"


def readable(text: str) -> str:
    """Return the part of a text that is read, from its beginning; "" of another language."""
    if not is_english(text):
        return ""
    text = text[:LONGEST_POST]
    if len(text) <= MOST_PIECES or most_pieces(text) <= MOST_PIECES:
        return text
    if len(PIECE.findall(text)) <= MOST_PIECES:
        return text
    beyond = next(islice(PIECE.finditer(text), MOST_PIECES, None))
    return text[: beyond.start()]


def most_pieces(text: str) -> int:
    """Return how many pieces a text has, or more: to count them takes seven times as long.

    Each sign and each line end is one, and so is what stands between; a letter with an accent may
    be taken for a sign.
    """
    written = text.encode(errors="replace")
    signs = len(written.translate(None, delete=_NO_SIGNS))
    return signs + len(written.translate(_APART).split())


def is_english(text: str) -> bool:
    """Return False where words that only other languages have outnumber the English ones.

    A text with neither ("Metformin 500mg") is taken for English.
    """
    balance = 0
    for match in islice(_WORD.finditer(text), _WORDS_LOOKED_AT):
        word = match[0].lower()
        is_foreign = word > _LAST_LATIN or word in _FOREIGN
        balance += (word in _ENGLISH) - is_foreign
    return balance >= 0
