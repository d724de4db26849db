"""What pages state in figures: followers, likes, replies. Shared by the readers."""

import re

# Thousands may be separated by a comma, a stop, an apostrophe or a space of any width.
NUMBER = r"[0-9]{1,3}(?:[.,'\u2019 \u00a0\u2009\u202f][0-9]{3})+|[0-9]{1,30}"
_NOT_A_FIGURE = re.compile(r"[^0-9]")
# What the columns for stated counts hold.
_LARGEST = 2_000_000_000

_FOLLOWERS = re.compile(
    rf"(?<![0-9])(?<![0-9][.,])({NUMBER})\s+(?:users?|members?|people|person)\s+(?:is|are)\s+following\b",
    re.IGNORECASE,
)
_LIKES = re.compile(rf"(?<![0-9])(?<![0-9][.,])({NUMBER})\s+likes?\b", re.IGNORECASE)
_REPLIES = re.compile(rf"(?<![0-9])(?<![0-9][.,])({NUMBER})\s+(?:replies|reply)\b", re.IGNORECASE)
_LONGEST_LINE = 80

Counts = tuple[int | None, int | None]


def number_in(text: str) -> int | None:
    """Return the number written in `text`, separators or not; None when there is none to trust."""
    words = text.strip()
    if not re.fullmatch(NUMBER, words):
        return None
    number = int(_NOT_A_FIGURE.sub("", words))
    return number if number <= _LARGEST else None


def followers_in(text: str) -> int | None:
    """Return the number in "10 users are following", wherever it stands in `text`."""
    return _found(_FOLLOWERS, text)


def counts_in(text: str) -> Counts:
    """Return the likes and the replies stated anywhere in `text`."""
    return _found(_LIKES, text), _found(_REPLIES, text)


def counts_line(line: str) -> Counts | None:
    """Return likes and replies when `line` says nothing else ("0 likes, 43 replies"), or None."""
    if len(line) > _LONGEST_LINE or not any(mark in line for mark in ("ike", "epl", "IKE", "EPL")):
        return None
    rest, likes = _LIKES.subn("", line, count=1)
    rest, replies = _REPLIES.subn("", rest, count=1)
    says_more = rest.strip(" \t\u00a0\u2009\u202f\ufeff,;.·•|")
    return None if says_more or not (likes or replies) else counts_in(line)


def _found(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return number_in(match[1]) if match else None
