"""Whom an effect happened to."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.experiencer import antecedent, default_person, person_noun
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.sentences import Sentence
from samehere.experiences.extraction.statements import Who

_SOME = frozenset({"some", "many", "most", "them", "others", "they"})
_HAVING = frozenset(
    {"people", "of", "patients", "women", "men", "experience", "users", "have", "get"}
)


def affected(reading: PostReading, at: int, sentence: Sentence) -> tuple[Who, bool]:
    """Return who is affected, and whether the sentence names somebody.

    The nearest of "me", "my", "him", "my son" after the verb, else before it.
    """
    if at not in reading.affected:
        reading.affected[at] = _affected(reading, at, *sentence.clause_at(at))
    return reading.affected[at]


def _affected(reading: PostReading, at: int, start: int, stop: int) -> tuple[Who, bool]:
    after = reading.people_between(at, min(stop, at + 9))
    for place in [*after, *reversed(reading.people_between(start, at))]:
        if (who := _named(reading, place)) is not None:
            return who, True
    return default_person(reading, at), False


def _named(reading: PostReading, place: int) -> Who | None:
    word = reading.word(place)
    noun = person_noun(word)
    if noun is Who.RELATIVE and reading.word(place - 1) in words("people", "owned_by"):
        return Who.RELATIVE
    if noun in {Who.PEOPLE, Who.LITERATURE} and word not in words("people", "not_others"):
        return noun
    if word in {"i", "me", "my", "mine", "myself"}:
        is_carer = person_noun(reading.word(place + 1)) is Who.RELATIVE
        return Who.RELATIVE if is_carer else Who.AUTHOR
    if word in {"you", "your"}:
        return Who.ADDRESSEE
    if word in {"him", "his", "he", "her", "she"}:
        found = antecedent(reading, place, is_female=word in {"her", "she"})
        return found if found is Who.RELATIVE else None
    is_others = word in _SOME and reading.word(place + 1) in _HAVING
    return Who.PEOPLE if is_others else None
