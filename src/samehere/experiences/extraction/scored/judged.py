"""What the learned weights add to what frames read: uses nobody framed, statuses, stops.

What they add is suggested; only a use that they are as good as certain of, of a treatment that is
named, is counted. What a frame would count is only suggested where they find it unlikely, and its
status may be mended.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import COUNTED_FROM, MOST_SUGGESTED, Fact
from samehere.experiences.extraction.frames.people import affected
from samehere.experiences.extraction.general import speaks_of_somebody
from samehere.experiences.extraction.reference import Context
from samehere.experiences.extraction.scored.candidates import Candidate, candidates
from samehere.experiences.extraction.scored.features import PostFeatures
from samehere.experiences.extraction.scored.vetoes import is_ruled_out, is_talk
from samehere.experiences.extraction.scored.weights import Verdict, Weights
from samehere.experiences.extraction.statements import Assertion, Kind, Status, Who

USES_FROM = 0.5
MARGIN = 0.2
COUNTED_IF = 0.65
EFFECT_COUNTED_IF = 0.5
STOPPED_FROM = 0.5
DOUBTED_BELOW = 0.25
SURE_STATUS = 0.6
# From here on a use that no frame counts is counted: in the cross-validation 83 of 85 were right.
CERTAIN = 0.93
CERTAIN_STATUS = 0.8
# What is done once and over: nobody is "taking" an operation.
_OVER_AT_ONCE = (
    "surgery",
    "ectomy",
    "oscopy",
    "otomy",
    "plasty",
    "transplant",
    "replacement",
    "vaccine",
)
_WAS = frozenset({"was", "were", "got"})
_ADVISED = frozenset({"recommended", "suggested", "mentioned"})
NOT_BEGUN = frozenset({Status.CONSIDERING, Status.PRESCRIBED, Status.DECLINED})
_PLAIN = frozenset({Assertion.STATED, Assertion.NEGATED})
Pair = tuple[Who, str]


@dataclass(slots=True)
class Judgement:
    """The facts that are kept and added, and the verdict on each pair of person and treatment."""

    facts: list[Fact]
    verdicts: dict[Pair, Verdict] = field(default_factory=dict)
    # Whether the post speaks of somebody, or only informs: then weights alone count nothing.
    is_of_somebody: bool = True


def judge(
    reading: PostReading,
    context: Context,
    facts: Sequence[Fact],
    weights: Weights | None = None,
) -> Judgement:
    """Return the facts that stand, with the uses that no frame read."""
    weights = weights or Weights.shipped()
    features = PostFeatures(reading, weights)
    found = Judgement(list(facts))
    found.is_of_somebody = context.is_review or speaks_of_somebody(reading)
    persons: dict[str, list[tuple[Candidate, Verdict]]] = {}
    for candidate in candidates(reading, context, facts):
        verdict = weights.judge(features.ranks(candidate))
        found.verdicts[candidate.who, candidate.meant.concept] = verdict
        persons.setdefault(candidate.meant.concept, []).append((candidate, verdict))
    for judged in persons.values():
        for candidate, verdict in judged:
            if verdict.uses < DOUBTED_BELOW:
                _drop(found.facts, candidate)
            for fact in candidate.facts:
                if verdict.uses < _least(fact):
                    fact.score = min(fact.score, MOST_SUGGESTED)
        if not any(_is_framed(c) and v.uses >= DOUBTED_BELOW for c, v in judged):
            candidate, verdict = _likeliest(judged, is_carers=reading.is_carers)
            if verdict.uses >= USES_FROM and _may_be_added(candidate):
                found.facts.append(_use(reading, candidate, verdict))
    found.facts = [f for f in found.facts if not _is_ruled_out(reading, f)]
    if not context.is_review:
        found.facts = [f for f in found.facts if not _is_talk(reading, f)]
    return found


def _may_be_added(candidate: Candidate) -> bool:
    """Whether weights alone may read a use: not of what only another post of the thread names.

    Of 60 such uses in posts that had not been learned from, 6 were right.
    """
    return candidate.is_named or "title" in candidate.told


def _least(fact: Fact) -> float:
    """How likely a use must be for what a frame read of it to be counted."""
    is_experience = fact.kind is not Kind.EFFECT and fact.status not in NOT_BEGUN
    return COUNTED_IF if is_experience else EFFECT_COUNTED_IF


def _is_ruled_out(reading: PostReading, fact: Fact) -> bool:
    is_weak = fact.kind is Kind.USE and fact.score < COUNTED_FROM
    is_own = fact.status not in {Status.NEVER, Status.DECLINED, Status.CONSIDERING}
    return is_weak and is_own and is_ruled_out(reading, fact.place)


def _is_talk(reading: PostReading, fact: Fact) -> bool:
    """Whether only weights read a use, and its sentence is about no one."""
    return fact.rule.startswith("use.scored") and is_talk(reading, fact.place)


def _is_framed(candidate: Candidate) -> bool:
    return any(f.assertion in _PLAIN for f in candidate.facts)


def _likeliest(
    judged: Sequence[tuple[Candidate, Verdict]], *, is_carers: bool
) -> tuple[Candidate, Verdict]:
    """The one person a treatment is given to where no frame tells: mostly its author."""
    first, *others = reversed(judged) if is_carers else judged
    best = first
    for candidate, verdict in others:
        if verdict.uses > best[1].uses + MARGIN:
            best = candidate, verdict
    return best


def settle(facts: list[Fact], judgement: Judgement) -> list[Fact]:
    """Mend the statuses of merged facts, and add the stops that no frame read."""
    stops = {(f.who, f.meant.concept) for f in facts if f.kind is Kind.STOP}
    felt = {(f.who, f.meant.concept) for f in facts if _is_felt(f)}
    for pair, each in uses_by_pair(facts).items():
        verdict = judgement.verdicts.get(pair)
        if verdict is None or len(each) > 1:
            continue
        (fact,) = each
        if fact.status is Status.NEVER and not fact.rule.startswith("use.scored"):
            continue  # "I have not tried it": nothing can be mended in that.
        if fact.rule.startswith("use.scored") and not fact.is_weak_status:
            continue  # One of a choice, or what may come.
        is_open = fact.is_weak_status or fact.status not in NOT_BEGUN
        status, likelihood = verdict.status
        if (
            is_open
            and likelihood >= SURE_STATUS
            and status is not fact.status
            and pair not in stops
        ):
            give(fact, status)
        if verdict.stopped >= STOPPED_FROM and pair not in stops:
            facts.append(_stop(fact, verdict))
            give(fact, Status.TOOK)
        if pair in felt and fact.status is Status.PRESCRIBED:
            give(fact, Status.TAKING)  # "I was given T, which has made a difference."
        if fact.status is Status.TAKING and is_over_at_once(fact):
            give(fact, Status.TOOK)
        if judgement.is_of_somebody and _is_certain(fact, verdict):
            fact.rule, fact.score = "use.scored.certain", verdict.uses
    return facts


def uses_by_pair(facts: Sequence[Fact]) -> dict[Pair, list[Fact]]:
    """Return the uses that are stated or denied, by person and treatment."""
    found: dict[Pair, list[Fact]] = {}
    for fact in facts:
        if fact.kind is Kind.USE and fact.assertion in _PLAIN:
            found.setdefault((fact.who, fact.meant.concept), []).append(fact)
    return found


def _is_felt(fact: Fact) -> bool:
    """Whether it is an effect that a frame ties to the treatment."""
    is_tied = not fact.rule.startswith(("effect.loose", "effect.weighed"))
    return fact.kind is Kind.EFFECT and fact.assertion is Assertion.STATED and is_tied


def _is_certain(use: Fact, verdict: Verdict) -> bool:
    """Whether a use that is only suggested may be counted, by the weights alone."""
    status, likelihood = verdict.status
    return (
        use.score < COUNTED_FROM
        and use.meant.resolved_by == "named"
        and use.status is status
        and status in {Status.TAKING, Status.TOOK}
        and likelihood >= CERTAIN_STATUS
        and verdict.uses >= CERTAIN
    )


def is_over_at_once(fact: Fact) -> bool:
    """Whether it was had and is over, like an operation or a vaccine: nobody goes on with it."""
    return fact.meant.concept.endswith(_OVER_AT_ONCE)


def give(fact: Fact, status: Status) -> None:
    """Let a fact have a status; of these only "never" denies it."""
    fact.status = status
    fact.assertion = Assertion.NEGATED if status is Status.NEVER else Assertion.STATED


def _drop(facts: list[Fact], candidate: Candidate) -> None:
    if all(f.score < COUNTED_FROM for f in candidate.facts):
        for fact in candidate.facts:
            facts.remove(fact)


def _use(reading: PostReading, candidate: Candidate, verdict: Verdict) -> Fact:
    place = _best_place(reading, candidate)
    weighed = _weighed(reading, place)
    status = weighed or verdict.status[0]
    rule = "use.scored.named" if candidate.is_named else "use.scored.thread"
    fact = _fact(reading, candidate, place, rule)
    fact.is_weak_status = weighed is None
    fact.score = min(verdict.uses, 1.0) * MOST_SUGGESTED
    give(fact, status)
    return fact


def _weighed(reading: PostReading, place: int) -> Status | None:
    """Considering, where a treatment is one of a choice or hangs on an "if" or a "will".

    Prescribed, where it was "recommended to me", taken, where something "was treated with" it.
    """
    sentence = reading.sentence_at(place)
    before = set(reading.words[sentence.start : place])
    behind = reading.words[place : sentence.stop]
    if any(one in _ADVISED and other == "to" for one, other in pairwise(behind)):
        return Status.PRESCRIBED
    if "treated" in before and not _WAS.isdisjoint(before) and reading.word(place - 1) == "with":
        return Status.TOOK
    after = set(behind)
    is_choice = "either" in before and "or" in before | after
    is_ahead = "will" in before and bool({"if", "unless", "when"} & before)
    return Status.CONSIDERING if is_choice or is_ahead else None


def _fact(reading: PostReading, candidate: Candidate, place: int, rule: str) -> Fact:
    return Fact(
        kind=Kind.USE,
        who=candidate.who,
        assertion=Assertion.STATED,
        meant=candidate.meant,
        status=Status.UNKNOWN,
        rule=rule,
        score=0.0,
        at=place,
        place=place,
        group=reading.group_at(place),
        is_weak_status=True,
    )


def _stop(use: Fact, verdict: Verdict) -> Fact:
    return Fact(
        kind=Kind.STOP,
        who=use.who,
        assertion=Assertion.STATED,
        meant=use.meant,
        status=Status.TOOK,
        rule="stop.scored",
        score=verdict.stopped * MOST_SUGGESTED,
        at=use.at,
        place=use.place,
        group=use.group,
    )


def _best_place(reading: PostReading, candidate: Candidate) -> int:
    """Where the use is best seen: a mention about this person, not in a question."""
    best, most = 0, -1
    for place in candidate.places:
        sentence = reading.sentence_at(place)
        who, is_said = affected(reading, place, sentence)
        worth = 2 * (not sentence.is_question) + (who is candidate.who) + (is_said and 1)
        if worth > most:
            best, most = place, worth
    if candidate.is_named:
        return best
    if most > 1:
        return best
    said = [p for p, token in enumerate(reading.tokens) if token.kind == "w"]
    told = (p for p in said if not reading.sentence_at(p).is_question)
    return next(told, said[0])
