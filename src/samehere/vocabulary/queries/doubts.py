"""What members say was not meant, for those who look after the vocabulary."""

from collections.abc import Sequence
from dataclasses import dataclass

from samehere.vocabulary.models import TermDoubt

MOST_DOUBTS = 200


@dataclass(frozen=True)
class DoubtedTerm:
    """A term some members doubt: how many, what they say it means, and where they saw it."""

    name: str
    concept: str
    count: int
    meant: Sequence[str]
    seen_at: Sequence[str]


def doubted_terms() -> list[DoubtedTerm]:
    """Return the terms doubted last, the most doubted of them first. One query."""
    rows = TermDoubt.objects.order_by("-said_at", "-pk")[:MOST_DOUBTS]
    by_term: dict[tuple[str, str], list[TermDoubt]] = {}
    for row in rows:
        by_term.setdefault((row.key, row.concept), []).append(row)
    found = [
        DoubtedTerm(
            name=doubts[0].name,
            concept=doubts[0].concept,
            count=len(doubts),
            meant=list(dict.fromkeys(one.meant for one in doubts if one.meant)),
            seen_at=list(dict.fromkeys(one.seen_at for one in doubts if one.seen_at)),
        )
        for doubts in by_term.values()
    ]
    return sorted(found, key=lambda one: -one.count)
