"""All files are read before anything is written: titles, limits, one bad file among good ones."""

from pathlib import Path

import pytest

from samehere.archives.errors import ImportRefused
from samehere.archives.reading import LONGEST_IMPORTED_POST, read_discussions
from samehere.archives.tests.builders import NOW, html_page, text_page


def read_title(folder: Path, page: str, title: str = "") -> tuple[str | None, tuple[str, ...]]:
    """Return the title a page comes in with, and the warnings about titles."""
    path = folder / "page"
    path.write_text(page)
    [discussion] = read_discussions(paths=[path], now=NOW, title=title)
    warnings = [words for words in discussion.thread.warnings if words.startswith("Title:")]
    return discussion.thread.title, tuple(warnings)


def test_the_first_sentence_is_the_title_where_the_page_has_none(tmp_path: Path) -> None:
    title, [warning] = read_title(tmp_path, text_page("Does it sting? I wonder."))

    assert title == "Does it sting?"
    assert "first sentence" in warning
    assert "--title" in warning


def test_a_long_first_sentence_is_cut_between_words_at_140_characters(tmp_path: Path) -> None:
    title, _ = read_title(tmp_path, text_page("word " * 50))

    assert title is not None
    assert 120 < len(title) <= 140
    assert title.endswith("word…")


def test_a_title_given_wins(tmp_path: Path) -> None:
    assert read_title(tmp_path, text_page(), "  Mine \n now ") == ("Mine now", ())
    assert read_title(tmp_path, html_page(), "Mine") == ("Mine", ())
    assert read_title(tmp_path, html_page()) == ("Stinging from the grey tube", ())


def test_a_title_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="A title can have 150 characters"):
        read_title(tmp_path, text_page(), "x" * 151)


def test_an_opening_post_of_nothing_to_see_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="no words"):
        read_title(tmp_path, text_page("\u200b\u2060"))


def test_a_long_post_comes_in_whole_and_an_endless_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(text_page(replies=[(1, "x" * LONGEST_IMPORTED_POST)]))
    [discussion] = read_discussions(paths=[path], now=NOW)
    assert len(discussion.thread.posts[1].text) == LONGEST_IMPORTED_POST

    path.write_text(text_page(replies=[(1, "x" * (LONGEST_IMPORTED_POST + 1))]))
    with pytest.raises(ImportRefused, match="page: a post in it is 100,001 characters long"):
        read_discussions(paths=[path], now=NOW)


def test_one_bad_file_refuses_all_and_every_bad_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(text_page())
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "other.txt").write_text("Dear diary")
    paths = [tmp_path / name for name in ("good.txt", "empty.txt", "other.txt", "none.txt")]
    steps: list[None] = []

    with pytest.raises(ImportRefused) as refused:
        read_discussions(paths=paths, now=NOW, advance=lambda: steps.append(None))

    lines = str(refused.value).split("\n")
    named = [line.split(":")[0] for line in lines]
    assert named == [str(path) for path in paths[1:]]
    assert "this does not look like a saved discussion page, because" in lines[1]
    assert len(steps) == 4


def test_a_web_archive_is_refused_with_advice(tmp_path: Path) -> None:
    head = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\n"
    with pytest.raises(ImportRefused, match="HTML only"):
        read_title(tmp_path, head + html_page())


def test_a_file_of_nothing_but_lines_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="lines"):
        read_title(tmp_path, "x" + "\n" * 3_100_000)


def test_what_is_printed_about_a_page_cannot_steer_a_terminal(tmp_path: Path) -> None:
    page = "A\x1b[2Jtitle\u202e\n\nM\x1b]0;x\x07enu\n\n" + text_page()
    path = tmp_path / "pa\x1b[31mge"
    path.write_text(page)
    [discussion] = read_discussions(paths=[path], now=NOW)

    said = [*discussion.files, discussion.thread.title or "", *discussion.thread.warnings]
    assert not any(mark in words for words in said for mark in "\x1b\x07\u202e")
