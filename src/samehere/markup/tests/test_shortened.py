"""A title out of a text: its first sentence, or as many words as fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.markup import shortened
from samehere.markup.tests.builders import often, sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Does it burn for long? I start today.", "Does it burn for long?"),
        ("Does it burn for long?! I start today.", "Does it burn for long?!"),
        ("It burns so much… Is that normal?", "It burns so much…"),
        ("She said “it will pass.” I doubt it.", "She said “it will pass.”"),
        ("Hi. Does it burn for long? Yes.", "Hi. Does it burn for long?"),
        ("I take 0.1 % twice a day. It helps.", "I take 0.1 % twice a day."),
        ("I saw Dr. Okafor about it. She agreed.", "I saw Dr. Okafor about it."),
        (
            "Try a fat cream (e.g. Vaseline) first. Good luck.",
            "Try a fat cream (e.g. Vaseline) first.",
        ),
        ("I waited 3 weeks... and then it went. Good.", "I waited 3 weeks... and then it went."),
        ("1. Wash with water only. 2. Wait.", "1. Wash with water only."),
        ("I am 45. My skin is thin.", "I am 45. My skin is thin."),
        ("My skin is thin and I am 45. What now?", "My skin is thin and I am 45."),
        ("Tapering off slowly\n\nI began in May.", "Tapering off slowly"),
        ("Hello all,\nhas anyone tried it? I have not.", "Hello all, has anyone tried it?"),
        ("  Does  it\tburn?\n", "Does it burn?"),
        ("no stop at all", "no stop at all"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_the_first_sentence_is_taken(text: str, expected: str) -> None:
    assert shortened(text, 80) == expected


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("my skin is thin and sore today", 20, "my skin is thin and…"),
        ("my skin is thin, sore today", 17, "my skin is thin…"),
        ("my skin is thin - sore today", 19, "my skin is thin…"),
        ("my skin is thin and sore", 24, "my skin is thin and sore"),
        ("my skin is thin and sore", 23, "my skin is thin and…"),
        ("my skin", 7, "my skin"),
        ("Dermatologists", 6, "Derma…"),
        ("Dermatologists", 1, "…"),
        ("Dermatologists", 0, ""),
        ("aaae\u0301\u0316bbb", 6, "aaa…"),
        ("aa👩\u200d⚕\ufe0fbbb", 5, "aa…"),
    ],
)
def test_a_long_sentence_is_cut_between_words(text: str, length: int, expected: str) -> None:
    assert shortened(text, length) == expected


@given(text=sources, length=st.integers(min_value=0, max_value=100))
@often
def test_it_is_never_longer_and_always_one_line(text: str, length: int) -> None:
    short = shortened(text, length)

    assert len(short) <= length
    assert short == " ".join(short.split())
    if not short.endswith("…"):
        assert " ".join(text.split()).startswith(short)
