"""Cleaning: one spelling, no characters that deceive, the same after a second time."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.markup import clean, clean_line
from samehere.markup.clean import MOST_MARKS
from samehere.markup.tests.builders import often, sources

_MARKS = "\u0301\u0316\u0344\u0f73\u0f75\u0f81\u0345"
awkward = st.text(
    alphabet=st.sampled_from(
        [*_MARKS, *"\r\n\t \x00\x0b\u200b\u200d\u2066\u3000\ud800", "e", "ᄀ", "ᅡ"]
    ),
    max_size=80,
)
texts = sources | awkward


@given(text=texts)
@often
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(text=texts)
@often
def test_nothing_that_deceives_is_left(text: str) -> None:
    cleaned = clean(text)

    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    for character in cleaned:
        assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(character) not in _TURNING
        assert character not in "\u200b\u2060\ufeff\u2028\u2029"


_TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\r\x00\nb", "a\nb"),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\tb", "a\tb"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("\u202eelpmaxe\u202c \u2066x\u2069", "elpmaxe x"),
        ("Proto\u00adpic \ufeffone\u2060two", "Protopic onetwo"),
        ("a\ud800b\uffffc", "abc"),
        ("\u3000 \xa0\n a  b \t\u2003", "a  b"),
        ("two\n\n\nparagraphs", "two\n\n\nparagraphs"),
    ],
)
def test_what_cleaning_does(typed: str, expected: str) -> None:
    assert clean(typed) == expected


@pytest.mark.parametrize(
    "text", ["👩🏽‍⚕️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤️", "می‌خواهم", "क्‍ष", "مرهم", "שָׁלוֹם", "Việt Nam", "ཧཱུྃ"]
)
def test_emoji_and_scripts_stay_whole(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\u200b\ufeff",
        "\u200d\u200c",
        "\u3164\u2800",
        "\x00",
        "\u034f",
        "\ufe0f\ufe0f",
        "\u0301",
        "\u17b4 \u180b",
        "\U000e0100",
    ],
)
def test_a_text_with_nothing_to_see_is_empty(text: str) -> None:
    assert clean(text) == ""
    assert clean_line(text) == ""


def test_a_line_has_single_spaces() -> None:
    assert clean_line("  Tapering \n\n off\tslowly\xa0 \u2003now ") == "Tapering off slowly now"


def test_a_tower_of_marks_is_cut_to_what_scripts_need() -> None:
    cleaned = clean("Q" + "\u0301\u0316" * 5000 + "algo")

    assert cleaned.startswith("Q")
    assert cleaned.endswith("algo")
    assert len(cleaned) == len("Qalgo") + MOST_MARKS


def test_a_mark_that_is_spelt_as_two_counts_as_two() -> None:
    cleaned = clean("Q" + "\u0344" * MOST_MARKS)

    assert len(cleaned) == len("Q") + MOST_MARKS
    assert clean(cleaned) == cleaned


def test_plain_ascii_is_left_alone() -> None:
    text = "Used it 2*50 mg, <3 weeks & >10 days.\n\n- better\n1. worse"

    assert clean(text) == text
