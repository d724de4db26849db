"""Limiting, retiring and restoring terms, the community's own and shipped ones."""

import pytest

from samehere.vocabulary import errors, queries
from samehere.vocabulary.actions import (
    add_term,
    adopt_term,
    restore_term,
    retire_term,
    scope_term,
)
from samehere.vocabulary.models import Term
from samehere.vocabulary.tests.builders import make_term, named

pytestmark = pytest.mark.django_db


def acts(term: int) -> list[str]:
    return [change.act for change in queries.history(term_id=term)]


def test_a_retired_term_is_found_no_more_until_it_is_restored() -> None:
    term = make_term("magic goo")

    retire_term(term_id=term, reason="means a toy as well")
    assert named("magic goo") == []

    restore_term(term_id=term)
    assert named("magic goo") == ["tacrolimus"]
    assert acts(term) == ["added", "retired", "restored"]


def test_what_changes_nothing_leaves_no_line_in_the_history() -> None:
    term = make_term("magic goo")

    restore_term(term_id=term)
    scope_term(term_id=term, scope="")
    retire_term(term_id=term)
    retire_term(term_id=term)

    assert acts(term) == ["added", "retired"]


def test_a_term_can_be_limited_and_let_loose_again() -> None:
    term = make_term("magic goo")

    scope_term(term_id=term, scope="Lichen sclerosus")
    assert named("magic goo") == []
    assert named("magic goo", "lichen sclerosus") == ["tacrolimus"]

    scope_term(term_id=term, scope="")
    assert named("magic goo") == ["tacrolimus"]


def test_limiting_a_term_to_what_another_row_is_limited_to_is_refused() -> None:
    make_term("magic goo", scope="lichen sclerosus")
    term = make_term("magic goo")

    with pytest.raises(errors.TermExists):
        scope_term(term_id=term, scope="lichen sclerosus")


def test_a_shipped_term_can_be_retired_and_restored() -> None:
    [term] = adopt_term(name="clob", concept="clobetasol")
    assert named("the clob") == ["clobetasol"]

    retire_term(term_id=term)
    assert named("the clob") == []
    assert named("the Dermovate") == ["clobetasol"]

    restore_term(term_id=term)
    assert named("the clob") == ["clobetasol"]


def test_a_shipped_term_can_be_limited() -> None:
    [term] = adopt_term(name="clob", concept="clobetasol")

    scope_term(term_id=term, scope="lichen sclerosus")

    assert named("the clob") == []
    assert named("the clob", "lichen sclerosus") == ["clobetasol"]


def test_adopting_takes_every_scope_and_happens_once() -> None:
    first = adopt_term(name="hormone cream", concept="estrogen cream")

    assert adopt_term(name="Hormone-Cream", concept="estrogen cream") == first
    assert len(first) == Term.objects.count() > 1
    assert named("hormone cream", "menopause") == ["estrogen cream"]


def test_only_shipped_terms_can_be_adopted() -> None:
    with pytest.raises(errors.TermNotFound):
        adopt_term(name="magic goo", concept="tacrolimus")
    with pytest.raises(errors.TermNotFound):
        adopt_term(name="clob", concept="tacrolimus")


def test_a_term_that_is_not_there_cannot_be_changed() -> None:
    for change in (retire_term, restore_term):
        with pytest.raises(errors.TermNotFound):
            change(term_id=0)
    with pytest.raises(errors.TermNotFound):
        scope_term(term_id=0, scope="")
    with pytest.raises(errors.TermNotFound):
        queries.term_row(term_id=0)


def test_a_retired_term_is_a_double_still() -> None:
    retire_term(term_id=make_term("magic goo"))

    with pytest.raises(errors.TermExists):
        add_term(name="magic goo", concept="tacrolimus", kind="treatment")
