"""Effects told in clauses that do not name the treatment: offered to the author, never counted.

"The first week I had headaches" after "I take T" is mostly about T. So is a whole review under a
treatment's name. Which signs are the illness's own is told by the title, the group and "my".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.reference import Context, named
from samehere.experiences.extraction.scored.clues import Scene, is_used
from samehere.experiences.extraction.scored.failures import read_failures
from samehere.experiences.extraction.scored.outcomes import read_outcomes
from samehere.experiences.extraction.scored.stops import read_stops
from samehere.experiences.extraction.scored.weighed import read_weighed


def scene_of(
    reading: PostReading, context: Context, facts: Sequence[Fact], illness: frozenset[str]
) -> Scene:
    """Return what is known of a post once its frames are read."""
    users = [f for f in facts if is_used(f)]
    own = illness | _own_signs(reading, users, is_review=_review(reading, context, users))
    return Scene.of(reading, context, facts, own)


def read_loose(scene: Scene, facts: Sequence[Fact]) -> list[Fact]:
    """Return effects and stops of clauses without a treatment, tied to the likeliest one."""
    taken = {f.effect_place for f in facts if f.effect_place is not None}
    found: list[Fact] = read_weighed(scene, taken)
    found += read_failures(scene, [*facts, *found])
    found += read_outcomes(scene, [*facts, *found])
    found += _of_both(scene.reading, found, [*facts, *found])
    found += read_stops(scene, facts)
    return found


def _of_both(reading: PostReading, found: Sequence[Fact], known: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the effects of one half of a product ("an S/T cream") for its other half, too."""
    told = {(f.meant.concept, f.effect_place, f.at) for f in known if f.effect is not None}
    for fact in found:
        sentence = reading.sentence_at(fact.at)
        for place in reading.treatments(sentence.start, sentence.stop):
            for other in _halves(reading, place, fact):
                concept = reading.tokens[other].concept
                if (concept, fact.effect_place, fact.at) not in told:
                    yield replace(fact, meant=named(reading, other))


def _halves(reading: PostReading, place: int, fact: Fact) -> list[int]:
    """Where the other half of a product stands, if a treatment is one half of it."""
    if fact.effect is None or reading.tokens[place].concept != fact.meant.concept:
        return []
    sides = (place - 2, place + 2)
    return [
        other
        for other in sides
        if reading.kind(other) == "T" and reading.word((place + other) // 2) == "/"
    ]


def _review(reading: PostReading, context: Context, users: Sequence[Fact]) -> bool:
    """Whether the post is about the treatment of the title alone."""
    subject = {concept for concept, _ in context.title}
    return (
        context.is_review
        and not _asks(reading, users)
        and {f.meant.concept for f in users} <= subject
    )


def _asks(reading: PostReading, users: Sequence[Fact]) -> bool:
    return not users and any(s.is_question for s in reading.sentences[:1])


def _own_signs(reading: PostReading, users: Sequence[Fact], *, is_review: bool) -> frozenset[str]:
    """The signs that were there before: told before the first treatment, or what it is for."""
    first = 0 if is_review else min((f.at for f in users), default=0)
    found = {reading.tokens[p].concept for p in reading.signs if p < first}
    for place in reading.signs:
        before = reading.word(place - 1)
        is_aim = before == "for" or (
            before in {"my", "his", "her", "the"} and reading.word(place - 2) == "for"
        )
        if is_aim and reading.kind(place + 1) != "D":
            found.add(reading.tokens[place].concept)
    return frozenset(found)
