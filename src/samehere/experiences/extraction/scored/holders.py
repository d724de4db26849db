"""Which treatment a piece of a post may speak of."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.reference import Meant, from_thread
from samehere.experiences.extraction.scored.clues import Scene
from samehere.experiences.extraction.sentences import Piece

# How many sentences back a treatment may have been named.
_BACK = 6


@dataclass(slots=True)
class Holder:
    """A treatment a piece may speak of: where it is named (-1: in the thread), and how near."""

    meant: Meant
    place: int
    how: str


def holders(scene: Scene, piece: Piece, last: Sequence[int], named: Sequence[int]) -> list[Holder]:
    """Return the treatments a piece may speak of, the likeliest first.

    `named` are the places of all treatments of the post; `last` those of the last group before.
    """
    reading = scene.reading
    inside = _between(named, piece.start, piece.stop)
    found: dict[str, Holder] = {}
    for place in inside:
        meant = _meant(reading, place, "named")
        side = "first" if place - piece.start <= 1 else "late" if place + 2 >= piece.stop else "mid"
        found.setdefault(meant.concept, Holder(meant, place, f"in.{side}"))
    title = {concept for concept, _ in scene.context.title}
    if not inside:
        for place in last:
            back = piece.sentence - reading.sentence_of[place]
            if back <= _BACK:
                meant = _meant(reading, place, "same_post")
                found.setdefault(meant.concept, Holder(meant, place, f"back{min(back, 3)}"))
    if len(title) == 1 and scene.context.is_opening:
        concept, surface = scene.context.title[0]
        found.setdefault(
            concept, Holder(Meant(concept, surface, "title", is_sure=False), -1, "title")
        )
    if not found:
        meant_there = from_thread(reading, scene.context)
        if meant_there is not None:
            found[meant_there.concept] = Holder(meant_there, -1, "thread")
    return list(found.values())


def _between(places: Sequence[int], start: int, stop: int) -> Sequence[int]:
    return places[bisect_right(places, start - 1) : bisect_right(places, stop - 1)]


def _meant(reading: PostReading, place: int, how: str) -> Meant:
    token = reading.tokens[place]
    return Meant(token.concept, token.surface, how, is_sure=how == "named")


def last_group(reading: PostReading, named: Sequence[int], place: int) -> Sequence[int]:
    """Return the places of the group of treatments that is named last before a place."""
    number = bisect_right(named, place - 1)
    if not number:
        return ()
    group = reading.group_at(named[number - 1])
    return group.places if group is not None else (named[number - 1],)
