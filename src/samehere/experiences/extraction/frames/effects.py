"""What a treatment did, said in one clause: "T caused nausea", "no itch with T", "T worked"."""

from collections.abc import Iterator

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.linked import read_link
from samehere.experiences.extraction.frames.listed import read_side_effects
from samehere.experiences.extraction.frames.making import is_welcome, make_effect, meant_by
from samehere.experiences.extraction.frames.signs import Sign, signs_after
from samehere.experiences.extraction.reference import Context
from samehere.experiences.extraction.rules import Rule, forms, words
from samehere.experiences.extraction.statements import (
    Assertion,
    Role,
)

_NEGATIONS = frozenset({"not", "never", "no", "hardly", "barely", "nothing", "longer"})
_SUPPOSED = words("effects", "supposed")


def read_effects(reading: PostReading, context: Context) -> list[Fact]:
    """Return the effects that are stated with their treatment in one clause or sentence."""
    found: list[Fact] = []
    for group in reading.groups:
        if reading.quoted[group.start] or reading.word(group.start) == "side effects":
            continue
        found += _from_subject(reading, context, group)
        found += read_link(reading, context, group)
        found += _only_thing(reading, context, group)
    found += read_side_effects(reading, context)
    return found


def _from_subject(reading: PostReading, context: Context, group: Group) -> Iterator[Fact]:
    """The treatment as subject: "T (has really) helped my itch"."""
    sentence = reading.sentence_at(group.start)
    place, chain = group.stop, list[str]()
    if group.is_elided and reading.word(place) == "which":
        place += 1
    if reading.word(place) in {")", ","}:
        place += 1
    while place < sentence.stop and place - group.stop <= 7:
        kind, word = reading.kind(place), reading.word(place)
        if kind not in "wS" or (kind == "S" and not _is_verb(reading, place, group, chain)):
            if kind not in "FWD":
                return
        else:
            if rule := _rule_at(reading, place, sentence.stop):
                if _is_object(reading, group):
                    return
                yield from _judged(reading, context, group, rule, place, chain)
                return
            if word not in words("use", "chain") and word not in {
                "so",
                "well",
                "then",
                "which",
                "all",
            }:
                return
            chain.append(word)
        place += 1


def _rule_at(reading: PostReading, place: int, stop: int) -> Rule | None:
    form = forms("effects").get(reading.word(place))
    if form is None:
        return None
    after = [
        reading.word(p) for p in range(place + 1, min(place + 8, stop)) if reading.kind(p) == "w"
    ]
    for rule in form.rules:
        if rule.needs and not rule.needs & set(after):
            continue
        if rule.complement and not rule.complement & set(after[:6]):
            continue
        if (
            not rule.needs
            and not rule.complement
            and form.tags == {"ing"}
            and not _was_being(reading, place)
        ):
            continue
        return rule
    return None


def _is_verb(reading: PostReading, place: int, group: Group, chain: list[str]) -> bool:
    """Whether a sign's name is used as a verb: "T burned", "it did sting"."""
    word = reading.word(place)
    return word in forms("effects") and (word.endswith(("ed", "s", "t", "ung")) or bool(chain))


def _was_being(reading: PostReading, place: int) -> bool:
    return bool(
        {reading.word(p) for p in range(place - 3, place)}
        & {"is", "was", "been", "are", "were", "am", "started"}
    )


def _is_object(reading: PostReading, group: Group) -> bool:
    """Whether the treatment is governed from the left, so that the verb has another subject."""
    before = reading.word(group.start - 1)
    return before in {"to", "of", "for", "with", "on", "by", "against"} and not group.is_reference


def _judged(
    reading: PostReading, context: Context, group: Group, rule: Rule, verb: int, chain: list[str]
) -> Iterator[Fact]:
    said = assertion(reading, verb)
    flags = set(chain)
    if flags & (_SUPPOSED | {"could", "would", "may", "might", "should"}):
        said = Assertion.HYPOTHETICAL
    is_forecast = bool(flags & {"will", "can", "to", "going"})
    if is_forecast and said is Assertion.STATED:
        said = Assertion.HYPOTHETICAL
    meants = meant_by(reading, context, group, demands=group.is_elided)
    if not meants:
        return
    negated = bool(flags & _NEGATIONS) or is_negated(reading, max(verb - 3, group.stop), verb)
    negated = negated or _is_complement_negated(reading, rule, verb)
    sentence = reading.sentence_at(verb)
    signs = list(signs_after(reading, verb, sentence))
    role, signs = _role(reading, rule, verb, signs, negated=negated)
    if role is None:
        return
    is_habit = (
        "base" in forms("effects")[reading.word(verb)].tags
        or "third" in forms("effects")[reading.word(verb)].tags
    )
    for place, meant in meants:
        for sign in signs:
            yield make_effect(
                reading,
                rule.id,
                place,
                meant,
                verb,
                said,
                role,
                sign,
                group,
                negated=negated and role is Role.SIDE_EFFECT,
                is_habit=is_habit,
            )


def _is_complement_negated(reading: PostReading, rule: Rule, verb: int) -> bool:
    """Whether "not" stands between the verb and its complement: "was not really helpful"."""
    if rule.role != "benefit" or not rule.complement:
        return False
    for place in range(verb + 1, verb + 7):
        if reading.word(place) in rule.complement:
            return False
        if reading.word(place) in {"not", "never", "no", "n't", "less"}:
            return True
    return False


def _role(
    reading: PostReading, rule: Rule, verb: int, signs: list[Sign], *, negated: bool
) -> tuple[Role | None, list[Sign]]:
    role = Role(rule.role)
    after = [reading.word(p) for p in range(verb + 1, verb + 9)]
    word = reading.word(verb)
    if rule.id == "effect.did_nothing":
        is_help = "nothing" in after[:3] or {
            "difference",
            "effect",
            "improvement",
            "help",
            "relief",
        } & set(after)
        if not is_help or negated:
            return None, []
    if rule.id == "effect.was_useless" and "no" in after[:2]:
        if not {"help", "good", "use", "relief", "better", "benefit", "difference"} & set(
            after[:5]
        ):
            return None, []
    if rule.id in {"effect.made", "effect.caused"} and signs:
        if (
            set(after) & {"better", "go", "disappear", "bearable", "easier", "improve"}
            and "worse" not in after
        ):
            role = Role.BENEFIT
        elif "worse" in after:
            role = Role.WORSE
        elif {"relief", "improvement"} & set(after):
            role = Role.BENEFIT
    elif rule.id in {"effect.made", "effect.caused"}:
        return _made_bare(reading, verb, after, negated=negated)
    if (
        rule.id == "effect.took_away"
        and word in {"did", "does", "do"}
        and not {"trick", "wonders", "job"} & set(after)
    ):
        return None, []
    is_less = signs and reading.word(signs[0].start - 1) in {"less", "fewer"}
    if is_less and role is Role.SIDE_EFFECT:
        role = Role.BENEFIT
    if signs and role is Role.SIDE_EFFECT and all(is_welcome(sign) for sign in signs):
        role = Role.BENEFIT
    if role is Role.BENEFIT and negated:
        role = Role.NO_EFFECT
    elif role is Role.NO_EFFECT and negated:
        role = Role.BENEFIT
    elif role is Role.WORSE and (negated or any(is_welcome(sign) for sign in signs)):
        return (None if negated else Role.BENEFIT), signs
    if not signs and rule.is_bare:
        name = rule.names.get(forms("effects")[word].base)
        signs = [Sign(verb, verb + 1, reading.tokens[verb].surface, name)]
    return role, signs


def _made_bare(
    reading: PostReading, verb: int, after: list[str], *, negated: bool
) -> tuple[Role | None, list[Sign]]:
    if "difference" in after and {"huge", "big", "real", "world", "massive", "such", "all"} & set(
        after
    ):
        return (Role.NO_EFFECT if negated else Role.BENEFIT), [
            Sign(verb, verb + 1, "difference", None)
        ]
    if "worse" in after[:5] and not negated:
        return Role.WORSE, [Sign(verb, verb + 1, "worse", None)]
    if "better" in after[:6]:
        return (Role.NO_EFFECT if negated else Role.BENEFIT), [Sign(verb, verb + 1, "better", None)]
    if {"relief"} & set(after[:5]):
        return (Role.NO_EFFECT if negated else Role.BENEFIT), [Sign(verb, verb + 1, "relief", None)]
    return None, []


def _only_thing(reading: PostReading, context: Context, group: Group) -> Iterator[Fact]:
    """The treatment at the end: "the only thing that worked (for me) was T"."""
    sentence = reading.sentence_at(group.start)
    before = [reading.word(p) for p in range(max(sentence.start, group.start - 14), group.start)]
    if (
        group.is_reference
        or not before
        or before[-1] not in {"is", "was", "been", "the", "using", "taking", "with", ":"}
    ):
        return
    helped = {"works", "worked", "helps", "helped", "cured", "cleared", "saved"} & set(before)
    if (
        not helped
        or not {"thing", "what", "things"} & set(before)
        or not {"is", "was", "been", ":"} & set(before[-4:])
    ):
        return
    said = assertion(reading, group.start)
    at = group.start
    sign = Sign(at, at + 1, next(iter(sorted(helped))), None)
    for place, meant in meant_by(reading, context, group, demands=True):
        yield make_effect(
            reading,
            "effect.only_thing",
            place,
            meant,
            at,
            said,
            Role.BENEFIT,
            sign,
            group,
            score=0.9,
        )
