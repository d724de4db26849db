"""Uses without a verb: "T 40mg twice a day", "no pills...only T"."""

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.assertion import assertion
from samehere.experiences.extraction.experiencer import default_person
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.numbers import number
from samehere.experiences.extraction.reference import named
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Kind, Status, Who

_HEADS = words("using", "heads")


_NOT_OWN = frozenset(
    {"you", "your", "usually", "usual", "recommended", "typical", "he", "she", "adults", "should"}
    | {"is", "can", "would"}
)
_OVER = frozenset({"was", "were", "had", "until", "stopped", "previously", "tried"})


def fragment(reading: PostReading, group: Group) -> list[Fact]:
    """A treatment with its regimen and no verb, at the head of a sentence: "T 40mg twice a day"."""
    if group.is_reference:
        return []
    sentence = reading.sentence_at(group.start)
    if reading.word(group.start - 1) in {"only", "just"} or reading.word(group.start - 2) == "only":
        return _remaining(reading, group, sentence.start)
    before = {
        reading.word(p) for p in range(sentence.start, group.start) if reading.kind(p) in "wTSCR"
    }
    everything = {reading.word(p) for p in range(sentence.start, sentence.stop)}
    if sentence.is_question or before - _HEADS or everything & _NOT_OWN:
        return []
    if not _has_regimen(reading, group, sentence.stop):
        return []
    is_over = any(
        reading.word(p) in _OVER and not _is_comparison(reading, p)
        for p in range(sentence.start, sentence.stop)
    )
    return _uses(reading, group, "use.fragment", Status.TOOK if is_over else Status.TAKING, 0.82)


def _is_comparison(reading: PostReading, place: int) -> bool:
    """ "T four nights a week, was seven": less than before, but not over."""
    if reading.word(place) != "was" or reading.word(place - 1) not in {",", "("}:
        return False
    after = place + 1
    return reading.kind(after) in "AF" or number(reading.word(after)) is not None


def _has_regimen(reading: PostReading, group: Group, stop: int) -> bool:
    """Whether how often or how long stands right behind, or a strength and "here"."""
    kinds: list[str] = []
    for place in range(group.start + 1, min(group.stop + 4, stop)):
        kind, word = reading.kind(place), reading.word(place)
        if place >= group.stop and kind in "wTSC" and word not in {"for", "about", "over", "since"}:
            return bool({"F", "D"} & set(kinds)) or (kinds == ["A"] and word == "here")
        kinds.append(kind)
    return bool({"F", "D"} & set(kinds))


def _uses(
    reading: PostReading, group: Group, rule: str, status: Status, score: float
) -> list[Fact]:
    who = default_person(reading, group.start)
    said = assertion(reading, group.start)
    return [
        Fact(
            kind=Kind.USE,
            who=who,
            assertion=said,
            meant=named(reading, place),
            status=status,
            rule=rule,
            score=score,
            at=group.start,
            place=place,
            group=group,
            is_weak_status=rule == "use.fragment",
        )
        for place in group.places
    ]


def _remaining(reading: PostReading, group: Group, start: int) -> list[Fact]:
    """What is left after a denial: "I don't use any pills...only T and S"."""
    before = [reading.word(p) for p in range(start, group.start)]
    verbs = {"use", "take", "have", "using", "taking"}
    is_denied = any(
        word in {"not", "never"} and verbs & set(before[n : n + 4]) for n, word in enumerate(before)
    )
    if not is_denied or "i" not in before:
        return []
    return [
        Fact(
            kind=Kind.USE,
            who=Who.AUTHOR,
            assertion=assertion(reading, group.start),
            meant=named(reading, place),
            status=Status.TAKING,
            rule="use.only",
            score=0.85,
            at=group.start,
            place=place,
            group=group,
        )
        for place in group.places
    ]
