"""Names to write under: what is kept, what is refused and in which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.members import errors
from samehere.members.names import LONGEST_NAME, clean_name, name_key
from samehere.web.refusals import Refusal


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Beverly", "Beverly"),
        ("  hazel \t oak ", "hazel oak"),
        ("O\u2019Neil", "O'Neil"),
        ("Jo\u0308rg", "Jörg"),
        ("Bev\u200berly", "Beverly"),
        ("Bev\u202eerly", "Beverly"),
        ("क्षमा", "क्षमा"),
        ("สมชาย", "สมชาย"),
        ("Heron62", "Heron62"),
        ("Heron 7", "Heron 7"),
        ("MaryAnn", "MaryAnn"),
        ("beverly.hartley62", "beverly.hartley62"),
        ("Ирина", "Ирина"),
        ("東京 Anna", "東京 Anna"),
        ("J-J_1.", "J-J_1."),
        ("ab", "ab"),
        ("x" * LONGEST_NAME, "x" * LONGEST_NAME),
    ],
)
def test_a_plain_name_is_kept(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", errors.NameTooShort),
        ("x", errors.NameTooShort),
        ("x.", errors.NameTooShort),
        ("x" * (LONGEST_NAME + 1), errors.NameTooLong),
        ("\ufdfa" * 3, errors.NameTooLong),
        ("beverly@example.org", errors.NameIsAddress),
        ("Admin", errors.NameReserved),
        ("m.o.d.e.r.a.t.o.r", errors.NameReserved),
        ("\uff33\uff41\uff4d\uff45 Here", errors.NameReserved),
        ("A member", errors.NameReserved),
        ("deleted", errors.NameReserved),
        ("\u0410dmin", errors.NameMixesAlphabets),
        ("Beverl\u0443", errors.NameMixesAlphabets),
        ("M0derator", errors.NameReserved),
        ("Adm\u00edn", errors.NameReserved),
        ("Staff\u200b", errors.NameReserved),
        ("\u200b\u200b\u200b", errors.NameTooShort),
        ("\u2060\ufeff\u200e", errors.NameTooShort),
        ("\u200d\u200d\u200d", errors.NameTooShort),
        ("\u3164\u3164", errors.NameTooShort),
        ("\u034f\u034f", errors.NameTooShort),
        ("haz\u034fel", errors.NameHasOtherSigns),
        (".hazel", errors.NameHasOtherSigns),
        ("<b>hazel</b>", errors.NameHasOtherSigns),
        ("haz\u3164el", errors.NameHasOtherSigns),
        ("haz\u200del", errors.NameHasOtherSigns),
        ("haz\ufe0fel", errors.NameHasOtherSigns),
        ("h" + "\u0301\u0302\u0303\u0304\u0306" + "azel", errors.NameHasOtherSigns),
        ("\U0001f600\U0001f600", errors.NameHasOtherSigns),
    ],
)
def test_a_name_is_refused_with_a_reason(typed: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal) as raised:
        clean_name(typed)

    assert str(raised.value).endswith((".", "?"))


@pytest.mark.parametrize(
    "other",
    ["beverly h", "BEVERLYH", "Beverly_H.", "B-e-v-e-r-l-y H", "\uff22everly H"],
)
def test_names_that_differ_only_in_case_and_signs_have_one_key(other: str) -> None:
    assert name_key(other) == name_key("Beverly H")


def test_different_names_have_different_keys() -> None:
    assert len({name_key(name) for name in ("Ana", "Anna", "Änna", "Ana1", "Ana2")}) == 5


@given(st.text(max_size=80))
def test_cleaning_never_fails_otherwise_and_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        name = clean_name(text)
    except Refusal:
        return
    assert clean_name(name) == name
    assert 1 < len(name) <= LONGEST_NAME
    assert 1 < len(name_key(name)) <= 3 * LONGEST_NAME
