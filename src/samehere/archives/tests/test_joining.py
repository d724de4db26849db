"""Pages of one discussion become one, whatever the order of the files."""

from pathlib import Path

import pytest

from samehere.archives.errors import ImportRefused
from samehere.archives.joining import Discussion
from samehere.archives.reading import read_discussions
from samehere.archives.tests.builders import (
    NOW,
    OPENING,
    article,
    html_page,
    opening_article,
    parents,
    text_page,
    texts,
)

ADDRESS = '<link rel="canonical" href="https://old.example.org/discuss/stinging-500{}">'


def root(number: int, text: str, *inside: str) -> str:
    return article(number, f"<p>{text}</p>", kind="post__root", author=f"n{number}", inside=inside)


def read(folder: Path, *pages: str, title: str = "") -> list[Discussion]:
    """Write the pages into files named 0, 1, ... and read those."""
    paths = [folder / str(place) for place in range(len(pages))]
    for path, page in zip(paths, pages, strict=True):
        path.write_text(page)
    return read_discussions(paths=paths, now=NOW, title=title)


def test_two_pages_of_a_discussion_are_one(tmp_path: Path) -> None:
    first = html_page(root(1, "One.", article(2, "<p>To one.</p>")))
    second = html_page(root(3, "Three."))
    [joined] = read(tmp_path, first, second)

    assert texts(joined.thread) == ["Does it sting?", "One.", "To one.", "Three."]
    assert parents(joined.thread) == [None, 0, 1, 0]
    assert joined.files == ("0", "1")
    assert any("Joined from 2 saved pages; 0 replies" in words for words in joined.thread.warnings)


def test_pages_are_put_in_the_order_their_addresses_say(tmp_path: Path) -> None:
    pages = [
        html_page(root(number, f"{number}."), head=ADDRESS.format(f"?page={number}"))
        for number in (3, 1, 2)
    ]
    [joined] = read(tmp_path, *pages)

    assert texts(joined.thread)[1:] == ["1.", "2.", "3."]


def test_a_later_page_without_the_opening_post_joins_by_its_address(tmp_path: Path) -> None:
    second = html_page(root(3, "Three."), opening="", head=ADDRESS.format("?page=2"))
    first = html_page(root(1, "One."), head=ADDRESS.format(""))
    [joined] = read(tmp_path, second, first)

    assert texts(joined.thread) == ["Does it sting?", "One.", "Three."]
    assert joined.thread.has_opening


def test_a_later_page_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"0: this is a later page.*together with the first"):
        read(tmp_path, html_page(root(3, "Three."), opening=""))


def test_a_branch_that_goes_on_on_the_next_page_stays_together(tmp_path: Path) -> None:
    first = html_page(root(1, "One.", article(2, "<p>Two.</p>")), root(8, "Eight."))
    second = html_page(root(1, "One.", article(3, "<p>Three.</p>")))
    [joined] = read(tmp_path, first, second)

    assert texts(joined.thread)[1:] == ["One.", "Two.", "Three.", "Eight."]
    assert parents(joined.thread) == [None, 0, 1, 1, 0]


def test_a_post_that_differs_between_the_pages_keeps_the_first_words(tmp_path: Path) -> None:
    [joined] = read(tmp_path, html_page(root(1, "Before.")), html_page(root(1, "After.")))

    assert texts(joined.thread)[1:] == ["Before."]
    assert any("1 posts differ" in warning for warning in joined.thread.warnings)


def test_openings_with_different_ids_are_different_discussions(tmp_path: Path) -> None:
    head = ADDRESS.format("")
    pages = [html_page(opening=opening_article(number=number), head=head) for number in (500, 501)]

    assert len(read(tmp_path, *pages)) == 2


def test_the_front_page_of_a_site_is_no_address_of_a_discussion(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://old.example.org/">'
    pages = [
        html_page(opening=opening_article(f"<p>{words}</p>").replace('id="500"', ""), head=head)
        for words in ("One?", "Two?")
    ]

    assert len(read(tmp_path, *pages)) == 2


def test_the_same_file_twice_is_one_discussion_read_once(tmp_path: Path) -> None:
    for page in (html_page(root(1, "One.")), text_page()):
        [single] = read(tmp_path, page)
        [double] = read(tmp_path, page, page)

        assert double.thread.posts == single.thread.posts


def test_text_pages_that_overlap_give_each_reply_once(tmp_path: Path) -> None:
    thanks = "Thank you."
    first = text_page(replies=[(1, "One."), (2, thanks), (2, thanks)])
    second = text_page(replies=[(1, "One."), (2, thanks), (2, thanks), (2, thanks), (1, "Two.")])
    [joined] = read(tmp_path, first, second)

    assert texts(joined.thread) == [OPENING, "One.", thanks, thanks, thanks, "Two."]


def test_one_title_is_not_given_to_two_discussions(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"There are 2 discussions.*--title is for one"):
        read(tmp_path, text_page("One?"), text_page("Two?"), title="T")
