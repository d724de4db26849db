"""The lines of a page saved as text: how deep they stand, and which begin a reply."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A tab reaches to the next multiple of this many columns.
TAB = 4
SPACE = (
    " \t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
    "\u205f\u3000\ufeff"
)
# What browsers print before the items of a list, and what programs in a terminal print.
_DRAWN = "•◦▪▫‣\u2043●○∙·"
_TYPED = "*+\\-\u2013"

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s?[ap]m)?)"
_DAY = (
    rf"(?:on\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S{0,16})?)"
)
_AGO = (
    r"(?:about\s+|over\s+|almost\s+)?(?:\d{1,4}|an?|one|two|three)\s+"
    r"(?:second|minute|hour|day|week|month|year)s?\s+ago"
)
_WHEN = rf"(?:{_AGO}|{_DAY}{_CLOCK}?|(?:just\s+now|today|yesterday){_CLOCK}?)"
WHEN = re.compile(rf"{_WHEN}(?:,?\s+edited\s+{_WHEN})?", re.IGNORECASE)
_LONGEST_WHEN = 120

_HEAD = re.compile(
    rf"(?P<lead>[{SPACE}]*)(?P<bullet>[{_DRAWN}{_TYPED}])[{SPACE}]*Posted(?P<rest>[^\n]*)"
)
_BROKEN_OFF = re.compile(rf"[{SPACE}]*[{_DRAWN}](?:[{SPACE}]*P?o?s?t?e?)")


@dataclass(frozen=True, slots=True)
class Head:
    """A line that may begin a reply: "• Posted", perhaps with when. `column` is its bullet's."""

    line: int
    column: int
    is_drawn: bool
    when: str


def heads_in(lines: Sequence[str]) -> list[Head]:
    """Return the lines that have the form of a reply's first line, in order."""
    heads = []
    for number, line in enumerate(lines):
        if "Posted" not in line:
            continue
        match = _HEAD.fullmatch(line)
        if match is None or (when := when_in(match["rest"])) is None:
            continue
        is_drawn = match["bullet"] in _DRAWN
        heads.append(Head(number, columns(match["lead"]), is_drawn, when))
    return heads


def when_in(words: str) -> str | None:
    """Return the time that follows "Posted", "" for none; None where something else follows."""
    if len(words) > _LONGEST_WHEN:
        return None
    words = words.strip().rstrip(",.").rstrip()
    if not words:
        return ""
    return words if words[0] not in ",." and WHEN.fullmatch(words) else None


def is_broken_off_head(line: str) -> bool:
    """Say whether `line` is the beginning of "• Posted" and nothing else."""
    return _BROKEN_OFF.fullmatch(line) is not None


def columns(lead: str) -> int:
    """Return how many columns the white space `lead` takes."""
    if "\t" not in lead:
        return len(lead)
    width = 0
    for character in lead:
        width += TAB - width % TAB if character == "\t" else 1
    return width


def depth(line: str) -> int:
    """Return the column the first letter of `line` stands in."""
    width = len(line) - len(line.lstrip(SPACE))
    return columns(line[:width]) if width else 0


def next_words(lines: Sequence[str], start: int) -> int | None:
    """Return the number of the first line from `start` on that is not blank."""
    for number in range(start, len(lines)):
        if not is_blank(lines[number]):
            return number
    return None


def last_words(lines: Sequence[str], end: int) -> int | None:
    """Return the number of the last line before `end` that is not blank."""
    for number in range(end - 1, -1, -1):
        if not is_blank(lines[number]):
            return number
    return None


def is_blank(line: str) -> bool:
    """Say whether there is nothing to see in `line`."""
    return not line or line.isspace() or (line[-1] == "\ufeff" and not line.strip().strip("\ufeff"))


def without_margin(lines: Sequence[str], margin: int) -> str:
    """Return `lines` as one text, the first `margin` columns of white space taken off each."""
    spaces = " " * margin
    kept = [
        line[margin:]
        if line.startswith(spaces) and not line.isspace()
        else _line_without_margin(line, margin)
        for line in lines
    ]
    return "\n".join(kept).strip().strip("\ufeff").strip()


def _line_without_margin(line: str, margin: int) -> str:
    if not line or is_blank(line):
        return ""
    width = 0
    for place, character in enumerate(line):
        if width >= margin or character not in SPACE:
            # A tab may reach over the margin; what it adds is the author's.
            return " " * max(0, width - margin) + line[place:]
        width += TAB - width % TAB if character == "\t" else 1
    return ""
