"""Adding a term, limiting it to a condition, retiring it and putting it back."""

import secrets

from django.db import transaction

from samehere.markup import clean_line
from samehere.vocabulary.concepts import NAME_KINDS, Kind
from samehere.vocabulary.errors import (
    EverydayWord,
    KindMissing,
    MeaningMissing,
    TermExists,
    TermNotFound,
    TermStartsOddly,
    TermTooLong,
    TermTooShort,
    UnknownKind,
    UnknownScope,
)
from samehere.vocabulary.models import LONGEST_TERM, Concept, Edition, Term, TermChange
from samehere.vocabulary.queries import concept_named
from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.shipped import everyday_words
from samehere.vocabulary.words import key_of

SHORTEST = 2
STAMP_BITS = 62


@transaction.atomic
def add_term(
    *,
    name: str,
    concept: str,
    kind: str,
    name_kind: str = "lay",
    scope: str = "",
    is_exact: bool = False,
    made_by: str = "",
    reason: str = "",
) -> int:
    """Add a way to say `concept` and return its id. A concept nobody knows yet is made.

    `scope` is the name of the condition it is limited to, empty for everywhere. `is_exact`: found
    in this very case only.

    Raises:
        TermTooShort, TermTooLong, TermStartsOddly: the name is no term.
        EverydayWord: a common word by itself. Limited to a condition *and* exact it may be one.
        MeaningMissing, KindMissing: what it means is not said.
        UnknownKind: of the concept or the name.
        UnknownScope: no condition of that name is known.
        TermExists: it means this concept already, in this scope.
    """
    name, key = _checked(name, is_limited=bool(scope.strip()) and is_exact)
    if name_kind not in NAME_KINDS:
        raise UnknownKind(name_kind, ", ".join(NAME_KINDS))
    meant = _concept(concept, kind)
    limit = _scope(scope)
    _refuse_double(name, key, meant, limit)
    term = Term.objects.create(
        name=name, key=key, concept=meant, scope=limit, name_kind=name_kind, is_exact=is_exact
    )
    _note(term, TermChange.Act.ADDED, made_by, reason)
    return term.pk


@transaction.atomic
def adopt_term(*, name: str, concept: str, made_by: str = "", reason: str = "") -> list[int]:
    """Give a shipped term rows, so that it can be limited or retired; return their ids.

    One row for each scope and kind in which the lists have it for `concept`. Adopting it again
    changes nothing.

    Raises:
        TermNotFound: the shipped lists have no such term for this concept.
    """
    key = key_of(name)
    rows = Term.objects.filter(key=key, concept__name=concept, origin=Term.Origin.SHIPPED)
    if found := list(rows.values_list("pk", flat=True)):
        return found
    for wording in Recognizer.shipped().wordings(name):
        if wording.sense.concept == concept:
            term = Term.objects.create(
                name=wording.name,
                key=key,
                concept=keep_concept(name=concept, kind=wording.sense.kind),
                scope=_scope(wording.sense.scope or ""),
                name_kind=wording.sense.name_kind,
                is_exact=wording.is_exact,
                origin=Term.Origin.SHIPPED,
            )
            _note(term, TermChange.Act.ADOPTED, made_by, reason)
            found.append(term.pk)
    if not found:
        raise TermNotFound
    return found


@transaction.atomic
def term_to_change(
    *, name: str, concept: str, kind: str, scope: str = "", made_by: str = "", reason: str = ""
) -> int:
    """Return the id of the row of a term in this scope; a shipped term is adopted for it.

    Raises:
        TermNotFound: nobody knows such a term.
    """
    rows = Term.objects.filter(
        key=key_of(name[:LONGEST_TERM]), concept__name=concept, concept__kind=kind
    )
    rows = rows.filter(scope__name=scope) if scope else rows.filter(scope=None)
    found = rows.values_list("pk", flat=True)
    if (term_id := found.first()) is not None:
        return term_id
    adopt_term(name=name[:LONGEST_TERM], concept=concept, made_by=made_by, reason=reason)
    if (term_id := found.all().first()) is None:
        raise TermNotFound
    return term_id


@transaction.atomic
def scope_term(*, term_id: int, scope: str, made_by: str = "", reason: str = "") -> None:
    """Limit a term to one condition; an empty `scope` lets it hold everywhere again.

    Raises:
        TermNotFound: no such row; `adopt_term` makes one of a shipped term.
        UnknownScope: no condition of that name is known.
        TermExists: the same term is limited so already.
    """
    term = _term(term_id)
    limit = _scope(scope)
    if limit != term.scope:
        _refuse_double(term.name, term.key, term.concept, limit)
        Term.objects.filter(pk=term.pk).update(scope=limit)
        _note(term, TermChange.Act.SCOPED, made_by, reason)


@transaction.atomic
def retire_term(*, term_id: int, made_by: str = "", reason: str = "") -> None:
    """Stop finding a term; its history stays. Retiring it again changes nothing.

    Raises:
        TermNotFound: no such row; `adopt_term` makes one of a shipped term.
    """
    _set_state(term_id, Term.State.RETIRED, TermChange.Act.RETIRED, made_by, reason)


@transaction.atomic
def restore_term(*, term_id: int, made_by: str = "", reason: str = "") -> None:
    """Find a retired term again. Restoring one in use changes nothing.

    Raises:
        TermNotFound: no such row.
    """
    _set_state(term_id, Term.State.ACTIVE, TermChange.Act.RESTORED, made_by, reason)


@transaction.atomic
def keep_concept(*, name: str, kind: str) -> Concept:
    """Return the row of a concept, made where it is missing: for keys of rooms above."""
    name = clean_line(name).lower()
    card = concept_named(name)
    row, _ = Concept.objects.get_or_create(
        name=name, kind=kind, defaults={"is_shipped": card is not None and card.concept == name}
    )
    return row


def _checked(name: str, *, is_limited: bool) -> tuple[str, str]:
    if len(name) > 10 * LONGEST_TERM or len(name := clean_line(name)) > LONGEST_TERM:
        raise TermTooLong(LONGEST_TERM)
    key = key_of(name)
    if sum(map(str.isalnum, key)) < SHORTEST:
        raise TermTooShort
    if not name[0].isalnum():
        raise TermStartsOddly
    if key in everyday_words() and not is_limited:
        raise EverydayWord(name)
    return name, key


def _concept(name: str, kind: str) -> Concept:
    if not kind.strip():
        raise KindMissing(", ".join(Kind))
    if kind not in list(Kind):
        raise UnknownKind(kind, ", ".join(Kind))
    name = clean_line(name).lower()
    if not name:
        raise MeaningMissing
    if len(name) > LONGEST_TERM:
        raise TermTooLong(LONGEST_TERM)
    card = concept_named(name)
    # Whoever writes a brand means what is in it.
    is_known = card is not None and kind in card.kinds
    return keep_concept(name=card.concept if card and is_known else name, kind=kind)


def _scope(name: str) -> Concept | None:
    if not name.strip():
        return None
    card = concept_named(name[:LONGEST_TERM])
    if card is None or Kind.CONDITION not in card.kinds:
        raise UnknownScope(clean_line(name)[:LONGEST_TERM])
    return keep_concept(name=card.concept, kind=Kind.CONDITION)


def _refuse_double(name: str, key: str, concept: Concept, scope: Concept | None) -> None:
    rows = Term.objects.filter(key=key, concept=concept)
    is_changed = rows.filter(origin=Term.Origin.SHIPPED).exists()
    limit = scope.name if scope else None
    is_shipped = not is_changed and any(
        (w.sense.concept, w.sense.kind, w.sense.scope) == (concept.name, concept.kind, limit)
        for w in Recognizer.shipped().wordings(name)
    )
    if is_shipped or rows.filter(scope=scope).exists():
        raise TermExists(name, concept.name)


def _term(term_id: int) -> Term:
    term = Term.objects.select_for_update().filter(pk=term_id).first()
    if term is None:
        raise TermNotFound
    return term


def _set_state(term_id: int, state: str, act: str, made_by: str, reason: str) -> None:
    term = _term(term_id)
    if term.state != state:
        Term.objects.filter(pk=term.pk).update(state=state)
        _note(term, act, made_by, reason)


def _note(term: Term, act: str, made_by: str, reason: str) -> None:
    TermChange.objects.create(term=term, act=act, made_by=made_by, reason=clean_line(reason)[:500])
    stamp = 1 + secrets.randbits(STAMP_BITS)
    if not Edition.objects.update(stamp=stamp):
        Edition.objects.create(pk=1, stamp=stamp)
