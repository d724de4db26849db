"""How a thing is said: stated, negated, hedged, as a hypothesis, as a question."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Assertion

_FAR = 12
# "I wish I had", "if I take": these reach over the end of their clause.
_FEARS = frozenset({"nervous", "scared", "afraid", "terrified", "worried", "worry"})
_WIDE = frozenset(
    {"if", "wish", "wonder", "wondering", "whether", "hope", "hoping", "unless", "hopefully"}
)


def assertion(reading: PostReading, at: int, *, subject_first: bool = False) -> Assertion:
    """Return how the clause around a place is said; negation is left to the frames.

    `subject_first` says that the one who speaks stands before the verb, so that a question mark
    at the end belongs to a later clause.
    """
    sentence = reading.sentence_at(at)
    start, stop = sentence.clause_at(at)
    if sentence.is_question and _is_asked(reading, start, stop, subject_first=subject_first):
        return Assertion.QUESTION
    begin = max(start, at - _FAR)
    before = [reading.word(p) for p in range(begin, at)]
    if _is_supposed(reading, begin, at):
        return Assertion.HYPOTHETICAL
    wide = [reading.word(p) for p in range(max(sentence.start, start - _FAR), start)]
    if any(word in _WIDE for word in wide[-_FAR:]) and not _has_break(
        reading, sentence.start, start
    ):
        return Assertion.HYPOTHETICAL
    around = before + [reading.word(p) for p in range(at, min(stop, at + 4))]
    if any(word in words("assertion", "hedged") for word in around):
        return Assertion.HEDGED
    return Assertion.STATED


def _is_supposed(reading: PostReading, start: int, stop: int) -> bool:
    for place in range(start, stop):
        word = reading.word(place)
        if word in _FEARS:
            if reading.word(place + 1) in {"about", "of", "it", "that"}:
                return True
        elif word in words("assertion", "hypothetical"):
            return True
    return False


def _has_break(reading: PostReading, start: int, stop: int) -> bool:
    """Whether "but" or a full clause's end lies between the wide word and the clause."""
    for place in range(stop - 1, start - 1, -1):
        if reading.word(place) in _WIDE:
            return False
        if reading.word(place) in {"but", "however", ";", "...", "so", "then"}:
            return True
    return False


def _is_asked(reading: PostReading, start: int, stop: int, *, subject_first: bool) -> bool:
    first = next((reading.word(p) for p in range(start, stop) if reading.kind(p) in "wR"), "")
    if first in words("assertion", "wh"):
        return True
    is_last = stop >= reading.sentence_at(start).stop
    if subject_first:
        return is_last and first not in {"i", "my", "we"} and first in words("assertion", "wh")
    return is_last or any(
        reading.word(p) in {"anyone", "anybody", "you", "your"} for p in range(start, stop)
    )


def is_negated(reading: PostReading, start: int, stop: int) -> bool:
    """Whether a negation between two places reaches the second: "only" and "but" end it."""
    for place in range(stop - 1, start - 1, -1):
        word = reading.word(place)
        if word in words("assertion", "negation_ends") or word in {"...", ";"}:
            return False
        if word in words("assertion", "negators"):
            following = reading.word(place + 1)
            if word == "not" and following in {
                "stand",
                "tolerate",
                "bear",
                "handle",
                "cope",
                "believe",
            }:
                return False
            return not (
                word in {"not", "no"} and following in {"only", "doubt", "longer", "wonder"}
            )
    return False
