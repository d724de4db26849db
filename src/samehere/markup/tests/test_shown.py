"""Tags put into stored HTML: round the very characters asked for, and not a letter changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.markup import Shown, SourceFormat, Wrap, clean, marked, render
from samehere.markup.tests.builders import markdown, often, plain, sources
from samehere.markup.tests.reading import elements_of, visible, without_space

_MARKED = re.compile(r"<mark(?: id=\"here\")?>(.*?)</mark>", re.DOTALL)


def mark(source: str, words: str, source_format: SourceFormat = SourceFormat.MARKDOWN) -> str:
    """Return the HTML of a source with these words of its plain text marked."""
    made = render(source, source_format)
    start = made.plain_text.index(words)
    return marked(made.html, made.plain_text, start, start + len(words), anchor="here")


def test_a_sentence_is_marked_and_can_be_gone_to() -> None:
    assert mark("It burnt. It went. All is well.", "It went.") == (
        '<p>It burnt. <mark id="here">It went.</mark> All is well.</p>'
    )


def test_a_mark_stops_at_every_tag_and_goes_on_behind_it() -> None:
    assert mark("I use *Tac* twice.", "use Tac twice") == (
        '<p>I <mark id="here">use </mark><em><mark>Tac</mark></em><mark> twice</mark>.</p>'
    )
    assert mark("One.\n\nTwo.\n\nThree.", "One.\n\nTwo.") == (
        '<p><mark id="here">One.</mark></p>\n<p><mark>Two.</mark></p>\n<p>Three.</p>'
    )


def test_bullets_and_numbers_of_lists_are_not_letters_of_the_post() -> None:
    html = mark("1. 1 pill\n2. 2 pills\n\nThen:\n\n- 1. cream\n- oil", "2 pills")

    assert '<li><mark id="here">2 pills</mark></li>' in html


def test_entities_stay_what_they_are() -> None:
    assert (
        mark("a < b & c > d.", "b & c") == '<p>a &lt; <mark id="here">b &amp; c</mark> &gt; d.</p>'
    )
    assert "<mark" in mark("10\xa0mg & more", "10\xa0mg")


def test_words_that_are_not_there_leave_the_html_alone() -> None:
    assert marked("<p>One.</p>", "Another text.", 0, 5, anchor="here") == "<p>One.</p>"
    assert marked("<p>One.</p>", "One.", 2, 2, anchor="here") == "<p>One.</p>"


@pytest.mark.parametrize("source_format", SourceFormat)
@given(source=sources, data=st.data())
@often
def test_the_very_characters_are_marked_and_none_changes(
    source: str, source_format: SourceFormat, data: st.DataObject
) -> None:
    made = render(clean(source), source_format)
    length = len(made.plain_text)
    start = data.draw(st.integers(0, length))
    stop = data.draw(st.integers(start, length))

    html = marked(made.html, made.plain_text, start, stop, anchor="here")

    assert _MARKED.sub(r"\1", html) == made.html
    found = "".join(visible(inside) for inside in _MARKED.findall(html))
    asked = without_space(made.plain_text[start:stop])
    if source_format is SourceFormat.PLAIN:
        assert found == asked
    else:
        assert found == _without_markers(asked, found)


def _without_markers(asked: str, found: str) -> str:
    """Return `asked` with the signs left out that only a browser draws before list items."""
    kept, letters = "", iter(asked)
    for letter in found:
        for other in letters:
            if other == letter:
                kept += letter
                break
            assert other in "•.0123456789", (asked, found)
    assert all(other in "•.0123456789" for other in letters)
    return kept


@given(source=sources)
@often
def test_html_without_anything_put_in_comes_back_to_the_letter(source: str) -> None:
    for made in (plain(clean(source)), markdown(clean(source))):
        shown = Shown(made.html)
        whole = [Wrap(*part, "", "") for part in shown.parts(0, len(shown.text))]

        assert shown.wrapped(whole) == made.html


@given(source=sources, data=st.data())
@often
def test_a_button_never_stands_in_a_link_and_never_breaks_a_tag(
    source: str, data: st.DataObject
) -> None:
    made = markdown(clean(source))
    shown = Shown(made.html)
    start = data.draw(st.integers(0, len(shown.text)))
    stop = data.draw(st.integers(start, len(shown.text)))
    if not shown.may_be_button(start, stop):
        return

    html = shown.wrapped([Wrap(start, stop, "<button>", "</button>")])

    before = list(elements_of(made.html))
    assert [element for element in elements_of(html) if element[0] != "button"] == before
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<button", html, re.DOTALL)
    assert visible(html) == visible(made.html)
