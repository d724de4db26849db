"""Statuses that a post says so plainly that no weights need be asked: "used to", "now"."""

from collections.abc import Sequence

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.statements import Status

_NOW = frozenset({"now", "still", "currently", "nowadays"})
_ACCUSTOMED = frozenset({"am", "is", "are", "was", "been", "get", "got", "getting"})
_USE = frozenset({"apply", "use", "take", "inject"})
_NOT_NOW = frozenset(
    {
        "if",
        "when",
        "whenever",
        "was",
        "were",
        "had",
        "did",
        "until",
        "used",
        "took",
        "once",
        "before",
    }
    | {"will", "would", "could", "should", "not", "never"}
)
# How far from its verb a "now" may stand.
_BEFORE, _BEHIND = 4, 8


def plain_status(
    reading: PostReading, framed: Sequence[tuple[int, str]], stops: Sequence[int]
) -> Status | None:
    """Return what the last verb says of a treatment where it says it beyond doubt.

    `framed` are the places of verbs with the statuses they give, in order, `stops` those of stops.
    """
    if not framed:
        return None
    at, status = framed[-1]
    if status == Status.TOOK and _used_to(reading, at):
        return Status.TOOK
    if status != Status.TAKING or any(stop > at for stop in stops):
        return None
    if not stops and _is_present(reading, at):
        return Status.TAKING
    start, stop = reading.sentence_at(at).clause_at(at)
    first, last = max(start, at - _BEFORE), min(stop, at + _BEHIND)
    is_now = not _NOW.isdisjoint(reading.words[first:last])
    is_one = len({reading.tokens[p].concept for p in reading.treatments(start, stop)}) <= 1
    return Status.TAKING if is_now and is_one and stops else None


def _is_present(reading: PostReading, at: int) -> bool:
    """ "I apply it twice a day", in a sentence without a past, an "if" or a denial."""
    sentence = reading.sentence_at(at)
    said = reading.words[sentence.start : sentence.stop]
    verb = next((p for p in range(at, sentence.start - 1, -1) if reading.word(p) in _USE), None)
    return verb is not None and reading.word(verb - 1) == "i" and _NOT_NOW.isdisjoint(said)


def _used_to(reading: PostReading, at: int) -> bool:
    """ "I used to take T", not "I am used to taking T"."""
    before = reading.words[max(at - 3, 0) : at]
    return before[-2:] == ["used", "to"] and _ACCUSTOMED.isdisjoint(before)
