"""Adding a term: found at once by everybody, refused in words where it would do harm."""

import pytest

from samehere.vocabulary import errors, queries
from samehere.vocabulary.actions import add_term
from samehere.vocabulary.models import Concept, Term
from samehere.vocabulary.tests.builders import make_term, named

pytestmark = pytest.mark.django_db


def test_an_added_term_is_found() -> None:
    assert named("a bit of magic goo at night") == []

    make_term("magic goo")

    assert named("a bit of Magic  Goo at night") == ["tacrolimus"]


def test_it_is_found_only_where_its_condition_is_meant() -> None:
    make_term("goo twins", scope="lichen sclerosus")

    assert named("the goo twins") == []
    assert named("the goo twins", "lichen sclerosus") == ["tacrolimus"]


def test_an_exact_term_is_found_in_its_case_only() -> None:
    make_term("XQZ", is_exact=True)

    assert named("XQZ or xqz") == ["tacrolimus"]


def test_a_brand_stands_for_what_is_in_it() -> None:
    term = queries.term_row(term_id=make_term("purple goo", concept="Protopic"))

    assert term.wording.sense.concept == "tacrolimus"


def test_a_concept_nobody_knows_is_made() -> None:
    make_term("aunt's balm", concept="Nettle balm of my aunt")

    card = queries.concept_named("aunt's balm")
    assert card is not None
    assert card.concept == "nettle balm of my aunt"
    assert card.names == ("aunt's balm",)
    assert not Concept.objects.get().is_shipped


def test_its_history_says_who_added_it_and_why() -> None:
    term = add_term(
        name="magic goo",
        concept="tacrolimus",
        kind="treatment",
        made_by="bcdfghjkmnpq",
        reason="ok",
    )

    [change] = queries.history(term_id=term)
    assert (change.act, change.made_by, change.reason) == ("added", "bcdfghjkmnpq", "ok")


@pytest.mark.parametrize(
    ("name", "refusal", "words"),
    [
        ("", errors.TermTooShort, "at least two letters"),
        ("x", errors.TermTooShort, "at least two letters"),
        (" - ", errors.TermTooShort, "at least two letters"),
        ("🙂🙂", errors.TermTooShort, "at least two letters"),
        ("goo " * 51, errors.TermTooLong, "at most 200 characters"),
        ("g" * 10_000, errors.TermTooLong, "at most 200 characters"),
        ("=goo+1", errors.TermStartsOddly, "starts with a letter"),
        ("@goo", errors.TermStartsOddly, "starts with a letter"),
        ("relief", errors.EverydayWord, "“relief” is an everyday word"),
        ("Sun", errors.EverydayWord, "“Sun” is an everyday word"),
        ("the", errors.EverydayWord, "everyday word"),
    ],
)
def test_what_is_no_term_is_refused_with_the_reason(
    name: str, refusal: type[Exception], words: str
) -> None:
    with pytest.raises(refusal, match=words):
        make_term(name)

    assert not Term.objects.exists()


def test_an_everyday_word_may_be_a_term_if_limited_and_exact() -> None:
    make_term("SUN", scope="rosacea", is_exact=True)

    assert named("the SUN and the sun", "rosacea") == ["tacrolimus"]
    with pytest.raises(errors.EverydayWord):
        make_term("WIND", scope="rosacea")


def test_a_double_is_refused_whatever_its_spelling() -> None:
    make_term("magic goo")

    with pytest.raises(errors.TermExists, match="is a term for tacrolimus already"):
        make_term("Magic-Goo")


def test_a_double_of_a_shipped_term_is_refused() -> None:
    with pytest.raises(errors.TermExists):
        make_term("protopic")


def test_the_same_word_may_mean_two_things() -> None:
    make_term("goo", concept="tacrolimus")
    with pytest.raises(errors.KnownOtherwise, match="a name for tacrolimus already"):
        make_term("goo", concept="clobetasol")
    make_term("goo", concept="clobetasol", means_both=True)

    [mention] = queries.recognizer().find("goo")
    assert {sense.concept for sense in mention.senses} == {"tacrolimus", "clobetasol"}


def test_unknown_kinds_and_conditions_are_refused() -> None:
    with pytest.raises(errors.UnknownKind, match="treatment, condition, sign, site"):
        make_term(kind="potion")
    with pytest.raises(errors.UnknownScope, match="“greenishness” is not a condition"):
        make_term(scope="greenishness")
    with pytest.raises(errors.UnknownKind):
        add_term(name="goo", concept="tacrolimus", kind="treatment", name_kind="rumour")
