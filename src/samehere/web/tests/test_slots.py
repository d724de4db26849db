"""Slots: rooms above fill a place for all things of a page at once."""

from collections.abc import Sequence

from markupsafe import Markup

from samehere.web.slots import Slot


def test_fillers_are_asked_once_for_all_and_stand_in_their_order() -> None:
    asked: list[Sequence[int]] = []

    def first(ids: Sequence[int]) -> dict[int, Markup]:
        asked.append(ids)
        return {1: Markup("<b>1</b>")}

    slot = Slot("post footer")
    slot.fill_with([first, lambda ids: dict.fromkeys(ids, Markup("!"))])

    filled = slot.filled([1, 2])

    assert asked == [[1, 2]]
    assert filled == {1: Markup("<b>1</b>!"), 2: Markup("!")}


def test_a_place_nobody_fills_is_empty() -> None:
    slot = Slot("post footer")

    assert slot.filled([1])[1] == ""


def test_nobody_is_asked_about_an_empty_page() -> None:
    slot = Slot("post footer")
    slot.fill_with([lambda ids: {0: Markup("never")}])

    assert not slot.filled([])
