"""How a frame was understood, before it becomes facts."""

from dataclasses import dataclass

from samehere.experiences.extraction.statements import Kind, Status, Who


@dataclass(slots=True)
class Reading:
    """How a frame was understood."""

    kind: Kind
    status: Status
    who: Who
    score: float
    is_negated: bool = False
    is_start: bool = False
    is_weak_status: bool = False
    # Whether its author gives it to somebody close: "I use it on my son".
    is_for_charge: bool = False
