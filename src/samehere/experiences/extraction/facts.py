"""A statement in the making: what a frame found, before regimen, times and tier are settled."""

from dataclasses import dataclass

from samehere.experiences.extraction.analysis import Group
from samehere.experiences.extraction.reference import Meant
from samehere.experiences.extraction.statements import (
    Assertion,
    Effect,
    Kind,
    Regimen,
    Status,
    Who,
)

# A fact with less is only suggested; what must not be counted has at most the other.
COUNTED_FROM, MOST_SUGGESTED = 0.8, 0.78
# One for all: a regimen is never changed, but replaced.
_NOTHING_SAID = Regimen()

_NOT_USED = frozenset({Status.NEVER, Status.DECLINED, Status.CONSIDERING})


@dataclass(slots=True)
class Fact:
    """One thing a frame read. `at` and `place` are tokens: the verb, and the treatment.

    `score` is how often such a frame is right; below `COUNTED_FROM` it is only suggested.
    """

    kind: Kind
    who: Who
    assertion: Assertion
    meant: Meant
    status: Status
    rule: str
    score: float
    at: int
    place: int
    group: Group | None = None
    regimen: Regimen = _NOTHING_SAID
    effect: Effect | None = None
    stop_reason: str | None = None
    indication: str | None = None
    is_start: bool = False
    is_weak_status: bool = False
    effect_place: int | None = None
    # Where how often was told last, and whether that took the place of an earlier step.
    often_at: int = -1
    is_stepped: bool = False
    # Whether how often is said of now, where something else may have been said of before.
    is_often_now: bool = False
    # Where the length of use stands that a rule read.
    length_at: int = -1
    is_current: bool = False
    # Whether it is one of two times that the post tells of; the earlier one's tokens.
    is_episode: bool = False
    told_at: tuple[range, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether its score, as it is told, lets it be counted."""
        return round(self.score, 2) >= COUNTED_FROM

    @property
    def is_used(self) -> bool:
        """Whether it tells that the author, or somebody close to her, uses it or has used it."""
        return (
            self.kind is Kind.USE
            and self.assertion is Assertion.STATED
            and self.status not in _NOT_USED
            and self.who in {Who.AUTHOR, Who.RELATIVE}
        )
