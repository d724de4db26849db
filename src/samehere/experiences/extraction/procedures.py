"""Treatments that are done once and have no regimen: operations, examinations."""

from samehere.experiences.extraction.rules import words

_ONCE = words("procedures", "once")
_ENDINGS = ("ectomy", "oscopy", "plasty", "otomy", "ostomy")
_REPLACED = ("joint", "knee", "hip", "shoulder", "valve", "disc")


def is_done_once(concept: str) -> bool:
    """Whether nobody has it so many times a day, or for so many weeks: "knee surgery"."""
    *before, last = concept.split() or [""]
    if last == "replacement":
        return before[-1:] != [] and before[-1] in _REPLACED
    return last in _ONCE or last.endswith(_ENDINGS)


def is_in_sessions(concept: str) -> bool:
    """Whether "x3" is how many of them there were, not how many a day: "shockwave therapy"."""
    return not words("procedures", "sessions").isdisjoint(concept.split())


def is_activity(concept: str) -> bool:
    """Whether it is something done or eaten, not taken: "exercise", "low carb diet"."""
    return not words("procedures", "activities").isdisjoint(concept.split())
