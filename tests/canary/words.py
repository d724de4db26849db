"""Words that stand in one place alone, so that whoever reads one has read that place."""

import html
import re
from collections.abc import Mapping
from urllib.parse import unquote

_PATTERN = re.compile(r"zq([a-z]{4,}?)qz")
# A random token may look like a word; only those that were made are looked for.
_made: set[str] = set()


def word(name: str) -> str:
    """Return the word of a place: letters alone, so that no folding or address changes it."""
    assert re.fullmatch(r"[a-z ]+", name), name
    assert "qz" not in name.replace(" ", ""), name
    made = f"zq{name.replace(' ', '')}qz"
    _made.add(made)
    return made


def words_in(text: str) -> set[str]:
    """Return whatever words stand in a text, in whichever case and escaped however often."""
    plain = unquote(html.unescape(text)).lower()
    return _made & {f"zq{found}qz" for found in _PATTERN.findall(plain)}


def tokens_in(text: str, tokens: Mapping[str, str]) -> set[str]:
    """Return the names of those tokens that stand in a text; `tokens` is by name."""
    return {name for name, token in tokens.items() if token in text}
