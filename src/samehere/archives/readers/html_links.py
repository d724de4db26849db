"""Addresses in posts: which are worth keeping, and whether the words of a link say them already."""

import re
from urllib.parse import unquote, urlsplit

_SCHEMES = frozenset(["http", "https", "mailto"])
_LONGEST = 2_000
_WHITE_OR_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_BEFORE = re.compile(r"^(?:(?:https?:)?//)?(?:www\.)?(?:mailto:)?", re.IGNORECASE)
_CUT = re.compile(r"\s*(?:\.{3}|…)$")


def address_of(target: str) -> str:
    """Return where a link leads, or "" for a place on the old site itself and for scripts."""
    address = _WHITE_OR_CONTROL.sub("", target[: _LONGEST + 1])
    if address.startswith("//"):
        address = f"https:{address}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_whole = bool(parts.netloc or (parts.scheme == "mailto" and parts.path))
    is_kept = parts.scheme in _SCHEMES and is_whole and len(address) <= _LONGEST
    return address if is_kept else ""


def says_the_same(words: str, address: str) -> bool:
    """Say whether `words` are the address itself, with or without "https://www."."""
    return _bare(words) in {_bare(address), _bare(unquote(address))}


def is_cut_form(words: str, address: str) -> bool:
    """Say whether `words` are the beginning of the address, cut to fit a page."""
    if not _CUT.search(words):
        return False
    beginning = _bare(_CUT.sub("", words))
    return bool(beginning) and _bare(address).startswith(beginning)


def _bare(address: str) -> str:
    return _BEFORE.sub("", address.strip()).rstrip("/").casefold()
