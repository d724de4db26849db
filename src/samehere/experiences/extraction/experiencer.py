"""Who it is about: the subject of a clause, and whom "she" means.

Source: the idea of an experiencer after ConText (Chapman, Chu, Dowling 2007), changed from a
clinician's notes to people who write about themselves, their family and each other.
"""

import re

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Who

_PEOPLE_PRONOUNS = words("experiencer", "people_pronouns")
_POSSESSIVES = frozenset({"my", "our"})
# A word in two lists is what the later of them says.
_SORTS = {
    word: who
    for who in (Who.LITERATURE, Who.PEOPLE, Who.CLINICIAN, Who.RELATIVE)
    for word in words("persons", who.value)
}


def person_noun(word: str) -> Who | None:
    """Return what sort of person a noun names, None where it names none."""
    return _SORTS.get(word)


def subject(reading: PostReading, before: int, clause_start: int) -> tuple[Who | None, bool]:
    """Return who the words left of a verb's chain name, and whether anybody is named there.

    `before` is the place right after the subject. (None, True): a subject that is no person.
    (None, False): nobody is named, as in "Using it daily".
    """
    place = before - 1
    if (
        reading.word(place) == ","
        and reading.word(place - 1).isdecimal()
        and reading.word(place - 2) == ","
    ):
        place -= 3  # "My son, 8, takes": his age.
    while place >= clause_start and reading.kind(place) in "pWDFn":
        if reading.word(place) not in {",", "-", "(", ")"} and reading.kind(place) == "p":
            return None, False
        place -= 1
    if place < clause_start:
        return None, False
    if reading.word(place) in words("experiencer", "no_subject"):
        return None, False
    return _named(reading, place, clause_start), True


_SPEAKERS = {"i": Who.AUTHOR, "me": Who.AUTHOR, "myself": Who.AUTHOR, "you": Who.ADDRESSEE}


def _named(reading: PostReading, place: int, clause_start: int) -> Who | None:
    word = reading.word(place)
    if word in _SPEAKERS:
        return _SPEAKERS[word]
    if word in {"we", "us"}:
        is_charge = reading.is_carers or _has_charge(reading, place)
        return Who.RELATIVE if is_charge else Who.AUTHOR
    if word in {"he", "she", "him", "her"}:
        return antecedent(reading, place, is_female=word in {"she", "her"})
    if word == ")" and place - 2 > clause_start:
        return _named(reading, place - 3, clause_start)
    if word == "who":
        return _before_who(reading, place)
    if word == "mine":
        return Who.CLINICIAN if _has_clinician(reading, place) else None
    return Who.PEOPLE if word in _PEOPLE_PRONOUNS else _by_noun(reading, place)


def _by_noun(reading: PostReading, place: int) -> Who | None:
    word = reading.word(place)
    if word == "law" and "in" in {reading.word(place - 1), reading.word(place - 2)}:
        return Who.RELATIVE
    if word in {"old", "olds"} and reading.kind(place - 1) in {"D", "A"}:
        return Who.RELATIVE if reading.word(place - 2) in _POSSESSIVES else Who.PEOPLE
    noun = person_noun(word)
    if noun is Who.RELATIVE and not _is_owned(reading, place):
        return Who.PEOPLE
    if noun is None and reading.kind(place) == "w" and _is_name(reading, place):
        return Who.OTHER_MEMBER
    return noun


def _has_clinician(reading: PostReading, place: int) -> bool:
    start = reading.sentences[max(reading.sentence_of[place] - 1, 0)].start
    return any(
        person_noun(reading.word(p)) is Who.CLINICIAN for p in reading.people_between(start, place)
    )


def _has_charge(reading: PostReading, place: int) -> bool:
    """Whether a relative was named before, so that "we stopped it" is about her."""
    return any(
        person_noun(reading.word(back)) is Who.RELATIVE and _is_owned(reading, back)
        for back in reading.people_between(place - 119, place)
    )


def _before_who(reading: PostReading, place: int) -> Who | None:
    for back in range(place - 1, max(place - 7, -1), -1):
        noun = person_noun(reading.word(back))
        if noun is not None:
            return Who.PEOPLE if noun is Who.RELATIVE and not _is_owned(reading, back) else noun
        if reading.word(back) in {"those", "anyone", "someone", "i"}:
            return Who.PEOPLE if reading.word(back) != "i" else Who.AUTHOR
    return None


def _is_owned(reading: PostReading, place: int) -> bool:
    """Whether "my" or a grown-up's name for a parent stands before: "my 8 year old son", "Mum"."""
    if reading.word(place) in {
        "mum",
        "mom",
        "dad",
        "dh",
        "dd",
        "ds",
        "mil",
        "hubby",
        "oh",
        "dw",
        "lo",
        "husband",
    }:
        return True
    for back in range(place - 1, max(place - 7, -1), -1):
        word = reading.word(back)
        if word in _POSSESSIVES:
            return True
        if word in {"your", "his", "their", "her", "the", "a", "."}:
            return False
    return False


_OF_AGE = frozenset({"yo", "y", "yr", "year", "month", "old", "yrs", "mth", "week", "wk"})


def has_relative(reading: PostReading) -> bool:
    """Whether a post names somebody close to its author: "my son", "Mum", "our 9yo"."""
    for place, token in enumerate(reading.tokens):
        if token.kind != "w":
            continue
        if person_noun(token.word) is Who.RELATIVE and _is_owned(reading, place):
            return True
        if token.word in _POSSESSIVES and _is_age(reading, place + 1):
            return True
    return False


def is_of_relative(title: PostReading) -> bool:
    """Whether a title speaks of somebody close: "my son's", but also "Daughter's eczema at 11"."""
    return has_relative(title) or any(
        person_noun(token.word) is Who.RELATIVE and title.word(place - 1) not in _NOT_OURS
        for place, token in enumerate(title.tokens)
        if token.kind == "w"
    )


_NOT_OURS = frozenset({"your", "his", "their", "her", "the", "a", "for", "in", "and", "with"})


_AGE = re.compile(r"\d{1,2}(?:yo|yr|mo|wk)?|two|three|four|five|six|seven|eight|nine|ten")


def _is_age(reading: PostReading, place: int) -> bool:
    """Whether "9yo", "5 y/o", "3 month old" stands there."""
    token = reading.tokens[place] if place < len(reading.tokens) else None
    # The word of a line's end is white space, which holds no first word.
    first = token.word.split()[:1] if token is not None else []
    if token is None or not first or not _AGE.fullmatch(first[0]):
        return False
    if token.word[-1].isalpha() and token.kind == "w":
        return True
    after = {reading.word(p) for p in range(place + 1, place + 4)}
    return bool(after & {"yo", "o", "old", "olds"}) and (token.kind == "D" or bool(after & _OF_AGE))


_FIRST = frozenset({"i", "me", "myself", "mine"})
_THIRD = words("persons", "third")
_EARLY_SENTENCES = 2
# So much of "I" and "my" stands beside a relative in the post of a carer, at most.
_FIRST_OF_CARERS = 0.7


def tells_of_relative(reading: PostReading, *, is_about_relative: bool) -> bool:
    """Whether a post mostly tells of somebody close to its author: it speaks more of them than of
    "I" and "my". `is_about_relative` says that the discussion is about such a person.
    """
    first = third = ours = near = early = 0.0
    for place in reading.people:
        word = reading.word(place)
        is_relative = person_noun(word) is Who.RELATIVE and _is_owned(reading, place)
        if is_relative or (word in _POSSESSIVES and _is_age(reading, place + 1)):
            near += 1
            early += reading.sentence_of[place] < _EARLY_SENTENCES
        elif word in _FIRST or (word == "my" and not _is_relatives(reading, place)):
            first += 1
        third += word in _THIRD
        ours += 0.5 * (word in _OURS)
    others = third + near + ours
    if is_about_relative and others and others >= _FIRST_OF_CARERS * first:
        return True
    return (bool(early) and others > first) or (bool(near) and third + near > 2 * first)


_OURS = frozenset({"we", "us", "our", "ours"})


def _is_relatives(reading: PostReading, place: int) -> bool:
    return any(person_noun(reading.word(p)) is Who.RELATIVE for p in (place + 1, place + 2))


def may_mean_relative(reading: PostReading) -> bool:
    """Whether a post says "she" or "ours", which a discussion about a relative explains."""
    return any(token.kind == "w" and token.word in _MAY_BE for token in reading.tokens)


_MAY_BE = frozenset({"he", "she", "his", "her", "him", "hers", "ours", "we", "us", "our"})


def _is_name(reading: PostReading, place: int) -> bool:
    token = reading.tokens[place]
    begins = place == 0 or reading.kind(place - 1) in "pn" or token.start == 0
    return token.surface[:1].isupper() and token.surface[1:].islower() and not begins


def antecedent(reading: PostReading, place: int, *, is_female: bool) -> Who | None:
    """Return whom "she" or "he" means: the person last named that it fits, None where unclear."""
    asked = (place, is_female)
    if asked not in reading.meant:
        reading.meant[asked] = _last_named(reading, place, is_female=is_female)
    return reading.meant[asked]


def _last_named(reading: PostReading, place: int, *, is_female: bool) -> Who | None:
    wrong = words("persons", "male" if is_female else "female")
    for back in reversed(reading.people_between(place - 249, place)):
        word = reading.word(back)
        noun = person_noun(word)
        if noun is Who.RELATIVE and word not in wrong and _is_owned(reading, back):
            return Who.RELATIVE
        if noun is Who.CLINICIAN:
            return Who.CLINICIAN
    return Who.RELATIVE if reading.is_carers else None


def default_person(reading: PostReading, place: int) -> Who:
    """Return whom a clause without a subject is about: the carer's "she" goes on."""
    sentence = reading.sentence_at(place)
    if reading.is_carers and not _FIRST & set(reading.words[sentence.start : place]):
        return Who.RELATIVE
    number = reading.sentence_of[place]
    for earlier in (number, number - 1):
        if earlier < 0:
            break
        start = reading.sentences[earlier].start
        stop = place if earlier == number else sentence.start
        for back in reversed(reading.people_between(start, stop)):
            word = reading.word(back)
            if word in {"i", "me", "my", "myself", "mine"} and not (
                word == "my" and person_noun(reading.word(back + 1)) is Who.RELATIVE
            ):
                return Who.AUTHOR
            if word in {"he", "she", "his", "him"}:
                found = antecedent(reading, back, is_female=word == "she")
                return Who.RELATIVE if found is Who.RELATIVE else Who.AUTHOR
            if person_noun(word) is Who.RELATIVE and _is_owned(reading, back):
                return Who.RELATIVE
    return Who.AUTHOR


def recipient(reading: PostReading, start: int, stop: int) -> Who | None:
    """Return for whom between two places: "put me on", "gave my son", "prescribed her"."""
    for place in range(start, stop):
        word = reading.word(place)
        if word in {"me", "us", "myself"}:
            return Who.AUTHOR
        if word == "you":
            return Who.ADDRESSEE
        if word in {"him", "her"} and reading.kind(place + 1) != "S":
            found = antecedent(reading, place, is_female=word == "her")
            # "The derm put her on T": a doctor does that to somebody else.
            if found is Who.RELATIVE or (found is Who.CLINICIAN and reading.is_carers):
                return Who.RELATIVE
        if word in {"them", "people", "patients"} and reading.kind(place) == "w":
            return Who.PEOPLE
        if person_noun(word) is Who.RELATIVE:
            return Who.RELATIVE if _is_owned(reading, place) else Who.PEOPLE
    return None


_TO_CHARGE = 6
_NEW_START = frozenset({"i", "but", ";", "...", "because", "then", "and"})


def is_for_charge(reading: PostReading, start: int, stop: int) -> bool:
    """Whether it was for somebody close: "for my son's rash", "on two of my children"."""
    for place in range(start, stop):
        word = reading.word(place)
        if word in _NEW_START:
            return False
        if word not in {"for", "on"}:
            continue
        for noun in reading.people_between(place + 1, min(place + _TO_CHARGE, stop)):
            if person_noun(reading.word(noun)) is not Who.RELATIVE or not _is_owned(reading, noun):
                continue
            after = noun + 1 + (reading.word(noun + 1) == "'s")
            is_end = after >= stop or reading.kind(after) in "pnCSBDWF"
            return is_end or word == "on" or reading.word(after) in words("experiencer", "charges")
    return False
