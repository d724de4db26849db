"""What one teller's statements come to: each experience once, with her latest word. Pure.

A fact is what she is counted for. The same statements give the same facts, in any order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

TAKING, STOPPED = "taking", "stopped"
BETTER, NO_CHANGE, WORSE = OUTCOMES = ("better", "no change", "worse")
# The side effect of those who say there was none.
NO_SIDE_EFFECT = "none"
NOT_SAID = ""
# What an outcome is about where no sign was named: one thing, better, worse or unchanged.
UNNAMED = frozenset({"improvement", "no effect", "getting worse", ""})
# Whoever seems to take more at the same time has posted a list.
MOST_TOGETHER = 20

_OUTCOMES = {"benefit": BETTER, "no_effect": NO_CHANGE, "worse": WORSE}
_USED = {"taking", "took", "unknown"}


class Facet(StrEnum):
    """What is counted of a treatment, with what `subject` and `value` hold."""

    USE = "use"  # uses or used it
    STATUS = "status"  # value: taking or stopped; the latest word
    FREQUENCY = "frequency"  # value: see `frequency_of`; the latest word
    OUTCOME = "outcome"  # subject: what for, or ""; value: better, no change, worse; the latest
    SIDE_EFFECT = "side_effect"  # subject: which
    ONSET = "onset"  # subject: which side effect; value: days from the start; the latest word
    GONE = "gone"  # subject: which side effect; value: days from its onset; the latest word
    ONGOING = "ongoing"  # subject: which side effect is still there; the latest word
    WITH = "with"  # value: the treatment used at the same time
    STOP = "stop"  # value: why it was stopped; the latest word
    INDICATION = "indication"  # value: what it is used for


@dataclass(frozen=True, slots=True)
class Told:
    """One statement, as far as it is counted. `order` rises from earlier to later words.

    "" and None are *not said*. `is_held`: others may not see it; it only speaks against a "none".
    """

    id: int
    order: tuple[float, int, int]
    treatment: str
    kind: str
    assertion: str = "stated"
    status: str = "unknown"
    frequency: str = ""
    indication: str = ""
    effect: str = ""
    role: str = ""
    onset_days: int | None = None
    resolved_days: int | None = None
    is_ongoing: bool | None = None
    cause: str = ""
    stop_reason: str = ""
    is_confirmed: bool = False
    is_held: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Which cell a fact is counted in, within its group."""

    treatment: str
    facet: Facet
    subject: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a teller is counted for: the latest sentence that says so, and how many do."""

    statement_id: int
    statement_count: int
    is_confirmed: bool


def frequency_of(
    times_per_day: float | None, days_per_week: float | None, as_needed: bool | None
) -> str:
    """Return how often, as it is counted: "2/day", "2/day 4/week", "5/week", "as needed", "".

    Once a day on four days is four times a week: one cell.
    """
    parts = []
    is_part_of_week = bool(days_per_week) and days_per_week != 7
    if times_per_day and not (times_per_day == 1 and is_part_of_week):
        parts.append(f"{times_per_day:g}/day")
    if is_part_of_week:
        parts.append(f"{days_per_week:g}/week")
    if not parts and days_per_week == 7:
        parts.append("1/day")
    if not parts and as_needed:
        parts.append("as needed")
    return " ".join(parts)


def facts_of(told: Iterable[Told]) -> dict[Key, Fact]:
    """Return what one teller is counted for, by cell.

    Where words contradict each other, confirmed ones win over those that were only read, and
    later ones over earlier; but how often is what the latest post says that says how often, and
    in it what is said of now. Where a post tells of two times she used it, the one that goes on
    stands, and why she stopped is of those who have. Whoever names a side effect is not counted
    among those without, not even where that sentence is held back.
    """
    by_treatment: dict[str, list[Told]] = {}
    harmed: set[str] = set()
    for one in sorted(told, key=lambda one: (one.order, one.id)):
        if one.treatment and _is_use(one):
            if is_harm(one):
                harmed.add(one.treatment)
            if not one.is_held:
                by_treatment.setdefault(one.treatment, []).append(one)
    facts: dict[Key, Fact] = {}
    taken: dict[str, Fact] = {}
    for treatment, used in by_treatment.items():
        facts[Key(treatment, Facet.USE)] = _use(used)
        facts |= _status_of(treatment, used)
        if (fact := facts.get(Key(treatment, Facet.STATUS, value=TAKING))) is not None:
            taken[treatment] = fact
        facts |= _frequency(treatment, used)
        facts |= _all_of(_by_value(treatment, Facet.INDICATION, used, lambda one: one.indication))
        facts |= _effects(treatment, used)
        if treatment in harmed:
            facts.pop(Key(treatment, Facet.SIDE_EFFECT, NO_SIDE_EFFECT), None)
    return facts | _together(taken)


def _together(taken: Mapping[str, Fact]) -> dict[Key, Fact]:
    if len(taken) > MOST_TOGETHER:
        return {}
    return {
        Key(treatment, Facet.WITH, value=other): Fact(fact.statement_id, 1, fact.is_confirmed)
        for treatment in taken
        for other, fact in taken.items()
        if other != treatment
    }


def _is_use(one: Told) -> bool:
    if one.kind == "use":
        return one.assertion == "stated" and one.status in _USED
    if one.kind == "effect":
        return _is_effect(one)
    return one.kind == "stop" and one.assertion == "stated"


def _is_effect(one: Told) -> bool:
    if one.cause == "rival":
        return False
    return one.assertion == "stated" or (
        one.assertion == "negated" and one.effect == NO_SIDE_EFFECT
    )


def _status(one: Told) -> str:
    if one.kind == "stop" or (one.kind == "use" and one.status == "took"):
        return STOPPED
    return TAKING if one.status == "taking" else NOT_SAID


def _status_of(treatment: str, used: Sequence[Told]) -> dict[Key, Fact]:
    """Return whether she takes it or has stopped, and why: who takes it again has not stopped."""
    status = _latest(treatment, Facet.STATUS, _of_now(used), _status)
    if Key(treatment, Facet.STATUS, value=TAKING) in status:
        return status
    return status | _latest(treatment, Facet.STOP, used, lambda one: one.stop_reason)


def _of_now(used: Sequence[Told]) -> list[Told]:
    """Return what is told of now: of two times told in one post, without the one that is over."""
    uses = {(one.order[:2], one.status) for one in used if one.kind == "use"}
    twice = {post for post, status in uses if status == TAKING and (post, "took") in uses}
    return [one for one in used if one.order[:2] not in twice or _status(one) != STOPPED]


def _use(used: Sequence[Told]) -> Fact:
    """Return that she uses it by the sentence that says so; else by one that tells what it did."""
    fact = _fact([one for one in used if one.kind == "use"] or used)
    return Fact(fact.statement_id, len(used), fact.is_confirmed)


def _frequency(treatment: str, used: Sequence[Told]) -> dict[Key, Fact]:
    """Return how often she uses it, or did before she stopped."""
    said = [one for one in used if one.frequency]
    if not said:
        return {}
    newest = [one for one in said if one.order[:2] == said[-1].order[:2]]
    now = [one for one in newest if one.status == TAKING] or newest
    (key,) = _latest(treatment, Facet.FREQUENCY, now, lambda one: one.frequency)
    return {key: _fact([one for one in said if one.frequency == key.value])}


def _effects(treatment: str, used: Sequence[Told]) -> dict[Key, Fact]:
    facts: dict[Key, Fact] = {}
    effects = [one for one in used if one.kind == "effect"]
    for subject in dict.fromkeys(_subject(one) for one in effects):
        own = [one for one in effects if _subject(one) == subject]
        outcomes = [one for one in own if one.role in _OUTCOMES]
        facts |= _latest(
            treatment, Facet.OUTCOME, outcomes, lambda one: _OUTCOMES[one.role], subject
        )
        harms = [one for one in own if one.role == "side_effect"]
        if harms and subject:
            facts |= _all_of({Key(treatment, Facet.SIDE_EFFECT, subject): harms})
            facts |= _latest(treatment, Facet.ONSET, harms, _onset, subject)
            facts |= _course(treatment, harms, subject)
    return facts


def is_harm(one: Told) -> bool:
    """Whether somebody says that she had a side effect."""
    if one.kind != "effect" or one.role != "side_effect" or not one.effect:
        return False
    return one.effect != NO_SIDE_EFFECT and _is_effect(one)


def outcome_of(one: Told) -> tuple[str, str]:
    """Return the sign an effect is about and better, no change or worse; "" for no such effect."""
    return _subject(one), _OUTCOMES.get(one.role, "")


def _subject(one: Told) -> str:
    return "" if one.role in _OUTCOMES and one.effect in UNNAMED else one.effect


def _course(treatment: str, harms: Sequence[Told], subject: str) -> dict[Key, Fact]:
    """Return whether a side effect went, and when, or is still there: the latest word on it."""
    found = _latest(treatment, Facet.GONE, harms, _end, subject)
    return {
        Key(treatment, Facet.ONGOING, subject) if key.value == "still" else key: fact
        for key, fact in found.items()
    }


def _onset(one: Told) -> str:
    return NOT_SAID if one.onset_days is None else str(one.onset_days)


def _end(one: Told) -> str:
    if one.resolved_days is not None:
        return str(one.resolved_days)
    return "still" if one.is_ongoing else NOT_SAID


def _by_value(
    treatment: str,
    facet: Facet,
    told: Iterable[Told],
    value_of: Callable[[Told], str],
    subject: str = "",
) -> dict[Key, list[Told]]:
    found: dict[Key, list[Told]] = {}
    for one in told:
        if value := value_of(one):
            found.setdefault(Key(treatment, facet, subject, value), []).append(one)
    return found


def _latest(
    treatment: str,
    facet: Facet,
    told: Sequence[Told],
    value_of: Callable[[Told], str],
    subject: str = "",
) -> dict[Key, Fact]:
    """Return the one fact that the latest word makes, or none where nothing was said."""
    found = _all_of(_by_value(treatment, facet, told, value_of, subject))
    if len(found) < 2:
        return found
    places = {one.id: place for place, one in enumerate(told)}
    last = max(found, key=lambda key: (found[key].is_confirmed, places[found[key].statement_id]))
    return {last: found[last]}


def _all_of(told: Mapping[Key, Sequence[Told]]) -> dict[Key, Fact]:
    return {key: _fact(own) for key, own in told.items()}


def _fact(told: Sequence[Told]) -> Fact:
    confirmed = [one for one in told if one.is_confirmed]
    return Fact((confirmed or told)[-1].id, len(told), bool(confirmed))
