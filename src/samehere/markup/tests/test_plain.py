"""Plain sources (imported posts): every character stays what it is."""

import pytest

from samehere.markup.tests.builders import plain


def test_blank_lines_part_paragraphs_and_line_ends_stay() -> None:
    rendered = plain("first\nline two\n\nsecond\n \t\n\n\nthird")

    assert rendered.html == "<p>first<br>line two</p>\n<p>second</p>\n<p>third</p>"
    assert rendered.plain_text == "first\nline two\n\nsecond\n \t\n\n\nthird"


@pytest.mark.parametrize(
    "typed",
    ["1. wash", "* better", "- worse", "# 5", "*no* emphasis", "[x](y)", "a \\* b", "+ cream"],
)
def test_what_markdown_would_change_stays_as_typed(typed: str) -> None:
    assert plain(typed).html == f"<p>{typed}</p>"


def test_markup_is_shown_and_not_obeyed() -> None:
    assert plain("<b>2 & 3</b> &lt;").html == "<p>&lt;b&gt;2 &amp; 3&lt;/b&gt; &amp;lt;</p>"


@pytest.mark.parametrize("typed", ["", " ", "\n\n", " \n\t\n "])
def test_nothing_gives_nothing(typed: str) -> None:
    assert plain(typed).html == ""
    assert plain(typed).plain_text == typed


def test_a_bare_web_address_becomes_a_link() -> None:
    assert plain("see https://lichen.example/a_b_c.\nthanks").html == (
        '<p>see <a href="https://lichen.example/a_b_c" rel="nofollow ugc noopener">'
        "https://lichen.example/a_b_c</a>.<br>thanks</p>"
    )
