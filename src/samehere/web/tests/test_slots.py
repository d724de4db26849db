"""Slots: empty until filled, in the order of the wiring, drawn inside the page's drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.web import drawing
from samehere.web.slots import ByIds, Piece, Slot, drawn, pieces_in, register

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def saying(*words: str) -> ByIds:
    """Return a filler that knows of thing 7 alone."""

    def filler(ids: Collection[int]) -> Mapping[int, Piece]:
        context = {"words": " ".join(words)}
        return {one: Piece("web_tests/piece.html", context) for one in ids if one == 7}

    return filler


def test_a_slot_is_empty_until_somebody_fills_it() -> None:
    slot: Slot[ByIds] = Slot()

    assert pieces_in(slot, 7) == []
    assert drawn([]) == ""


def test_pieces_stand_in_the_order_of_the_wiring() -> None:
    slot: Slot[ByIds] = Slot()
    register([slot.filled_by(saying("first"), saying("second"))])

    html = drawn(pieces_in(slot, 7))

    assert html.index("first") < html.index("second")
    assert pieces_in(slot, 8) == []


def test_what_a_piece_is_given_is_escaped() -> None:
    assert "&lt;b&gt;" in drawn([Piece("web_tests/piece.html", {"words": "<b>"})])


def test_a_piece_knows_for_whom_the_page_is_drawn_and_brings_its_icons() -> None:
    page = drawing.ForMembers()
    with drawing.in_force(page):
        html = drawn([Piece("web_tests/piece.html", {"words": "Hello"})])

    assert "Hello for members" in html
    assert page.icons == {"up"}
