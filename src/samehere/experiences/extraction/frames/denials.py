"""Treatments that are denied: "I take no T" is never, "no pills but T" leaves T."""

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.assertion import assertion
from samehere.experiences.extraction.denied import Denial
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.given import MODALS
from samehere.experiences.extraction.frames.governing import governing
from samehere.experiences.extraction.reference import named
from samehere.experiences.extraction.statements import Assertion, Kind, Status, Who

_SCORE = 0.9
_EVENTS = frozenset({"use", "try"})
_UNREAL = MODALS | {"will", "to", "not", "never"}


def denied(reading: PostReading, group: Group) -> list[Fact]:
    """Return that a treatment is not used, where a verb of use governs what "no" denies."""
    frame = governing(reading, group)
    if group.denial is not Denial.NONE_OF_IT or frame is None or not frame.has_subject:
        return []
    if frame.rule.event not in _EVENTS or not _UNREAL.isdisjoint(frame.chain):
        return []
    if frame.who not in {Who.AUTHOR, Who.RELATIVE}:
        return []
    if assertion(reading, frame.verb, subject_first=True) is not Assertion.STATED:
        return []
    return [
        Fact(
            kind=Kind.USE,
            who=frame.who,
            assertion=Assertion.NEGATED,
            meant=named(reading, place),
            status=Status.NEVER,
            rule="use.none",
            score=_SCORE,
            at=frame.verb,
            place=place,
            group=group,
        )
        for place in group.places
    ]
