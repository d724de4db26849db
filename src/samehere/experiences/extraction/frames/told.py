"""Instructions that name no treatment: "My dermatologist: twice a day, for life."."""

from collections.abc import Iterator
from dataclasses import replace

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.experiencer import person_noun
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.quantities import Quantity
from samehere.experiences.extraction.reference import Context, from_thread
from samehere.experiences.extraction.sentences import Sentence
from samehere.experiences.extraction.settling import add
from samehere.experiences.extraction.statements import Assertion, Kind, Regimen, Status, Who

_SAID = frozenset({"said", "says", "told"})
_BEFORE = frozenset({"me", "that", "it", "to", "use", "for", ":", ",", "“", '"', "was", "only"})
# How many words may stand between who says it and what.
_NEAR = 4
_BACK = 40
_STOPS = frozenset({".", "!", "”", '"'})
_OTHERS = frozenset({"second", "third", "other", "next", "last"})
_GONE_BY = frozenset({"on", "ago"})
_SCORE = {"title": 0.82}
_UNSURE = 0.6


def read_told(reading: PostReading, context: Context) -> list[Fact]:
    """Return how often and how long somebody was told to use what the discussion is about."""
    meant = from_thread(reading, context)
    if meant is None or reading.is_carers:
        return []
    found: list[Fact] = []
    for sentence, measured in _measured(reading):
        if not _is_told(reading, sentence, measured[0][0], measured[-1][0]):
            continue
        fact = Fact(
            kind=Kind.ADVICE,
            who=Who.AUTHOR,
            assertion=Assertion.STATED,
            meant=meant,
            status=Status.PRESCRIBED,
            rule="advice.told",
            score=_SCORE.get(meant.resolved_by, _UNSURE),
            at=measured[0][0],
            place=measured[0][0],
        )
        for place, quantity in measured:
            add(reading, fact, place, quantity)
        if replace(fact.regimen, note=None) != Regimen():
            found.append(fact)
    return found


def _measured(
    reading: PostReading,
) -> Iterator[tuple[Sentence, list[tuple[int, Quantity]]]]:
    """Yield the statements that name no treatment, with how often and how long they say.

    Also what stands in quotation marks: it is what somebody was told, word for word.
    """
    by_sentence: dict[int, list[tuple[int, Quantity]]] = {}
    for place, token in enumerate(reading.tokens):
        if token.quantity is not None and _is_of_use(token.quantity):
            by_sentence.setdefault(reading.sentence_of[place], []).append((place, token.quantity))
    for number, measured in by_sentence.items():
        sentence = reading.sentences[number]
        if not sentence.is_question and not reading.treatments(sentence.start, sentence.stop):
            yield sentence, measured


def _is_of_use(quantity: Quantity) -> bool:
    """Whether it may be how often or how long from now on: not "I am on week 5"."""
    return quantity.kind == "F" or (quantity.kind == "D" and quantity.sense not in _GONE_BY)


def _is_told(reading: PostReading, sentence: Sentence, first: int, last: int) -> bool:
    """Whether a clinician says it, or the author was told so."""
    before = reading.words[sentence.start : first]
    behind = reading.words[last + 1 : last + 1 + _NEAR + 1]
    people = reading.people_between(sentence.start, first)
    if any(person_noun(reading.word(place)) is Who.CLINICIAN for place in people):
        near = before[-_NEAR:]
        return ":" in before[-2:] or bool(_SAID & set(near) and _is_plain(near))
    if ":" in before[-2:] and _is_another_one(reading, sentence):
        return True
    ends = [word for word in reading.words[last + 1 : sentence.stop] if word not in _STOPS]
    if ends[-2:-1] == [":"] and _is_clinicians(ends[-1:]):
        return True
    if before[-3:] == ["i", "was", "told"] or before[-4:-1] == ["i", "was", "told"]:
        return True
    was_told = ("what", "i", "was", "told")
    if any(tuple(behind[n : n + 4]) == was_told for n in range(len(behind))):
        return True
    said = next((n for n, word in enumerate(behind) if word == "said"), None)
    return said is not None and said + 1 < len(behind) and _is_clinicians(behind[said + 1 :])


def _is_plain(words: list[str]) -> bool:
    said = max(place for place, word in enumerate(words) if word in _SAID)
    return all(word in _BEFORE for word in words[said + 1 :])


def _is_another_one(reading: PostReading, sentence: Sentence) -> bool:
    """Whether it begins with "the second one", after a clinician who said something else."""
    begins = [word for word in reading.words[sentence.start : sentence.start + 4] if word.isalpha()]
    people = reading.people_between(max(sentence.start - _BACK, 0), sentence.start)
    is_other = begins[:1] == ["the"] and begins[1:2] and begins[1] in _OTHERS and "one" in begins
    return bool(is_other) and any(person_noun(reading.word(p)) is Who.CLINICIAN for p in people)


def _is_clinicians(words: list[str]) -> bool:
    """Whether it is "mine" of whom doctors were spoken, or a clinician who says it."""
    return words[:1] == ["mine"] or any(person_noun(word) is Who.CLINICIAN for word in words[:2])
