"""Whatever was typed: only listed tags, attributes and addresses come out, and it never fails."""

import pytest
from hypothesis import given

from samehere.markup import SourceFormat, clean, render
from samehere.markup.sanitize import sanitize
from samehere.markup.tests.builders import HOSTILE, markdown, often, pieces, plain, sources
from samehere.markup.tests.reading import assert_safe, elements_of, visible, without_space


def test_there_are_enough_hostile_texts() -> None:
    assert len(set(HOSTILE)) >= 120


@pytest.mark.parametrize("source_format", SourceFormat)
@pytest.mark.parametrize("source", HOSTILE)
def test_no_hostile_text_becomes_markup(source: str, source_format: SourceFormat) -> None:
    for typed in (source, clean(source)):
        assert_safe(render(typed, source_format).html)


@pytest.mark.parametrize("source", HOSTILE)
def test_a_hostile_text_stays_readable_as_typed(source: str) -> None:
    typed = clean(source)

    assert visible(plain(typed).html) == without_space(typed)


@pytest.mark.parametrize("source", HOSTILE)
def test_the_sanitiser_alone_would_be_enough(source: str) -> None:
    assert_safe(sanitize(source))
    assert sanitize(sanitize(source)) == sanitize(source)


def test_the_sanitiser_keeps_what_the_writers_make() -> None:
    html = (
        '<p>a<br><em>b</em><strong>c</strong></p><ul><li>d</li></ul><ol start="3"><li>e</li></ol>'
        '<blockquote><p><a href="mailto:ruth@lichen.example" rel="nofollow ugc noopener">f</a></p>'
        "</blockquote>"
    )

    assert sanitize(html) == html


@pytest.mark.parametrize("source_format", SourceFormat)
@given(source=sources)
@often
def test_only_listed_markup_comes_out(source: str, source_format: SourceFormat) -> None:
    assert_safe(render(source, source_format).html)


@given(source=sources)
@often
def test_the_sanitiser_lets_nothing_else_through(source: str) -> None:
    assert_safe(sanitize(source))


@pytest.mark.parametrize("source_format", SourceFormat)
@given(source=sources)
@often
def test_rendering_twice_gives_the_same(source: str, source_format: SourceFormat) -> None:
    assert render(source, source_format) == render(source, source_format)


@given(source=sources)
@often
def test_plain_text_is_what_a_reader_of_the_page_sees(source: str) -> None:
    rendered = markdown(clean(source))

    assert visible(rendered.html) == without_space(rendered.plain_text)


@given(source=pieces)
@often
def test_no_letter_of_a_member_is_lost(source: str) -> None:
    # The address behind the words of a link is the one thing a reader does not see.
    typed = clean(source).replace("](", "] (")

    assert _letters(markdown(typed).plain_text) == _letters(typed)


@given(source=sources)
@often
def test_plain_text_of_a_plain_source_is_the_source(source: str) -> None:
    assert plain(source).plain_text == source


@given(source=sources)
@often
def test_a_plain_source_shows_each_of_its_characters(source: str) -> None:
    typed = clean(source)

    assert visible(plain(typed).html) == without_space(typed)
    assert {tag for tag, _ in elements_of(plain(typed).html)} <= {"p", "br", "a"}


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalpha())
