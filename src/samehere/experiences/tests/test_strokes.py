"""Strokes: as many as are counted, the thin ones last, twenty in one drawing."""

from __future__ import annotations

import re

import pytest
from django.template import engines


def strokes(count: int, **options: object) -> str:
    """Return the drawing of `count` strokes."""
    words = "".join(f", {name}={value!r}" for name, value in options.items())
    source = '{% from "experiences/strokes.html" import strokes %}'
    template = engines["jinja2"].from_string(f"{source}{{{{ strokes({count}{words}) }}}}")
    return str(template.render())


@pytest.mark.parametrize("count", [1, 2, 5, 6, 19, 20, 21, 40])
def test_there_are_as_many_strokes_as_are_counted(count: int) -> None:
    assert strokes(count).count("l-4 14") == count


def test_a_gap_stands_between_fives() -> None:
    assert re.findall(r"M(\d+) 4", strokes(7)) == ["7", "16", "25", "34", "43", "59", "68"]
    assert 'width="74"' in strokes(7)


def test_what_no_author_checked_is_thin_and_comes_last() -> None:
    html = strokes(23, unchecked=5)

    bold, thin = re.findall(r'<path d="([^"]*)"', html), re.findall(r'thin" d="([^"]*)"', html)
    assert [part.count("l") for part in bold] == [18]
    assert [part.count("l") for part in thin] == [2, 3]


def test_nothing_is_scaled_or_read_out() -> None:
    html = strokes(3, kind="w")

    assert "viewBox" not in html
    assert html.count('aria-hidden="true"') == 1
    assert "st-w" in html
