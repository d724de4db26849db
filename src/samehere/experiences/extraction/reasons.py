"""Why somebody stopped, and what a treatment was for."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Kind, Role

_REACH = 22
_BECAUSE = words("reasons", "because")
_WORDS = {
    "cost": frozenset(
        [
            "cost",
            "afford",
            "expensive",
            "insurance",
            "price",
            "costly",
            "money",
            "pricey",
            "copay",
            "coverage",
        ]
    ),
    "no_effect": frozenset(["nothing", "ineffective", "useless", "pointless", "difference"]),
    "resolved": frozenset(
        ["remission", "cured", "better", "cleared", "clear", "healed", "needed", "unnecessary"]
    ),
    "advice": frozenset(["told", "advised", "said", "pregnant", "pregnancy", "surgery"]),
}


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
    cause = next(
        (
            n
            for n, word in enumerate(after)
            if word in {"because", "due", "as", "since", "after", "from", "bc"}
        ),
        None,
    )
    near = {
        f.effect.role
        for f in facts
        if f.effect
        and f.meant.concept == fact.meant.concept
        and sentence.start <= f.at < sentence.stop
    }
    before = [reading.word(p) for p in range(sentence.start, fact.at)]
    for name, signals in _WORDS.items():
        if (
            signals & set(after)
            or (name in {"cost", "advice"} and signals & set(before[-8:]) and "so" in before)
        ) and (
            name != "advice"
            or {"doctor", "derm", "gp", "doc", "nurse", "consultant"} & {*after, *before}
            or "pregnant" in after
        ):
            return name
    if {"side", "reaction", "tolerate", "stand"} & set(after) or "sick" in after:
        return "side_effect"
    if cause is not None:
        for place in range(start + cause, stop):
            if reading.kind(place) in "SC":
                return "side_effect"
        if {"work", "working", "help", "helping", "worked"} & set(after) and "not" in after:
            return "no_effect"
    if {"work", "working", "help", "helping", "worked", "helped"} & set(after) and "not" in after:
        return "no_effect"
    if near == {Role.SIDE_EFFECT}:
        return "side_effect"
    if near == {Role.NO_EFFECT}:
        return "no_effect"
    return None


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
