"""Effects told in clauses that do not name the treatment: offered to the author, never counted.

"The first week I had headaches" after "I take T" is mostly about T. So is a whole review under a
treatment's name. Which signs are the illness's own is told by the title, the group and "my".
"""

import re
from collections.abc import Sequence
from functools import cache

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.experiencer import default_person, person_noun
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.reference import Context, Meant, from_thread
from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.scored.clues import Scene, is_used
from samehere.experiences.extraction.scored.guessed import is_withdrawal
from samehere.experiences.extraction.scored.weighed import read_weighed
from samehere.experiences.extraction.statements import Assertion, Effect, Kind, Role, Status, Who
from samehere.experiences.extraction.timing import course, onset

_REACH_SENTENCES = 5
_OTHERS = frozenset({Who.PEOPLE, Who.LITERATURE, Who.ADDRESSEE, Who.OTHER_MEMBER, Who.CLINICIAN})
_SCORE = 0.55


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
    is_review = _review(reading, context, users)
    title = Meant(*context.title[0], "title", is_sure=False) if is_review else None
    if title is None and not users and not context.is_opening and not reading.treatments():
        title = from_thread(reading, context)
    found: list[Fact] = read_weighed(scene, taken)
    for number in range(len(reading.sentences)):
        anchor = _anchor(scene, number, users, title)
        if anchor is not None:
            found += _outcomes(reading, number, anchor, [*facts, *found])
    return found


def _review(reading: PostReading, context: Context, users: Sequence[Fact]) -> bool:
    """Whether the post is about the treatment of the title alone."""
    asks = not users and any(s.is_question for s in reading.sentences[:1])
    subject = {concept for concept, _ in context.title}
    return context.is_review and not asks and {f.meant.concept for f in users} <= subject


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
    if title is not None:
        return title, default_person(reading, reading.sentences[number].stop - 1)
    sentence = reading.sentences[number]
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


def _fact(
    reading: PostReading,
    place: int,
    anchor: tuple[Meant, Who],
    role: Role,
    *,
    negated: bool,
    start: int,
    stop: int,
) -> Fact:
    meant, who = anchor
    if role is Role.SIDE_EFFECT and not negated and is_withdrawal(reading, place):
        role = Role.WITHDRAWAL
    token = reading.tokens[place]
    is_side = role is Role.SIDE_EFFECT and not negated
    where = meant.resolved_by if meant.resolved_by != "named" else "same_post"
    sentence = reading.sentence_at(place)
    lasted, is_ongoing = None, None
    if is_side:
        lasted, is_ongoing = course(reading, place, start=sentence.start, stop=sentence.stop)
    return Fact(
        kind=Kind.EFFECT,
        who=who,
        assertion=Assertion.NEGATED if negated else Assertion.STATED,
        meant=Meant(meant.concept, meant.surface, where, is_sure=False),
        status=Status.UNKNOWN,
        rule=f"effect.loose.{role.value}",
        score=_SCORE,
        at=place,
        place=place,
        effect_place=place,
        effect=Effect(
            surface=token.surface,
            concept=token.concept,
            role=role,
            cause="suspected",
            onset_after=onset(reading, start, stop, is_benefit=role is Role.BENEFIT),
            resolved_after=lasted,
            is_ongoing=is_ongoing,
        ),
    )


@cache
def _outcome_patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    outcomes = table("effects")["outcomes"]
    return tuple(
        (Role(name), re.compile(rf"\b(?:{' '.join(pattern.split())})\b"))
        for name, pattern in outcomes.items()
    )


def _slow_start(reading: PostReading, start: int, stop: int) -> int:
    """Return the place of the time in "it took three months to work", 0 where there is none."""
    for place in range(start + 1, stop):
        if reading.kind(place) == "D" and {"took", "takes"} & {
            reading.word(p) for p in range(max(start, place - 3), place)
        }:
            after = {reading.word(p) for p in range(place + 1, min(place + 11, stop))}
            if after & {
                "work",
                "kick",
                "notice",
                "noticed",
                "settle",
                "difference",
                "effect",
                "help",
            }:
                return place
    return 0


def _outcomes(
    reading: PostReading, number: int, anchor: tuple[Meant, Who], facts: Sequence[Fact]
) -> list[Fact]:
    sentence = reading.sentences[number]
    if sentence.is_question:
        return []
    pieces, places = [], []
    length = 0
    for place in range(sentence.start, sentence.stop):
        places.append((length, place))
        pieces.append(reading.word(place))
        length += len(pieces[-1]) + 1
    line = " ".join(pieces)
    found: list[Fact] = []
    told = [
        (Role(role), place, surface)
        for place, (role, surface) in reading.outcomes.items()
        if sentence.start <= place < sentence.stop
    ]
    for role, pattern in _outcome_patterns():
        if match := pattern.search(line):
            place = next(p for offset, p in reversed(places) if offset <= match.start())
            told.append((role, place, match[0]))
    if slow := _slow_start(reading, sentence.start, sentence.stop):
        told.append((Role.BENEFIT, slow, reading.word(slow)))
    for role, place, surface in told:
        start, stop = sentence.clause_at(place)
        has_it = any(
            f.effect and (f.effect.role is role or f.effect.concept) and start <= f.at < stop
            for f in (*facts, *found)
        ) or any(reading.kind(p) in "SC" for p in range(start, stop))
        who, _ = affected(reading, place, sentence)
        said = assertion(reading, place)
        is_denied = role is Role.BENEFIT and is_negated(reading, max(start, place - 4), place)
        if (
            reading.word(place + len(surface.split())) == "than"
            or has_it
            or who in _OTHERS
            or said is not Assertion.STATED
            or is_denied
            or reading.quoted[place]
        ):
            continue
        if any(person_noun(reading.word(p)) is Who.PEOPLE for p in range(start, place)):
            continue
        fact = _fact(reading, place, anchor, role, negated=False, start=start, stop=stop)
        if fact.effect is not None:
            after = reading.tokens[place].quantity
            fact.effect = Effect(
                surface=surface,
                concept=None,
                role=role,
                cause="suspected",
                onset_after=after.iso if after else fact.effect.onset_after,
            )
        found.append(fact)
    return found
