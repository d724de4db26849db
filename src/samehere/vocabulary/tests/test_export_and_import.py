"""A law: what is written out and read in again changes nothing, and makes the same elsewhere."""

from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from samehere.vocabulary import queries
from samehere.vocabulary.actions import (
    add_term,
    import_terms,
    retire_term,
    scope_term,
    term_to_change,
)
from samehere.vocabulary.concepts import NAME_KINDS
from samehere.vocabulary.models import Concept, Term
from samehere.web.refusals import Refusal

pytestmark = pytest.mark.django_db

letters = st.characters(categories=["L", "N", "P", "S", "Zs"])
names = st.one_of(st.sampled_from(["magic goo", 'Goo, "the" best', "SUN"]), st.text(letters))
concepts = st.sampled_from(
    [
        ("tacrolimus", "treatment"),
        ("Protopic", "treatment"),
        ("nettle balm", "treatment"),
        ("itch", "sign"),
        ("greenish skin", "condition"),
        ("greenish skin", "site"),
        ("tacrolimus", "sign"),
    ]
)
added: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    name=names,
    meant=concepts,
    name_kind=st.sampled_from(NAME_KINDS),
    scope=st.sampled_from(["", "", "eczema", "lichen sclerosus"]),
    is_exact=st.booleans(),
    means_both=st.booleans(),
)
# A shipped term, and what is done to it.
changed = st.tuples(
    st.sampled_from([("clob", "clobetasol"), ("Elidel", "pimecrolimus")]),
    st.sampled_from(["retire", "eczema", ""]),
)


def exported() -> str:
    out = StringIO()
    call_command("terms", "export", stdout=out)
    return out.getvalue()


def make(terms: Sequence[dict[str, Any]], changes: Sequence[tuple[tuple[str, str], str]]) -> None:
    """Add the terms that may be, and change shipped ones."""
    for term in terms:
        concept, kind = term["meant"]
        rest = {name: given for name, given in term.items() if name != "meant"}
        with suppress(Refusal):
            add_term(concept=concept, kind=kind, **rest)
    for (name, concept), act in changes:
        with suppress(Refusal):
            row = term_to_change(name=name, concept=concept, kind="treatment")
            if act == "retire":
                retire_term(term_id=row)
            else:
                scope_term(term_id=row, scope=act)


@given(st.lists(added, max_size=4), st.lists(changed, max_size=2))
@settings(max_examples=40, deadline=None)
def test_what_was_written_out_changes_nothing_when_it_is_read_in(
    terms: list[dict[str, Any]], changes: list[tuple[tuple[str, str], str]]
) -> None:
    with transaction.atomic():
        make(terms, changes)
        before, rows = exported(), list(queries.term_rows())
        stamp = queries.edition()

        done = import_terms(text=before)

        assert done.added == 0
        assert (list(queries.term_rows()), queries.edition(), exported()) == (rows, stamp, before)
        transaction.set_rollback(True)


@given(st.lists(added, max_size=4))
@settings(max_examples=40, deadline=None)
def test_what_was_written_out_makes_the_same_in_another_community(
    terms: list[dict[str, Any]],
) -> None:
    with transaction.atomic():
        make(terms, [])
        before = exported()
        Term.objects.all().delete()
        Concept.objects.all().delete()

        import_terms(text=before)

        assert exported() == before
        transaction.set_rollback(True)
