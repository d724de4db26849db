"""Which treatments a discussion is about, and what its writers are asked about first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from samehere.experiences.extraction.statements import Kind, Tier
from samehere.vocabulary.concepts import Kind as Named
from samehere.vocabulary.recognize import Recognizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_QUESTION = re.compile(r"[^.!?\n]*\?")
_NAMED_BY_THE_ASKER = {"opening_post", "title"}
# What came of a treatment weighs more than that somebody uses it.
_WEIGHTY = {Kind.EFFECT, Kind.STOP}


def treatments_named_in(title: str) -> set[str]:
    """Return the treatments a title names. The question itself counts nothing: no row has it."""
    mentions = Recognizer.shipped().find(title)
    senses = [sense for mention in mentions for sense in mention.senses]
    return {sense.concept for sense in senses if sense.kind is Named.TREATMENT}


def asks_of_signs(text: str) -> bool:
    """Whether a question of an opening post names a sign, or asks about side effects."""
    asked = " ".join(_QUESTION.findall(text))
    if "side effect" in asked.lower():
        return True
    mentions = Recognizer.shipped().find(asked) if asked else []
    return any(sense.kind is Named.SIGN for mention in mentions for sense in mention.senses)


def is_asked_about(row: Mapping[str, Any]) -> bool:
    """Whether the asker named the treatment of a row: `post__number` and `resolved_by`."""
    return row["post__number"] == 0 or row["resolved_by"] in _NAMED_BY_THE_ASKER


def weightiest_first(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows of one discussion in the order they are asked, which no answer changes.

    First what came of the treatments its title names, of all where it names none; then what is
    counted before what is only suggested; among these the surer. No query.
    """
    rows = list(rows)
    named = treatments_named_in(rows[0]["post__thread__title"]) if rows else set()

    def lightness(row: Mapping[str, Any]) -> tuple[float, ...]:
        is_about_it = not named or row["treatment"] in named
        is_weighty = row["kind"] in _WEIGHTY
        is_suggested = row["tier"] != Tier.COUNTED
        place = (-row["score"], row["start"], row["pk"])
        return (not (is_weighty and is_about_it), is_suggested, not is_weighty, *place)

    return sorted(rows, key=lightness)
