"""The first lines of a page saved as text: who follows, and what stands above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samehere.archives.readers.stated import NUMBER, followers_in
from samehere.archives.readers.text_lines import is_blank, when_in

# How many lines with words may stand above the line that counts the followers.
_LINES_ABOVE = 10
_LONGEST = 200
_FOLLOWING = re.compile(
    rf"(?P<before>.*?)\bPosted\b(?P<when>.*?)[\s,]*(?<![0-9])(?:{NUMBER})"
    r"\s+(?:users?|members?|people|person)\s+(?:is|are)\s+following[.\s]*",
    re.IGNORECASE,
)
_BY = re.compile(r"by\s+(?P<name>[^,]{1,60}?)(?:,|\s*$|\s+(?=\d|an?\s|on\s))(?P<when>.*)")
_SENTENCE_MARKS = re.compile(r"[.!?:;]\s|[!?:;]$")


@dataclass(frozen=True, slots=True)
class Header:
    """What the page says before its opening post, and the line after it."""

    end: int
    followers: int | None = None
    author: str | None = None
    when: str = ""
    above: tuple[str, ...] = ()
    is_found: bool = True


def header_of(lines: Sequence[str]) -> Header:
    """Return the header of a page; `is_found` False and no line taken where there is none."""
    above: list[str] = []
    for number, line in enumerate(lines):
        if is_blank(line):
            continue
        if header := _header_line(line, number, is_first=not above):
            return Header(
                header.end, header.followers, header.author, header.when, above=tuple(above)
            )
        above.append(line.strip())
        if len(above) > _LINES_ABOVE:
            break
    return Header(end=0, is_found=False)


def is_header(line: str) -> bool:
    """Say whether `line` counts the followers, as the first line of a page does."""
    header = _header_line(line, 0, is_first=False)
    return header is not None and header.author is None


def _header_line(line: str, number: int, *, is_first: bool) -> Header | None:
    words = line.strip().strip("\ufeff").strip()
    if len(words) > _LONGEST or "osted" not in words:
        return None
    match = _FOLLOWING.fullmatch(words)
    if match is None:
        when = when_in(words.removeprefix("Posted")) if words.startswith("Posted") else None
        return Header(number + 1, when=when) if is_first and when is not None else None
    author, when = _author_and_when(match["before"].strip(), match["when"].strip())
    if when is None:
        return None
    return Header(number + 1, followers_in(words), author, when)


def _author_and_when(before: str, after: str) -> tuple[str | None, str | None]:
    """Return who posted and when; a time of None says that this is no header after all."""
    if before:
        is_name = len(before.split()) <= 4 and not _SENTENCE_MARKS.search(before)
        return before, when_in(after) if is_name else None
    if by := _BY.fullmatch(after):
        return by["name"].strip(), when_in(by["when"])
    return None, when_in(after)
