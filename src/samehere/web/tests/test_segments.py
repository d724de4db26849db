"""Segments joined with an overlay are, byte for byte, the page drawn for that one member."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from samehere.web import drawing, segments
from samehere.web.segments import Overlay, cut
from samehere.web.templates import either, hole
from samehere.web.tests.builders import make_text_of_posts


@dataclass(frozen=True)
class Words:
    text: str


@dataclass(frozen=True)
class Hole:
    name: str


@dataclass(frozen=True)
class Either:
    name: str
    on: tuple[Node, ...]
    off: tuple[Node, ...]


Node: TypeAlias = "Words | Hole | Either"

NAMES = st.sampled_from(["a", "b", "like:1", "like:2", "own:1"])
# Also what looks like a mark without being one.
TEXTS = st.one_of(
    st.text(max_size=8), st.sampled_from(["\x02", "\x03", "\x02h", "e\x03", "\x02abch\x03"])
)
WORDS = st.builds(Words, TEXTS)
NODES = st.recursive(
    st.one_of(WORDS, st.builds(Hole, NAMES)),
    lambda inner: st.builds(
        Either,
        NAMES,
        st.lists(inner, max_size=3).map(tuple),
        st.lists(inner, max_size=3).map(tuple),
    ),
    max_leaves=12,
)
PAGES = st.lists(NODES, max_size=6).map(tuple)
VALUES = st.fixed_dictionaries(dict.fromkeys(["a", "b", "like:1", "like:2", "own:1"], TEXTS))


def drawn(nodes: tuple[Node, ...], by: drawing.Drawing) -> str:
    with drawing.in_force(by):
        return _drawn(nodes)


def _drawn(nodes: tuple[Node, ...]) -> Markup:
    return Markup("").join(_part(node) for node in nodes)


def _part(node: Node) -> Markup:
    if isinstance(node, Words):
        return escape(node.text)
    if isinstance(node, Hole):
        return hole(node.name)
    return either(node.name, caller=lambda is_on: _drawn(node.on if is_on else node.off))


def one(overlay: Overlay) -> drawing.ForOne:
    values = {name: lambda value=value: value for name, value in overlay.values.items()}
    return drawing.ForOne(here="", is_member=lambda: True, values=values, on=overlay.on)


@given(PAGES, VALUES, st.frozensets(NAMES))
def test_segments_and_overlay_equal_the_page_drawn_for_one(
    page: tuple[Node, ...], values: dict[str, str], on: frozenset[str]
) -> None:
    overlay = Overlay(values, on)

    joined = cut(drawn(page, drawing.ForMembers())).joined(overlay)

    assert joined.decode() == drawn(page, one(overlay))


@given(PAGES, VALUES)
def test_with_nothing_on_members_see_what_visitors_see_but_for_the_holes(
    page: tuple[Node, ...], values: dict[str, str]
) -> None:
    empty = dict.fromkeys(values, "")

    joined = cut(drawn(page, drawing.ForMembers())).joined(Overlay(empty))

    assert joined.decode() == drawn(page, drawing.Drawing())


@given(TEXTS)
def test_no_text_of_a_member_is_taken_for_a_mark(text: str) -> None:
    forged = cut(text)

    assert forged.joined(Overlay()).decode() == text
    assert not forged.holes
    assert not forged.choices


def test_a_hole_without_a_value_is_a_fault_and_not_a_gap() -> None:
    page = cut(segments.hole_mark("csrf"))

    with pytest.raises(KeyError):
        page.joined(Overlay())


def test_values_are_escaped_unless_they_are_markup() -> None:
    page = cut(segments.hole_mark("name"))

    assert page.joined(Overlay({"name": "<b>"})) == b"&lt;b&gt;"
    assert page.joined(Overlay({"name": Markup("<b>")})) == b"<b>"


def test_names_the_page_does_not_have_are_ignored() -> None:
    page = cut(segments.choice_mark("like:1", "on", "off"))

    assert page.joined(Overlay({"x": "y"}, frozenset({"like:9"}))) == b"off"


def test_an_outer_choice_that_is_on_hides_the_inner_one() -> None:
    inner = segments.choice_mark("like:1", "liked", "not liked")
    page = cut(segments.choice_mark("own:1", "mine", inner))

    assert page.joined(Overlay(on={"like:1", "own:1"})) == b"mine"
    assert page.joined(Overlay(on={"like:1"})) == b"liked"


def test_a_page_of_44_posts_is_joined_in_well_under_half_a_millisecond() -> None:
    page = cut(make_text_of_posts(44))
    overlay = Overlay({}, {f"like:{n}" for n in range(20)} | {f"own:{n}" for n in range(5)})

    best = min(_seconds(page, overlay) for _ in range(50))

    assert best < 0.0005, f"{best * 1e6:.0f} µs"


def _seconds(page: segments.Segments, overlay: Overlay) -> float:
    started = time.perf_counter()
    page.joined(overlay)
    return time.perf_counter() - started
