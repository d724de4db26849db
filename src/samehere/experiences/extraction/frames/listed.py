"""The words "side effect" with what follows: none at all, or a list of signs."""

from collections.abc import Iterator

from samehere.experiences.extraction.analysis import Group, PostReading
from samehere.experiences.extraction.assertion import assertion, is_negated
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.making import make_effect
from samehere.experiences.extraction.frames.naming import before_name
from samehere.experiences.extraction.frames.signs import Sign, signs_after
from samehere.experiences.extraction.reference import Context, Meant, from_thread, named, resolve
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Role

_COMPARED = words("effects", "compared")
_BEFORE_LIST = words("effects", "before_list")
# "Not many side effects", "not worth the side effects": that is no denial of all.
_SOME = frozenset({"many", "much", "worth", "these", "those", "the", "few", "barely", "hardly"}) | {
    "little", "extreme", "too", "all", "mind", "minimal", "unacceptable", "other", "otherwise",
}  # fmt: skip
_OTHERS = frozenset({"other", "another", "previous"})
_WITH = frozenset({"with", "from", "on", "of", "to", "for", "taking", "using"})
_NEAR = 9
_FIRST = frozenset({"first", "initially", "beginning", "returned", "until"})
# Below what is counted: several treatments stand there, or it was another that was named last.
_DOUBTED = 0.74
_TROUBLE = frozenset({"problems", "issues", "probs"})
_WHOLE = frozenset({"side effects", "side effect", "adverse effects", "side-effects"}) | {
    "side-effect", "adverse reaction",
}  # fmt: skip
_FIRST_OF_PAIR = frozenset({"side", "adverse", "ill"})
_JOINED = frozenset({"sideeffects", "side-effects", "se", "ses"})
_NOUNS = _TROUBLE | _WHOLE | _FIRST_OF_PAIR | _JOINED


def read_side_effects(reading: PostReading, context: Context) -> Iterator[Fact]:
    """The words "side effect" with what follows: none, or a list of signs."""
    for place, noun in enumerate(reading.words[:-1]):
        if noun not in _NOUNS or reading.quoted[place]:
            continue
        if noun in _TROUBLE:
            yield from _no_problems(reading, context, place)
            continue
        if noun in _WHOLE:
            yield from _listed(reading, context, place, place + 1)
            continue
        is_pair = noun in _FIRST_OF_PAIR and reading.word(place + 1) in {
            "effects",
            "effect",
            "affects",
            "affect",
            "reaction",
            "reactions",
        }
        joined = noun in _JOINED or (
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
    is_linked = reading.word(place + 1) in {"with", "on", "from"}
    group = next((g for g in reading.groups if g.start > place and not g.is_reference), None)
    is_tied = (
        is_linked and group is not None and before_name(reading, group.start, place) == place + 1
    )
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
    is_heading = context.is_review and reading.word(stop) == ":"
    group = None if is_heading else _group_near(reading, place)
    meants = _meant_near(reading, context, place, group)
    score = _score(reading, place, meants)
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
                score=score,
            )
        return
    is_had = not is_negated(reading, max(sentence.start, place - 7), place)
    if not is_had or not _OTHERS.isdisjoint(before[:-1]):
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
                score=score,
            )


def _group_near(reading: PostReading, place: int) -> Group | None:
    """The treatments named last before a place in its sentence, else those it says "with" of."""
    sentence = reading.sentence_at(place)
    inside = [
        g
        for g in reading.groups
        if sentence.start <= g.start < sentence.stop and not g.is_reference
    ]
    before = [g for g in inside if g.start < place]
    behind = [g for g in inside if _is_tied(reading, place, g)]
    near = behind[:1] or before[-1:]
    return near[0] if near else None


def _is_tied(reading: PostReading, place: int, group: Group) -> bool:
    """Whether a treatment is named right behind: "side effects at all with my new T"."""
    if not 0 < group.start - place <= _NEAR or group.is_denied:
        return False
    link = before_name(reading, group.start, place)
    return reading.word(link) in _WITH


def _score(reading: PostReading, place: int, meants: list[tuple[int, Meant]]) -> float:
    sentence = reading.sentence_at(place)
    named_here = reading.treatments(sentence.start, place)
    several = len({reading.tokens[p].concept for p in named_here} - {m.concept for _, m in meants})
    return _DOUBTED if several or not all(meant.is_sure for _, meant in meants) else 0.93


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
    if not _SOME.isdisjoint(near[-3:]):
        return False
    has_no = bool({"no", "zero", "without", "any", "never", "not", "nil", "none"} & set(near))
    if "any" in near:
        has_no = is_negated(reading, start, place) or "without" in near
    following = [reading.word(p) for p in range(place, place + 8)]
    quantities = [token.quantity for token in reading.tokens[place : place + 8]]
    if not _FIRST.isdisjoint(following) or any(q and q.sense == "first" for q in quantities):
        return False
    return has_no and not {"except", "but", "other", "apart", "besides"} & set(following)


def _meant_near(
    reading: PostReading, context: Context, place: int, group: Group | None
) -> list[tuple[int, Meant]]:
    if group is not None:
        return [(p, named(reading, p)) for p in group.places]
    if context.is_review:
        concept, surface = context.title[0]
        number = reading.sentence_of[place]
        near = reading.treatments(reading.sentences[max(number - 1, 0)].start, place)
        is_sure = {reading.tokens[p].concept for p in near} <= {concept}
        return [(place, Meant(concept, surface, "title", is_sure))]
    stand_in = Group([place], place, place + 1, is_reference=True, is_strong=True)
    meant = resolve(reading, stand_in, context, demands=True) or from_thread(reading, context)
    return [(place, meant)] if meant else []
