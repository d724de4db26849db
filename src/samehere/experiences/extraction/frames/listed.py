"""The words "side effect" with what follows: none at all, or a list of signs."""

from collections.abc import Iterator

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.making import make_effect
from samehere.experiences.extraction.frames.signs import Sign, signs_after
from samehere.experiences.extraction.reference import Context, Meant, from_thread, named, resolve
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Role

_COMPARED = words("effects", "compared")
_BEFORE_LIST = words("effects", "before_list")
_TROUBLE = frozenset({"problems", "issues", "probs"})


def read_side_effects(reading: PostReading, context: Context) -> Iterator[Fact]:
    """The words "side effect" with what follows: none, or a list of signs."""
    for place in range(len(reading.tokens) - 1):
        noun = reading.word(place)
        if reading.quoted[place]:
            continue
        if noun in _TROUBLE:
            yield from _no_problems(reading, context, place)
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
            "effects",
            "effect",
            "affects",
            "affect",
            "reaction",
            "reactions",
        }
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


def _no_problems(reading: PostReading, context: Context, place: int) -> Iterator[Fact]:
    """ "No problems with T": a denial, surest where the treatment is named with it."""
    sentence = reading.sentence_at(place)
    if reading.word(place - 1) not in {"no", "zero"} or sentence.is_question:
        return
    said = assertion(reading, place)
    group = next((g for g in reading.groups if g.start == place + 2 and not g.is_reference), None)
    is_tied = group is not None and reading.word(place + 1) in {"with", "on", "from"}
    sign = Sign(place, place + 1, reading.tokens[place].surface, "none")
    for at, meant in _meant_near(reading, context, place, group if is_tied else None):
        yield make_effect(
            reading,
            "effect.no_problems",
            at,
            meant,
            place,
            said,
            Role.SIDE_EFFECT,
            sign,
            group,
            negated=True,
            score=0.88 if is_tied else 0.6,
        )


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
    if words("listed", "not_had") & set(before[-4:]):
        return
    negated = _none_of_them(reading, place, sentence.start, before)
    if negated:
        sign = Sign(place, stop, " ".join(t.surface for t in reading.tokens[place:stop]), "none")
        for at, meant in meants:
            yield make_effect(
                reading,
                "effect.no_side_effects",
                at,
                meant,
                place,
                said,
                Role.SIDE_EFFECT,
                sign,
                group,
                negated=True,
                score=0.93,
            )
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
            yield make_effect(
                reading,
                "effect.side_effects_were",
                at,
                meant,
                place,
                said,
                role,
                sign,
                group,
                score=0.93,
            )


def _list_start(reading: PostReading, place: int, stop: int, *, is_one: bool) -> int:
    """Return where the list after "side effects (from T) were" begins, 0 where there is none."""
    for at in range(place, min(place + 8, stop)):
        kind, word = reading.kind(at), reading.word(at)
        if word in {
            "is",
            "was",
            "were",
            "are",
            ":",
            "-",
            "being",
            "include",
            "included",
            "includes",
            "including",
            "like",
            "such",
            "(",
        } or (word == "of" and is_one):
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
