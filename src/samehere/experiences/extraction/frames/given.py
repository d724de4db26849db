"""Treatments that somebody else decides on: prescribed, offered, instructed."""

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.experiencer import default_person, person_noun, recipient
from samehere.experiences.extraction.frames.governing import Frame
from samehere.experiences.extraction.frames.understood import Reading
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Kind, Status, Who

NEGATIONS = frozenset({"not", "never", "hardly", "barely"})
MODALS = frozenset({"would", "could", "might", "may", "should", "must", "can"})
_BE = words("using", "be")
_BOUND = frozenset({"should", "must", "need", "have"})
_SAYS = frozenset({"said", "says", "told", "tells", "thinks", "advised", "insisted", "suggested"})
_LABELS = frozenset({"container", "leaflet", "label", "packet", "box", "bottle"}) | {
    "instructions", "tube", "insert", "prescription",
}  # fmt: skip


def is_given(reading: PostReading, frame: Frame) -> bool:
    """Whether the verb is of somebody who puts another on a treatment, or is passive."""
    base = frame.form.base
    if base in {"take", "use", "be", "am", "try", "have", "go", "get", "do"}:
        return False
    objects = {"me", "him", "her", "us"} & set(frame.glue)
    is_passive = (
        "participle" in frame.form.tags
        and bool(_BE & set(frame.chain))
        and base
        in {
            "start",
            "switch",
            "put",
            "give",
            "prescribe",
            "change",
            "move",
            "place",
        }
    )
    return bool(objects) or is_passive or frame.who is Who.CLINICIAN


def prescribed(reading: PostReading, frame: Frame, group: Group) -> Reading | None:
    chain, base = set(frame.chain), frame.form.base
    if chain & (NEGATIONS | {"would", "could", "might", "may", "should", "can", "if"}):
        return None
    to = recipient(reading, frame.verb + 1, max(group.start, frame.verb + 1)) or recipient(
        reading, group.stop, min(group.stop + 3, reading.sentence_at(group.start).stop)
    )
    is_taking = base in {"put", "start", "switch", "place", "move", "change"}
    is_ahead = "ing" in frame.form.tags and bool(chain & {"is", "are", "am"})
    status = Status.TAKING if is_taking and not is_ahead else Status.PRESCRIBED
    is_passive = bool(_BE & chain) or not frame.has_subject
    if is_passive and "participle" in frame.form.tags:
        who = frame.who if frame.has_subject else default_person(reading, frame.verb)
        if who not in {Who.AUTHOR, Who.RELATIVE, Who.ADDRESSEE}:
            return None
        return Reading(Kind.USE, status, who, 0.92, is_start=True, is_weak_status=not is_ahead)
    if "base" in frame.form.tags and "past" not in frame.form.tags and not chain & {"did"}:
        return None
    if frame.who is Who.AUTHOR:
        return Reading(Kind.USE, Status.TAKING, to, 0.8) if to is Who.RELATIVE else None
    if frame.who is Who.CLINICIAN or to is Who.AUTHOR or to is Who.RELATIVE:
        if base == "give" and to is None:
            return None
        who = to or _patient(reading, frame)
        return Reading(Kind.USE, status, who, 0.92, is_start=True, is_weak_status=not is_ahead)
    clinician = any(
        person_noun(reading.word(p)) is Who.CLINICIAN
        for p in range(reading.sentence_at(frame.verb).start, frame.verb)
    )
    if clinician and base == "prescribe" and "base" not in frame.form.tags:
        return Reading(Kind.USE, status, to or Who.AUTHOR, 0.85, is_start=True, is_weak_status=True)
    return None


def _patient(reading: PostReading, frame: Frame) -> Who:
    """Whose doctor: "my son's dermatologist prescribed T" is the son's."""
    start = reading.sentence_at(frame.verb).start
    for place in range(start, frame.verb):
        if person_noun(reading.word(place)) is Who.RELATIVE and reading.word(place + 1) == "'s":
            return Who.RELATIVE
        if reading.word(place) in {"his", "her"}:
            return Who.RELATIVE
        if reading.word(place) == "your":
            return Who.ADDRESSEE
    return Who.AUTHOR


def offered(reading: PostReading, frame: Frame, group: Group) -> Reading | None:
    chain = set(frame.chain)
    if chain & (NEGATIONS | MODALS):
        return None
    is_passive = bool(_BE & chain) and "participle" in frame.form.tags
    if is_passive and frame.who in {Who.AUTHOR, Who.RELATIVE}:
        return Reading(Kind.USE, Status.CONSIDERING, frame.who, 0.7)
    if frame.who is Who.CLINICIAN:
        to = recipient(reading, frame.verb + 1, group.start) or Who.AUTHOR
        return Reading(Kind.USE, Status.CONSIDERING, to, 0.7)
    return None


def is_labelled(reading: PostReading, frame: Frame) -> bool:
    """Whether a leaflet or a label says it: "the box said to use T twice a day"."""
    speaker = reading.word(frame.chain_start - 1)
    return speaker in _LABELS and "to" in frame.chain


def is_said(reading: PostReading, frame: Frame) -> bool:
    """Whether a clinician says that one should: "my doctor said I should use T"."""
    at = frame.chain_start - 2
    at -= reading.word(at) == "that"
    at -= reading.word(at) == "me"
    if frame.who is not Who.AUTHOR or not _BOUND & set(frame.chain):
        return False
    before = reading.people_between(reading.sentence_at(frame.verb).start, frame.chain_start)
    is_clinician = any(person_noun(reading.word(p)) is Who.CLINICIAN for p in before)
    return reading.word(at) in _SAYS and is_clinician


def instructed(reading: PostReading, frame: Frame) -> Reading | None:
    """The derm "told me to use T", "wants me on T": an instruction to whom it names."""
    chain = set(frame.chain)
    if chain & {"would", "could", "might"} and not chain & {"me"}:
        return None
    says = chain & {
        "told",
        "tells",
        "wants",
        "wanted",
        "said",
        "says",
        "advised",
        "asked",
        "recommended",
        "instructed",
        "suggested",
        "recommends",
        "advise",
        "want",
    }
    if not says:
        return None
    who = recipient(reading, frame.chain_start, frame.verb) or Who.AUTHOR
    status = Status.TAKING if frame.rule.event == "continue" else Status.PRESCRIBED
    if chain & NEGATIONS or chain & {"stop"}:
        return Reading(Kind.ADVICE, Status.UNKNOWN, who, 0.7, is_negated=True)
    return Reading(Kind.ADVICE, status, who, 0.85)
