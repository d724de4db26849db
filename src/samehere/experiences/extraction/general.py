"""Sentences of a discussion that tell no use: advice to others, and how it is for everybody."""

from collections.abc import Sequence

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.apposed import is_sort
from samehere.experiences.extraction.experiencer import person_noun
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.sentences import Sentence
from samehere.experiences.extraction.statements import Who

_OWN = frozenset({"i", "me", "my", "mine", "myself", "we", "our", "us", "im", "ive"})
_THIRD = words("persons", "third")
_YOU = frozenset({"you", "your", "yours", "yourself", "u", "ur"})
_LEADS, _ORDERS = words("general", "leads"), words("general", "orders")
_ORDERS_OF_YOURS = words("general", "orders_of_yours")
_ANY_ORDER = _ORDERS | _ORDERS_OF_YOURS
_OF_SOME = frozenset({"a", "an", "some", "any", "your", "one", "care"})
_MODALS = frozenset({"should", "must", "may", "might", "can", "could", "will", "would", "ought"})
_WHEN = frozenset({"if", "when", "once", "until", "unless", "as", "before", "after", "while"})
_TIPS = frozenset({"suggest", "recommend", "advise", "urge"})
_PAST = words("tense", "past") - {"until", "put"} | {"been", "ago", "since"}
_BEFORE_PARTICIPLES = frozenset(
    {"be", "is", "are", "being", "get", "gets", "getting", "when", "if", "as", "a", "the", "not"}
)
_OF_SOMEBODY = frozenset({"tried", "used", "started", "stopped", "having", "here"}).union(
    _OWN, _THIRD, _PAST
)
_KINDS, _PRAISE = words("general", "kinds"), words("general", "praise")
_EFFECTS = frozenset({"side effect", "side effects", "effect", "effects"})
_NEGATORS = words("assertion", "negators")
_LONGEST_LEAD = 6


def leave_out_general(reading: PostReading) -> None:
    """Mark what tells no use like a quotation: nothing is read from it."""
    for sentence in reading.sentences:
        for start, stop in _general(reading, sentence):
            reading.quoted[start:stop] = [True] * (stop - start)
    for place in reading.treatments() if "any" in reading.words else ():
        if reading.word(place - 1) == "any" and not _is_told(reading, place):
            reading.quoted[place] = True


def _is_told(reading: PostReading, place: int) -> bool:
    """Whether it is "I could not find any T", "has any T helped?", not "any T thins the skin"."""
    sentence = reading.sentence_at(place)
    said = reading.words[sentence.start : sentence.stop]
    is_denied = not _NEGATORS.isdisjoint(said)
    return is_denied or sentence.is_question or _is_past(reading, sentence)


def _general(reading: PostReading, sentence: Sentence) -> list[tuple[int, int]]:
    said = reading.words[sentence.start : sentence.stop]
    if sentence.is_question:
        return []
    if _OWN.isdisjoint(said):
        is_told = is_general(reading, sentence, said)
        return [(sentence.start, sentence.stop)] if is_told else []
    found = []
    if not _TIPS.isdisjoint(said):
        found += _after_tip(said, sentence)
    if len(sentence.clauses) > 1 and not _ANY_ORDER.isdisjoint(said):
        found += _orders_beside(reading, sentence)
    return found


def _after_tip(said: Sequence[str], sentence: Sentence) -> list[tuple[int, int]]:
    """From "I'd suggest you" on."""
    for at, word in enumerate(said[:-2]):
        if word in _TIPS and (said[at + 1] in _YOU or said[at + 1 : at + 3] == ["that", "you"]):
            return [(sentence.start + at, sentence.stop)]
    return []


def _orders_beside(reading: PostReading, sentence: Sentence) -> list[tuple[int, int]]:
    """Clauses that order behind a sign: "It went for me in the end, take some T"."""
    ends = [*sentence.clauses[1:], sentence.stop]
    return [
        (start, stop)
        for start, stop in zip(sentence.clauses, ends, strict=True)
        if (start == sentence.start or reading.kind(start - 1) == "p")
        and reading.word(start) in _ANY_ORDER
        and reading.word(start + 1) in _OF_SOME
        and _OWN.isdisjoint(reading.words[start:stop])
    ]


def is_general(reading: PostReading, sentence: Sentence, said: Sequence[str]) -> bool:
    """Whether a sentence advises somebody else, or tells how something is for everybody.

    "Ask for T", "you should not stop T at once", "T may take six weeks": nobody speaks of herself
    or of somebody close, or of what was.
    """
    if not _THIRD.isdisjoint(said):
        return False
    is_fact = _is_order(said) or _defines(reading, sentence) or _lists_effects(reading, sentence)
    is_yours = not _YOU.isdisjoint(said) and "they" not in said
    is_modal = not _MODALS.isdisjoint(said)
    if not (is_fact or is_yours or is_modal) or _is_past(reading, sentence):
        return False
    if is_fact:
        return True
    people = reading.people_between(sentence.start, sentence.stop)
    if any(person_noun(reading.word(p)) in {Who.RELATIVE, Who.CLINICIAN} for p in people):
        return False
    if is_yours:
        return is_modal or not _WHEN.isdisjoint(said)
    return _has_treatment_before_modal(reading, sentence)


def speaks_of_somebody(reading: PostReading) -> bool:
    """Whether a post says "I", "she", what was or how often: what informs does not."""
    return not _OF_SOMEBODY.isdisjoint(reading.words) or "F" in reading.kinds


def _is_order(said: Sequence[str]) -> bool:
    """Whether it begins with an order: "Definitely ask for T", "Take some T"."""
    for at, word in enumerate(said[:_LONGEST_LEAD]):
        if word in _ORDERS:
            return True
        if word in _ORDERS_OF_YOURS:
            return said[at + 1 : at + 2] != [] and (
                said[at + 1] in _OF_SOME or not _YOU.isdisjoint(said)
            )
        if word[:1].isalnum() and word not in _LEADS:
            return False
    return False


def _is_past(reading: PostReading, sentence: Sentence) -> bool:
    """Whether it tells of what was; "have your eyes looked at" does not."""
    said = reading.words
    is_bidden = not {"have", "get", "having"}.isdisjoint(said[sentence.start : sentence.stop])
    for at in range(sentence.start, sentence.stop):
        word = said[at]
        if word in _PAST:
            return True
        if word.endswith("ed") and len(word) > 4 and reading.kinds[at] == "w":
            before = reading.word(at - 1 - reading.word(at - 1).endswith("ly"))
            if before not in _BEFORE_PARTICIPLES and (before == "have" or not is_bidden):
                return True
    return False


def _defines(reading: PostReading, sentence: Sentence) -> bool:
    """Whether it begins with "T is a drug", "it is a combination of", and praises nothing."""
    for place in range(sentence.start, min(sentence.start + _LONGEST_LEAD, sentence.stop - 2)):
        if reading.words[place] in {"is", "are"}:
            if reading.words[place + 1] not in {"a", "an"} or place == sentence.start:
                return False
            if reading.kinds[place - 1] not in "TRp":
                return False
            after = range(place + 2, min(place + 2 + _LONGEST_LEAD, sentence.stop))
            said = {reading.words[p] for p in after}
            is_kind = any(is_sort(reading.tokens[p].concept) for p in after)
            return (is_kind or not _KINDS.isdisjoint(said)) and _PRAISE.isdisjoint(said)
    return False


def _lists_effects(reading: PostReading, sentence: Sentence) -> bool:
    """Whether it tells what "is a common side effect of T"."""
    said = reading.words[sentence.start : sentence.stop]
    if _EFFECTS.isdisjoint(said) or not {"is", "are"} & set(said):
        return False
    return any(
        reading.words[place] in _EFFECTS
        and "side" in (reading.word(place)[:4], reading.word(place - 1))
        and reading.word(place + 1) in {"of", "with", "from"}
        and bool(reading.treatments(place + 2, min(place + 5, sentence.stop)))
        for place in range(sentence.start, sentence.stop)
    )


def _has_treatment_before_modal(reading: PostReading, sentence: Sentence) -> bool:
    """Whether it says what a treatment may, can or should do, or be."""
    for place in range(sentence.start + 1, sentence.stop):
        if reading.words[place] in _MODALS:
            is_told = "F" in reading.kinds[sentence.start : place]
            return not is_told and bool(reading.treatments(sentence.start, place))
    return False
