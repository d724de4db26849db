"""Names that look alike have one look; letters of two alphabets in a word are noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.members.ideas import all_words, some_names
from samehere.members.lookalikes import look_of, mixes_alphabets
from samehere.members.models.people import LONGEST_NAME_LOOK
from samehere.members.names import clean_name
from samehere.web.refusals import Refusal

ALIKE = [
    ("Beverly", "beverly"),
    ("Beverly", "Bever1y"),
    ("Beverly", "BeverIy"),
    ("Beverly", "B\u0435verly"),
    ("Beverly", "\uff22everly"),
    ("Beverly", "B\u00e9verly"),
    ("Beverly", "Be.ver_ly"),
    ("Bill", "BiII"),
    ("Olive", "0live"),
    ("Karen", "\u041aaren"),
    ("pace", "\u0440\u0430\u0441\u0435"),
    ("Tom", "Torn"),
    ("MIKE", "mlke"),
    ("Anna", "\u00c4nna"),
    ("Lowe", "\u0141owe"),
    ("BOB", "\u0412\u041e\u0412"),
    ("Zo", "\u0396\u039f"),
]
# Two spellings a reader tells apart, though each has something of the other.
DIFFERENT = [
    ("Ana", "Anna"),
    ("Ana1", "Ana2"),
    ("Kim", "Klm"),
    ("Ali", "All"),
    ("Eva", "Ena"),
    ("Reader 1", "Reader 11"),
    ("\u0915\u094d\u0937\u092e\u093e", "\u0915\u094d\u0937\u092e\u0940"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_can_be_mistaken_have_one_look(one: str, other: str) -> None:
    assert look_of(one) == look_of(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_cannot_be_mistaken_have_two(one: str, other: str) -> None:
    assert look_of(one) != look_of(other)


@pytest.mark.parametrize(
    "name", ["B\u0435verly", "anna \u0410nn", "J\u00f3\u03c5n", "Be\u13a1", "h\u0430-ha"]
)
def test_two_alphabets_in_a_word_are_noticed(name: str) -> None:
    assert mixes_alphabets(name)


@pytest.mark.parametrize(
    "name",
    [
        "Beverly",
        "Anna \u0418\u0440\u0438\u043d\u0430",
        "\u6771\u4eac\u30bf\u30ef\u30fc",
        "\u4f50\u3005\u6728 Mia",
        "\uff21\uff4e\uff4e\uff41",
        "\uae40\ubbfc\uc218",
        "\u0e2a\u0e21\u0e0a\u0e32\u0e22",
        "Zo\u00eb7",
    ],
)
def test_what_people_write_together_is_not(name: str) -> None:
    assert not mixes_alphabets(name)


@given(st.text(max_size=80))
def test_every_name_that_is_kept_has_a_look_of_a_certain_length(text: str) -> None:
    try:
        name = clean_name(text)
    except Refusal:
        return
    assert 1 <= len(look_of(name)) <= LONGEST_NAME_LOOK
    assert look_of(name.upper().lower()) or name


def test_ideas_are_names_that_may_be_kept_and_none_looks_like_another() -> None:
    words = all_words()

    assert [clean_name(word) for word in words] == words
    assert len({look_of(word) for word in words}) == len(words) > 250
    for name in some_names():
        assert clean_name(name) == name
