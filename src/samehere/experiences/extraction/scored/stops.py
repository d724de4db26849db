"""Stops in pieces that leave the treatment out: "binned it after a week", "so no more of that".

Only ever suggested. The wordings are patterns of rules/stops.toml; which treatment is meant is told
by what was named last.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.experiencer import default_person
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.pieces import pieces_of
from samehere.experiences.extraction.reference import Meant
from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.scored.clues import Scene, is_used
from samehere.experiences.extraction.scored.holders import Holder, holders, last_group
from samehere.experiences.extraction.scored.weighed import OTHERS
from samehere.experiences.extraction.sentences import Piece
from samehere.experiences.extraction.statements import Assertion, Kind, Status, Who

_SCORE = 0.6
# Words before a stop that make it a plan, a rule or an other's.
_UNREAL = frozenset(
    {"dont", "never", "please", "if", "when", "should", "would", "could", "will", "can", "might"}
    | {"before", "to", "scared", "tempted", "want", "wants", "planning", "without", "you", "people"}
    | {"nearly", "almost", "tried", "about", "awful", "friend"}
)
_HAD = frozenset({"had", "have", "decided", "asked", "told", "made", "wanted", "forced"})


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    found = table("stops")
    each = ("of_it", "of_named")
    of_it, of_named = (re.compile(rf"\b(?:{'|'.join(found[name])})(?!\S)") for name in each)
    return of_it, of_named, frozenset(found["keys"].split())


def read_stops(scene: Scene, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the stops of treatments that the post tells no stop of yet, each once."""
    reading = scene.reading
    known = {f.meant.concept for f in facts if f.kind is Kind.STOP}
    users = {f.meant.concept: f.who for f in facts if is_used(f)}
    named = reading.treatments()
    for piece in pieces_of(reading):
        at = _stopped_at(reading, piece)
        if at is None or not _is_told(reading, piece, at):
            continue
        some = holders(scene, piece, last_group(reading, named, piece.start), named)
        before = [h for h in some if h.place < 0 or h.place < at or _is_object(reading, at, h)]
        for holder in before[:1]:
            if holder.meant.concept not in known:
                known.add(holder.meant.concept)
                yield _fact(reading, holder, at, users)


def _stopped_at(reading: PostReading, piece: Piece) -> int | None:
    """Return the place of the first word of a wording, None where there is none."""
    of_it, of_named, keys = _patterns()
    said = reading.words[piece.start : piece.stop]
    if keys.isdisjoint(said):
        return None
    line = " ".join(reading.plain_between(piece.start, piece.stop))
    match = of_it.search(line) or of_named.search(line)
    if match is None:
        return None
    return piece.start + line.count(" ", 0, match.start())


def _is_object(reading: PostReading, at: int, holder: Holder) -> bool:
    """Whether the treatment stands behind its stop: "binned the naproxen", "off the tablets"."""
    return (
        at < holder.place <= at + 5 and reading.sentence_of[at] == reading.sentence_of[holder.place]
    )


def _is_told(reading: PostReading, piece: Piece, at: int) -> bool:
    if reading.quoted[at] or reading.sentences[piece.sentence].is_question:
        return False
    before = reading.words[max(piece.start - 3, reading.sentence_at(at).start, at - 5) : at]
    if not _UNREAL.isdisjoint(before) and _HAD.isdisjoint(before):
        return False
    if is_negated(reading, max(piece.start, at - 4), at):
        return False
    said = assertion(reading, at)
    return said in {Assertion.STATED, Assertion.HEDGED} and (
        affected(reading, at, reading.sentence_at(at))[0] not in OTHERS - {Who.CLINICIAN}
    )


def _fact(reading: PostReading, holder: Holder, at: int, users: dict[str, Who]) -> Fact:
    meant = holder.meant
    where = meant.resolved_by if meant.resolved_by != "named" else "same_post"
    return Fact(
        kind=Kind.STOP,
        who=users.get(meant.concept, default_person(reading, at)),
        assertion=Assertion.STATED,
        meant=Meant(meant.concept, meant.surface, where, is_sure=False),
        status=Status.TOOK,
        rule="stop.loose",
        score=_SCORE,
        at=at,
        place=at,
    )
