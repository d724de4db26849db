"""What a treatment did, said in one clause: "T caused nausea", "no itch with T", "T worked"."""

from collections.abc import Iterator

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.frames.signs import Sign, sign_at, signs_after
from samehere.experiences.extraction.reference import Context, Meant, from_thread, named, resolve
from samehere.experiences.extraction.rules import Rule, forms, words
from samehere.experiences.extraction.statements import (
    Assertion,
    Effect,
    Kind,
    Role,
    Status,
    Who,
)
from samehere.experiences.extraction.timing import onset, resolution

_NEGATIONS = frozenset({"not", "never", "no", "hardly", "barely", "nothing", "longer"})
_MODALS = frozenset({"could", "would", "may", "might", "should", "will", "can", "to", "does"})
_LINKS = frozenset({"from", "with", "on", "after", "by", "of", "to", "since", "when", "while", "using", "taking",
                    "starting", "started", "due", "because", "thanks", "during"})  # fmt: skip
_COMPARED = frozenset(
    "than compared nothing far less worse for pale paled hassle outweigh beat better".split()
)
_BEFORE_LIST = frozenset(
    "from of with on i had have has was so far for me that the main only experienced been got get 've which his her my "
    "he she initially mostly noticed at first this ,".split()
)
_SUPPOSED = frozenset("suppose supposed meant known hope hoping hoped claims claim said".split())


def read_effects(reading: PostReading, context: Context) -> list[Fact]:
    """Return the effects that are stated with their treatment in one clause or sentence."""
    found: list[Fact] = []
    for group in reading.groups:
        if reading.quoted[group.start] or reading.word(group.start) == "side effects":
            continue
        found += _from_subject(reading, context, group)
        found += _from_link(reading, context, group)
        found += _only_thing(reading, context, group)
    found += _side_effects(reading, context)
    return found


def meant_by(
    reading: PostReading, context: Context, group: Group, *, demands: bool
) -> list[tuple[int, Meant]]:
    """Return what a group of treatments or a reference means, with the place of each."""
    if not group.is_reference:
        return [(place, named(reading, place)) for place in group.places]
    meant = resolve(reading, group, context, demands=demands)
    return [(group.places[0], meant)] if meant else []


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
            yield _fact(reading, rule.id, place, meant, verb, said, role, sign, group,
                        negated=negated and role is Role.SIDE_EFFECT, is_habit=is_habit)  # fmt: skip


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
    if signs and role is Role.SIDE_EFFECT and all(_is_welcome(sign) for sign in signs):
        role = Role.BENEFIT
    if role is Role.BENEFIT and negated:
        role = Role.NO_EFFECT
    elif role is Role.NO_EFFECT and negated:
        role = Role.BENEFIT
    elif role is Role.WORSE and (negated or any(_is_welcome(sign) for sign in signs)):
        return (None if negated else Role.BENEFIT), signs
    if not signs and rule.is_bare:
        name = rule.names.get(forms("effects")[word].base)
        signs = [Sign(verb, verb + 1, reading.tokens[verb].surface, name)]
    return role, signs


def _is_welcome(sign: Sign) -> bool:
    return (sign.concept or "").replace(" ", "_") in words("side_effects", "welcome")


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


def _fact(
    reading: PostReading, rule: str, place: int, meant: Meant, at: int, said: Assertion, role: Role, sign: Sign,
    group: Group | None, *, negated: bool = False, is_habit: bool = False, score: float = 0.93,
) -> Fact:  # fmt: skip
    sentence = reading.sentence_at(at)
    who, is_named = affected(reading, at, sentence)
    if is_habit and not is_named:
        score *= 0.8  # "T causes itch" may be what one has read.
    if group is not None and group.is_elided:
        score *= 0.95 if reading.word(group.start) == "which" or _goes_on(reading, group) else 0.75
    elif group is not None and group.is_reference:
        score *= 0.9 if meant.is_sure and group.is_strong else 0.7
    if not meant.is_sure:
        score *= 0.8
    if sign.concept is None and role is Role.SIDE_EFFECT:
        score *= 0.7
    if said is Assertion.STATED and negated:
        said = Assertion.NEGATED
    clause = sentence.clause_at(sign.start)
    return Fact(
        kind=Kind.EFFECT, who=who, assertion=said, meant=meant, status=Status.UNKNOWN, rule=rule, score=score,
        at=at, place=place, group=group, effect_place=sign.start,
        effect=Effect(
            surface=sign.surface, concept=sign.concept, role=role,
            onset_after=onset(reading, clause[0], clause[1], is_benefit=role is Role.BENEFIT)
            if role is not Role.NO_EFFECT
            else None,
            resolved_after=resolution(reading, sign.start, sentence.stop) if role is Role.SIDE_EFFECT else None,
            cause="suspected" if said is Assertion.HEDGED else "asserted",
        ),
    )  # fmt: skip


def _only_thing(reading: PostReading, context: Context, group: Group) -> Iterator[Fact]:
    """The treatment at the end: "the only thing that worked (for me) was T"."""
    sentence = reading.sentence_at(group.start)
    before = [reading.word(p) for p in range(max(sentence.start, group.start - 14), group.start)]
    if group.is_reference or not before or before[-1] not in {"is", "was", "been", "the", "using", "taking", "with", ":"}:
        return
    helped = {"works", "worked", "helps", "helped", "cured", "cleared", "saved"} & set(before)
    if not helped or not {"thing", "what", "things"} & set(before) or not {"is", "was", "been", ":"} & set(before[-4:]):
        return
    said = assertion(reading, group.start)
    at = group.start
    sign = Sign(at, at + 1, next(iter(sorted(helped))), None)
    for place, meant in meant_by(reading, context, group, demands=True):
        yield _fact(reading, "effect.only_thing", place, meant, at, said, Role.BENEFIT, sign, group, score=0.9)


def _goes_on(reading: PostReading, group: Group) -> bool:
    """Whether "and caused itch" goes on about the one treatment its sentence begins with."""
    sentence = reading.sentence_at(group.start)
    places = reading.treatments(sentence.start, group.start)
    concepts = {reading.tokens[p].concept for p in places}
    return len(concepts) == 1 and places[0] - sentence.start <= 2 and not any(
        reading.word(p) in {"i", "we", "he", "she"} for p in range(places[0], group.start)
    )  # fmt: skip


def _from_link(reading: PostReading, context: Context, group: Group) -> Iterator[Fact]:
    """A sign tied to the treatment that follows: "terrible headaches from T", "no itch with T"."""
    sentence = reading.sentence_at(group.start)
    link = group.start - 1
    passed: set[str] = set()
    while link >= sentence.start and group.start - link <= 5 and reading.kind(link) in "wA":
        word = reading.word(link)
        passed.add(word)
        if word not in _LINKS and word not in {
            "the",
            "my",
            "this",
            "a",
            "an",
            "i",
            "to",
            "of",
            "both",
        }:
            passed.discard(word)
            break
        link -= 1
    ties = passed & _LINKS
    if not ties - {"to", "of", "using", "taking"} or ties == {"to"}:
        return
    signs = _signs_before(reading, link, sentence.start)
    if not signs or group.is_reference and not ties & {"from", "with", "on"}:
        return
    yield from _linked(reading, context, group, signs, ties, link)


def _is_general(reading: PostReading, place: int) -> bool:
    return reading.word(place).startswith(("side", "adverse"))


def _signs_before(reading: PostReading, last: int, start: int) -> list[Sign]:
    """Return the list of signs that ends right before a link: "itch, heat and redness"."""
    signs: list[Sign] = []
    place, gap = last, 0
    while place >= start and gap <= 4:
        kind, word = reading.kind(place), reading.word(place)
        if kind in "SC" and not _is_general(reading, place):
            signs.insert(0, sign_at(reading, place))
            gap = 0
        elif word in {",", "and", "or", "/"} and signs:
            gap += 1
        elif kind == "w" and (
            not signs
            or word
            in {
                "a",
                "some",
                "bad",
                "terrible",
                "severe",
                "mild",
                "the",
                "my",
                "no",
                "any",
                "of",
                "with",
            }
        ):
            gap += 1
        elif kind in "DFW":
            gap += 1
        else:
            break
        place -= 1
    return signs


def _linked(
    reading: PostReading,
    context: Context,
    group: Group,
    signs: list[Sign],
    ties: set[str],
    link: int,
) -> Iterator[Fact]:
    first, last = signs[0], signs[-1]
    if any(sign.concept in {"withdrawal symptoms", "die-off reaction"} for sign in signs):
        return
    sentence = reading.sentence_at(first.start)
    before = [reading.word(p) for p in range(max(sentence.start, first.start - 7), first.start)]
    between = [reading.word(p) for p in range(last.stop, link + 1)]
    said = assertion(reading, first.start)
    negated = is_negated(reading, max(sentence.start, first.start - 6), first.start)
    role, score = _linked_role(before, between, ties, negated=negated)
    if role is Role.SIDE_EFFECT and all(_is_welcome(sign) for sign in signs):
        role = None if negated else Role.BENEFIT
    if role is None:
        return
    for place, meant in meant_by(
        reading, context, group, demands=bool(ties & {"on", "using", "taking"})
    ):
        for sign in signs:
            yield _fact(reading, f"effect.{'_'.join(sorted(ties))}"[:30], place, meant, sign.start, said, role, sign,
                        group, negated=negated and role is Role.SIDE_EFFECT, score=score)  # fmt: skip


def _linked_role(
    before: list[str], between: list[str], ties: set[str], *, negated: bool
) -> tuple[Role | None, float]:
    near = set(before[-5:])
    gone = words("gone", "words") & (set(between) | near)
    if set(between) & words("gone", "worse"):
        return Role.WORSE, 0.88
    if {"for", "treat", "against"} & set(before[-2:]) or {"started", "diagnosed"} & near:
        return None, 0
    if gone and not negated:
        return Role.BENEFIT, 0.9
    if ties & {"when", "while", "because"} and not ties & {"from", "with"}:
        return None, 0
    if "from" in ties or "due" in ties or ("by" in ties and "caused" in between):
        if {"relief"} & near:
            return Role.BENEFIT, 0.9
        return Role.SIDE_EFFECT, 0.9
    if negated and ties & {"with", "on"}:
        return Role.SIDE_EFFECT, 0.8
    if near & words("gone", "had") and ties & {"with", "on", "after"}:
        is_explicit = ("i" in near or words("effects", "felt") & set(before[-3:])) and not ties & {
            "when",
            "while",
        }
        return Role.SIDE_EFFECT, 0.85 if is_explicit else 0.75
    return None, 0


def _side_effects(reading: PostReading, context: Context) -> Iterator[Fact]:
    """The words "side effect" with what follows: none, or a list of signs."""
    for place in range(len(reading.tokens) - 1):
        noun = reading.word(place)
        if reading.quoted[place]:
            continue
        if noun in {
            "side effects",
            "side effect",
            "adverse effects",
            "side-effects",
            "side-effect",
            "adverse reaction",
        }:
            yield from _listed(reading, context, place, place + 1)
            continue
        is_pair = noun in {"side", "adverse", "ill"} and reading.word(place + 1) in {
            "effects", "effect", "affects", "affect", "reaction", "reactions",
        }  # fmt: skip
        joined = noun in {"sideeffects", "side-effects", "se", "ses"} or (
            noun == "side"
            and reading.word(place + 1) == "-"
            and reading.word(place + 2).startswith("effect")
        )
        if not is_pair and not joined:
            continue
        stop = place + (
            1 if noun in {"sideeffects", "se", "ses"} else 3 if joined and not is_pair else 2
        )
        yield from _listed(reading, context, place, stop)


def _listed(reading: PostReading, context: Context, place: int, stop: int) -> Iterator[Fact]:
    sentence = reading.sentence_at(place)
    group = next(
        (
            g
            for g in reading.groups
            if sentence.start <= g.start < sentence.stop and not g.is_reference
        ),
        None,
    )
    meants = _meant_near(reading, context, place, group)
    said = assertion(reading, place)
    before = [reading.word(p) for p in range(max(sentence.start, place - 7), place)]
    if {"possible", "potential", "common", "worried", "about", "read", "what", "list", "known", "like", "benefits",
        "outweigh", "risk", "afraid", "scared", "because"} & set(before[-4:]):  # fmt: skip
        return
    negated = _none_of_them(reading, place, sentence.start, before)
    if negated:
        sign = Sign(place, stop, " ".join(t.surface for t in reading.tokens[place:stop]), "none")
        for at, meant in meants:
            yield _fact(reading, "effect.no_side_effects", at, meant, place, said, Role.SIDE_EFFECT, sign, group,
                        negated=True, score=0.93)  # fmt: skip
        return
    stop = _list_start(
        reading, stop, sentence.stop, is_one=not reading.word(stop - 1).endswith("s")
    )
    if not stop:
        return
    is_withdrawal = any(word.startswith("withdr") for word in before[-3:])
    role = Role.WITHDRAWAL if is_withdrawal else Role.SIDE_EFFECT
    for sign in signs_after(reading, stop, sentence, reach=14):
        if {reading.word(sign.start - 1), reading.word(sign.start - 2)} & _COMPARED:
            return
        for at, meant in meants:
            yield _fact(reading, "effect.side_effects_were", at, meant, place, said, role, sign, group,
                        score=0.93)  # fmt: skip


def _list_start(reading: PostReading, place: int, stop: int, *, is_one: bool) -> int:
    """Return where the list after "side effects (from T) were" begins, 0 where there is none."""
    for at in range(place, min(place + 8, stop)):
        kind, word = reading.kind(at), reading.word(at)
        if word in {"is", "was", "were", "are", ":", "-", "being", "include", "included", "includes", "including", "like",
                    "such", "("} or (word == "of" and is_one):  # fmt: skip
            after = {reading.word(p) for p in range(at + 1, min(at + 5, stop))}
            if word == "like" and reading.word(at - 1) == "i":
                return 0
            return 0 if after & _COMPARED else at
        if kind not in "TRDW" and word not in _BEFORE_LIST:
            return 0
    return 0


def _none_of_them(reading: PostReading, place: int, start: int, before: list[str]) -> bool:
    near = before[-4:]
    if {"only", "but", "except", "not only"} & set(near[-2:]):
        return False
    has_no = bool({"no", "zero", "without", "any", "never", "not", "nil", "none"} & set(near))
    if "any" in near:
        has_no = is_negated(reading, start, place) or "without" in near
    following = [reading.word(p) for p in range(place, place + 8)]
    return has_no and not {"except", "but", "other", "apart", "besides"} & set(following)


def _meant_near(
    reading: PostReading, context: Context, place: int, group: Group | None
) -> list[tuple[int, Meant]]:
    if group is not None:
        return [(p, named(reading, p)) for p in group.places]
    stand_in = Group([place], place, place + 1, is_reference=True, is_strong=True)
    meant = resolve(reading, stand_in, context, demands=True) or from_thread(reading, context)
    return [(place, meant)] if meant else []
