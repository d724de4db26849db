"""Sentences that say how a treatment did and name no sign: "a life saver", "waste of money".

Patterns find the usual wordings; a learnt scorer judges the whole sentence, with or without one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import assertion
from samehere.experiences.extraction.experiencer import person_noun
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.reference import Meant
from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.scored.clues import Scene, clues_of_sentence
from samehere.experiences.extraction.scored.scorer import scorer
from samehere.experiences.extraction.scored.weighed import CERTAIN, CERTAIN_SCORE, OTHERS, SCORE
from samehere.experiences.extraction.statements import Assertion, Effect, Kind, Role, Status, Who
from samehere.experiences.extraction.timing import onset

# From how likely on an outcome is told, without and with one of the usual wordings.
LEAST, LEAST_TOLD = 0.4, 0.3
_PAIRS = 80


@dataclass(frozen=True, slots=True)
class Told:
    """A wording of an outcome, and where it stands."""

    role: Role
    place: int
    surface: str


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


def told_in(reading: PostReading, number: int) -> list[Told]:
    """Return the usual wordings of outcomes in a sentence."""
    sentence = reading.sentences[number]
    found = [
        Told(Role(role), place, surface)
        for place, (role, surface) in reading.outcomes.items()
        if sentence.start <= place < sentence.stop
    ]
    line = " ".join(reading.words[sentence.start : sentence.stop])
    for role, pattern in _outcome_patterns():
        if match := pattern.search(line):
            found.append(Told(role, _place_at(reading, sentence.start, match.start()), match[0]))
    if slow := _slow_start(reading, sentence.start, sentence.stop):
        found.append(Told(Role.BENEFIT, slow, reading.word(slow)))
    return found


def _place_at(reading: PostReading, start: int, offset: int) -> int:
    """Return the place of the word that an offset in a line of words falls on."""
    place, stop = start, len(reading.words[start])
    while stop < offset:
        place += 1
        stop += 1 + len(reading.words[place])
    return place


def clues_of_outcome(scene: Scene, number: int, told: Sequence[Told]) -> list[str]:
    """Return what is to be seen of a sentence that may say how a treatment did."""
    reading = scene.reading
    sentence = reading.sentences[number]
    places = range(sentence.start, min(sentence.stop, sentence.start + _PAIRS))
    plain = [
        reading.words[p] if reading.kinds[p] in "wpR" else f"<{reading.kinds[p]}>" for p in places
    ]
    found = list(clues_of_sentence(scene, number))
    found += [f"2={one} {other}" for one, other in pairwise(plain)]
    found += [f"3={a} {b} {c}" for (a, b), (_, c) in pairwise(pairwise(plain))]
    found += [f"told={each.role.value}" for each in told] or ["told=nothing"]
    subject = {concept for concept, _ in scene.context.title}
    named = {reading.tokens[p].concept for p in reading.treatments(places.start, places.stop)}
    found.append(f"title={bool(subject & named)}.{scene.is_review}")
    found.append(f"other={bool(named - subject)}.{scene.is_review}")
    found.append(f"last={number == len(reading.sentences) - 1}.{scene.is_review}")
    return found


def read_outcomes(
    scene: Scene, number: int, anchor: tuple[Meant, Who], facts: Sequence[Fact]
) -> Iterator[Fact]:
    """Yield the outcomes a sentence tells, one for each role that no fact of it has."""
    reading = scene.reading
    sentence = reading.sentences[number]
    if sentence.is_question:
        return
    told = told_in(reading, number)
    shares = scorer("outcomes").score(clues_of_outcome(scene, number, told))
    likely = {name: share for name, share in shares.items() if share >= LEAST_TOLD}
    likely.pop("none", None)
    inside = (f for f in facts if sentence.start <= f.at < sentence.stop) if likely else ()
    known = {f.effect.role for f in inside if f.effect}
    for name, share in likely.items():
        if Role(name) in known:
            continue
        mine = next((each for each in told if each.role.value == name), None)
        if mine is None and share < LEAST:
            continue
        at = mine or Told(Role(name), *_strongest(reading, number, name))
        if _is_felt(reading, at.place):
            is_certain = mine and scene.is_review and anchor[0].resolved_by == "title"
            is_certain = is_certain and name == "benefit" and share >= CERTAIN
            score = CERTAIN_SCORE if is_certain else SCORE + 0.38 * share
            yield _fact(reading, at, anchor, score)


def _strongest(reading: PostReading, number: int, role: str) -> tuple[int, str]:
    """The word that speaks most for a role: the outcome is quoted by it."""
    sentence, model = reading.sentences[number], scorer("outcomes")
    column, nothing = model.classes.index(role), (0.0,) * len(model.classes)
    place = max(
        range(sentence.start, sentence.stop),
        key=lambda p: model.weights.get(f"s={reading.words[p]}", nothing)[column],
    )
    return place, reading.tokens[place].surface


def _is_felt(reading: PostReading, place: int) -> bool:
    sentence = reading.sentence_at(place)
    start, _stop = sentence.clause_at(place)
    return (
        not reading.quoted[place]
        and assertion(reading, place) is Assertion.STATED
        and affected(reading, place, sentence)[0] not in OTHERS
        and not any(person_noun(reading.word(p)) is Who.PEOPLE for p in range(start, place))
    )


def _fact(reading: PostReading, told: Told, anchor: tuple[Meant, Who], score: float) -> Fact:
    meant, who = anchor
    where = meant.resolved_by if meant.resolved_by != "named" else "same_post"
    start, stop = reading.sentence_at(told.place).clause_at(told.place)
    after = reading.tokens[told.place].quantity
    is_benefit = told.role is Role.BENEFIT
    since = onset(reading, start, stop, is_benefit=True) if is_benefit else None
    return Fact(
        kind=Kind.EFFECT,
        who=who,
        assertion=Assertion.STATED,
        meant=Meant(meant.concept, meant.surface, where, is_sure=False),
        status=Status.UNKNOWN,
        rule=f"effect.loose.{told.role.value}",
        score=score,
        at=told.place,
        place=told.place,
        effect_place=told.place,
        effect=Effect(
            surface=told.surface,
            concept=None,
            role=told.role,
            cause="suspected",
            onset_after=after.iso if after else since,
        ),
    )
