"""Signs of illness after a verb: one, or a list of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import forms, words
from samehere.experiences.extraction.sentences import Sentence

_STOPPERS = words("signs", "stoppers")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in the text. `concept` is None where the vocabulary does not know it."""

    start: int
    stop: int
    surface: str
    concept: str | None


def sign_at(reading: PostReading, place: int) -> Sign:
    """Return the sign a token names."""
    token = reading.tokens[place]
    return Sign(place, place + 1, token.surface, token.concept)


def signs_after(
    reading: PostReading, place: int, sentence: Sentence, *, reach: int = 9
) -> Iterator[Sign]:
    """Yield the signs a verb governs; a new subject, a treatment or "because" ends the list."""
    gap = 0
    has_any = False
    for at in range(place + 1, sentence.stop):
        kind, word = reading.kind(at), reading.word(at)
        if kind in "SC" and not word.startswith(("side", "adverse")):
            yield sign_at(reading, at)
            gap, has_any = 0, True
            reach = 5
            continue
        gap += 1
        form = forms("effects").get(word) if has_any and kind == "w" else None
        if (
            form is not None
            and form.tags & {"past", "third"}
            and word not in {"left", "hurt", "is", "was"}
        ):
            return
        if kind in "Tn" or word == ")" or (word in {";", ":"} and has_any) or gap > reach:
            return
        if word in _STOPPERS and not (word in {"for", "it", "that"} and not has_any):
            return
