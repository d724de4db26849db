"""The beginning of a text, for quotations."""

from samehere.markup import beginning


def test_a_short_text_is_whole_and_on_one_line() -> None:
    assert (
        beginning("It's ten past three.\n\nStill awake.", 40) == "It's ten past three. Still awake."
    )


def test_a_long_one_ends_between_two_words() -> None:
    assert beginning("It's ten past three. Still awake.", 25) == "It's ten past three…"


def test_nothing_comes_of_nothing() -> None:
    assert beginning(" \n ", 10) == ""
