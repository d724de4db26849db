"""How two spellings are told to be one term: cutting text into words, and the key of a name."""

import re
import unicodedata
from collections.abc import Iterator

# Words, and what stands between words of different terms. Single spaces, line ends, hyphens and
# apostrophes inside a name are no tokens, so "hot-flash" and "hot flash" are one; a dash, an empty
# line and every other sign are, so that no name reaches across them.
TOKEN = re.compile(
    r"[^\W_]+"
    r"|\n[^\S\n]*\n"
    r"|(?<=\s)-(?=\s)|--+"
    r"|[^\w\s'’‘\u02bc\u00b4`\-\u2010\u2011]+"
    r"|_+"
)
PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield the words and the signs between them, in order; linear in the length of the text."""
    return TOKEN.finditer(text)


def folded(word: str) -> str:
    """Return the word in lower case and without accents."""
    if word.isascii() or not word[0].isalnum():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))


def folded_tokens(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """Return the words and signs of a text, in order, with their places, and each of them folded.

    Most are plain, so that the whole text is put in lower case at once, not each by itself.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # A few letters grow in lower case; places must stay.
        cut = list(tokens(text))
        return cut, [folded(token.group()) for token in cut]
    cut = list(tokens(lowered))
    words = [token.group() for token in cut]
    if text.isascii():
        return cut, words
    return cut, [
        word if word.isascii() else folded(text[token.start() : token.end()])
        for word, token in zip(words, cut, strict=True)
    ]


def key_of(name: str) -> str:
    """Return what spellings of one name share: "Hot-Flash" and "hot flash" give "hot flash".

    Case, accents, hyphens, apostrophes and the kind of space do not count; other signs do.
    Empty for a name without a letter or figure.
    """
    if PLAIN.fullmatch(name):
        return name
    parts = [folded(token.group()) for token in tokens(name)]
    # A dash is one between words only: at an end of the key it would be none the next time.
    while parts[-1:] == ["-"]:
        parts.pop()
    while parts[:1] == ["-"]:
        del parts[0]
    return " ".join(parts) if any(part.isalnum() for part in parts) else ""
