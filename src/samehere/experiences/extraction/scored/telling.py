"""What each piece of a post tells: which treatments, what was done, and usual wordings of time."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.pieces import pieces_of
from samehere.experiences.extraction.quantities import Quantity
from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.scored.deeds import Deed, deeds_of, spots
from samehere.experiences.extraction.sentences import Piece


@dataclass(frozen=True, slots=True)
class Told:
    """A piece: the treatments it names with their wordings, its deeds, and its marks."""

    piece: Piece
    named: tuple[tuple[str, str], ...]
    deeds: list[Deed]
    marks: set[str]


@cache
def _marks() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The wordings by their first word: what they are a mark of, and the words that follow it."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name, wordings in table("standing")["marks"].items():
        for wording in wordings:
            first, *rest = wording.split()
            found.setdefault(first, []).append((name, tuple(rest)))
            if rest:  # "Last night" is one token.
                found.setdefault(wording, []).append((name, ()))
    return found


@cache
def _beside(side: str) -> frozenset[str]:
    return frozenset(table("standing")["lengths"][side].split())


def telling(reading: PostReading) -> list[Told]:
    """Return what the pieces of a post tell, without those that are quoted."""
    tokens, places = reading.tokens, spots(reading)
    wordings = _marks()
    marked = [place for place, word in enumerate(reading.words) if word in wordings]
    found: list[Told] = []
    for piece in pieces_of(reading):
        if reading.quoted[piece.start]:
            continue
        inside = reading.treatments(piece.start, piece.stop)
        named = tuple((tokens[place].concept, tokens[place].word) for place in inside)
        deeds = deeds_of(reading, piece, _inside(places, piece))
        marks = set(_worded(reading, _inside(marked, piece)))
        marks.update(_of_quantities(reading, piece, deeds))
        found.append(Told(piece, named, deeds, marks))
    return found


def _inside(places: Sequence[int], piece: Piece) -> Sequence[int]:
    return places[bisect_left(places, piece.start) : bisect_left(places, piece.stop)]


def _worded(reading: PostReading, places: Sequence[int]) -> Iterator[str]:
    wordings, words = _marks(), reading.words
    for place in places:
        for name, rest in wordings[words[place]]:
            if not rest or tuple(words[place + 1 : place + 1 + len(rest)]) == rest:
                yield name


def _of_quantities(reading: PostReading, piece: Piece, deeds: Sequence[Deed]) -> Iterator[str]:
    time = deeds[0].time if deeds else "none"
    for place, quantity in reading.quantities().get(piece.sentence, ()):
        if piece.start <= place < piece.stop:
            yield from _of_quantity(reading, place, quantity, time)


def _of_quantity(reading: PostReading, place: int, quantity: Quantity, time: str) -> Iterator[str]:
    if quantity.kind == "W":
        yield f"when:{quantity.sense}"
    elif quantity.kind == "F":
        yield f"often:{time}"
    elif quantity.kind == "D":
        before, after = reading.word(place - 1), reading.word(place + 1)
        before = before if before in _beside("before") else "other"
        yield f"long:{quantity.sense}:{quantity.iso[-1] if quantity.iso else ''}"
        yield f"long:before:{before}"
        yield f"long:after:{after if after in _beside('after') else 'other'}"
        yield f"long:{time}:{before}"
