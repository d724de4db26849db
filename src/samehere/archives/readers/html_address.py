"""Which page a saved web page was: its own address, as far as it says so."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborHTMLParser

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000})\s*-->")
_AT_THE_TOP = 4_000
_LONGEST_PAGE_NUMBER = 4


def addresses_of(html: str, parser: LexborHTMLParser) -> list[str]:
    """Return the addresses the page gives itself, the one it asks to be known by first."""
    found: list[str | None] = []
    if link := parser.css_first('link[rel="canonical"]'):
        found.append(link.attributes.get("href"))
    if meta := parser.css_first('meta[property="og:url"]'):
        found.append(meta.attributes.get("content"))
    if saved := _SAVED_FROM.search(html[:_AT_THE_TOP]):
        found.append(saved[1])
    return [address.strip() for address in found if address and _place(address.strip())]


def place_key(addresses: Sequence[str]) -> str | None:
    """Return what all pages of one discussion share, or None where no address is known."""
    return f"page:{_place(addresses[0])}" if addresses else None


def page_number(addresses: Sequence[str]) -> int:
    """Return the N of "?page=N", 1 where no address has one."""
    for address in addresses:
        for words in parse_qs(urlsplit(address).query).get("page", []):
            if words.isascii() and words.isdecimal() and len(words) <= _LONGEST_PAGE_NUMBER:
                return max(1, int(words))
    return 1


def _place(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host:
        return ""
    path = parts.path.rstrip("/")
    # The front page of a site is no discussion, whatever a page says of itself.
    return host.removeprefix("www.") + path if path else ""
