"""Several treatments in one breath: what each did, when, and which was given up."""

from itertools import pairwise

import pytest

from samehere.experiences.extraction import PostText, Statement, read_thread
from samehere.experiences.extraction.analysis import analyse
from samehere.experiences.extraction.pieces import piece_at, pieces_of
from samehere.experiences.extraction.tests.builders import terms


def _read(text: str, title: str | None = None) -> list[Statement]:
    return read_thread([PostText(1, text, title=title)], terms())


def _roles(text: str) -> set[tuple[str, str]]:
    return {
        (s.treatment.concept or "", s.effect.role.value)
        for s in _read(text)
        if s.effect and s.assertion == "stated"
    }


def test_each_treatment_of_a_sentence_has_its_own_outcome() -> None:
    found = _roles(
        "I tried ibuprofen for a month, absolutely nothing, then metformin which was brilliant."
    )

    assert ("ibuprofen", "no_effect") in found
    assert ("metformin", "benefit") in found
    assert ("metformin", "no_effect") not in found


def test_taking_it_is_no_outcome() -> None:
    assert not _roles("She takes doxycycline twice a day.")


@pytest.mark.parametrize(
    ("text", "onset", "lasted"),
    [
        ("Metformin gave me nausea on day 3.", "P3D", None),
        ("Metformin gave me nausea for two weeks.", None, "P2W"),
        ("Metformin gave me nausea, gone by day 9.", None, "P9D"),
        ("Metformin gave me nausea. That passed after a month.", None, "P1M"),
        ("The first week metformin gave me nausea.", None, "P1W"),
        ("Metformin gave me nausea so I stopped after 3 days.", None, None),
        ("Metformin gave me nausea the same day.", "P0D", None),
        ("Metformin gave me nausea from the first day.", "P0D", None),
        ("Within a week metformin had cleared my acne.", "P1W", None),
        ("Metformin cleared my acne for three years.", None, None),
    ],
)
def test_times_beside_an_effect_tell_when_and_how_long(
    text: str, onset: str | None, lasted: str | None
) -> None:
    effects = [s.effect for s in _read(text) if s.effect]

    assert {(one.onset_after, one.resolved_after) for one in effects} == {(onset, lasted)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I took metformin in May. It gave me nausea, binned it.", "side_effect"),
        ("I was on metformin for a year. It did nothing so I gave it up.", "no_effect"),
        ("I was on metformin for a year, then came off it.", None),
        ("I used metformin. It gave me terrible headaches, never again.", "side_effect"),
    ],
)
def test_a_stop_that_leaves_the_treatment_out_is_told_with_its_reason(
    text: str, reason: str | None
) -> None:
    stops = [s for s in _read(text) if s.kind == "stop"]

    assert [(s.treatment.concept, s.stop_reason) for s in stops] == [("metformin", reason)]


@pytest.mark.parametrize(
    "text",
    [
        "I take metformin. I nearly gave it up.",
        "I take metformin. If it gets worse I will come off it.",
        "I take metformin. The nausea stopped.",
        "I take metformin. Never stop it on your own.",
    ],
)
def test_what_was_not_stopped_is_no_stop(text: str) -> None:
    assert not [s for s in _read(text) if s.kind == "stop"]


def test_no_piece_is_left_out_or_told_twice() -> None:
    reading = analyse(PostText(1, "So, well - I took metformin; fine, then (no)."), terms(), [])
    pieces = pieces_of(reading)

    assert all(one.stop <= other.start for one, other in pairwise(pieces))
    assert [piece_at(reading, piece.start) for piece in pieces] == list(range(len(pieces)))
