"""Uses without a verb: "T 40mg twice a day", "no pills...only T"."""

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.assertion import assertion
from samehere.experiences.extraction.experiencer import default_person
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.reference import named
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Kind, Status, Who

_HEADS = words("using", "heads")


def fragment(reading: PostReading, group: Group) -> list[Fact]:
    """A treatment with its regimen and no verb, at the head of a sentence: "T 40mg twice a day"."""
    if group.is_reference:
        return []
    sentence = reading.sentence_at(group.start)
    if reading.word(group.start - 1) in {"only", "just"} or reading.word(group.start - 2) == "only":
        return _remaining(reading, group, sentence.start)
    before = [p for p in range(sentence.start, group.start) if reading.kind(p) in "wTSCR"]
    if sentence.is_question or (before and {reading.word(p) for p in before} - _HEADS):
        return []
    after = list(range(group.start + 1, min(group.stop + 4, sentence.stop)))
    kinds = [reading.kind(p) for p in after]
    upto = next(
        (
            n
            for n, p in enumerate(after)
            if p >= group.stop
            and reading.kind(p) in "wTSC"
            and reading.word(p) not in {"for", "about", "over", "since"}
        ),
        len(after),
    )
    if not {"F", "D"} & set(kinds[:upto]) and not (
        kinds[:upto] == ["A"] and "here" in {reading.word(p) for p in after}
    ):
        return []
    everything = {reading.word(p) for p in range(sentence.start, sentence.stop)}
    if everything & {
        "you",
        "your",
        "usually",
        "usual",
        "recommended",
        "typical",
        "he",
        "she",
        "adults",
        "should",
        "is",
        "can",
        "would",
    }:
        return []
    who = default_person(reading, group.start)
    status = (
        Status.TAKING
        if not everything & {"was", "were", "had", "until", "stopped", "previously", "tried"}
        else Status.TOOK
    )
    said = assertion(reading, group.start)
    return [
        Fact(
            kind=Kind.USE,
            who=who,
            assertion=said,
            meant=named(reading, place),
            status=status,
            rule="use.fragment",
            score=0.82,
            at=group.start,
            place=place,
            group=group,
            is_weak_status=True,
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
