"""Stories of somebody who is neither the author nor close to her: "a man who took T"."""

from collections.abc import Iterator

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.sentences import Sentence

_STRANGERS, _SOME = words("strangers", "nouns"), words("strangers", "some")
_OWN = frozenset({"i", "me", "my", "we", "us", "our", "mine"})
_THIRD = frozenset({"he", "she", "his", "her"})
_KNOWING = frozenset({"know", "knew", "met", "saw", "read", "work", "worked", "mentioned"})
_WHERE = frozenset({"of", "like", "in", "at", "from", "on", "down"})
_BACK = 3


def leave_out_strangers(reading: PostReading) -> None:
    """Mark what is told of strangers like a quotation: nothing is read from it."""
    goes_on = False
    for sentence in reading.sentences:
        said = reading.words[sentence.start : sentence.stop]
        if goes_on and said[0] in _THIRD and _OWN.isdisjoint(said):
            reading.quoted[sentence.start : sentence.stop] = [True] * len(said)
            continue
        goes_on = False
        if not _STRANGERS.isdisjoint(said):
            for start, stop in _stories(reading, sentence):
                reading.quoted[start:stop] = [True] * (stop - start)
                goes_on = stop == sentence.stop and not reading.is_carers


def _stories(reading: PostReading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """From each stranger on, up to where the author speaks of herself."""
    for place in range(sentence.start + 1, sentence.stop):
        if reading.words[place] not in _STRANGERS:
            continue
        if _SOME.isdisjoint(reading.words_between(max(place - _BACK, sentence.start), place)):
            continue
        stop = place + 1
        while stop < sentence.stop and not _is_own(reading, stop):
            stop += 1
        yield place, stop


def _is_own(reading: PostReading, place: int) -> bool:
    """Whether the author speaks of herself there; "in our street", "I know" tell who it is."""
    word = reading.words[place]
    if word not in _OWN or reading.word(place - 1) in _WHERE:
        return False
    return not (word in {"i", "we"} and reading.word(place + 1) in _KNOWING)
