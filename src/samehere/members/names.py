"""The rules for the name a member writes under. Pure: no database."""

import re
import unicodedata

from samehere.markup import clean_line
from samehere.members import errors
from samehere.members.lookalikes import look_of, mixes_alphabets

LONGEST_NAME = 40
SHORTEST_NAME = 2
# More marks over one letter than any living spelling needs would climb into the line above.
MOST_MARKS_IN_A_ROW = 3

_SIGNS = frozenset(" .-_'")
_RESERVED = (
    "A member",
    "Admin",
    "Administrator",
    "Anonymous",
    "Deleted",
    "Deleted member",
    "Everyone",
    "Helper",
    "Member",
    "Mod",
    "Moderator",
    "Moderators",
    "Name not kept",
    "Nobody",
    "Operator",
    "Operators",
    "Same here",
    "SameHere team",
    "Staff",
    "Support",
    "System",
    "Unknown",
    "Webmaster",
)
_ADDRESS = re.compile(r"\S@\S")
# Letters and marks by their class, yet nothing to see: fillers, joiners, variation selectors.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)


def name_key(name: str) -> str:
    """Return what two names are compared by: two names with one key are one name.

    Case, compatibility forms, white space and punctuation are gone, so "Beverly H." and
    "beverly_h" have the same key. At most three times as long as the name's NFKC form; empty
    when the name holds neither letter nor figure.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKC", folded)
        if unicodedata.category(letter)[0] in "LMN"
    )


_RESERVED_KEYS = frozenset(name_key(name) for name in _RESERVED)
_RESERVED_LOOKS = frozenset(look_of(name) for name in _RESERVED)


def clean_name(text: str) -> str:
    """Return the name as it is stored and shown. Whether it is free, the database says.

    Raises:
        NameTooShort, NameTooLong: not 2 to 40 characters, counted in the NFKC form.
        NameIsAddress, NameHasOtherSigns: an @, or something a name has no use for.
        NameMixesAlphabets: letters of two alphabets in one word.
        NameReserved: the name of nobody or of those who run the site, or one that looks like it.
    """
    # Telephones type a curly apostrophe by themselves.
    name = clean_line(text).replace("\u2019", "'")
    if len(unicodedata.normalize("NFKC", name)) > LONGEST_NAME:
        raise errors.NameTooLong(LONGEST_NAME)
    if _ADDRESS.search(name):
        raise errors.NameIsAddress
    if _INVISIBLE.search(name) or not _has_only_name_signs(name):
        raise errors.NameHasOtherSigns
    if len(name_key(name)) < SHORTEST_NAME:
        raise errors.NameTooShort
    if mixes_alphabets(name):
        raise errors.NameMixesAlphabets
    if name_key(name) in _RESERVED_KEYS or look_of(name) in _RESERVED_LOOKS:
        raise errors.NameReserved
    return name


def _has_only_name_signs(name: str) -> bool:
    marks_in_a_row = 0
    for place, letter in enumerate(name):
        kind = unicodedata.category(letter)
        marks_in_a_row = marks_in_a_row + 1 if kind[0] == "M" else 0
        is_letter = kind[0] == "L" or kind == "Nd"
        if place == 0 and not is_letter:
            return False
        if not (is_letter or letter in _SIGNS or 0 < marks_in_a_row <= MOST_MARKS_IN_A_ROW):
            return False
    return True
