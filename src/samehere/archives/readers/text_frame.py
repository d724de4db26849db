"""What a saved page prints round its posts: stated counts, headings, the lines at its end."""

from collections.abc import Sequence
from dataclasses import dataclass

from samehere.archives.readers.stated import Counts, counts_line
from samehere.archives.readers.text_lines import (
    SPACE,
    depth,
    is_blank,
    last_words,
    next_words,
)

_FOOTER = frozenset({"report or request deletion", "thanks for your help"})
_FOOTER_BEGINS = "we want the community to be"
_BEGINNINGS = frozenset({"re", "th", "we"})
_MAY_STAND_BEFORE = f"{SPACE}.!"


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands after the words of the opening post: they end before line `start`."""

    start: int
    end: int
    likes: int | None = None
    replies: int | None = None
    replies_in_heading: int | None = None


def is_footer(line: str) -> bool:
    """Say whether `line` is one of those at the end of a page, whole."""
    # A first look that costs little: nearly every line of a page is none.
    if line.lstrip(_MAY_STAND_BEFORE)[:2].lower() not in _BEGINNINGS:
        return False
    words = " ".join(line.split()).strip("\ufeff .!").casefold()
    return words in _FOOTER or words.startswith(_FOOTER_BEGINS)


def footer_from(lines: Sequence[str], start: int, *, deepest: int) -> int | None:
    """Return the first line of the page's end, standing no deeper than `deepest`, or None."""
    for number in range(start, len(lines)):
        line = lines[number]
        if not is_blank(line) and is_footer(line) and depth(line) <= deepest:
            return number
    return None


def announces_replies(line: str) -> bool:
    """Say whether `line` may stand right before the first reply."""
    counts = counts_line(line)
    return line.strip().casefold() == "replies" or counts is not None


def counts_at(lines: Sequence[str], start: int, end: int, *, deepest: int) -> int | None:
    """Return the last line that states likes and replies at once, no deeper than `deepest`."""
    for number in range(end - 1, start - 1, -1):
        counts = counts_line(lines[number])
        if counts and None not in counts and depth(lines[number]) <= deepest:
            return number
    return None


def tail_of(lines: Sequence[str], start: int, end: int) -> Tail | None:
    """Return the counts and the heading that stand right before line `end`, or None."""
    last = last_words(lines, end)
    if last is None or last < start or not announces_replies(lines[last]):
        return None
    likes, replies = counts_line(lines[last]) or (None, None)
    if likes is not None:
        return Tail(last, end, likes, replies)
    above = last_words(lines, last)
    counts = counts_line(lines[above]) if above is not None and above >= start else None
    if above is None or counts is None or not _belongs(counts, replies):
        return Tail(last, end, None, replies, replies)
    return Tail(above, end, counts[0], counts[1], replies)


def tail_from(lines: Sequence[str], counts_number: int) -> Tail:
    """Return the counts in a known line and the heading that may follow it."""
    likes, replies = counts_line(lines[counts_number]) or (None, None)
    after = next_words(lines, counts_number + 1)
    if after is None:
        return Tail(counts_number, len(lines), likes, replies)
    heading = counts_line(lines[after])
    if heading is None or heading[0] is not None:
        return Tail(counts_number, counts_number + 1, likes, replies)
    return Tail(counts_number, after + 1, likes, replies, heading[1])


def _belongs(counts: Counts, replies_in_heading: int | None) -> bool:
    # "3 replies" alone above the heading may be the author's last words.
    return counts[0] is not None or counts[1] == replies_in_heading
