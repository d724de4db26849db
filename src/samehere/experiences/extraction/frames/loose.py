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
from samehere.experiences.extraction.rules import table, words
from samehere.experiences.extraction.statements import Assertion, Effect, Kind, Role, Status, Who
from samehere.experiences.extraction.timing import course, onset

_REACH_SENTENCES = 5
_OTHERS = frozenset({Who.PEOPLE, Who.LITERATURE, Who.ADDRESSEE, Who.OTHER_MEMBER, Who.CLINICIAN})
_SCORE = 0.55


def read_loose(
    reading: PostReading, context: Context, facts: Sequence[Fact], illness: frozenset[str]
) -> list[Fact]:
    """Return the effects of clauses without a treatment, tied to the one used last."""
    taken = {f.effect_place for f in facts if f.effect_place is not None}
    users = [f for f in facts if _is_used(f)]
    subject = {concept for concept, _ in context.title}
    asks = not users and any(s.is_question for s in reading.sentences[:1])
    is_review = context.is_review and not asks and {f.meant.concept for f in users} <= subject
    title = Meant(*context.title[0], "title", is_sure=False) if is_review else None
    if title is None and not users and not context.is_opening and not reading.treatments():
        title = from_thread(reading, context)
    own = illness | _own_signs(reading, users, is_review=is_review)
    found: list[Fact] = []
    for number in range(len(reading.sentences)):
        anchor = _anchor(reading, number, users, title)
        if anchor is None:
            continue
        found += _signs(reading, number, anchor, taken, own, is_review=is_review)
        found += _outcomes(reading, number, anchor, facts)
    return found


def _is_used(fact: Fact) -> bool:
    return (
        fact.assertion is Assertion.STATED
        and fact.status
        in {
            Status.TAKING,
            Status.TOOK,
            Status.UNKNOWN,
            Status.PRESCRIBED,
        }
        and fact.who in {Who.AUTHOR, Who.RELATIVE}
    )


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
    reading: PostReading, number: int, users: Sequence[Fact], title: Meant | None
) -> tuple[Meant, Who] | None:
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
    return None if _names_another(reading, last.place, sentence.stop) else (last.meant, last.who)


def _names_another(reading: PostReading, start: int, stop: int) -> bool:
    """Whether a treatment without a name comes in between: "another cream"."""
    nouns = words("reference", "nouns")
    for place in range(start + 1, stop):
        if reading.kind(place) == "w" and reading.word(place) in nouns:
            before = {reading.word(p) for p in range(max(start, place - 5), place)}
            if before & {"a", "an", "another", "some", "different", "other", "new"}:
                return True
    return False


def _signs(
    reading: PostReading,
    number: int,
    anchor: tuple[Meant, Who],
    taken: set[int],
    own: frozenset[str],
    *,
    is_review: bool,
) -> list[Fact]:
    sentence = reading.sentences[number]
    found: list[Fact] = []
    last: Role | None = None
    for place in range(sentence.start, sentence.stop):
        token = reading.tokens[place]
        if token.kind not in "SC" or place in taken or reading.quoted[place]:
            continue
        if token.word == "nightmare" and reading.word(place - 1) in {"a", "living", "absolute"}:
            continue
        if token.word.startswith(("side", "adverse")) or _is_aim(reading, place):
            continue
        said = assertion(reading, place)
        who, _ = affected(reading, place, sentence)
        if said is not Assertion.STATED or who in _OTHERS:
            continue
        start, stop = sentence.clause_at(place)
        if reading.treatments(start, stop) and not _is_after_use(reading, start, place):
            continue
        role, negated = _role(reading, place, start, stop, token.concept in own)
        if role is None and is_review and token.concept not in own and not _is_mine(reading, place):
            role = Role.SIDE_EFFECT
        if role is None and reading.word(place - 1) in {",", "and", "or"} and last is not None:
            role = last
        last = role
        if role is None:
            continue
        found.append(_fact(reading, place, anchor, role, negated=negated, start=start, stop=stop))
    return found


def _is_after_use(reading: PostReading, start: int, place: int) -> bool:
    """Whether the treatment stands right before: "taking T, had headaches"."""
    return bool(reading.treatments(start, place))


def _is_aim(reading: PostReading, place: int) -> bool:
    """Whether it is what something is for: "for my itch", "diagnosed with asthma"."""
    before = [reading.word(p) for p in range(max(place - 4, 0), place)]
    return bool(
        {"for", "diagnosed", "treat", "treating", "against", "suffer"} & set(before[-3:])
    ) or ("have" in before[-1:] and (reading.word(place - 2) == "i" and reading.kind(place) == "C"))


def _is_told(reading: PostReading, place: int) -> bool:
    """Whether the sign was told before in this post, or a word says that it wore off."""
    concept = reading.tokens[place].concept
    wore = {reading.word(p) for p in range(place, place + 8)} & {
        "wore",
        "subsided",
        "passed",
        "wears",
        "settled",
    }
    return bool(wore) or any(
        token.concept == concept for token in reading.tokens[:place] if token.kind in "SC"
    )


def _is_mine(reading: PostReading, place: int) -> bool:
    return reading.word(place - 1) in {"my", "his", "her", "our"}


def _role(
    reading: PostReading, place: int, start: int, stop: int, is_own: bool
) -> tuple[Role | None, bool]:
    concept = reading.tokens[place].concept
    near = [
        reading.word(p) for p in range(max(start, place - 7), min(stop, place + 8)) if p != place
    ]
    after = [reading.word(p) for p in range(place + 1, min(stop, place + 8))]
    is_mine = _is_mine(reading, place)
    is_usual = concept.replace(" ", "_") in words("side_effects", "usual")
    negated = is_negated(reading, max(start, place - 5), place)
    is_illness = is_own or (is_mine and not is_usual)
    if concept.replace(" ", "_") in words("side_effects", "welcome"):
        return (None if negated else Role.BENEFIT), False
    if {"came", "back"} <= set(near) or {"returned", "crept", "returns"} & set(near):
        return None, False
    if negated:
        if is_illness:
            return Role.BENEFIT, False
        return (Role.SIDE_EFFECT if is_usual else None), True
    if words("gone", "worse") & set(near):
        return (Role.WORSE if is_own else Role.SIDE_EFFECT), False
    if words("gone", "words") & set(near) or (
        {"went", "goes"} & set(after) and {"away", "after", "off"} & set(after)
    ):
        is_known = reading.word(place - 1) in {"the", "those", "these", "that"} or _is_told(
            reading, place
        )
        if is_illness or is_mine or not is_usual or not is_known:
            return Role.BENEFIT, False
        return Role.SIDE_EFFECT, False
    if is_illness:
        return None, False
    if words("gone", "had") & set(near) or is_usual or stop - start <= 4:
        return Role.SIDE_EFFECT, False
    return None, False


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
    if role is Role.SIDE_EFFECT and not negated and _is_withdrawal(reading, place):
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


def _is_withdrawal(reading: PostReading, place: int) -> bool:
    """Whether the sentence up to a place, or the one before, is about coming off."""
    number = reading.sentence_of[place]
    start = (
        reading.sentences[max(number - 1, 0)].start
        if place - reading.sentences[number].start < 8
        else reading.sentences[number].start
    )
    before = [reading.word(p) for p in range(max(start, place - 25), place)]
    if {"due", "because"} & set(before):
        return False
    if any(word.startswith("withdr") or word == "turkey" for word in before):
        return True
    return any(
        (
            word in {"coming", "came", "come", "going", "weaning", "tapering", "getting"}
            and before[n + 1 : n + 2] == ["off"]
        )
        or (
            word in {"stopped", "stopping", "quit", "quitting"}
            and "because" not in before
            and "so" not in before[:n]
            and "and" in before[n:]
        )
        for n, word in enumerate(before)
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
