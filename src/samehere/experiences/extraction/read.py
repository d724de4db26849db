"""Reading the posts of one discussion: frames find facts, this settles and orders them."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from samehere.experiences.extraction.analysis import MOST_TERMS, PostReading, analyse
from samehere.experiences.extraction.episodes import (
    episodes_in,
    give_status,
    told_once,
    told_twice,
)
from samehere.experiences.extraction.experiencer import is_of_relative, tells_of_relative
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.frames.answers import read_answers
from samehere.experiences.extraction.frames.doses import read_doses
from samehere.experiences.extraction.frames.effects import read_effects
from samehere.experiences.extraction.frames.told import read_told
from samehere.experiences.extraction.frames.using import read_uses
from samehere.experiences.extraction.general import leave_out_general
from samehere.experiences.extraction.habits import read_habits
from samehere.experiences.extraction.lengths import settle_lengths
from samehere.experiences.extraction.literature import is_abstract
from samehere.experiences.extraction.meanings import meant, spelt_out
from samehere.experiences.extraction.merging import merged
from samehere.experiences.extraction.needed import read_needed
from samehere.experiences.extraction.readable import readable
from samehere.experiences.extraction.reasons import add_reasons
from samehere.experiences.extraction.reference import Context, is_of_something
from samehere.experiences.extraction.regimen import attach, attach_where_named
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.scored.clues import Scene
from samehere.experiences.extraction.scored.judged import Judgement, settle
from samehere.experiences.extraction.scored.judged import judge as judge_uses
from samehere.experiences.extraction.scored.loose import read_loose, scene_of
from samehere.experiences.extraction.scored.sorts import doubt_sorts
from samehere.experiences.extraction.scored.standing import Stand, Whole, framed_in
from samehere.experiences.extraction.scored.standing import stand as stand_by_all
from samehere.experiences.extraction.statements import (
    Assertion,
    Effect,
    PostText,
    Role,
    Statement,
    Status,
    Tier,
    Treatment,
    Who,
)
from samehere.experiences.extraction.statements import Kind as StatementKind
from samehere.experiences.extraction.strangers import leave_out_strangers
from samehere.experiences.extraction.stretches import read_stretches
from samehere.experiences.extraction.titles import read_title
from samehere.vocabulary.recognize import Kind, Mention, Recognizer

_GENERATIONS = 2
# A title of fewer characters may well stand first in its post too: "Metformin".
_SHORTEST_REPEATED = 25
# So many sentences behind the first are quoted, at most.
_MOST_QUOTED = 3
_OUTCOMES = {Role.BENEFIT: "improvement", Role.NO_EFFECT: "no effect", Role.WORSE: "getting worse"}
_COUNTED_PERSONS = frozenset({Who.AUTHOR, Who.RELATIVE})


Judge = Callable[[PostReading, Context, Sequence[Fact]], Judgement]


def read_thread(
    posts: Sequence[PostText],
    terms: Recognizer,
    judge: Judge = judge_uses,
    watch: Callable[[Scene], object] | None = None,
    stand: Stand = stand_by_all,
) -> list[Statement]:
    """Return what the posts of one discussion state about treatments, in reading order.

    `posts` stand in order, the opening post first. Every statement's `quote` is
    `text[span[0]:span[1]]` of its post. The same posts and terms give the same list. `watch` is
    shown each post as it stands before its loose signs are weighed: weights are learnt from that.

    Source: negation and experiencer after ConText (Chapman, Chu, Dowling 2007), changed from a
    clinician's notes to the first person.
    """
    if not posts:
        return []
    posts = [_with_own_title(posts[0]), *posts[1:]]
    conditions = _conditions(posts[0], terms)
    scans = [terms.scan(readable(post.text), MOST_TERMS) for post in posts]
    told = () if posts[0].group else map(terms.settle, scans)
    scopes = [*conditions, *_told_conditions(told)]
    spelt = spelt_out([*scans, terms.scan(posts[0].title or "")])
    pairs = zip(posts, scans, strict=True)
    readings = [analyse(post, terms, scopes, scan, spelt) for post, scan in pairs]
    by_id = {reading.post.id: reading for reading in readings}
    title = _subject(
        posts[0].title or "", _named_in(posts[0].title or "", terms, conditions, spelt)
    )
    illness = frozenset({*conditions, *_signs_in(posts[0].title or "", terms, conditions)})
    is_carers = is_of_relative(analyse(PostText("", posts[0].title or ""), terms, scopes))
    found: list[Statement] = []
    opening: Sequence[tuple[str, str]] = ()
    for place, reading in enumerate(readings):
        is_unnamed = place > 0 and is_of_something(reading)
        context = Context(
            title=() if is_unnamed else title,
            is_opening=place == 0,
            is_about_relative=is_carers,
            is_under_its_name=len(posts) == 1 and _is_name(posts[0].title or "", title, conditions),
        )
        reading.reviewed = frozenset(concept for concept, _ in title if place == 0)
        reading.is_review = context.is_review
        if place == 1:
            is_carers = is_carers or _is_about_relative(found)
            context.is_about_relative = is_carers
        reading.is_carers = tells_of_relative(reading, is_about_relative=is_carers)
        if not context.is_review:
            leave_out_general(reading)
            leave_out_strangers(reading)
        if place:
            opening = opening or _asked_about(readings[0], found)
        if place and not is_unnamed:
            context.opening = opening
            context.parent = _answered(reading, readings[0], by_id)
        found += _read_post(reading, context, illness, judge, watch, stand)
    return found


def _with_own_title(opening: PostText) -> PostText:
    """The opening post without a title that only repeats its first words, as importers make one.

    What a person writes over a discussion says what it is about; this says nothing more.
    """
    title = " ".join((opening.title or "").split()).rstrip("….")
    text = " ".join(opening.text[: 2 * len(title)].split())
    is_repeated = len(title) >= _SHORTEST_REPEATED and text.startswith(title)
    return replace(opening, title=None) if is_repeated else opening


def _answered(
    reading: PostReading, opening: PostReading, by_id: Mapping[int | str, PostReading]
) -> Sequence[tuple[str, str]]:
    """What the post answered is about; whoever answers "did it itch?", what that one answered."""
    for _ in range(_GENERATIONS):
        above = reading.post.parent
        parent = None if above is None else by_id.get(above)
        if parent is None or parent is opening:
            break
        if found := _focus(parent):
            return found
        reading = parent
    return ()


def _is_about_relative(found: Sequence[Statement]) -> bool:
    """Whether an opening post tells of somebody close to its author, and not of the author."""
    persons = {s.who for s in found if s.kind is StatementKind.USE}
    return Who.RELATIVE in persons and Who.AUTHOR not in persons


def _read_post(
    reading: PostReading,
    context: Context,
    illness: frozenset[str],
    judge: Judge,
    watch: Callable[[Scene], object] | None,
    stand: Stand,
) -> list[Statement]:
    if is_abstract(reading):
        return []
    uses = read_uses(reading, context)
    effects = read_effects(reading, context)
    _give_to_charges(reading, [*uses, *effects])
    judgement = judge(reading, context, [*uses, *effects])
    facts = judgement.facts
    facts += read_doses(reading, context, facts)
    facts += read_answers(reading)
    scene = scene_of(reading, context, facts, illness)
    if watch is not None:
        watch(scene)
    facts += read_loose(scene, facts)
    _give_to_charges(reading, facts)
    attach(reading, [f for f in facts if f.kind is not StatementKind.EFFECT])
    framed = framed_in(facts)
    episodes = episodes_in(reading, facts)
    facts = settle(told_once(reading, merged(reading, facts), episodes), judgement)
    stand(Whole(reading, context, facts, judgement, framed))
    doubt_sorts(facts)
    facts = told_twice(reading, facts, episodes, is_review=context.is_review)
    attach(reading, facts, where=_is_implied)
    attach_where_named(reading, facts)
    read_stretches(reading, facts)
    read_habits(reading, facts)
    read_needed(reading, facts)
    if context.is_opening and context.title:
        read_title(reading.post.title or "", context, facts)
    if told := read_told(reading, context):
        facts = sorted([*facts, *told], key=lambda f: (f.at, f.place, f.kind.value))
    settle_lengths(facts)
    give_status(facts)
    add_reasons(reading, facts)
    return [_statement(reading, fact) for fact in facts]


def _give_to_charges(reading: PostReading, facts: Iterable[Fact]) -> None:
    """Let what an author uses on somebody close be theirs, wherever it is told of."""
    for fact in facts if reading.charges else ():
        if fact.who is Who.AUTHOR and fact.meant.concept in reading.charges:
            fact.who = Who.RELATIVE


def _is_implied(fact: Fact) -> bool:
    """Whether a use was inferred from an effect or a stop, so that no quantity was given to it."""
    return fact.rule.endswith(".use") and fact.group is not None and not fact.group.is_elided


def _statement(reading: PostReading, fact: Fact) -> Statement:
    start, stop = _span(reading, fact)
    is_plain = fact.assertion in {Assertion.STATED, Assertion.NEGATED}
    is_counted = fact.is_sure and is_plain and fact.who in _COUNTED_PERSONS
    return Statement(
        post=reading.post.id,
        span=(start, stop),
        quote=reading.post.text[start:stop],
        kind=fact.kind,
        who=fact.who,
        assertion=fact.assertion,
        treatment=Treatment(fact.meant.surface, fact.meant.concept or None, fact.meant.resolved_by),
        status=fact.status,
        tier=Tier.COUNTED if is_counted else Tier.SUGGESTED,
        score=round(fact.score, 2),
        rule=fact.rule,
        indication=fact.indication,
        regimen=fact.regimen,
        effect=_with_outcome(fact),
        stop_reason=fact.stop_reason,
    )


def _with_outcome(fact: Fact) -> Effect | None:
    """The effect; where no sign is named, the outcome itself is its concept."""
    effect = fact.effect
    if effect is None or effect.concept is not None or effect.role not in _OUTCOMES:
        return effect
    return replace(effect, concept=_OUTCOMES[effect.role])


def _span(reading: PostReading, fact: Fact) -> tuple[int, int]:
    """The sentence the statement was read from, without outer white space.

    It goes on to the sentence that says how often and how long, where that stands near.
    """
    numbers = {reading.sentence_of[fact.at]}
    if fact.kind is not StatementKind.EFFECT:
        told = (fact.often_at, fact.length_at)
        numbers |= {reading.sentence_of[place] for place in told if place >= 0}
    first, last = min(numbers), max(numbers)
    if last - first > _MOST_QUOTED:
        first = last = reading.sentence_of[fact.at]
    start, stop = reading.sentences[first].start, reading.sentences[last].stop
    while reading.kinds[start] == "n":
        start += 1
    while reading.kinds[stop - 1] == "n":
        stop -= 1
    return reading.tokens[start].start, reading.tokens[stop - 1].stop


def _conditions(post: PostText, terms: Recognizer) -> list[str]:
    """The conditions that the group's name and the title name; they limit what LS can mean."""
    found: list[str] = []
    for line in (post.group, post.title):
        for mention in terms.find(line or ""):
            found += [s.concept for s in mention.senses if s.kind is Kind.CONDITION]
    if post.group:
        found.append(post.group.lower())
    return list(dict.fromkeys(found))


def _told_conditions(told: Iterable[Sequence[Mention]]) -> list[str]:
    """The conditions that the posts spell out: where no group says what LS means, they do."""
    return list(
        dict.fromkeys(
            sense.concept
            for mentions in told
            for mention in mentions
            for sense in mention.senses
            if sense.kind is Kind.CONDITION
        )
    )


def _named_in(
    line: str, terms: Recognizer, conditions: Sequence[str], spelt: Collection[str]
) -> list[tuple[str, str]]:
    return [
        (meant(mention, spelt) or sense.concept, mention.surface)
        for mention in terms.find(line, conditions=conditions)
        for sense in mention.senses[:1]
        if sense.kind is Kind.TREATMENT
    ]


def _subject(title: str, found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What a title names; of a combination alone ("Bupropion / naltrexone") the last."""
    rest = title
    for _, surface in found:
        rest = rest.replace(surface, "", 1)
    return found[-1:] if found and rest.strip() == "/" * (len(found) - 1) else found


def _signs_in(line: str, terms: Recognizer, conditions: Sequence[str]) -> list[str]:
    return [
        sense.concept
        for mention in terms.find(line, conditions=conditions)
        for sense in mention.senses
        if sense.kind in {Kind.SIGN, Kind.CONDITION}
    ]


def _is_name(title: str, found: Sequence[tuple[str, str]], conditions: Sequence[str]) -> bool:
    """Whether a title is a treatment's name, as over a review: "Enalapril for hypertension"."""
    rest = title.lower()
    for name in [*(surface for _, surface in found), *conditions]:
        rest = rest.replace(name.lower(), " ")
    said = re.findall(r"[^\W\d_]+", rest)
    return words("reference", "over_reviews").issuperset(said)


def _asked_about(reading: PostReading, found: Sequence[Statement]) -> list[tuple[str, str]]:
    """What the opening post is about: what it asks about, else the one its author has or gets."""
    in_questions = [
        place for place in reading.treatments() if reading.sentence_at(place).is_question
    ]
    for places in (in_questions,):
        pairs = [(reading.tokens[p].concept, reading.tokens[p].surface) for p in places]
        if len({concept for concept, _ in pairs}) == 1:
            return pairs
    current = [
        (s.treatment.concept or "", s.treatment.surface)
        for s in found
        if s.kind is StatementKind.USE
        and s.who in _COUNTED_PERSONS
        and s.status in {Status.TAKING, Status.PRESCRIBED, Status.CONSIDERING}
    ]
    if len({concept for concept, _ in current}) == 1:
        return current
    return _focus(reading)


def _focus(reading: PostReading) -> list[tuple[str, str]]:
    """The treatments a post names, as concept and surface; one if one stands out by number."""
    places = reading.treatments()
    found = [(reading.tokens[p].concept, reading.tokens[p].surface) for p in places]
    counts: dict[str, int] = {}
    for concept, _ in found:
        counts[concept] = counts.get(concept, 0) + 1
    ordered = sorted(counts.values(), reverse=True)
    if len(ordered) > 1 and ordered[0] >= 2 * ordered[1] + 1:
        top = max(counts, key=lambda concept: counts[concept])
        return [pair for pair in found if pair[0] == top]
    return found
