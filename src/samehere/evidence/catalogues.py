"""Asking public catalogues what a publication is called. The one place that reaches out.

Called by the worker only, and only where the operator allows it. What is sent is the number of
the publication, which is public; nothing of the post, its author or this community goes along.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from samehere.evidence.identifiers import Scheme
from samehere.markup import clean_line

if TYPE_CHECKING:
    from samehere.evidence.identifiers import Identifier

# For one silence, and for the whole answer however slowly it drips.
TIMEOUT_SECONDS = 8.0
LONGEST_SECONDS = 20.0
LARGEST_ANSWER = 1_000_000
_PIECE = 65_536
_FOUND, _UNKNOWN = 200, 404
_TAG = re.compile(r"<[^<>]{1,200}>")
_YEAR = re.compile(r"\b(1[6-9]|20)\d\d\b")
Answer = Mapping[str, Any]


class CatalogueFailed(Exception):
    """The catalogue cannot be reached, refuses, or answers nonsense: worth another try later."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a catalogue tells of a publication: "" and None where it does not say.

    `authors` is one family name, with "and others" where there are more.
    """

    title: str
    authors: str
    journal: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Where to ask: an address with {} for the number, and what reads the answer to it."""

    address: str
    read: Callable[[Answer, str], Known | None]


def look_up(identifier: Identifier, catalogues: Mapping[Scheme, Catalogue]) -> Known | None:
    """Return what is known of a publication, None where the catalogue knows no such number.

    Only the host of the catalogue is asked: a redirect is a failure. At most `LONGEST_SECONDS`.

    Raises:
        CatalogueFailed: no answer, or none that can be understood.
    """
    catalogue = catalogues[identifier.scheme]
    body = _fetched(catalogue.address.format(quote(identifier.value, safe="")))
    if body is None:
        return None
    try:
        return catalogue.read(json.loads(body), identifier.value)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise CatalogueFailed("The answer is none we understand.") from error


def read_crossref(answer: Answer, value: str) -> Known | None:
    """Read what api.crossref.org says of a DOI."""
    work = answer["message"]
    years = (work.get("issued") or {}).get("date-parts") or [[None]]
    names = [one.get("family") or one.get("name") or "" for one in work.get("author") or ()]
    return Known(
        title=_line((work.get("title") or [""])[0]),
        authors=_authors(names),
        journal=_line((work.get("container-title") or [""])[0]),
        year=_year(str(years[0][0] or "")),
    )


def read_pubmed(answer: Answer, value: str) -> Known | None:
    """Read what eutils.ncbi.nlm.nih.gov says of a PubMed id."""
    work = answer["result"].get(value)
    if work is None or "error" in work:
        return None
    names = [str(one.get("name", "")).rpartition(" ")[0] for one in work.get("authors") or ()]
    return Known(
        title=_line(work["title"]).removesuffix("."),
        authors=_authors(names),
        journal=_line(work.get("fulljournalname") or work.get("source") or ""),
        year=_year(str(work.get("pubdate", ""))),
    )


# The allow-list: nothing else is ever asked. docs/settings.md names them.
CATALOGUES: Mapping[Scheme, Catalogue] = {
    Scheme.DOI: Catalogue("https://api.crossref.org/works/{}", read_crossref),
    Scheme.PMID: Catalogue(
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/esummary.fcgi?db=pubmed&retmode=json&id={}",
        read_pubmed,
    ),
}


def _fetched(address: str) -> bytes | None:
    """Return the body at an address, None for 404."""
    parts = urlsplit(address)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.netloc, timeout=TIMEOUT_SECONDS)
    try:
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        headers = {"Accept": "application/json", "User-Agent": "SameHere"}
        connection.request("GET", target, headers=headers)
        return _body(connection.getresponse())
    except (OSError, HTTPException) as error:
        raise CatalogueFailed(type(error).__name__) from error
    finally:
        connection.close()


def _body(response: HTTPResponse) -> bytes | None:
    if response.status == _UNKNOWN:
        return None
    if response.status != _FOUND:
        raise CatalogueFailed(f"status {response.status}")
    ends_at = time.monotonic() + LONGEST_SECONDS
    found = bytearray()
    while piece := response.read1(_PIECE):
        found += piece
        if len(found) > LARGEST_ANSWER:
            raise CatalogueFailed("The answer is too long.")
        if time.monotonic() > ends_at:
            raise CatalogueFailed("The answer takes too long.")
    return bytes(found)


def _line(words: object) -> str:
    """Return one clean line without the tags that titles of journals carry."""
    return clean_line(_TAG.sub("", unescape(str(words))))


def _authors(names: list[str]) -> str:
    known = [line for line in map(_line, names) if line]
    return f"{known[0]} and others" if len(known) > 1 else "".join(known)


def _year(words: str) -> int | None:
    found = _YEAR.search(words)
    return int(found.group()) if found else None
