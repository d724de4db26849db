"""Adding a term, limiting it to a condition, retiring it and putting it back."""

import secrets
from collections.abc import Iterable

from django.db import transaction

from samehere.markup import clean_line
from samehere.vocabulary.actions.admitting import (
    KnownInRows,
    Wanted,
    admit,
    refuse_double,
    scope_named,
)
from samehere.vocabulary.errors import TermNotFound
from samehere.vocabulary.models import (
    LONGEST_TERM,
    Concept,
    Edition,
    Term,
    TermChange,
    TermDoubt,
)
from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.words import key_of

STAMP_BITS = 62
LONGEST_REASON = 500
ROWS_A_STATEMENT = 500
# What answers those who say that a term was not meant.
_ANSWERS = {TermChange.Act.SCOPED, TermChange.Act.RETIRED}


@transaction.atomic
def add_term(
    *,
    name: str,
    concept: str,
    kind: str,
    name_kind: str = "lay",
    scope: str = "",
    is_exact: bool = False,
    means_both: bool = False,
    made_by: str = "",
    reason: str = "",
) -> int:
    """Add a way to say `concept` and return its id. A concept nobody knows yet is made.

    `scope` is the name of the condition it is limited to, empty for everywhere. `is_exact`: found
    in this very case only. `means_both`: what means something else already gets this meaning too.

    Raises:
        TermTooShort, TermTooLong, TermStartsOddly, TermOfManyLines, MarkedLetters: it is no term.
        MeaningMissing, KindMissing: what it means is not said.
        UnknownKind: of the concept or the name.
        OtherKind: what it means is known to be of another kind.
        UnknownScope: no condition of that name is known.
        TermExists: it means this concept already, in this scope.
        NoTreatment, NoSign: it is a treatment, and what is treated is called so, or the other way.
        CommonTerm: an everyday word that means a treatment, a sign or a condition already.
        EverydayWord: a common word by itself; see `everyday` for what may be one.
        KnownOtherwise: it means something else, and `means_both` is not said.
    """
    wanted = Wanted(name, concept, kind, name_kind, scope, is_exact, means_both)
    term = admit(wanted, KnownInRows())
    Term.objects.bulk_create([term])
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
    for wording in Recognizer.shipped().meanings(name):
        if wording.sense.concept == concept:
            term, is_new = Term.objects.get_or_create(
                key=key,
                concept=keep_concept(name=concept, kind=wording.sense.kind),
                scope=scope_named(wording.sense.scope or "", KnownInRows()),
                defaults={
                    "name": wording.name,
                    "name_kind": wording.sense.name_kind,
                    "is_exact": wording.is_exact,
                    "origin": Term.Origin.SHIPPED,
                },
            )
            if is_new:
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
    known = KnownInRows()
    limit = scope_named(scope, known)
    if limit != term.scope:
        refuse_double(term.name, term.concept, limit, known.standings(term.key, term.concept))
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
    return KnownInRows().row(clean_line(name).lower(), kind)


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
    if act in _ANSWERS:
        TermDoubt.objects.filter(key=term.key, concept=term.concept.name).delete()
    note_changes([term], act, made_by, reason)


def note_changes(terms: Iterable[Term], act: str, made_by: str, reason: str) -> None:
    """Keep that this was done to the terms, and let every process see that they are others now."""
    why = clean_line(reason)[:LONGEST_REASON]
    rows = [TermChange(term=term, act=act, made_by=made_by, reason=why) for term in terms]
    TermChange.objects.bulk_create(rows, batch_size=ROWS_A_STATEMENT)
    stamp = 1 + secrets.randbits(STAMP_BITS)
    if not Edition.objects.update(stamp=stamp):
        Edition.objects.create(pk=1, stamp=stamp)
