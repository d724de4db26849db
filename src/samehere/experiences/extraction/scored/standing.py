"""How somebody stands to a treatment, by the whole post: still takes it, took it, or never began.

Frames, and the weights of `judged`, look at what stands round each mention. Here the statuses they
gave are weighed with all that the post tells of the treatment: what its author does now, did and
stopped, for how long, what the treatment does, in which order, and how the post ends.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.reference import Context
from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.scored.deeds import Deed
from samehere.experiences.extraction.scored.judged import (
    NOT_BEGUN,
    Judgement,
    Pair,
    give,
    is_over_at_once,
    uses_by_pair,
)
from samehere.experiences.extraction.scored.plainly import Plainly, plain_status, said_plainly
from samehere.experiences.extraction.scored.reach import weighed_until
from samehere.experiences.extraction.scored.scorer import Scorer, scorer
from samehere.experiences.extraction.scored.telling import Told, telling
from samehere.experiences.extraction.scored.weights import STATUSES, Verdict
from samehere.experiences.extraction.statements import Assertion, Kind, Status, Who

# Below these likelihoods the status that was read stays. A review is about one treatment.
LEAST, LEAST_IN_REVIEWS = 0.6, 0.4
# A status is not changed for one that is hardly likelier.
AHEAD = 0.05
# From these odds on, as a logarithm, the weights of mentions are believed where frames agree.
AGREED = 2.0
_TAKING, _TOOK = STATUSES.index(Status.TAKING), STATUSES.index(Status.TOOK)
# Where likelihoods, as logarithms of odds, and shares of what is told of now are cut.
_STEPS = (-3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0)
_FEW_STEPS = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
_SHARES = (-0.75, -0.4, -0.1, 0.1, 0.4, 0.75)
_SURE = 4.0
_TIMES = {time: time for time in ("now", "past", "perfect", "ahead", "might")} | {"been": "now"}
_SIDES = {"now": 0, "past": 1}
_WHO = {"person": "person", "silent": "person", "thing": "thing", "owner": "owner"}
_MOST = 4

# What frames said of a pair before it was merged: places, and statuses or "stop".
Framed = dict[Pair, list[tuple[int, str]]]


@dataclass(slots=True)
class Whole:
    """A post as it stands before its statuses are settled over the whole of it."""

    reading: PostReading
    context: Context
    facts: list[Fact]
    judgement: Judgement
    framed: Framed


Stand = Callable[[Whole], None]


def framed_in(facts: Sequence[Fact]) -> Framed:
    """Return what is said of each person and treatment, in order, before it is merged."""
    found: Framed = {}
    for fact in facts:
        pair = fact.who, fact.meant.concept
        if fact.kind is Kind.STOP:
            found.setdefault(pair, []).append((fact.at, "stop"))
        elif fact.kind is Kind.USE and fact.assertion is Assertion.STATED:
            found.setdefault(pair, []).append((fact.at, fact.status.value))
    for told in found.values():
        told.sort()
    return found


def stand(whole: Whole, model: Scorer | None = None) -> None:
    """Give each use the status that the whole post speaks for, in place.

    What is told of as two episodes keeps both, a frame's "never" stays, outside of reviews also its
    plain "considering" and the like, and so does what frames and weights of mentions agree on.
    Nor is the end of a very long post asked about what is only suggested there.
    """
    model = model or scorer("standing")
    least = LEAST_IN_REVIEWS if whole.context.is_review else LEAST
    told = said_plainly(whole.reading), _stops(whole.facts)
    uses = [fact for fact in _alone(whole) if not _is_plain(whole, fact, *told)]
    until = weighed_until(whole.reading)
    near = [fact for fact in uses if fact.place < until or fact.is_sure]
    for fact, clues in pairs_of(whole, [fact for fact in near if _is_open(whole, fact)]):
        shares = model.score(clues)
        likeliest = max(shares, key=lambda name: shares[name])
        status = Status(likeliest)
        if status is Status.TAKING and is_over_at_once(fact):
            status = Status.TOOK
        ahead = shares[likeliest] - shares.get(fact.status.value, 0.0)
        if shares[likeliest] >= least and ahead >= AHEAD and status is not fact.status:
            give(fact, status)


def pairs_of(whole: Whole, uses: Sequence[Fact] | None = None) -> Iterator[tuple[Fact, set[str]]]:
    """Yield some uses with their clues, or all that are the one of their person and treatment."""
    uses = _alone(whole) if uses is None else uses
    if uses:
        post = _Post(whole)
        for fact in uses:
            yield fact, set(post.clues(fact))


def _alone(whole: Whole) -> list[Fact]:
    """The uses of those persons and treatments that have one: two episodes keep both."""
    return [each[0] for each in uses_by_pair(whole.facts).values() if len(each) == 1]


def _stops(facts: Sequence[Fact]) -> dict[Pair, list[int]]:
    """Where it is told that each person stopped each treatment."""
    found: dict[Pair, list[int]] = {}
    for fact in facts:
        if fact.kind is Kind.STOP:
            found.setdefault((fact.who, fact.meant.concept), []).append(fact.at)
    return found


def _is_plain(whole: Whole, fact: Fact, said: Plainly, stops: Mapping[Pair, Sequence[int]]) -> bool:
    """Whether the post says it plainly; the fact is given that status."""
    pair = fact.who, fact.meant.concept
    framed = whole.framed.get(pair, [])
    status = plain_status(whole.reading, pair[1], said, framed, stops.get(pair, ()))
    if status is not None:
        give(fact, status)
    return status is not None


def _is_open(whole: Whole, fact: Fact) -> bool:
    """Whether the whole post is worth asking: not where frames and weights agree, being sure."""
    if fact.status is Status.NEVER and not fact.rule.startswith("use.scored"):
        return False
    if fact.status in NOT_BEGUN and not fact.is_weak_status and not whole.context.is_review:
        return False
    verdict = whole.judgement.verdicts.get((fact.who, fact.meant.concept))
    if verdict is None:
        return True
    lean = _lean(verdict)
    return not (
        (fact.status is Status.TAKING and lean > AGREED)
        or (fact.status is Status.TOOK and lean < -AGREED)
    )


class _Post:
    """What the pieces of a post tell; what its pairs share is worked out once."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.told = telling(whole.reading)
        self.named = [concept for told in self.told for concept, _ in told.named]
        self.distinct = list(dict.fromkeys(self.named))
        self.wordings: dict[str, set[str]] = {}
        for name, word in (pair for told in self.told for pair in told.named):
            self.wordings.setdefault(name, set()).add(word)
        # What else is told of each person and treatment, and which uses each person has.
        self.by_pair: dict[Pair, list[Fact]] = {}
        self.uses: dict[Who, list[Fact]] = {}
        for fact in whole.facts:
            if fact.effect is not None or fact.kind is Kind.STOP:
                self.by_pair.setdefault((fact.who, fact.meant.concept), []).append(fact)
            if fact.kind is Kind.USE:
                self.uses.setdefault(fact.who, []).append(fact)
        self.under, self.free = _owned(self.told)
        self.title = {concept for concept, _ in whole.context.title}
        last = self.told[-1].piece.sentence if self.told else -1
        ending = [told for told in self.told if told.piece.sentence == last]
        every = [deed for told in self.told for deed in told.deeds]
        self.shared = [*_tenses("all", every)]
        self.shared += _tenses("end", [deed for told in ending for deed in told.deeds])
        self.shared += [f"end:{mark}" for told in ending for mark in told.marks]

    def clues(self, fact: Fact) -> Iterator[str]:
        concept = fact.meant.concept
        pair = fact.who, concept
        yield from self.shared
        yield from self._of_place(fact)
        yield from _of_verdict(self.whole.judgement.verdicts.get(pair), concept in self.title)
        yield from _of_framed(self.whole.framed.get(pair, []))
        yield from self._of_others(pair)
        own = self._own(concept)
        deeds = [deed for told in own for deed in told.deeds]
        yield from _tenses("own", deeds)
        yield from _of_deeds(deeds, "title" if concept in self.title else "other")
        yield from (f"own:{mark}" for told in own for mark in told.marks)
        yield from (f"last:{mark}" for told in own[-1:] for mark in told.marks)

    def _of_place(self, fact: Fact) -> Iterator[str]:
        concept, context = fact.meant.concept, self.whole.context
        in_title, in_post = concept in self.title, concept in self.wordings
        yield f"place:{in_title}:{context.is_review}:{in_post}"
        yield f"treatments:{min(len(self.distinct), _MOST)}"
        yield f"who:{fact.who}"
        if in_post:
            is_first, is_last = self.distinct[0] == concept, self.named[-1] == concept
            yield f"order:{is_first}:{is_last}"
        wordings = len(self.wordings.get(concept, ()))
        yield f"wordings:{min(wordings, _MOST)}:{in_title}"
        sort = sort_of(concept)
        yield f"sort:{sort}"
        yield f"sort:{sort}:{in_title}"
        yield f"status:{fact.status}:{fact.is_weak_status}"
        yield f"rule:{fact.rule}"
        if fact.is_current:
            yield "current"

    def _of_others(self, pair: Pair) -> Iterator[str]:
        who, concept = pair
        for fact in self.by_pair.get(pair, ()):
            if fact.effect is not None:
                yield f"effect:{fact.effect.role}:{fact.assertion}"
            else:
                yield f"stop:{fact.rule}"
        # Asked anew for each use: the statuses of those before it have just been settled.
        uses = self.uses.get(who, ())
        beside = {fact.status for fact in uses if fact.meant.concept != concept}
        yield from (f"beside:{status}" for status in beside)

    def _own(self, concept: str) -> list[Told]:
        """The pieces that may tell of a treatment: those that name it, and those that follow.

        Of the title's treatment, and of one that the post does not name, also those that stand
        before all names and in sentences without one.
        """
        own = self.under.get(concept, [])
        if concept in self.title or concept not in self.wordings:
            own = sorted({*own, *self.free})
        return [self.told[number] for number in own]


def _owned(told: Sequence[Told]) -> tuple[dict[str, list[int]], list[int]]:
    """Return which pieces name or follow each treatment, and which stand in sentences without."""
    under: dict[str, list[int]] = {}
    free: list[int] = []
    last: set[str] = set()
    sentence = -1
    for number, each in enumerate(told):
        if each.named:
            last, sentence = {name for name, _ in each.named}, each.piece.sentence
        elif each.piece.sentence > sentence:
            free.append(number)
        for concept in last:
            under.setdefault(concept, []).append(number)
    return under, free


@cache
def _sorts() -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        sort: {side: tuple(parts) for side, parts in sides.items()}
        for sort, sides in table("standing")["sorts"].items()
    }


@cache
def sort_of(concept: str) -> str:
    """Whether a treatment is done once, taken once, a course, put in place, or "other"."""
    for sort, sides in _sorts().items():
        if concept.endswith(sides.get("ends", ())) or concept.startswith(sides.get("begins", ())):
            return sort
        if any(part in concept for part in sides.get("holds", ())):
            return sort
    return "other"


def _of_verdict(verdict: Verdict | None, in_title: bool) -> Iterator[str]:
    if verdict is None:
        yield "verdict:none"
        return
    lean = _lean(verdict)
    yield from _above("taking", lean, _STEPS)
    yield from _above(f"taking:{in_title}", lean, _STEPS)
    for status, likelihood in zip(STATUSES, verdict.statuses, strict=True):
        if status not in {Status.TAKING, Status.TOOK}:
            yield from _above(status.value, _odds(likelihood), _FEW_STEPS)
    yield from _above("stopped", _odds(verdict.stopped), _FEW_STEPS)
    yield from _above("uses", _odds(verdict.uses), _FEW_STEPS)


def _lean(verdict: Verdict) -> float:
    """How much likelier taking is than having taken, as a logarithm of odds."""
    taking, took = verdict.statuses[_TAKING], verdict.statuses[_TOOK]
    return _odds(taking / (taking + took))


def _odds(likelihood: float) -> float:
    if likelihood <= 0 or likelihood >= 1:
        return _SURE if likelihood >= 1 else -_SURE
    return log(likelihood / (1 - likelihood))


def _above(name: str, number: float, steps: tuple[float, ...]) -> tuple[str, ...]:
    return _labels(name, steps)[: bisect_left(steps, number)]


@cache
def _labels(name: str, steps: tuple[float, ...]) -> tuple[str, ...]:
    """The clues of a number above all steps; of the few dozen names there are."""
    return tuple(f"{name}>{step:g}" for step in steps)


def _of_framed(framed: Sequence[tuple[int, str]]) -> Iterator[str]:
    statuses = [status for _, status in framed if status != "stop"]
    yield from (f"framed:{status}" for status in statuses)
    if {Status.TAKING, Status.TOOK} <= set(statuses):
        yield "framed:both"
    if statuses:
        yield f"framed:first:{statuses[0]}"
        yield f"framed:last:{statuses[-1]}"
    stops = [place for place, status in framed if status == "stop"]
    if stops:
        yield "framed:stop"
        after = [status for place, status in framed if place > stops[-1]]
        yield f"framed:after:{after[-1] if after else 'nothing'}"


def _tenses(where: str, deeds: Sequence[Deed]) -> Iterator[str]:
    """How much is told of now, how much of the past, and of what the last verb speaks."""
    counts: dict[str, list[int]] = {}
    last: dict[str, str] = {}
    first = ""
    for deed in deeds:
        time = _TIMES.get(deed.time)
        if time is None:
            continue
        who = _WHO[deed.subject]
        first = first or time
        last[who] = last["any"] = time
        if time in _SIDES:
            counts.setdefault(who, [0, 0])[_SIDES[time]] += 1
            counts.setdefault("any", [0, 0])[_SIDES[time]] += 1
    for who, (now, past) in counts.items():
        yield f"{where}:{who}:told"
        yield from _above(f"{where}:{who}", 1.5 * (now - past) / (now + past + 1), _SHARES)
    for who, time in last.items():
        yield f"{where}:{who}:last:{time}"
    if first:
        yield f"{where}:first:{first}"


def _of_deeds(deeds: Sequence[Deed], where: str) -> Iterator[str]:
    for deed in deeds:
        for adverb in deed.adverbs:
            yield f"{adverb}:{_TIMES.get(deed.time, deed.time)}"
        if deed.what:
            yield f"does:{deed.what}:{deed.time}{':not' if deed.is_negated else ''}"
            yield f"does:{deed.what}:{deed.time}:{where}"
