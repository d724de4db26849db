"""Treatments whose own words deny them: "I take no T", "neither S nor T", "without any T"."""

from collections.abc import Sequence
from enum import Enum

from samehere.experiences.extraction.rules import forms, words
from samehere.experiences.extraction.sentences import Sentence

_NONE = frozenset({"no", "neither", "nor", "without", "zero"})
_NOT = frozenset({"not", "never"})
_BETWEEN = words("naming", "before")
_ADJECTIVES = ("ed", "al", "ic", "ous")
_LONGEST = 5
_BEHIND = 6
# Who "can't sleep without T" takes it.
_HARD = words("denied", "hard")
# "No more T", "two weeks without T": it was taken before.
_FOR_NOW = words("denied", "for_now")
# "Without my T", "without the T".
_KNOWN = frozenset({"the", "my", "his", "her"})
_SUBJECTS = words("denied", "subjects")


class Denial(Enum):
    """What the words before a treatment say of it."""

    NONE_OF_IT = "none of it"
    # Not now, or not that one; it may have been taken at another time.
    NOT_NOW = "not now"
    # "No T helped": what it did is denied, not that it was taken.
    OF_WHAT_IT_DID = "of what it did"


def denial(said: Sequence[str], kinds: Sequence[str], place: int, at: Sentence) -> Denial | None:
    """Return how the treatment at a place is denied by what stands right before it."""
    where = _denied_by(said, kinds, place, at.start)
    if where is None:
        return None
    if said[where] == "without" and not _HARD.isdisjoint(_single(said[at.start : at.stop])):
        return None
    if said[where] != "without" and _is_subject(said, kinds, place, at.stop):
        return Denial.OF_WHAT_IT_DID
    is_for_now = not _FOR_NOW.isdisjoint(said[where : min(place + _BEHIND, at.stop)])
    is_known = said[where + 1] in _KNOWN
    near = kinds[max(where - _BEHIND, at.start) : min(place + _BEHIND, at.stop)]
    if said[where] in _NOT or is_for_now or is_known or "D" in near or "W" in near:
        return Denial.NOT_NOW
    return Denial.NONE_OF_IT


def _single(said: Sequence[str]) -> list[str]:
    """The words one by one: "can not sleep" may be one sign."""
    return " ".join(said).replace("can't", "can not").split()


def _denied_by(said: Sequence[str], kinds: Sequence[str], place: int, start: int) -> int | None:
    """Where the word stands that denies a treatment, None where none does."""
    is_plain = True
    for back in range(place - 1, max(start, place - _LONGEST) - 1, -1):
        word = said[back]
        if word in _NONE or (word in _NOT and is_plain):
            return back
        if word == "or":
            return _of_first(said, kinds, back - 1, start)
        if kinds[back] in "AF":
            continue
        if kinds[back] != "w":
            return None
        if word not in _BETWEEN:
            is_plain = False
            if not word.endswith(_ADJECTIVES):
                return None
    return None


def _of_first(said: Sequence[str], kinds: Sequence[str], back: int, start: int) -> int | None:
    """ "No S or T" denies both."""
    while back > start and (kinds[back] == "A" or said[back] in words("use", "forms")):
        back -= 1
    return _denied_by(said, kinds, back, start) if back > start and kinds[back] == "T" else None


def _is_subject(said: Sequence[str], kinds: Sequence[str], place: int, stop: int) -> bool:
    """Whether a verb says what it did: "neither S nor T helped"."""
    for after in range(place + 1, min(place + _BEHIND, stop)):
        if said[after] in forms("effects") and kinds[after] in "wS":
            return True
        if kinds[after] in "pnRFDW" or said[after] in _SUBJECTS:
            return False
    return False
