"""Keys in addresses: one way to write each, everything else is not found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.web.paging import BadKey, format_key, parse_key

NUMBERS = st.integers(min_value=0, max_value=10**18 - 1)


@given(st.lists(NUMBERS, min_size=1, max_size=4))
def test_a_key_reads_back_as_the_numbers_it_was_made_of(numbers: list[int]) -> None:
    assert parse_key(format_key(numbers), parts=len(numbers)) == tuple(numbers)


@pytest.mark.parametrize(
    "text",
    ["", ".", "1", "1.", ".1", "1.2.3", "-1.2", "+1.2", " 1.2", "1.2 ", "01.2", "1.00", "1,2"],
)
def test_what_is_not_a_key_of_two_numbers_is_not_found(text: str) -> None:
    with pytest.raises(BadKey) as refused:
        parse_key(text, parts=2)

    assert refused.value.status == 404


@pytest.mark.parametrize(
    "text", ["1.2\n", "a.b", "1.x", "1e3.2", "٣.4", "1_0.2", "1" * 19 + ".2", "0x1.2"]
)
def test_what_only_looks_like_a_key_is_not_found(text: str) -> None:
    with pytest.raises(BadKey):
        parse_key(text, parts=2)


@given(st.text(max_size=12))
def test_a_text_that_is_read_is_the_only_way_to_write_its_numbers(text: str) -> None:
    try:
        numbers = parse_key(text, parts=2)
    except BadKey:
        return
    assert format_key(numbers) == text
