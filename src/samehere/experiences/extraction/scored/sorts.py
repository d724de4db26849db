"""A sort of treatments ("a blood thinner") beside the one of that sort that somebody takes."""

from collections.abc import Sequence

from samehere.experiences.extraction.apposed import is_sort
from samehere.experiences.extraction.facts import COUNTED_FROM, MOST_SUGGESTED, Fact
from samehere.experiences.extraction.statements import Kind
from samehere.vocabulary.shipped import concept_lines


def doubt_sorts(facts: Sequence[Fact]) -> None:
    """Let no sort be counted where the same person uses one of that sort: it may be the same.

    Of 36 sorts beside one of theirs 16 were treatments of their own, of 190 others 156.
    """
    for fact in facts:
        if fact.score < COUNTED_FROM or not is_sort(fact.meant.concept):
            continue
        for other in facts:
            is_same = other.who is fact.who and other.meant.concept != fact.meant.concept
            if is_same and other.kind is Kind.USE and _is_one_of(other, fact.meant.concept):
                fact.score = MOST_SUGGESTED
                break


def _is_one_of(fact: Fact, sort: str) -> bool:
    """Whether what its concept is called is of a sort: apixaban, "blood thinner"."""
    known = concept_lines().get(fact.meant.concept, "").split("\t")
    return sort in (known[2] if known[2:] else "").lower()
