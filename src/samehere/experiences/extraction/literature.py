"""Pasted abstracts and leaflets: what has been published is no experience of the one who pastes."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import words

_SCHOLARLY = words("literature", "scholarly")
_OWN = frozenset({"i", "my", "me", "we", "our", "mine"})
_ENOUGH, _SOME = 4, 2


def is_abstract(reading: PostReading) -> bool:
    """Whether the whole post reads like a publication: many such words, nobody who says "I"."""
    return _is_scholarly(reading, 0, len(reading.tokens))


def is_scholarly_sentence(reading: PostReading, place: int) -> bool:
    """Whether the sentence at a place does."""
    sentence = reading.sentence_at(place)
    found = reading.words[sentence.start : sentence.stop]
    if not _OWN.isdisjoint(found) or _SCHOLARLY.isdisjoint(found):
        return False
    return len([word for word in found if word in _SCHOLARLY]) >= _SOME


def is_of_studies(reading: PostReading, number: int) -> bool:
    """Whether a sentence tells how studies or leaflets have it, by nobody who says "I"."""
    sentence = reading.sentences[number]
    said = reading.words[sentence.start : sentence.stop]
    if not _OWN.isdisjoint(said):
        return False
    return not words("persons", "literature").isdisjoint(said)


def _is_scholarly(reading: PostReading, start: int, stop: int) -> bool:
    found = reading.words[start:stop]
    if not _OWN.isdisjoint(found):
        return False
    return len([word for word in found if word in _SCHOLARLY]) >= _ENOUGH
