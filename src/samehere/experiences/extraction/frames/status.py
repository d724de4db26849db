"""What the time of a verb says: still taking, took, or only about to."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.frames.governing import Frame
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Status
from samehere.experiences.extraction.tense import status_by_tense

_PRESCRIPTIONS = frozenset({"prescription", "prescriptions", "script", "scrip", "rx", "box"})
_AFTER_GERUND = words("using", "after_gerund")


def status_of(reading: PostReading, frame: Frame, event: str) -> tuple[Status, bool]:
    """Return the status a verb gives, and whether another clause may overrule it."""
    chain = set(frame.chain)
    if "used" in chain and "to" in chain and "am" not in chain:
        return Status.TOOK, False
    if frame.rule.id == "use.on" and frame.form.base in {"be", "am"}:
        return _status_of_being(reading, frame, chain), False
    if "ing" in frame.form.tags:
        return _status_of_doing(reading, frame, chain, event)
    is_begun = frame.rule.id == "use.on" and frame.form.base in {"go", "get"} and "had" not in chain
    if frame.is_trailing and event == "start" and "past" in frame.form.tags:
        return Status.TOOK, True
    if event in {"start", "continue", "dose"} or is_begun:
        is_later = _is_later(reading, frame)
        return (Status.CONSIDERING if is_later else Status.TAKING), event == "start"
    return _status_of_form(reading, frame, chain, event)


def _status_of_doing(
    reading: PostReading, frame: Frame, chain: set[str], event: str
) -> tuple[Status, bool]:
    if chain & {"was", "were", "had"}:
        return Status.TOOK, False
    if event == "start" and _is_later(reading, frame):
        return Status.CONSIDERING, False
    if frame.rule.id == "use.on" and frame.form.base == "go" and chain & {"am", "is", "be"}:
        return Status.PRESCRIBED, False
    before = reading.word(frame.chain_start - 1)
    return Status.TAKING, before in _AFTER_GERUND or (not frame.has_subject and not chain)


def _status_of_form(
    reading: PostReading, frame: Frame, chain: set[str], event: str
) -> tuple[Status, bool]:
    tags = frame.form.tags
    is_now = bool(chain & words("use", "adverbs_now"))
    if frame.form.base in {"have", "get"} and not _PRESCRIPTIONS.isdisjoint(frame.glue):
        return Status.PRESCRIBED, True
    if chain & {"have", "has"} and "participle" in tags:
        if event == "try":
            return Status.TOOK, True
        return (Status.TAKING if _has_length(reading, frame) else _rest(reading, frame)), True
    if chain & words("use", "starting"):
        return Status.TAKING, True
    if frame.form.base == "put" and not chain and _is_often(reading, frame):
        return Status.TAKING, True  # "I put T on every night".
    if "past" in tags and not chain & {"to", "do", "does"}:
        return (Status.TAKING if is_now or _is_today(reading, frame) else Status.TOOK), True
    if chain & {"did", "had", "was", "were"} and not is_now:
        return Status.TOOK, True
    is_present = bool(tags & {"base", "third"})
    return (Status.TAKING if is_present else Status.UNKNOWN), not is_present


def _rest(reading: PostReading, frame: Frame) -> Status:
    """ "I have used T": over, unless the sentence goes on about now."""
    sentence = reading.sentence_at(frame.verb)
    stop = reading.sentences[
        min(reading.sentence_of[frame.verb] + 1, len(reading.sentences) - 1)
    ].stop
    after = {reading.word(p) for p in range(frame.verb + 1, max(stop, sentence.stop))}
    return Status.UNKNOWN if after & {"use", "now", "still", "both", "currently"} else Status.TOOK


def _status_of_being(reading: PostReading, frame: Frame, chain: set[str]) -> Status:
    word = reading.word(frame.verb)
    if word in {"on", "into", "of", "with"} or reading.kind(frame.verb) != "w":
        sentence = reading.sentence_at(frame.verb)
        found = status_by_tense(reading, sentence.start, sentence.stop)
        return Status.TAKING if found is Status.UNKNOWN else found
    if word in {"was", "were"} or "had" in chain:
        return Status.TAKING if "still" in chain else Status.TOOK
    return Status.TAKING


def _around(reading: PostReading, frame: Frame) -> list[int]:
    start, _ = reading.sentence_at(frame.verb).clause_at(frame.verb)
    stop = min(reading.sentence_at(frame.verb).stop, frame.verb + 15)
    return list(range(start, stop))


def _is_later(reading: PostReading, frame: Frame) -> bool:
    for place in _around(reading, frame):
        quantity = reading.tokens[place].quantity
        if quantity and quantity.kind == "W" and quantity.sense == "next":
            return True
        if reading.word(place) in {"soon", "tomorrow"}:
            return True
    return bool(set(frame.chain) & {"about", "waiting"})


def _has_length(reading: PostReading, frame: Frame) -> bool:
    return any(
        (reading.kind(p) == "D" and reading.word(p - 1) in {"for", "over", "about", "last", "past"})
        or (reading.kind(p) == "W" and getattr(reading.tokens[p].quantity, "sense", "") == "since")
        for p in _around(reading, frame)
    )


def _is_often(reading: PostReading, frame: Frame) -> bool:
    return any(reading.kind(p) == "F" for p in _around(reading, frame))


def _is_today(reading: PostReading, frame: Frame) -> bool:
    places = _around(reading, frame)
    said = {reading.word(p) for p in places}
    if {"time"} & said and any(reading.word(p) == "first" for p in places) and "the" in said:
        return any(reading.kind(p) == "W" for p in places)
    return any(
        reading.kind(p) == "W"
        and reading.word(p) in {"this morning", "today", "tonight", "last night"}
        for p in places
    )
