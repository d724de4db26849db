"""Sentences that say how much, how often and how long, and nothing else."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import words

_MOST_WORDS = 40


def is_plain(reading: PostReading, number: int) -> bool:
    """Whether a sentence is a regimen and nothing else: "One capsule before meals, 5 months." """
    sentence = reading.sentences[number]
    if sentence.is_question or sentence.stop - sentence.start > _MOST_WORDS:
        return False
    kinds = reading.kinds[sentence.start : sentence.stop]
    if not {"D", "F", "A"} & set(kinds) or {"T", "S", "C"} & set(kinds):
        return False
    known = words("regimen", "plain")
    return all(
        kind not in "wR" or word in known or word.isdecimal()
        for kind, word in zip(kinds, reading.words[sentence.start : sentence.stop], strict=True)
    )
