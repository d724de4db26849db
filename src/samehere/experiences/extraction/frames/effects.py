"""What a treatment did, said in one clause: "T caused nausea", "no itch with T", "T worked"."""

from collections.abc import Iterator

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.denied import Denial
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

_PUBLISHED = frozenset({"research", "according", "study", "studies", "article", "paper"})
_NEGATIONS = frozenset({"not", "never", "no", "hardly", "barely", "nothing", "longer"})
_SUPPOSED = words("effects", "supposed")
_NONE = frozenset({"none", "neither", "nothing"})
_BREAKS = frozenset({"but", "because", "although", "though", "until", "stop", "stopped", "than"})


def read_effects(reading: PostReading, context: Context) -> list[Fact]:
    """Return the effects that are stated with their treatment in one clause or sentence."""
    found: list[Fact] = []
    for group in reading.groups:
        if reading.quoted[group.start] or reading.word(group.start) == "side effects":
            continue
        if group.is_denied:
            continue
        found += _from_subject(reading, context, group)
        found += read_link(reading, context, group)
        found += _only_thing(reading, context, group)
    found += read_side_effects(reading, context)
    return found


def _from_subject(reading: PostReading, context: Context, group: Group) -> Iterator[Fact]:
    """The treatment as subject: "T (has really) helped my itch"."""
    if reading.word(group.start - 1) == "of" and reading.word(group.start - 2) in _NONE:
        return
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
        if rule.complement and not rule.complement & set(_up_to_break(after)):
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


def _complement(reading: PostReading, rule: Rule, verb: int) -> int:
    """Where the word stands that says what it was: "was a godsend"; else the verb itself."""
    after = range(verb + 1, min(verb + 7, reading.sentence_at(verb).stop))
    return next((p for p in after if reading.word(p) in rule.complement), verb)


def _up_to_break(after: list[str]) -> list[str]:
    """What a verb's complement can be in: "was my favourite, but it stopped working" has none."""
    stop = next((n for n, word in enumerate(after) if word in _BREAKS), len(after))
    return after[: min(stop, 6)]


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
    sentence = reading.sentence_at(verb)
    if not _PUBLISHED.isdisjoint(reading.words[sentence.start : sentence.stop]):
        return
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
    negated = negated or group.denial is Denial.OF_WHAT_IT_DID
    signs = list(signs_after(reading, verb, sentence))
    role, signs = _role(reading, rule, verb, signs, negated=negated)
    if role is None:
        return
    tags = forms("effects")[reading.word(verb)].tags
    is_habit = bool(tags & {"base", "third"}) or (tags == {"ing"} and "are" in flags)
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
    after = [reading.word(p) for p in range(verb + 1, verb + 9)]
    if _says_nothing(rule, reading.word(verb), after, negated=negated):
        return None, []
    if rule.id in _MAKES and not signs:
        return _made_bare(reading, verb, after, negated=negated)
    role = _made(after) if rule.id in _MAKES else None
    role = _turned(reading, role or Role(rule.role), signs)
    if not signs and rule.is_bare:
        name = rule.names.get(forms("effects")[reading.word(verb)].base)
        at = _complement(reading, rule, verb)
        signs = [Sign(at, at + 1, reading.tokens[at].surface, name)]
    return (_denied(role) if negated else role), signs


_MAKES = frozenset({"effect.made", "effect.caused"})
_EASY = frozenset({"better", "go", "disappear", "bearable", "easier", "improve"})
_HELPS = frozenset({"difference", "effect", "improvement", "help", "relief"})
_USES = frozenset({"help", "good", "use", "relief", "better", "benefit", "difference"})


def _says_nothing(rule: Rule, word: str, after: list[str], *, negated: bool) -> bool:
    """Whether a common verb means something else here: "had no time", "did the shopping"."""
    if rule.id == "effect.caused" and (word == "given" or "back" in after[:2]):
        return True  # "Gave me back my life", "was given to me to treat T".
    if rule.id == "effect.did_nothing":
        return negated or ("nothing" not in after[:3] and not _HELPS & set(after))
    if rule.id == "effect.was_useless" and "no" in after[:2]:
        return not _USES & set(after[:5])
    is_done = rule.id == "effect.took_away" and word in {"did", "does", "do"}
    return is_done and not {"trick", "wonders", "job"} & set(after)


def _made(after: list[str]) -> Role | None:
    """What "made my itch better" and "gave me relief" come to."""
    if "worse" in after:
        return Role.WORSE
    return Role.BENEFIT if set(after) & (_EASY | {"relief", "improvement", "difference"}) else None


def _turned(reading: PostReading, role: Role, signs: list[Sign]) -> Role:
    """More of what one is glad of, or less of a sign, is a benefit."""
    if not signs:
        return role
    is_less = reading.word(signs[0].start - 1) in {"less", "fewer"}
    if role is Role.SIDE_EFFECT and (is_less or all(is_welcome(sign) for sign in signs)):
        return Role.BENEFIT
    if role is Role.WORSE and any(is_welcome(sign) for sign in signs):
        return Role.BENEFIT
    return role


def _denied(role: Role) -> Role | None:
    if role is Role.BENEFIT:
        return Role.NO_EFFECT
    if role is Role.NO_EFFECT:
        return Role.BENEFIT
    return None if role is Role.WORSE else role


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
    before = reading.words[max(sentence.start, group.start - 14) : group.start]
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
