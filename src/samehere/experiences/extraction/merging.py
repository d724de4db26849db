"""One statement per person, treatment and episode; one per effect. Facts in, facts out."""

from dataclasses import replace

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.literature import is_scholarly_sentence
from samehere.experiences.extraction.statements import Assertion, Kind, Regimen, Status, Who
from samehere.experiences.extraction.tense import status_by_tense

_NOW = frozenset({Status.TAKING, Status.PRESCRIBED, Status.UNKNOWN})
_RANK = (
    Status.TAKING,
    Status.TOOK,
    Status.PRESCRIBED,
    Status.UNKNOWN,
    Status.CONSIDERING,
    Status.DECLINED,
    Status.NEVER,
)
_FRAMED_FROM = 0.8
_NEARLY = frozenset({"nearly", "almost"})
_PLAIN = frozenset({Assertion.STATED, Assertion.NEGATED})


def merged(reading: PostReading, facts: list[Fact]) -> list[Fact]:
    """Return the facts in reading order without doubles, each status settled."""
    facts = [
        f
        for f in facts
        if f.who not in {Who.PEOPLE, Who.LITERATURE} and not is_scholarly_sentence(reading, f.at)
    ]
    _give_person(facts)
    uses = _merged_uses([f for f in facts if f.kind is Kind.USE])
    stops = _first_of_each(
        [f for f in facts if f.kind is Kind.STOP and not _is_near_miss(reading, f)]
    )
    others = [f for f in facts if f.kind is Kind.ADVICE]
    effects = _merged_effects([f for f in facts if f.kind is Kind.EFFECT])
    uses = _with_stops(uses, stops)
    uses += _implied(reading, uses, stops, effects)
    uses = _without_echo(uses)
    return sorted([*uses, *stops, *others, *effects], key=lambda f: (f.at, f.place, f.kind.value))


def _give_person(facts: list[Fact]) -> None:
    """Let effects belong to the one who uses the treatment, where that is one other person."""
    users: dict[str, set[Who]] = {}
    for fact in facts:
        if (
            fact.kind is not Kind.EFFECT
            and fact.assertion in _PLAIN
            and fact.status is not Status.NEVER
        ):
            users.setdefault(fact.meant.concept, set()).add(fact.who)
    for fact in facts:
        who = users.get(fact.meant.concept)
        if fact.kind is not Kind.EFFECT or who is None or fact.who in who or len(who) > 1:
            continue
        if fact.who is Who.AUTHOR or fact.score < _FRAMED_FROM:
            fact.who = next(iter(who & {Who.AUTHOR, Who.RELATIVE}), fact.who)


def _merged_uses(uses: list[Fact]) -> list[Fact]:
    found: list[Fact] = []
    for fact in uses:
        same = next((f for f in found if _is_same_episode(f, fact)), None)
        if same is None:
            found.append(fact)
            continue
        take_over(same, fact)
    return found


def _is_same_episode(one: Fact, other: Fact) -> bool:
    if (one.who, one.meant.concept) != (other.who, other.meant.concept):
        return False
    if (one.assertion in _PLAIN) != (other.assertion in _PLAIN):
        return False
    if one.status is other.status or {one.status, other.status} <= _NOW:
        return True
    pair = {one.status, other.status}
    if pair == {Status.TAKING, Status.TOOK} or pair == {Status.PRESCRIBED, Status.TOOK}:
        took = one if one.status is Status.TOOK else other
        return took.is_weak_status
    return pair == {Status.TOOK, Status.UNKNOWN}


def take_over(kept: Fact, other: Fact) -> None:
    """Let one use of a person and a treatment tell what another tells, too, in place."""
    if _RANK.index(other.status) < _RANK.index(kept.status) or (
        kept.is_weak_status and not other.is_weak_status
    ):
        kept.status = other.status
        kept.is_weak_status = other.is_weak_status
    if other.score > kept.score:
        kept.score, kept.rule, kept.meant = other.score, other.rule, other.meant
        kept.at, kept.place, kept.assertion = other.at, other.place, other.assertion
    join_into(kept, other)
    kept.is_start = kept.is_start or other.is_start
    kept.is_current = kept.is_current or other.is_current


_DAYS = 7
# What is said together stays together: "once a day" and "every other day" are two regimens.
_PIECES = (
    ("amount", "unit"),
    ("times_per_day", "days_per_week", "as_needed"),
    ("duration", "duration_is"),
    ("form",),
    ("site",),
    ("note",),
)


def joined(one: Regimen, other: Regimen) -> Regimen:
    """Return the first regimen, its gaps filled from the second, each piece from one of both."""
    if one.times_per_day is None and one.days_per_week == _DAYS and other.times_per_day:
        one = replace(one, days_per_week=None)  # "45mg a day" may be said of "15mg at night".
    gaps = [piece for piece in _PIECES if all(getattr(one, name) is None for name in piece)]
    return replace(one, **{name: getattr(other, name) for piece in gaps for name in piece})


def join_into(kept: Fact, other: Fact) -> None:
    """Fill the gaps of a regimen from another fact, and note where that is said, in place."""
    before = kept.regimen
    if other.is_often_now and not kept.is_often_now and other.often_at > kept.often_at:
        # "I began with four a day. I am now on two": it is two.
        before = replace(before, times_per_day=None, days_per_week=None, as_needed=None)
        if kept.length_at > kept.often_at >= 0:
            before = replace(before, duration=None, duration_is=None)  # Of the step before.
        kept.is_often_now = True
    kept.regimen = joined(before, other.regimen)
    if before.times_per_day is None and before.days_per_week is None:
        kept.often_at = max(kept.often_at, other.often_at)
    if before.duration is None:
        kept.length_at = max(kept.length_at, other.length_at)


def _is_near_miss(reading: PostReading, stop: Fact) -> bool:
    """ "I nearly gave it up" is none."""
    return not _NEARLY.isdisjoint(reading.words[max(stop.at - 3, 0) : stop.at])


def _first_of_each(stops: list[Fact]) -> list[Fact]:
    found: dict[tuple[Who, str], Fact] = {}
    for fact in stops:
        found.setdefault((fact.who, fact.meant.concept), fact)
    return list(found.values())


def _with_stops(uses: list[Fact], stops: list[Fact]) -> list[Fact]:
    """After a stop the use before it is over, unless a later sentence takes it up again."""
    for stop in stops:
        if stop.assertion not in _PLAIN:
            continue
        for use in uses:
            is_same = (use.who, use.meant.concept) == (stop.who, stop.meant.concept)
            if (
                is_same
                and use.at <= stop.at
                and use.status in {Status.TAKING, Status.UNKNOWN, Status.PRESCRIBED, Status.TOOK}
            ):
                use.status = Status.TOOK
                join_into(use, stop)
                if use.regimen.duration_is == "so_far":
                    use.regimen = replace(use.regimen, duration_is="total")
    return uses


def _implied(
    reading: PostReading, uses: list[Fact], stops: list[Fact], effects: list[Fact]
) -> list[Fact]:
    """Whoever stopped a treatment or felt an effect of it has used it."""
    known = {(f.who, f.meant.concept) for f in uses if f.assertion in _PLAIN}
    found: list[Fact] = []
    for fact in [*stops, *effects]:
        key = (fact.who, fact.meant.concept)
        if key in known or fact.assertion not in _PLAIN:
            continue
        known.add(key)
        status = Status.TOOK if fact.kind is Kind.STOP else fact.status
        if status is Status.UNKNOWN:
            sentence = reading.sentence_at(fact.at)
            status = status_by_tense(reading, sentence.start, sentence.stop)
        found.append(
            Fact(
                kind=Kind.USE,
                who=fact.who,
                assertion=Assertion.STATED,
                meant=fact.meant,
                status=status,
                rule=f"{fact.rule}.use",
                score=fact.score,
                at=fact.at,
                place=fact.place,
                group=fact.group,
                regimen=fact.regimen,
                is_weak_status=True,
            )
        )
    return found


def _without_echo(uses: list[Fact]) -> list[Fact]:
    """Drop "considering" and the like where the same post says that it is used."""
    used = {
        (f.who, f.meant.concept)
        for f in uses
        if f.status in {Status.TAKING, Status.TOOK} and f.assertion is Assertion.STATED
    }
    return [
        f
        for f in uses
        if (f.status in {Status.TAKING, Status.TOOK} and f.assertion is Assertion.STATED)
        or (f.who, f.meant.concept) not in used
    ]


def _merged_effects(effects: list[Fact]) -> list[Fact]:
    found: dict[tuple[object, ...], Fact] = {}
    for fact in effects:
        effect = fact.effect
        if effect is None:
            continue
        key = (
            fact.who,
            fact.meant.concept,
            effect.role,
            effect.concept or effect.surface.lower(),
            fact.assertion in _PLAIN and fact.assertion,
        )
        kept = found.get(key)
        if kept is None:
            found[key] = fact
        elif kept.effect is not None:
            kept.effect = replace(
                kept.effect,
                onset_after=kept.effect.onset_after or effect.onset_after,
                resolved_after=kept.effect.resolved_after or effect.resolved_after,
                is_ongoing=kept.effect.is_ongoing or effect.is_ongoing,
            )
            if fact.score > kept.score:
                kept.score, kept.rule = fact.score, fact.rule
    return list(found.values())
