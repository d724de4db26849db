"""The recognizer of shipped and own terms together, one in each process."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from samehere.vocabulary.models import Edition
from samehere.vocabulary.queries.terms import TermRow, term_rows
from samehere.vocabulary.recognize import Recognizer


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What finds terms in this community, and a word for what it finds: 12 letters.

    `version` is empty while nothing but the shipped terms is found, and the same again when what
    was changed has been put back.
    """

    stamp: int
    recognizer: Recognizer
    version: str


# The vocabulary of this process. Two threads may build it at once; both build the same, and it is
# put here in one step.
_kept: list[Vocabulary] = []


def recognizer() -> Recognizer:
    """Return what finds the shipped terms and the community's own. Queries as `vocabulary`."""
    return vocabulary().recognizer


def vocabulary() -> Vocabulary:
    """Return the vocabulary as it is now.

    One query, two more after a change, when it is built anew (some milliseconds).
    """
    stamp = edition()
    if not _kept or _kept[0].stamp != stamp:
        _kept[:] = [_built(stamp, list(term_rows()))]
    return _kept[0]


def edition() -> int:
    """Return the stamp of the community's vocabulary: 0 until the first change."""
    return Edition.objects.values_list("stamp", flat=True).first() or 0


def _built(stamp: int, rows: Sequence[TermRow]) -> Vocabulary:
    shipped = Recognizer.shipped()
    changes = [row for row in rows if not _is_as_shipped(row)]
    found = shipped.with_terms(
        (row.wording for row in rows if not row.is_retired),
        retired={(row.wording.name, row.wording.sense.concept) for row in rows if row.is_shipped},
    )
    told = "\n".join(repr((row.wording, row.is_shipped, row.is_retired)) for row in changes)
    version = hashlib.sha256(told.encode()).hexdigest()[:12] if changes else ""
    return Vocabulary(stamp, found, version)


def _is_as_shipped(row: TermRow) -> bool:
    """Return whether a row makes no difference to what is found."""
    if row.is_shipped:
        return not row.is_retired and row.wording in Recognizer.shipped().meanings(row.wording.name)
    return row.is_retired
