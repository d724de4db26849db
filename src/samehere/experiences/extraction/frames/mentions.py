"""Treatments an author names of herself without a frame: "I found T helped most of them".

Only ever suggested, with status unknown: who names a treatment in the first person, and neither
asks nor advises, has mostly used it.
"""

from collections.abc import Sequence

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.experiencer import default_person
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.reference import named
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Assertion, Kind, Status, Who
from samehere.experiences.extraction.tense import status_by_tense

_SCORE = 0.5
_OWN = frozenset({"i", "me", "my", "mine", "myself", "we", "our"})


def read_mentions(reading: PostReading, facts: Sequence[Fact]) -> list[Fact]:
    """Return a use for each treatment that no frame says anything about."""
    known = {fact.meant.concept for fact in facts}
    found: list[Fact] = []
    for group in reading.groups:
        if group.is_reference or reading.quoted[group.start] or not _is_told(reading, group):
            continue
        who = default_person(reading, group.start)
        for place in group.places:
            concept = reading.tokens[place].concept
            if concept in known or who not in {Who.AUTHOR, Who.RELATIVE}:
                continue
            known.add(concept)
            found.append(
                Fact(
                    kind=Kind.USE,
                    who=who,
                    assertion=Assertion.STATED,
                    meant=named(reading, place),
                    status=_status(reading, group),
                    rule="use.mention",
                    score=_SCORE,
                    at=group.start,
                    place=place,
                    group=group,
                    is_weak_status=True,
                )
            )
    return found


def _is_told(reading: PostReading, group: Group) -> bool:
    sentence = reading.sentence_at(group.start)
    if sentence.is_question or assertion(reading, group.start) not in {
        Assertion.STATED,
        Assertion.HEDGED,
    }:
        return False
    everything = {reading.word(p) for p in range(sentence.start, sentence.stop)}
    before = {reading.word(p) for p in range(sentence.start, group.start)}
    if everything & words("mention", "foreign") or before & words("mention", "unreal"):
        return False
    if reading.word(group.start - 1) in {
        "any",
        "another",
        "other",
        "all",
        "most",
        "no",
        "like",
        "an",
    }:
        return False
    beside = {
        reading.word(group.stop),
        reading.word(group.start - 1),
        reading.word(group.start - 2),
    }
    if beside & words("mention", "substance"):
        return False
    if is_negated(reading, max(sentence.start, group.start - 6), group.start):
        return False
    who, _ = affected(reading, group.start, sentence)
    if who not in {Who.AUTHOR, Who.RELATIVE}:
        return False
    is_fragment = group.start - sentence.start <= 2 and bool(
        {reading.kind(p) for p in range(group.start, min(group.stop + 3, sentence.stop))}
        & {"A", "F", "D", "S"}
    )
    return bool(everything & _OWN) or is_fragment or "than" in before


def _status(reading: PostReading, group: Group) -> Status:
    start, stop = reading.sentence_at(group.start).clause_at(group.start)
    around = {reading.word(p) for p in range(start, stop)}
    if around & {"tried", "stopped", "off", "previously"}:
        return Status.TOOK
    kinds = {reading.kind(p) for p in range(start, stop)}
    found = status_by_tense(reading, start, stop)
    if found is Status.UNKNOWN and kinds & {"A", "F"}:
        return Status.TAKING
    if found is Status.UNKNOWN:
        sentence = reading.sentence_at(group.start)
        found = status_by_tense(reading, sentence.start, sentence.stop)
    return found
