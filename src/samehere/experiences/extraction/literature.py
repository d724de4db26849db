"""Pasted abstracts and leaflets: what has been published is no experience of the one who pastes."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import words

_SCHOLARLY = words("literature", "scholarly")
_OWN = frozenset({"i", "my", "me", "we", "our", "mine"})
_ENOUGH = 4


def is_abstract(reading: PostReading) -> bool:
    """Whether the whole post reads like a publication: many such words, nobody who says "I"."""
    return _is_scholarly(reading, 0, len(reading.tokens))


def is_scholarly_sentence(reading: PostReading, place: int) -> bool:
    """Whether the sentence at a place does."""
    sentence = reading.sentence_at(place)
    found = [
        reading.word(p) for p in range(sentence.start, sentence.stop) if reading.kind(p) == "w"
    ]
    return sum(word in _SCHOLARLY for word in found) >= 2 and not _OWN & set(found)


def _is_scholarly(reading: PostReading, start: int, stop: int) -> bool:
    found = [reading.word(p) for p in range(start, stop) if reading.kind(p) == "w"]
    scholarly = sum(word in _SCHOLARLY for word in found)
    own = sum(word in _OWN for word in found)
    return scholarly >= _ENOUGH and own == 0
