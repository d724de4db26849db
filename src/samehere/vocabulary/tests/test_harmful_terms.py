"""What would be found where something else is meant is no term, in a form or in a table."""

from collections.abc import Callable

import pytest

from samehere.vocabulary import errors
from samehere.vocabulary.actions import import_terms
from samehere.vocabulary.models import Term
from samehere.vocabulary.tests.builders import make_term, named

pytestmark = pytest.mark.django_db

HEAD = "name,concept,kind,name_kind,scope,exact,both\n"


def in_a_form(name: str, scope: str = "") -> None:
    make_term(name, scope=scope, means_both=True)


def in_a_table(name: str, scope: str = "") -> None:
    try:
        import_terms(text=f'{HEAD}"{name}",tacrolimus,treatment,lay,{scope},no,yes\n')
    except errors.BadTable as refusal:
        # The reason is the one of the form, behind the number of the line.
        cause = str(refusal).removeprefix("Line 2: ").partition("\n")[0]
        raise errors.BadTable(cause) from refusal


@pytest.mark.parametrize("add", [in_a_form, in_a_table])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("better", "“better” is what people here call a sign or symptom"),
        ("itch", "call a sign or symptom .itch.. As a name of a treatment"),
        ("the itch", "call a sign or symptom"),
        ("feel better", "call a sign or symptom"),
        ("scalp", "call a part of the body"),
        ("lichen sclerosus", "call a condition"),
        ("walk", "is an everyday word"),
        ("the tube", "is an everyday word"),
        ("my cream", "is an everyday word"),
        ("moved on", "is an everyday word"),
        ("went away", "call a sign or symptom .remission."),
        ("on it", "is an everyday word"),
        ("the 30", "is an everyday word"),
    ],
)
def test_no_word_of_every_day_and_no_sign_becomes_a_treatment_whatever_is_ticked(
    add: Callable[[str], None], name: str, words: str
) -> None:
    with pytest.raises((errors.EverydayWord, errors.NoTreatment, errors.BadTable), match=words):
        add(name)

    assert not Term.objects.exists()
    assert "tacrolimus" not in named(f"I feel better today after {name}, and it went away")


@pytest.mark.parametrize("add", [in_a_form, in_a_table])
@pytest.mark.parametrize("scope", ["", "eczema"])
@pytest.mark.parametrize("name", ["soap", "Soap", "the soap", "poem", "prep", "operation"])
def test_an_everyday_word_that_is_a_term_already_gets_no_second_treatment_to_mean(
    add: Callable[[str, str], None], scope: str, name: str
) -> None:
    with pytest.raises((errors.CommonTerm, errors.BadTable), match="is an everyday word, and what"):
        add(name, scope)

    assert not Term.objects.exists()


def test_nor_may_it_be_found_in_small_letters_where_it_holds_in_capitals_only() -> None:
    with pytest.raises(errors.CommonTerm, match="call post-exposure prophylaxis"):
        make_term("pep", concept="post-exposure prophylaxis", scope="eczema")


def test_it_may_be_limited_to_a_condition_in_capitals_and_hold_for_what_it_means_elsewhere() -> (
    None
):
    make_term("SOAP", scope="eczema", is_exact=True)
    make_term("swimming", concept="exercise", scope="eczema")

    assert "tacrolimus" in named("my SOAP is fine", "eczema")


@pytest.mark.parametrize("add", [in_a_form, in_a_table])
@pytest.mark.parametrize("name", ["the tube", "my jab", "the pill"])
def test_a_nickname_made_of_an_everyday_word_holds_beside_its_condition(
    add: Callable[[str, str], None], name: str
) -> None:
    add(name, "eczema")

    assert "tacrolimus" not in named(f"then {name} again")
    assert named(f"then {name} again", "eczema") == ["tacrolimus"]


@pytest.mark.parametrize("name", ["better", "the itch", "felt better", "went away", "walk"])
def test_a_condition_makes_no_nickname_of_what_the_reader_reads_itself(name: str) -> None:
    with pytest.raises((errors.NoTreatment, errors.EverydayWord)):
        make_term(name, scope="eczema", is_exact=True)


@pytest.mark.parametrize("name", ["magic tube", "tac cream", "cold water stretches"])
def test_everyday_words_may_stand_beside_others(name: str) -> None:
    make_term(name, means_both=True)

    assert named(f"then {name} again") == ["tacrolimus"]


def test_a_name_of_a_treatment_is_no_sign() -> None:
    with pytest.raises(errors.NoSign, match="“Protopic” is what people here call a treatment"):
        make_term("Protopic", concept="itch", kind="sign", means_both=True)


def test_a_treatment_may_share_the_initials_of_a_condition_where_a_group_says_so() -> None:
    with pytest.raises(errors.NoTreatment):
        make_term("MS", is_exact=True)

    make_term("MS", scope="eczema", is_exact=True)
    assert named("my MS is fine", "eczema") == ["tacrolimus"]


def test_a_table_names_each_line_that_a_form_would_ask_about_or_refuse() -> None:
    table = (
        "clob,tacrolimus,treatment,,,,\nmagic goo,tacrolimus,treatment,,,,\n"
        'magic goo,clobetasol,treatment,,,,\n"goo\nof hers",tacrolimus,treatment,,,,\n'
        "rose goo,tacrolimus,condition,,,,\nzalg\u0335o,tacrolimus,treatment,,,,\n"
    )

    with pytest.raises(errors.BadTable) as refusal:
        import_terms(text=HEAD + table)

    asked = "Does it mean both? Then say yes in its column both."
    assert str(refusal.value).split("\n") == [
        f"Line 2: “clob” is a name for clobetasol already. {asked}",
        f"Line 4: “magic goo” is a name for tacrolimus already. {asked}",
        "Line 6: A term stands on one line. Are these two?",
        "Line 7: “tacrolimus” is known already, as a treatment.",
        "Line 8: Write the word without signs over or through its letters.",
        "Nothing was changed.",
    ]
    assert not Term.objects.exists()


def test_a_table_says_by_its_column_that_a_name_means_both() -> None:
    table = "clob,tacrolimus,treatment,,,,yes\nmagic goo,nettle balm,treatment,,,,\n"

    import_terms(text=HEAD + table)

    assert named("clob and magic goo") == ["clobetasol", "nettle balm"]
    assert Term.objects.count() == 2
