"""What every text from outside goes through before anything else looks at it."""

import re
from unicodedata import category, combining, normalize

# Zero-width space, joiner and mark, the soft hyphen and the characters that turn the direction
# of what follows: nobody types them on purpose, and they make two different texts look the same.
# ZWJ and ZWNJ stay: emoji and several scripts are written with them. Left-to-right and
# right-to-left marks stay too: they turn nothing but themselves. Half a surrogate pair and
# U+FFFE, U+FFFF can be stored or sent nowhere.
_REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
_NEW_LINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")

# White space of every kind, and what looks like it: joiners with nothing to join, fillers.
_BLANK = (
    "\t\n \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
    "\u205f\u3000\u200c\u200d\u200e\u200f\u115f\u1160\u2800\u3164\uffa0"
)

# Controls, what only formats, marks, and spaces.
_UNSEEN = {"Cc", "Cf", "Mc", "Me", "Mn", "Zl", "Zp", "Zs"}

# No language stacks more marks on one letter (Unicode's Stream-Safe Text Format has the same
# limit). Thousands of them are a prank, and putting them in order would take quadratic time.
MOST_MARKS = 30
_MAY_STACK = re.compile(f"[\u0300-\U0010ffff]{{{MOST_MARKS + 1},}}")
# Letters by their class, but written as two marks.
_HIDDEN_MARKS = "\u0f73\u0f75\u0f81"


def clean(text: str) -> str:
    """Return `text` in one spelling (NFC), with "\\n" line ends and no characters that deceive.

    Control characters other than line feed and tab, direction overrides and zero-width
    characters are gone, outer white space too. Cleaning twice changes nothing more, and a text
    with nothing to see becomes "". Linear in the length of the text.
    """
    text = _REMOVED.sub("", text)
    text = _NEW_LINE.sub("\n", text)
    if not text.isascii():
        # Twice: NFC spells some single marks as two.
        text = _without_towers(normalize("NFC", _without_towers(text)))
        text = text if any(map(_can_be_seen, text)) else ""
    return text.strip(_BLANK)


def clean_line(text: str) -> str:
    """Return `text` clean and on one line, with single spaces: for titles and names."""
    return " ".join(clean(text).split())


def _can_be_seen(character: str) -> bool:
    """Say whether there is something to see: not for a mark by itself, with nothing to stand on."""
    return character not in _BLANK and category(character) not in _UNSEEN


def _without_towers(text: str) -> str:
    if not _MAY_STACK.search(text):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        is_mark = combining(character) != 0 or character in _HIDDEN_MARKS
        marks = marks + 1 if is_mark else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)
