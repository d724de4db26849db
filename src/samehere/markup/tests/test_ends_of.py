"""Several sentences in a few words: how they begin and how they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.markup import ends_of
from samehere.markup.tests.builders import often, sources

LONG = "The clinic put me on it in May, after the second flare had gone on for weeks."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I use it daily.", "I use it daily."),
        ("I went on it.\n\nTwice a day.", "I went on it. Twice a day."),
        (f"{LONG} I use it daily.", "The clinic put me on it in May, after the… I use it daily."),
        (f"I went on it. {LONG} Twice a day.", "I went on it. … Twice a day."),
        (
            f"{LONG} It is dull. Twice a day.",
            "The clinic put me on it in May, after the… Twice a day.",
        ),
        (LONG, "The clinic put me on it in May, after the second flare had…"),
        (" \n ", ""),
    ],
)
def test_what_does_not_fit_is_left_out_between_the_first_and_the_last_sentence(
    text: str, expected: str
) -> None:
    assert ends_of(text, 60) == expected


@often
@given(text=sources, length=st.integers(0, 90))
def test_it_is_never_longer_than_asked_and_on_one_line(text: str, length: int) -> None:
    ends = ends_of(text, length)

    assert len(ends) <= length
    assert len(ends.splitlines()) <= 1
