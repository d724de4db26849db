"""Regimens without a treatment: "One capsule before meals, three times a day." in a reply.

Only ever suggested, and only where the thread leaves one treatment that can be meant.
"""

from collections.abc import Sequence

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.experiencer import default_person
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.plain import has_dose, is_level, is_plain
from samehere.experiences.extraction.reference import Context, Meant, from_thread
from samehere.experiences.extraction.statements import Assertion, Kind, Status, Who

_SCORE = 0.6
_OVER = frozenset({"was", "were", "did", "had", "took", "used", "until", "gave"})
_TOLD = frozenset({"told", "advised", "prescribed"})
_GOING_ON = frozenset({"now", "in", "counting", "going", "on", "been", "that", "so far"})


def read_doses(reading: PostReading, context: Context, facts: Sequence[Fact]) -> list[Fact]:
    """Return a use for the first sentence that is a regimen, where no use is known yet."""
    used = {f.meant.concept for f in facts if f.kind is Kind.USE}
    for number, sentence in enumerate(reading.sentences):
        at = sentence.start
        if reading.quoted[at] or not _is_regimen(reading, number, is_known=bool(used)):
            continue
        meant, who = _meant(reading, context, at), default_person(reading, at)
        if meant is None or meant.concept in used or who not in {Who.AUTHOR, Who.RELATIVE}:
            return []
        said = set(reading.words[at : sentence.stop])
        status = Status.TOOK if said & _OVER else Status.TAKING
        return [
            Fact(
                kind=Kind.USE,
                who=who,
                assertion=Assertion.STATED,
                meant=meant,
                status=Status.PRESCRIBED if said & _TOLD else status,
                rule="use.regimen",
                score=_SCORE,
                at=at,
                place=at,
                is_weak_status=True,
            )
        ]
    return []


def _is_regimen(reading: PostReading, number: int, *, is_known: bool) -> bool:
    """Beside uses that are known only "I'm at once a day" speaks of another treatment."""
    if is_known or is_level(reading, number):
        return is_level(reading, number)
    if has_dose(reading, number):
        return True
    sentence = reading.sentences[number]
    kinds = set(reading.kinds[sentence.start : sentence.stop])
    return is_plain(reading, number) and (
        bool(kinds & {"A", "F"}) or _is_under_way(reading, sentence.start, sentence.stop)
    )


def _meant(reading: PostReading, context: Context, at: int) -> Meant | None:
    """The one treatment named before, else the thread's."""
    before = reading.treatments(0, at)
    if not before:
        return from_thread(reading, context)
    token = reading.tokens[before[0]]
    is_one = len({reading.tokens[p].concept for p in before}) == 1
    return Meant(token.concept, token.surface, "same_post", is_sure=False) if is_one else None


def _is_under_way(reading: PostReading, start: int, stop: int) -> bool:
    """Whether a length says that it goes on: "4 weeks now.", "Two years in.", "Day 9."."""
    quantities = [token.quantity for token in reading.tokens[start:stop] if token.quantity]
    said = set(reading.words[start:stop])
    return any(q.sense == "on" for q in quantities) or (
        any(q.kind == "D" and q.sense == "" for q in quantities) and bool(said & _GOING_ON)
    )
