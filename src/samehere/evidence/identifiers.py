"""The numbers of publications in what people write: DOIs and PubMed ids. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_VALUE = 200
# Whoever posts more has pasted a list of literature.
MOST_IN_A_TEXT = 20

# Bounded everywhere, so that no text takes longer than its length. What may stand before "10." is
# left free but for figures and dots: people write "doi:10.", "identifier-10." and "doi.org/10.".
_DOI = re.compile(r"(?<![\d.])10\.\d{4,9}/[^\s\"<>\u201c\u201d]{1,200}")
_PUBMED = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/"
    r"|\bpmid[\s:#=-]{0,4}|\bpub\s?med(?:\s?id)?[\s:#]{1,3})(\d{4,8})(?!\d)",
    re.IGNORECASE,
)
_HREF = re.compile(r'href="([^"]{1,2000})"')
# What publishers put behind the number in the addresses of their pages.
_TAILS = re.compile(r"/(?:full|abstract|pdf|epdf|html|fulltext|meta|references)$", re.IGNORECASE)
_PAIRS = {")": "(", "]": "[", "}": "{"}


class Scheme(StrEnum):
    """Which kind of number it is."""

    DOI = "doi"
    PMID = "pmid"


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A publication's number: a DOI in lower case ("10.1000/x1"), or a PubMed id ("12345678")."""

    scheme: Scheme
    value: str


def identifiers_in(text: str, html: str = "") -> list[Identifier]:
    """Return the numbers in a text and in the links of its HTML, each once, as they stand there.

    At most `MOST_IN_A_TEXT`. Time grows with the length of both.
    """
    links = "\n".join(unescape(address) for address in _HREF.findall(html))
    found = dict.fromkeys([*_identifiers(text), *_identifiers(links)])
    return list(found)[:MOST_IN_A_TEXT]


def address_of(identifier: Identifier) -> str:
    """Return the public address of the publication."""
    if identifier.scheme is Scheme.DOI:
        return f"https://doi.org/{quote(identifier.value, safe='/:;()._-')}"
    return f"https://pubmed.ncbi.nlm.nih.gov/{identifier.value}/"


def label_of(identifier: Identifier) -> str:
    """Return the number as pages print it: "doi 10.1000/x1", "PubMed 12345678"."""
    name = "doi" if identifier.scheme is Scheme.DOI else "PubMed"
    return f"{name} {identifier.value}"


def _identifiers(text: str) -> Iterator[Identifier]:
    found = [
        *((match.start(), _doi(match.group())) for match in _DOI.finditer(text)),
        *((match.start(), _pmid(match.group(1))) for match in _PUBMED.finditer(text)),
    ]
    for _, identifier in sorted(found, key=lambda pair: pair[0]):
        if identifier is not None:
            yield identifier


def _doi(words: str) -> Identifier | None:
    """The number without what follows it in the sentence; None where nothing is left of it."""
    value = words
    while value and (value[-1] in ".,;:!?'’*_\\" or _is_unopened(value)):
        value = value[:-1]
    value = _TAILS.sub("", value.partition("?")[0].partition("#")[0]).lower()
    is_whole = not value.endswith("/") and len(value) <= LONGEST_VALUE and value.isprintable()
    return Identifier(Scheme.DOI, value) if is_whole else None


def _is_unopened(value: str) -> bool:
    opening = _PAIRS.get(value[-1])
    return opening is not None and value.count(value[-1]) > value.count(opening)


def _pmid(figures: str) -> Identifier | None:
    value = figures.lstrip("0")
    return Identifier(Scheme.PMID, value) if len(value) >= 4 else None
