"""What the community's vocabulary holds, and the recognizer of shipped and own terms together."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from samehere.vocabulary.concepts import ConceptCard, Kind, NameKind, Sense, Wording
from samehere.vocabulary.errors import TermNotFound
from samehere.vocabulary.models import Concept, Edition, Term, TermChange
from samehere.vocabulary.recognize import Recognizer, concept
from samehere.vocabulary.words import key_of


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term of the community, or a shipped one it has changed."""

    id: int
    wording: Wording
    is_shipped: bool
    is_retired: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a term's history. `made_by` is a public id, empty for a command."""

    act: str
    made_by: str
    reason: str
    made_at: datetime


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


def term_rows() -> Iterator[TermRow]:
    """Yield every term that has a row, by name. One query."""
    rows = Term.objects.select_related("concept", "scope").order_by("key", "concept__name", "pk")
    return map(_row_of, rows)


def term_row(*, term_id: int) -> TermRow:
    """Return one term.

    Raises:
        TermNotFound: it has no row; shipped terms have none until they are changed.
    """
    row = Term.objects.select_related("concept", "scope").filter(pk=term_id).first()
    if row is None:
        raise TermNotFound
    return _row_of(row)


def history(*, term_id: int) -> list[Change]:
    """Return what was done to a term, the first act first."""
    rows = TermChange.objects.filter(term=term_id).order_by("made_at", "pk")
    return [Change(row.act, row.made_by, row.reason, row.made_at) for row in rows]


def concept_named(name: str) -> ConceptCard | None:
    """Return what is known of a concept, shipped or of the community, by any name of it.

    At most two queries, none of them for a shipped name.
    """
    shipped = concept(name)
    if shipped is not None:
        return shipped
    row = Concept.objects.filter(name=name.strip().lower()).first()
    if row is None:
        term = Term.objects.select_related("concept").filter(key=key_of(name)).first()
        row = term.concept if term else None
    if row is None:
        return None
    names = row.terms.filter(state=Term.State.ACTIVE).order_by("pk").values_list("name", flat=True)
    return ConceptCard(row.name, (Kind(row.kind),), "", "", (), tuple(names))


def concept_id(*, name: str, kind: Kind) -> int | None:
    """Return the row of a concept, None while nothing points at it."""
    row = Concept.objects.filter(name=name.strip().lower(), kind=kind)
    return row.values_list("pk", flat=True).first()


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
        return not row.is_retired and row.wording in Recognizer.shipped().wordings(row.wording.name)
    return row.is_retired


def _row_of(term: Term) -> TermRow:
    sense = Sense(
        term.concept.name,
        Kind(term.concept.kind),
        cast("NameKind", term.name_kind),
        term.scope.name if term.scope else None,
    )
    return TermRow(
        id=term.pk,
        wording=Wording(term.name, sense, is_exact=term.is_exact),
        is_shipped=term.origin == Term.Origin.SHIPPED,
        is_retired=term.state == Term.State.RETIRED,
    )
