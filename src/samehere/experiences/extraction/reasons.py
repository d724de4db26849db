"""Why somebody stopped, and what a treatment was for."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Assertion, Kind, Role

_REACH = 22


def add_reasons(reading: PostReading, facts: list[Fact]) -> None:
    """Fill in the reason of each stop and the indication of each use, in place."""
    for fact in facts:
        if fact.kind is Kind.STOP:
            fact.stop_reason = _reason(reading, fact, facts)
        elif fact.kind in {Kind.USE, Kind.ADVICE}:
            fact.indication = _indication(reading, fact)


def _reason(reading: PostReading, fact: Fact, facts: list[Fact]) -> str | None:
    sentence = reading.sentence_at(fact.at)
    start, stop = fact.place + 1, min(sentence.stop, fact.place + _REACH)
    after = [reading.word(p) for p in range(start, stop)]
    before = [reading.word(p) for p in range(sentence.start, fact.at)]
    if told := _told_reason(before, after):
        return told
    cause = next((n for n, word in enumerate(after) if word in _CAUSES), None)
    if cause is not None and any(reading.kind(p) in {"S", "C"} for p in range(start + cause, stop)):
        return "side_effect"
    if _WORKS & set(after) and "not" in after:
        return "no_effect"
    return _felt(reading, fact, facts)


_REASONS = {Role.SIDE_EFFECT: "side_effect", Role.WORSE: "side_effect", Role.NO_EFFECT: "no_effect"}


def _felt(reading: PostReading, fact: Fact, facts: list[Fact]) -> str | None:
    """What was told of the treatment last, in the same sentence or the one before."""
    number = reading.sentence_of[fact.at]
    near = [
        f
        for f in facts
        if f.effect
        and (f.who, f.meant.concept) == (fact.who, fact.meant.concept)
        and f.assertion is Assertion.STATED
        and number - 1 <= reading.sentence_of[f.at] <= number
    ]
    if not near:
        return None
    last = min(near, key=lambda f: (f.at > fact.at, abs(f.at - fact.at)))
    return _REASONS.get(last.effect.role) if last.effect else None


_CAUSES = frozenset({"because", "due", "as", "since", "after", "from"})
_WORKS = frozenset({"work", "working", "help", "helping", "worked", "helped"})
_ADVISERS = frozenset({"doctor", "derm", "gp", "doc", "nurse", "consultant", "pregnant"})


def _told_reason(before: list[str], after: list[str]) -> str | None:
    """The reason a word names: of the price, of the outcome, of whoever advised it."""
    for name in ("cost", "no_effect", "resolved", "advice"):
        signals = words("stop_reasons", name)
        is_told = bool(signals & set(after))
        if name in {"cost", "advice"} and "so" in before:
            is_told = is_told or bool(signals & set(before[-8:]))
        if is_told and (name != "advice" or _ADVISERS & {*after, *before}):
            return name
    is_bad = {"side", "reaction", "tolerate", "stand", "sick"} & set(after)
    return "side_effect" if is_bad else None


def _indication(reading: PostReading, fact: Fact) -> str | None:
    group = fact.group
    if group is None or group.is_reference:
        return None
    sentence = reading.sentence_at(group.start)
    for place in range(group.stop, min(group.stop + 8, sentence.stop)):
        if reading.kind(place) in {"S", "C"}:
            back = [reading.word(p) for p in range(group.stop, place)]
            return (
                reading.tokens[place].concept
                if "for" in back and not words("gone", "had") & set(back)
                else None
            )
        if reading.kind(place) in {"T", "p"} and reading.word(place) not in {",", "(", ")"}:
            return None
    return None
