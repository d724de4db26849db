"""What posts seem to say of a treatment, where the program was not sure: named, never counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samehere.experiences.extraction.statements import Assertion, Kind
from samehere.experiences.facts import Facet, outcome_of
from samehere.experiences.queries import sentences
from samehere.experiences.queries.counted import ASKED_FROM, is_held, told_in
from samehere.experiences.queries.rows import Doubted
from samehere.experiences.telling import words_of_outcome
from samehere.experiences.wording import words_of_frequency

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from samehere.experiences.facts import Fact, Key, Told


def doubted_in(
    rows: Iterable[dict[str, Any]], facts: Mapping[Key, Mapping[int, Fact]]
) -> dict[str, list[Doubted]]:
    """Return what was not read for sure, by treatment, without what its tellers count for anyway.

    Only of those whose words may be counted unasked: what somebody wants to be asked about first
    shows in no way before she says yes.
    """
    known = {
        (teller, key.treatment, key.facet, "" if key.facet is Facet.FREQUENCY else key.subject)
        for key, found in facts.items()
        for teller in found
    }
    doubted: dict[str, list[Doubted]] = {}
    for row in rows:
        told = told_in(row)
        facet, subject, value, words = _told(told)
        teller = row["teller_id"]
        if (
            words
            and row["teller__is_counted"]
            and is_held(row)
            and (teller, told.treatment, facet, subject) not in known
        ):
            doubted.setdefault(told.treatment, []).append(
                Doubted(
                    facet=facet,
                    value=value,
                    words=words,
                    is_guess=row["score"] < ASKED_FROM,
                    teller_id=teller,
                    post=sentences.sentence_of(row),
                )
            )
    return doubted


def _told(told: Told) -> tuple[Facet, str, str, str]:
    """Return the facet, subject and value a statement would be counted in, and it in words."""
    if told.assertion != Assertion.STATED or told.cause == "rival":
        return Facet.USE, "", "", ""
    if told.kind == Kind.USE and told.frequency:
        return Facet.FREQUENCY, "", told.frequency, words_of_frequency(told.frequency)
    if told.kind != Kind.EFFECT:
        return Facet.USE, "", "", ""
    if told.role == "side_effect":
        return Facet.SIDE_EFFECT, told.effect, "", told.effect
    subject, value = outcome_of(told)
    words = words_of_outcome(subject, value) if value else ""
    return Facet.OUTCOME, subject, value, words
