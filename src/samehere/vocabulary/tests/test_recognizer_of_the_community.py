"""The recognizer each process keeps: one query while nothing changes, built anew when it does."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from samehere.vocabulary import queries
from samehere.vocabulary.actions import restore_term, retire_term, term_to_change
from samehere.vocabulary.models import Edition, Term
from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.tests.builders import make_term, named

TERMS = 8


@pytest.mark.django_db
def test_it_costs_one_query_while_nothing_changes() -> None:
    make_term()
    queries.recognizer()

    with CaptureQueriesContext(connection) as seen:
        first, second = queries.recognizer(), queries.recognizer()

    assert first is second
    assert len(seen) == 2


@pytest.mark.django_db
def test_it_is_built_anew_after_a_change_with_two_queries() -> None:
    term = make_term()
    before = queries.recognizer()
    retire_term(term_id=term)

    with CaptureQueriesContext(connection) as seen:
        after = queries.recognizer()

    assert after is not before
    assert len(seen) == 2


@pytest.mark.django_db
def test_the_shipped_recognizer_is_never_changed() -> None:
    make_term("magic goo")

    assert named("magic goo") == ["tacrolimus"]
    assert Recognizer.shipped().find("magic goo") == []


@pytest.mark.django_db
def test_every_change_makes_another_edition() -> None:
    first = queries.edition()
    term = make_term()
    second = queries.edition()
    retire_term(term_id=term)

    assert first == 0
    assert len({first, second, queries.edition()}) == 3
    assert Edition.objects.count() == 1


@pytest.mark.django_db
def test_the_version_tells_what_is_found_and_not_how_it_came_about() -> None:
    before = queries.vocabulary().version
    term = make_term()
    with_term = queries.vocabulary().version
    retire_term(term_id=term)
    without = queries.vocabulary().version
    restore_term(term_id=term)

    assert before == without == ""
    assert with_term == queries.vocabulary().version != ""


@pytest.mark.django_db
def test_what_was_undone_is_not_found() -> None:
    with transaction.atomic():
        make_term("magic goo")
        found = named("magic goo")
        transaction.set_rollback(True)
    make_term("other goo")

    assert found == ["tacrolimus"]
    assert named("magic goo") == []


@pytest.mark.django_db(transaction=True)
def test_eight_people_at_once_are_all_heard() -> None:
    def add(number: int) -> None:
        make_term(f"goo of kind {number}")
        connection.close()

    with ThreadPoolExecutor(TERMS) as pool:
        list(pool.map(add, range(TERMS)))

    assert Term.objects.count() == TERMS
    assert named("goo of kind 3 and goo of kind 7") == ["tacrolimus", "tacrolimus"]


@pytest.mark.django_db(transaction=True)
def test_eight_people_at_once_take_one_word_out_once() -> None:
    def take_out(number: int) -> None:
        which = {"name": "clob", "concept": "clobetasol", "kind": "treatment"}
        retire_term(term_id=term_to_change(**which), made_by=f"person {number}")
        connection.close()

    with ThreadPoolExecutor(TERMS) as pool:
        list(pool.map(take_out, range(TERMS)))

    term = Term.objects.get()
    acts = [change.act for change in queries.history(term_id=term.pk)]
    assert acts == ["adopted", "retired"]


@pytest.mark.django_db
def test_a_misspelt_name_that_was_taken_out_is_not_guessed_again() -> None:
    retire_term(term_id=term_to_change(name="Gabbapenten", concept="gabapentin", kind="treatment"))

    assert named("gabbapenten at night") == []
    assert named("gabbapentin at night") == ["gabapentin"]
    assert queries.vocabulary().version


@pytest.mark.django_db
def test_a_misspelt_name_that_was_put_back_is_found_and_changes_nothing() -> None:
    term = term_to_change(name="gabbapenten", concept="gabapentin", kind="treatment")
    retire_term(term_id=term)
    restore_term(term_id=term)

    assert named("gabbapenten at night") == ["gabapentin"]


@pytest.mark.django_db
def test_what_a_community_calls_something_is_never_taken_for_a_misspelt_name() -> None:
    make_term("gabbapenten", concept="our soap")

    assert named("gabbapenten at night") == ["our soap"]
