"""Posts cut into pieces of a few words, each of which speaks of one treatment at most.

People tell five treatments in a sentence: "ibuprofen nothing, then codeine which was better, had
the op in May, best thing ever". A piece is what stands between two such marks.
"""

from bisect import bisect_right
from collections.abc import Iterator

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.sentences import Piece

_MARKS = frozenset({",", ";", ":", "(", ")", "-", "--", "—", "–", "...", "/", "&"})
_JOINTS = frozenset({"but", "then", "and", "which", "so", "until", "til", "till", "now", "though"})
_LONGEST = 28
# Kinds of tokens that say nothing by themselves: signs and line ends.
_BETWEEN = frozenset("pn")


def pieces_of(reading: PostReading) -> list[Piece]:
    """Return the pieces in order; none reaches over the end of a sentence. Cut once."""
    if reading.pieces is None:
        reading.pieces = list(_cut(reading))
    return reading.pieces


def piece_at(reading: PostReading, place: int) -> int:
    """Return the number of the piece a place is in."""
    if reading.piece_starts is None:
        reading.piece_starts = [piece.start for piece in pieces_of(reading)]
    return max(bisect_right(reading.piece_starts, place) - 1, 0)


def _cut(reading: PostReading) -> Iterator[Piece]:
    kinds = reading.kinds
    for number, sentence in enumerate(reading.sentences):
        start, stop = sentence.start, sentence.stop
        while stop > start and kinds[stop - 1] in _BETWEEN:
            stop -= 1
        for cut in [*_cuts(reading, start, stop, set(sentence.clauses)), stop]:
            if not _BETWEEN.issuperset(kinds[start:cut]):
                yield Piece(start, cut, number)
                start = cut


def _cuts(reading: PostReading, start: int, stop: int, clauses: set[int]) -> Iterator[int]:
    words, kinds = reading.words, reading.kinds
    last, named = start, False
    for place in range(start, stop):
        if place > last and (
            place in clauses
            or (kinds[place - 1] == "p" and words[place - 1] in _MARKS)
            or (words[place] in _JOINTS and place - last > 2)
            or (kinds[place] == "T" and named and not _goes_on(reading, place))
            or place - last >= _LONGEST
        ):
            yield place
            last, named = place, False
        named = named or kinds[place] == "T"


def _goes_on(reading: PostReading, place: int) -> bool:
    """Whether a name stands in one group with the one before it: "codeine and paracetamol"."""
    group = reading.group_at(place)
    return group is not None and group.places[0] != place
