"""Who did what when: the verbs of a post, as far as they tell whether a treatment is still taken.

No grammar: a verb is what follows a subject ("I", "it", "my skin", a treatment), or stands first.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import table, words
from samehere.experiences.extraction.sentences import Piece

# So far behind its subject a verb may stand, and so many words a verb has.
_REACH = 7
_PAST, _NOW = words("tense", "past"), words("tense", "now")
_SHORTEST_PAST = 5
_WITH_NOUN = "wSCB"
_NEVER = frozenset({"not", "never"})
# So much is kept of what words of posts are.
_MOST_KEPT = 8192


class Deed(NamedTuple):
    """What a verb tells.

    `subject` is a person, a thing, something of somebody's, or left out; `time` is now, been ("have
    been taking"), past, perfect ("have tried"), ahead, might or other; `what` is a sort of deeds,
    or "".
    """

    place: int
    subject: str
    time: str
    what: str
    is_negated: bool
    adverbs: tuple[str, ...]


@cache
def _lists(section: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(line.split()) for name, line in table("standing")[section].items()}


@cache
def _subjects() -> dict[str, str]:
    return {
        word: name
        for name, members in _lists("subjects").items()
        if name != "not_silent"
        for word in members
    }


@cache
def _sorts() -> dict[str, str]:
    return {word: name for name, members in _lists("deeds").items() for word in members}


@lru_cache(_MOST_KEPT)
def _is_skipped(word: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return word in _lists("verbs")["adverbs"] or (word.endswith("ly") and len(word) > 3)


@lru_cache(_MOST_KEPT)
def _is_past(word: str) -> bool:
    is_regular = word.endswith("ed") and len(word) >= _SHORTEST_PAST
    return word in _PAST or (is_regular and word not in _lists("verbs")["not_past"])


@lru_cache(_MOST_KEPT)
def _is_helping(word: str) -> bool:
    """Whether a word may stand before the verb that says what was done."""
    verbs = _lists("verbs")
    return word in verbs["helping"] or word in verbs["times"] or _is_skipped(word)


@lru_cache(_MOST_KEPT)
def _time(word: str, after: str, second: str) -> str:
    """What the first word of a verb says of its time, by the two behind it."""
    verbs = _lists("verbs")
    if word in verbs["have"]:
        if after == "been":
            return "been"
        is_done = after in verbs["participle"] or _is_past(after)
        return "perfect" if is_done and after != "got" else "now"
    if word in verbs["be"]:
        is_plan = after == "gonna" or (after == "going" and second == "to")
        return "ahead" if is_plan else "now"
    if word in verbs["ahead"]:
        return "ahead"
    if word in verbs["might"]:
        return "might"
    if word in verbs["was"] or _is_past(word):
        return "past"
    return "now" if word in verbs["present"] or word in _NOW else "other"


def spots(reading: PostReading) -> list[int]:
    """Return the places of all words that a verb may follow, in order."""
    subjects = _subjects()
    pairs = enumerate(zip(reading.kinds, reading.words, strict=True))
    return [n for n, (kind, word) in pairs if kind in "RT" or (kind == "w" and word in subjects)]


def deeds_of(reading: PostReading, piece: Piece, places: Sequence[int]) -> list[Deed]:
    """Return the verbs of the subjects that stand in a piece, in order.

    `places` are those of its words that a verb may follow.
    """
    stop = reading.sentences[piece.sentence].stop
    found: list[Deed] = []
    last = -1
    begins_with_other = not places or places[0] != piece.start
    if begins_with_other and _may_be_silent(reading, piece.start):
        deed = _deed(reading, "silent", piece.start, stop)
        if deed is not None:
            last = deed.place
            found.append(deed)
    for place in places:
        subject = "thing" if reading.kinds[place] != "w" else _subjects()[reading.words[place]]
        first = place + 1
        if subject == "owner":
            if place + 2 >= stop or reading.kinds[place + 1] not in _WITH_NOUN:
                continue
            first = place + 2
        deed = _deed(reading, subject, first, stop)
        if deed is not None and deed.place > last:
            last = deed.place
            found.append(deed)
    return found


def _may_be_silent(reading: PostReading, place: int) -> bool:
    """Whether a piece may leave out its subject: "Took it for a year"."""
    word = reading.words[place]
    return reading.kinds[place] == "w" and word not in _lists("subjects")["not_silent"]


def _deed(reading: PostReading, subject: str, first: int, stop: int) -> Deed | None:
    said, kinds = reading.words, reading.kinds
    times = _lists("verbs")["times"]
    adverbs: list[str] = []
    is_negated = False
    heads: list[int] = []
    for at in range(first, min(stop, first + _REACH)):
        if kinds[at] != "w":
            break
        word = said[at]
        if word in times:
            adverbs.append(word)
        elif not _is_skipped(word):
            heads.append(at)
            if len(heads) > 2:
                break
        elif word in _NEVER:
            is_negated = True
    if not heads:
        return None
    at = heads[0]
    after, second, *_ = [*(said[n] for n in heads[1:]), "", ""]
    time = _time(said[at], after, second)
    if time == "other" and subject in {"silent", "owner"}:
        return None
    what = _what(reading, at, min(stop, at + _REACH))
    return Deed(at, subject, time, what, is_negated, tuple(adverbs))


def _what(reading: PostReading, at: int, stop: int) -> str:
    """Which sort of deeds a verb is of that begins at a place: "have been on" is using."""
    sorts = _sorts()
    first = reading.words[at]
    for place in range(at, stop):
        word = reading.words[place]
        if reading.kinds[place] != "w" or not _is_helping(word):
            break
    else:
        return sorts.get(first, "")
    return sorts.get(word) or sorts.get(first, "")
