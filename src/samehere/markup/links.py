"""Which addresses may become links, and where a bare one ends in a text."""

import re
from html import escape
from typing import Final

# Longer ones are shown as typed.
LONGEST_ADDRESS: Final = 2000

# No name before an "@" in front of the host: "https://nhs.uk@elsewhere.example" leads elsewhere.
# A host of letters only Latin ones have: others can look like it, and not all of them are valid.
_HOST = r"(?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*"
_ALLOWED = re.compile(
    rf"https?://{_HOST}(?::[1-5]?[0-9]{{1,4}})?(?:[/?#][^\s<>\"`\\]*)?|mailto:[\w.+-]+@{_HOST}",
    re.IGNORECASE | re.ASCII,
)
_BARE = re.compile(r"(?<![^\W_])https?://[^\s<>\"`\\*\[\]{}|^]+", re.IGNORECASE)
_ENDS_SENTENCE = frozenset(".,;:!?'_~\u2019\u201d»")


def is_address(text: str) -> bool:
    """Tell whether `text` may be the address of a link: http, https or mailto, nothing relative."""
    return len(text) <= LONGEST_ADDRESS and _ALLOWED.fullmatch(text) is not None


def bare_address(text: str, start: int) -> tuple[str, str]:
    """Return what looks like a web address at `start`, and how much of that may become a link.

    Either may be "". The first is to be passed over whole where the second is "": trying again
    inside it would take quadratic time.
    """
    match = _BARE.match(text, start)
    if match is None:
        return "", ""
    address = _without_tail(match.group())
    return match.group(), address if is_address(address) else ""


def opening_tag(address: str) -> str:
    """Return the opening tag of a link. The sanitiser adds `rel`."""
    return f'<a href="{escape(address)}">'


def linked(text: str) -> str:
    """Return `text` escaped for HTML, its bare web addresses as links."""
    if "://" not in text:
        return escape(text, quote=False)
    parts: list[str] = []
    done = 0
    for match in _BARE.finditer(text):
        _, address = bare_address(text, match.start())
        if address:
            parts.append(escape(text[done : match.start()], quote=False))
            parts.append(f"{opening_tag(address)}{escape(address, quote=False)}</a>")
            done = match.start() + len(address)
    parts.append(escape(text[done:], quote=False))
    return "".join(parts)


def _without_tail(address: str) -> str:
    # A bracket closes the address only if it was opened in it: "(see https://a.example/b(c))".
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end > 0:
        last = address[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
        elif last not in _ENDS_SENTENCE:
            break
        end -= 1
    return address[:end]
