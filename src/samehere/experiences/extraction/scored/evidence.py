"""What the sentence of a sign, and those beside it, must say of it, or must not."""

from functools import cache

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import table, words

# How far from a sign the words for it are looked for, within its sentence.
_NEAR = 25
_BULLETS = frozenset({"•", "·", "-", "*", "–", "—", "●", "◦"})
_SORTS = ("great", "good", "worked", "better", "gone", "nothing", "not", "again", "edge")


def says_better(reading: PostReading, place: int, *, is_aim: bool) -> bool:
    """Whether a word near a sign, in its sentence, can say that it got better, or was prevented.

    "I was put on T for my pain" tells that there was pain, not that it went; and of such an aim
    "not" says nothing: "T, which I began for my pain, gave me cramps I don't usually have".
    """
    sentence = reading.sentence_at(place)
    start, stop = max(sentence.start, place - _NEAR), min(sentence.stop, place + _NEAR)
    said = {w for p in range(start, stop) if p != place for w in reading.word(p).split()}
    return not _better(is_aim).isdisjoint(said)


@cache
def _better(is_aim: bool) -> frozenset[str]:
    sorts = table("outcomes")["sorts"]
    some = [name for name in _SORTS if not (is_aim and name == "not")]
    found = {word for name in some for word in sorts[name].split()}
    return frozenset(found) | words("gone", "words") | words("evidence", "better")


def is_asked_about(reading: PostReading, place: int) -> bool:
    """Whether it is asked right after if it is a side effect: "Could this be a side effect?"."""
    number = reading.sentence_of[place] + 1
    if number >= len(reading.sentences) or reading.sentences[number - 1].is_question:
        return False
    sentence = reading.sentences[number]
    said = reading.words[sentence.start : sentence.stop]
    return (
        sentence.is_question
        and any(word.startswith("side") for word in said)
        and not {"that", "this", "these", "it", "those"}.isdisjoint(said[:3])
    )


def is_need(reading: PostReading, place: int, use: int) -> bool:
    """Whether a sign is why a treatment was taken: "my hands were raw, so I needed T"."""
    if not place < use < reading.sentence_at(place).stop:
        return False
    between = reading.words[place + 1 : use]
    if "so" not in between:
        return False
    return not words("evidence", "resorted").isdisjoint(between[between.index("so") :])


def is_item_of_illness(reading: PostReading, place: int) -> bool:
    """Whether a sign is an item of a list that nothing heads as what a treatment did."""
    number = reading.sentence_of[place]
    if not _is_item(reading, number):
        return False
    while number and _is_item(reading, number):
        number -= 1
    head = reading.sentences[number]
    said = reading.words[head.start : head.stop]
    is_told = bool(reading.treatments(head.start, head.stop))
    return not is_told and words("evidence", "heads").isdisjoint(said)


def _is_item(reading: PostReading, number: int) -> bool:
    return reading.word(reading.sentences[number].start) in _BULLETS
