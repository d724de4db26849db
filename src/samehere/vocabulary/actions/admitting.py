"""Whether a way to say something may become a term: one rule for a form and for a whole table."""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from samehere.markup import clean_line
from samehere.vocabulary.actions.harming import refuse_harm
from samehere.vocabulary.concepts import NAME_KINDS, Kind, Wording
from samehere.vocabulary.errors import (
    KindMissing,
    MarkedLetters,
    MeaningMissing,
    OtherKind,
    TermExists,
    TermOfManyLines,
    TermStartsOddly,
    TermTooLong,
    TermTooShort,
    UnknownKind,
    UnknownScope,
)
from samehere.vocabulary.models import LONGEST_TERM, Concept, Term
from samehere.vocabulary.queries import concept_named, recognizer, wording_of
from samehere.vocabulary.recognize import Recognizer, concept
from samehere.vocabulary.words import key_of

SHORTEST = 2

Meaning = tuple[str, Collection[Kind]]
# Where a term comes from, and the id of what it is limited to.
Standing = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term somebody wants: as `add_term` is given it."""

    name: str
    concept: str
    kind: str
    name_kind: str = "lay"
    scope: str = ""
    is_exact: bool = False
    means_both: bool = False


class Known(Protocol):
    """What the community knows already."""

    def meaning(self, name: str) -> Meaning | None:
        """Return the concept known by this or another name, and what it is."""

    def row(self, name: str, kind: str) -> Concept:
        """Return the row of a concept, made where it is missing."""

    def standings(self, key: str, meant: Concept) -> Collection[Standing]:
        """Return the rows there are for a term of this key and concept."""

    def wordings(self, key: str) -> Collection[Wording]:
        """Return what is found under this key here, whatever its scope."""


def admit(wanted: Wanted, known: Known) -> Term:
    """Return the row of a new term, not saved yet; concepts it needs are.

    Raises:
        Refusal: as `add_term`.
    """
    name, key = _checked_name(wanted.name)
    if wanted.name_kind not in NAME_KINDS:
        raise UnknownKind(wanted.name_kind, ", ".join(NAME_KINDS))
    meant = _concept(wanted.concept, wanted.kind, known)
    scope = scope_named(wanted.scope, known)
    # What is there already is told first, however it came to be there.
    refuse_double(name, meant, scope, known.standings(key, meant))
    term = Term(
        name=name,
        key=key,
        concept=meant,
        scope=scope,
        name_kind=wanted.name_kind,
        is_exact=wanted.is_exact,
    )
    refuse_harm(term, known.wordings(key), means_both=wanted.means_both)
    return term


def _checked_name(name: str) -> tuple[str, str]:
    """Return a name as it is kept, and its key."""
    if len(name.strip().splitlines()) > 1:
        raise TermOfManyLines
    name = _short(name)
    if any(map(unicodedata.combining, unicodedata.normalize("NFC", name))):
        raise MarkedLetters
    key = key_of(name)
    if sum(map(str.isalnum, key)) < SHORTEST:
        raise TermTooShort
    if not name[0].isalnum():
        raise TermStartsOddly
    return name, key


def scope_named(name: str, known: Known) -> Concept | None:
    """Return the row of the condition of this name; None for no name."""
    if not name.strip():
        return None
    meaning = known.meaning(name[:LONGEST_TERM])
    if meaning is None or Kind.CONDITION not in meaning[1]:
        raise UnknownScope(clean_line(name[:LONGEST_TERM]))
    return known.row(meaning[0], Kind.CONDITION)


def refuse_double(
    name: str, meant: Concept, scope: Concept | None, standings: Collection[Standing]
) -> None:
    """Return if the term may be added or limited so.

    Raises:
        TermExists: the community has it, or the shipped lists do and nobody has changed that.
    """
    limit = scope.name if scope else None
    is_shipped = all(origin != Term.Origin.SHIPPED for origin, _ in standings) and any(
        (w.sense.concept, w.sense.kind, w.sense.scope) == (meant.name, meant.kind, limit)
        for w in Recognizer.shipped().wordings(name)
    )
    if is_shipped or any(kept == (scope.pk if scope else None) for _, kept in standings):
        raise TermExists(name, meant.name)


def _concept(name: str, kind: str, known: Known) -> Concept:
    if not kind.strip():
        raise KindMissing(", ".join(Kind))
    if kind not in list(Kind):
        raise UnknownKind(_beginning(kind), ", ".join(Kind))
    name = _short(name).lower()
    if not name:
        raise MeaningMissing
    if not name[0].isalnum():
        raise TermStartsOddly
    meaning = known.meaning(name)
    # Whoever writes a brand means what is in it.
    if meaning is not None and kind not in meaning[1]:
        raise OtherKind(meaning[0], next(iter(meaning[1])))
    return known.row(meaning[0] if meaning else name, kind)


def _short(name: str) -> str:
    if len(name) > 10 * LONGEST_TERM or len(name := clean_line(name)) > LONGEST_TERM:
        raise TermTooLong(LONGEST_TERM)
    return name


def _beginning(word: str) -> str:
    return clean_line(word[:LONGEST_TERM])[:40]


class KnownInRows:
    """Looks everything up when it is asked: for one term."""

    def meaning(self, name: str) -> Meaning | None:
        card = concept_named(name)
        return (card.concept, card.kinds) if card else None

    def row(self, name: str, kind: str) -> Concept:
        is_shipped = _is_shipped(name)
        row, _ = Concept.objects.get_or_create(
            name=name, kind=kind, defaults={"is_shipped": is_shipped}
        )
        return row

    def standings(self, key: str, meant: Concept) -> Collection[Standing]:
        return list(Term.objects.filter(key=key, concept=meant).values_list("origin", "scope"))

    def wordings(self, key: str) -> Collection[Wording]:
        return recognizer().wordings(key)


class KnownAtOnce:
    """Has read everything before, and learns what is added meanwhile: for a whole table."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], Concept] = {}
        self._by_name: dict[str, Concept] = {}
        self._by_key: dict[str, Concept] = {}
        self._standings: dict[tuple[str, int], list[Standing]] = {}
        self._new: dict[str, list[Wording]] = {}
        self._found = recognizer()
        for row in Concept.objects.order_by("pk"):
            self._learn(row)
        self._keep(Term.objects.select_related("concept").order_by("pk"))

    def learn(self, term: Term) -> None:
        """Know a new term from now on."""
        self._keep([term])
        self._new.setdefault(term.key, []).append(wording_of(term))

    def _keep(self, terms: Iterable[Term]) -> None:
        for term in terms:
            self._by_key.setdefault(term.key, term.concept)
            standings = self._standings.setdefault((term.key, term.concept_id), [])
            standings.append((term.origin, term.scope_id))

    def meaning(self, name: str) -> Meaning | None:
        card = concept(name)
        if card is not None:
            return card.concept, card.kinds
        row = self._by_name.get(name.strip().lower()) or self._by_key.get(key_of(name))
        return (row.name, (Kind(row.kind),)) if row else None

    def row(self, name: str, kind: str) -> Concept:
        if (name, kind) not in self._rows:
            is_shipped = _is_shipped(name)
            self._learn(Concept.objects.create(name=name, kind=kind, is_shipped=is_shipped))
        return self._rows[name, kind]

    def standings(self, key: str, meant: Concept) -> Collection[Standing]:
        return self._standings.get((key, meant.pk), ())

    def wordings(self, key: str) -> Collection[Wording]:
        return [*self._found.wordings(key), *self._new.get(key, ())]

    def _learn(self, row: Concept) -> None:
        self._rows[row.name, row.kind] = row
        self._by_name.setdefault(row.name, row)


def _is_shipped(name: str) -> bool:
    card = concept(name)
    return card is not None and card.concept == name
