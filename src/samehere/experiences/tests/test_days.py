"""Spans of time, in whole days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.experiences.days import days_of, words_of_days


@pytest.mark.parametrize(
    ("span", "days"),
    [
        ("P0D", 0),
        ("P1D", 1),
        ("P6W", 42),
        ("P1M", 30),
        ("P1Y", 365),
        ("P1M2W", 44),
        ("PT6H", 0),
        ("P1DT12H", 1),
        ("P2.5D", 2),
    ],
)
def test_a_span_is_counted_in_days(span: str, days: int) -> None:
    assert days_of(span) == days


@pytest.mark.parametrize("span", [None, "", "P", "soon", "6 weeks", "P-1D", "P200Y", "PXD"])
def test_what_is_no_span_stays_unknown(span: str | None) -> None:
    assert days_of(span) is None


@given(span=st.text(max_size=30))
def test_no_text_breaks_it(span: str) -> None:
    assert days_of(span) is None or isinstance(days_of(span), int)


def test_days_in_words() -> None:
    words = [words_of_days(days) for days in (0, 1, 3, 14, 42, 120, 800)]

    assert words == ["the same day", "1 day", "3 days", "2 weeks", "6 weeks", "4 months", "2 years"]
