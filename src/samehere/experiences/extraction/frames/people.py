"""Whom an effect happened to."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.experiencer import antecedent, default_person, person_noun
from samehere.experiences.extraction.sentences import Sentence
from samehere.experiences.extraction.statements import Who


def affected(reading: PostReading, at: int, sentence: Sentence) -> tuple[Who, bool]:
    """Return who is affected, and whether the sentence names somebody.

    The nearest of "me", "my", "him", "my son" after the verb, else before it.
    """
    start, stop = sentence.clause_at(at)
    for place in [*range(at, min(stop, at + 9)), *range(at - 1, start - 1, -1)]:
        if reading.kind(place) != "w":
            continue
        word = reading.word(place)
        noun = person_noun(word)
        if noun is Who.RELATIVE and reading.word(place - 1) in {
            "my",
            "our",
            "year",
            "old",
            "little",
            "own",
        }:
            return Who.RELATIVE, True
        if (
            noun in {Who.PEOPLE, Who.LITERATURE}
            and noun is not None
            and word
            not in {
                "few",
                "man",
                "woman",
                "person",
                "lady",
                "guy",
                "patient",
                "human",
                "kids",
                "girls",
                "they",
                "website",
                "book",
                "video",
                "label",
                "those",
                "lots",
                "many",
                "most",
                "some",
                "individuals",
                "data",
            }
        ):
            return noun, True
        if word in {"i", "me", "my", "mine", "myself"}:
            if person_noun(reading.word(place + 1)) is Who.RELATIVE:
                return Who.RELATIVE, True
            return Who.AUTHOR, True
        if word in {"you", "your"}:
            return Who.ADDRESSEE, True
        if word in {"him", "his", "he", "her", "she"}:
            found = antecedent(reading, place, is_female=word in {"her", "she"})
            if found is Who.RELATIVE:
                return found, True
        if word in {"some", "many", "most", "them", "others", "they"} and reading.word(
            place + 1
        ) in {
            "people",
            "of",
            "patients",
            "women",
            "men",
            "experience",
            "users",
            "have",
            "get",
        }:
            return Who.PEOPLE, True
    return default_person(reading, at), False
