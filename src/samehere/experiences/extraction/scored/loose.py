"""Effects told in clauses that do not name the treatment: offered to the author, never counted.

"The first week I had headaches" after "I take T" is mostly about T. So is a whole review under a
treatment's name. Which signs are the illness's own is told by the title, the group and "my".
"""

from collections.abc import Sequence

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.experiencer import default_person
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.reference import Context, Meant, from_thread
from samehere.experiences.extraction.scored.clues import Scene, is_used
from samehere.experiences.extraction.scored.outcomes import read_outcomes
from samehere.experiences.extraction.scored.weighed import read_weighed
from samehere.experiences.extraction.statements import Who

_REACH_SENTENCES = 5


def scene_of(
    reading: PostReading, context: Context, facts: Sequence[Fact], illness: frozenset[str]
) -> Scene:
    """Return what is known of a post once its frames are read."""
    users = [f for f in facts if is_used(f)]
    own = illness | _own_signs(reading, users, is_review=_review(reading, context, users))
    return Scene.of(reading, context, facts, own)


def read_loose(scene: Scene, facts: Sequence[Fact]) -> list[Fact]:
    """Return the effects of clauses without a treatment, tied to the one used last."""
    reading, context = scene.reading, scene.context
    taken = {f.effect_place for f in facts if f.effect_place is not None}
    users = [f for f in facts if is_used(f)]
    is_review = context.is_review and not _asks(reading, users)
    title = Meant(*context.title[0], "title", is_sure=False) if is_review else None
    if title is None and not users and not context.is_opening and not reading.treatments():
        title = from_thread(reading, context)
    found: list[Fact] = read_weighed(scene, taken)
    for number in range(len(reading.sentences)):
        anchor = _anchor(scene, number, users, title)
        if anchor is not None:
            found += read_outcomes(scene, number, anchor, [*facts, *found])
    return found


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
    found = {reading.tokens[p].concept for p in range(first) if reading.kind(p) in {"S", "C"}}
    for place, token in enumerate(reading.tokens):
        if token.kind in {"S", "C"}:
            before = reading.word(place - 1)
            is_aim = before == "for" or (
                before in {"my", "his", "her", "the"} and reading.word(place - 2) == "for"
            )
            if is_aim and reading.kind(place + 1) != "D":
                found.add(token.concept)
    return frozenset(found)


def _anchor(
    scene: Scene, number: int, users: Sequence[Fact], title: Meant | None
) -> tuple[Meant, Who] | None:
    reading = scene.reading
    sentence = reading.sentences[number]
    subject = {concept for concept, _ in scene.context.title}
    named = {reading.tokens[p].concept for p in reading.treatments(sentence.start, sentence.stop)}
    if title is not None and named <= subject:
        return title, default_person(reading, sentence.stop - 1)
    inside = [f for f in users if sentence.start <= f.place < sentence.stop]
    if inside:
        concepts = {f.meant.concept for f in inside}
        return (inside[-1].meant, inside[-1].who) if len(concepts) == 1 else None
    floor = reading.sentences[max(number - _REACH_SENTENCES, 0)].start
    before = [f for f in users if floor <= f.place < sentence.start]
    if not before:
        return None
    last = max(before, key=lambda f: f.place)
    return None if scene.has_other(last.place + 1, sentence.stop) else (last.meant, last.who)
