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
# "I rang to hear if I might have T, so now I take it": what begins with these is told.
_APART = frozenset({"so", "but", "however"})
_HEDGED, _HYPOTHETICAL = words("assertion", "hedged"), words("assertion", "hypothetical")
# "My tiredness should get better on it."
_EXPECTED = words("assertion", "expected")
_SUPPOSED = _HYPOTHETICAL | _FEARS
_NEGATORS = words("assertion", "negators")
_NEGATION_ENDS = words("assertion", "negation_ends") | {"...", ";"}


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
    if _is_supposed(reading, begin, at) or reading.word(at + 1) in _EXPECTED:
        return Assertion.HYPOTHETICAL
    wide = reading.words[max(sentence.start, start - _FAR) : start]
    is_apart = reading.word(start) in _APART or _has_break(reading, sentence.start, start)
    if not _WIDE.isdisjoint(wide) and not is_apart:
        return Assertion.HYPOTHETICAL
    if not _HEDGED.isdisjoint(reading.words[begin : min(stop, at + 4)]):
        return Assertion.HEDGED
    return Assertion.STATED


def _is_supposed(reading: PostReading, start: int, stop: int) -> bool:
    if _SUPPOSED.isdisjoint(reading.words[start:stop]):
        return False
    for place in range(start, stop):
        word = reading.word(place)
        if word in _FEARS:
            if reading.word(place + 1) in {"about", "of", "it", "that"}:
                return True
        elif word in _HYPOTHETICAL:
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
    # Most stretches hold no negation at all.
    if _NEGATORS.isdisjoint(reading.words_between(start, stop)):
        return False
    for place in range(stop - 1, start - 1, -1):
        word = reading.word(place)
        if word in _NEGATION_ENDS:
            return False
        if word in _NEGATORS:
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
