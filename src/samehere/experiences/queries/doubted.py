"""What posts seem to say of a treatment, where the program was not sure: named, never counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from samehere.experiences.extraction.statements import Assertion, Kind, Role
from samehere.experiences.facts import BETTER, NO_SIDE_EFFECT, Facet, outcome_of
from samehere.experiences.queries import sentences
from samehere.experiences.queries.counted import ASKED_FROM, is_held, told_in
from samehere.experiences.queries.rows import Doubted
from samehere.experiences.telling import words_of_course, words_of_outcome
from samehere.experiences.wording import words_of_frequency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from samehere.experiences.facts import Fact, Key, Told


class _Said(NamedTuple):
    """Where a statement would be counted, and it in words; "" for nothing."""

    facet: Facet = Facet.USE
    subject: str = ""
    value: str = ""
    words: str = ""
    is_gone: bool = False


def doubted_in(
    rows: Iterable[dict[str, Any]], facts: Mapping[Key, Mapping[int, Fact]]
) -> dict[str, list[Doubted]]:
    """Return what was not read for sure, by treatment, without what its tellers count for anyway.

    Only of those whose words may be counted unasked: what somebody wants to be asked about first
    shows in no way before she says yes.
    """
    rows = list(rows)
    known = {
        (teller, key.treatment, key.facet, "" if key.facet is Facet.FREQUENCY else key.subject)
        for key, found in facts.items()
        for teller in found
    }
    harms = _harms_of_posts(rows)
    doubted: dict[str, list[Doubted]] = {}
    for row in (row for row in rows if row["teller__is_counted"] and is_held(row)):
        told = told_in(row)
        said = _said(told)
        if said.value == BETTER and (row["post_id"], told.treatment, said.subject) in harms:
            said = _gone(said.subject)
        facet = Facet.GONE if said.is_gone else said.facet
        if said.words and (row["teller_id"], told.treatment, facet, said.subject) not in known:
            doubted.setdefault(told.treatment, []).append(
                Doubted(
                    facet=said.facet,
                    value=said.value,
                    words=said.words,
                    course="" if said.is_gone else _course(told),
                    is_gone=said.is_gone,
                    is_guess=row["score"] < ASKED_FROM,
                    score=row["score"],
                    teller_id=row["teller_id"],
                    post=sentences.sentence_of(row),
                )
            )
    return doubted


def gone_in(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, Sequence[int]]]:
    """Return who had no such side effect, or no more: statements by treatment and sign.

    Of each teller the latest. What is gone is in no total: it says neither how long it took nor
    that it ever was there.
    """
    latest: dict[tuple[str, str], dict[int, int]] = {}
    for row in rows:
        said = _said(told_in(row))
        if said.is_gone:
            latest.setdefault((row["treatment"], said.subject), {})[row["teller_id"]] = row["pk"]
    found: dict[str, dict[str, Sequence[int]]] = {}
    for (treatment, sign), by_teller in latest.items():
        found.setdefault(treatment, {})[sign] = list(by_teller.values())
    return found


def _harms_of_posts(rows: Iterable[dict[str, Any]]) -> set[tuple[int, str, str]]:
    """Return the side effects that may be told in each post: what gets better there went away."""
    return {
        (row["post_id"], row["treatment"], row["effect"])
        for row in rows
        if row["effect_role"] == Role.SIDE_EFFECT and row["assertion"] == Assertion.STATED
    }


def _said(told: Told) -> _Said:
    if told.cause == "rival":
        return _Said()
    if told.assertion == Assertion.NEGATED:
        is_harm = told.kind == Kind.EFFECT and told.role == Role.SIDE_EFFECT
        is_named = told.effect not in {"", NO_SIDE_EFFECT}
        return _gone(told.effect) if is_harm and is_named else _Said()
    if told.assertion != Assertion.STATED:
        return _Said()
    if told.kind == Kind.USE and told.frequency:
        return _Said(Facet.FREQUENCY, "", told.frequency, words_of_frequency(told.frequency))
    if told.kind != Kind.EFFECT:
        return _Said()
    if told.role == Role.SIDE_EFFECT:
        return _Said(Facet.SIDE_EFFECT, told.effect, "", told.effect)
    subject, value = outcome_of(told)
    return _Said(Facet.OUTCOME, subject, value, words_of_outcome(subject, value) if value else "")


def _gone(sign: str) -> _Said:
    return _Said(Facet.SIDE_EFFECT, sign, "", sign, is_gone=True)


def _course(told: Told) -> str:
    if told.role != Role.SIDE_EFFECT:
        return ""
    return words_of_course(told.onset_days, told.resolved_days, is_ongoing=told.is_ongoing)
