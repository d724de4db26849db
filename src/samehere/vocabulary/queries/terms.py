"""The terms that have rows: the community's own, and shipped ones it has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import QuerySet

from samehere.vocabulary.concepts import Kind, NameKind, Sense, Wording
from samehere.vocabulary.errors import TermNotFound
from samehere.vocabulary.models import Term, TermChange


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term with what it means. `id` is None for a shipped one nobody has changed."""

    id: int | None
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


def rows_of(terms: QuerySet[Term]) -> list[TermRow]:
    """Return these rows in the order given. One query."""
    return [row_of(term) for term in terms.select_related("concept", "scope")]


def term_rows() -> Iterator[TermRow]:
    """Yield every term that has a row, by name. One query."""
    rows = Term.objects.select_related("concept", "scope").order_by("key", "concept__name", "pk")
    return map(row_of, rows)


def term_row(*, term_id: int) -> TermRow:
    """Return one term.

    Raises:
        TermNotFound: it has no row; shipped terms have none until they are changed.
    """
    row = Term.objects.select_related("concept", "scope").filter(pk=term_id).first()
    if row is None:
        raise TermNotFound
    return row_of(row)


def history(*, term_id: int) -> list[Change]:
    """Return what was done to a term, the first act first."""
    rows = TermChange.objects.filter(term=term_id).order_by("made_at", "pk")
    return [Change(row.act, row.made_by, row.reason, row.made_at) for row in rows]


def row_of(term: Term) -> TermRow:
    """Return a row as others see it; its concept and scope are joined already. No query."""
    return TermRow(
        id=term.pk,
        wording=wording_of(term),
        is_shipped=term.origin == Term.Origin.SHIPPED,
        is_retired=term.state == Term.State.RETIRED,
    )


def wording_of(term: Term) -> Wording:
    """Return what a row says, saved or not; its concept and scope are joined already. No query."""
    sense = Sense(
        term.concept.name,
        Kind(term.concept.kind),
        cast("NameKind", term.name_kind),
        term.scope.name if term.scope else None,
    )
    return Wording(term.name, sense, is_exact=term.is_exact)
