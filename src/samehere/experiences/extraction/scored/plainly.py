"""Statuses that a post says so plainly that no weights need be asked: "used to", "now"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.sentences import Sentence
from samehere.experiences.extraction.statements import Status

_NOW = frozenset({"now", "still", "currently", "nowadays"})
_ACCUSTOMED = frozenset({"am", "is", "are", "was", "been", "get", "got", "getting"})
_USE = frozenset({"apply", "use", "take", "inject"})
_USING = frozenset({"on", "applying", "using", "taking", "injecting"})
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
_TOLD = (Status.CONSIDERING, Status.PRESCRIBED, Status.NEVER, Status.DECLINED, Status.TOOK)
_CHANGED = frozenset({"switched", "swapped", "changed"})
_LIKE = frozenset({"as", "than", "like"})
# How far from its verb a "now" may stand.
_BEFORE, _BEHIND = 4, 8
# What is said of a treatment in so many sentences behind its name may still be of it.
_SENTENCES_BACK = 6


@dataclass(slots=True)
class Plainly:
    """What a post says beyond doubt: what goes on, and where something is used alone by now."""

    going_on: set[str]
    alone: list[tuple[int, set[str]]]
    told: dict[str, tuple[Status, Sentence]]


def said_plainly(reading: PostReading) -> Plainly:
    """Return it for a post, once for all its treatments.

    "I use both", "2 hours after my first dose", "I have not applied it correctly".
    """
    found = Plainly(set(), [], {})
    keys = frozenset(table("standing")["plainly"]["keys"].split())
    for sentence in reading.sentences:
        said = reading.words[sentence.start : sentence.stop]
        if sentence.is_question or reading.quoted[sentence.start] or keys.isdisjoint(said):
            continue
        line = " ".join(reading.plain_between(sentence.start, sentence.stop))
        for name, count in (("both", 2), ("begun", 1)):
            for place, _ in _places(line, name, sentence):
                found.going_on |= _meant(reading, sentence, place, count)
        for place, _ in _places(line, "only", sentence):
            found.alone.append((place, _named(reading, place, sentence.stop)))
        for status in _TOLD:
            for _, stop in _places(line, status.value, sentence):
                for concept in _meant(reading, sentence, stop, 1, back=1):
                    found.told[concept] = status, sentence
    return found


def plain_status(
    reading: PostReading,
    concept: str,
    said: Plainly,
    framed: Sequence[tuple[int, str]],
    stops: Sequence[int],
) -> Status | None:
    """Return what the post says of a treatment where it says it beyond doubt.

    `framed` are the places of verbs with the statuses they give, in order, `stops` those of stops.
    """
    if not stops and concept in said.going_on:
        return Status.TAKING
    told, sentence = said.told.get(concept, (None, None))
    if told is not None and sentence is not None and not _is_used(told, sentence, framed):
        return told
    if not framed:
        return None
    at, status = framed[-1]
    if status == Status.TOOK and (_used_to(reading, at) or _is_left(said, concept, at)):
        return Status.TOOK
    if status != Status.TAKING or any(stop > at for stop in stops):
        return None
    if not stops and any(told == Status.TAKING and _is_present(reading, at) for at, told in framed):
        return None if any(told == Status.TOOK for _, told in framed) else Status.TAKING
    start, stop = reading.sentence_at(at).clause_at(at)
    first, last = max(start, at - _BEFORE), min(stop, at + _BEHIND)
    is_now = not _NOW.isdisjoint(reading.words[first:last])
    is_one = len({reading.tokens[p].concept for p in reading.treatments(start, stop)}) <= 1
    return Status.TAKING if is_now and is_one and stops else None


def _is_used(told: Status, here: Sentence, framed: Sequence[tuple[int, str]]) -> bool:
    """Whether other sentences tell of a use: "I took it. They offered it again, I said no"."""
    statuses = {status for at, status in framed if not here.start <= at < here.stop}
    return Status.TAKING in statuses or (told is not Status.TOOK and Status.TOOK in statuses)


def _is_present(reading: PostReading, at: int) -> bool:
    """ "I apply it twice a day", "I am on it", in a sentence without a past, an "if" or a "not"."""
    sentence = reading.sentence_at(at)
    said = reading.words[sentence.start : sentence.stop]
    if not _NOT_NOW.isdisjoint(said):
        return False
    for place in range(at, sentence.start - 1, -1):
        word, before = reading.word(place), reading.word(place - 1)
        if word in _USE:
            return before == "i"
        if word in _USING:
            return before == "am" and reading.word(place - 2) == "i"
    return False


def _used_to(reading: PostReading, at: int) -> bool:
    """ "I used to take T", not "I am used to taking T"."""
    before = reading.words[max(at - 3, 0) : at]
    return before[-2:] == ["used", "to"] and _ACCUSTOMED.isdisjoint(before)


@cache
def _patterns(name: str) -> re.Pattern[str]:
    found = table("standing")["plainly"]
    line = "|".join(found[name]).replace("{it}", found["it"])
    return re.compile(rf"(?:^|(?<=\s))(?:{line})(?!\S)")


def _places(line: str, name: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where a sentence says one of some wordings, as tokens."""
    for match in _patterns(name).finditer(line):
        start = sentence.start + line.count(" ", 0, match.start())
        yield start, start + match[0].count(" ") + 1


def _is_left(said: Plainly, concept: str, at: int) -> bool:
    """Whether another is used by now, and nothing else: "I used S for a while, now T only"."""
    return any(place > at and concept not in named for place, named in said.alone)


def _meant(
    reading: PostReading, sentence: Sentence, place: int, count: int, back: int = _SENTENCES_BACK
) -> set[str]:
    """The treatments named last before a place, as many as are meant."""
    number = max(reading.sentence_of[sentence.start] - back, 0)
    named = reading.treatments(reading.sentences[number].start, sentence.stop)
    before = [p for p in named if p < place and not _is_compared(reading, p)]
    before = before or (named if back == _SENTENCES_BACK else [])
    last = list(dict.fromkeys(reading.tokens[p].concept for p in reversed(before)))[:count]
    left = {reading.tokens[p].concept for p in before if _is_changed(reading, p)}
    return set(last) - left if len(last) == count else set()


def _is_changed(reading: PostReading, place: int) -> bool:
    """ "S (lately switched to T)": of which of them "both" is said is open."""
    return not _CHANGED.isdisjoint(reading.words[place + 1 : place + 4])


def _is_compared(reading: PostReading, place: int) -> bool:
    """ "The same way as I had the S"."""
    near = reading.words[max(place - 4, 0) : place]
    return "had" in near and not _LIKE.isdisjoint(near)


def _named(reading: PostReading, start: int, stop: int) -> set[str]:
    return {reading.tokens[p].concept for p in reading.treatments(start, stop)}
