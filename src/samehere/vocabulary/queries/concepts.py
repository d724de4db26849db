"""What is known of concepts, shipped or of the community."""

from collections.abc import Iterable

from django.db.models import Prefetch

from samehere.vocabulary.concepts import ConceptCard, Kind
from samehere.vocabulary.models import Concept, Term
from samehere.vocabulary.recognize import concept
from samehere.vocabulary.words import key_of

_ACTIVE = Prefetch("terms", Term.objects.filter(state=Term.State.ACTIVE).order_by("pk"))


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


def concepts_named(names: Iterable[str]) -> dict[str, ConceptCard]:
    """Return what is known of concepts, by the very names given, which are those of concepts.

    At most two queries, none where all are shipped.
    """
    asked = set(names)
    found = {name: card for name in asked if (card := concept(name)) is not None}
    missing = asked - set(found)
    rows = Concept.objects.filter(name__in=missing).prefetch_related(_ACTIVE) if missing else ()
    for row in rows:
        terms = tuple(term.name for term in row.terms.all())
        found.setdefault(row.name, ConceptCard(row.name, (Kind(row.kind),), "", "", (), terms))
    return found


def concept_id(*, name: str, kind: Kind) -> int | None:
    """Return the row of a concept, None while nothing points at it."""
    row = Concept.objects.filter(name=name.strip().lower(), kind=kind)
    return row.values_list("pk", flat=True).first()
