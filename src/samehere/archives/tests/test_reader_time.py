"""Readers take time in proportion to a page, whatever is on it: four times as long, four times."""

import time
from collections.abc import Callable

import pytest

from samehere.archives.readers import read_page
from samehere.archives.tests.builders import NOW, Shape, article, html_page, text_page

SMALL = 2_000
# Below this the clock measures the machine, not the reader.
FLOOR_SECONDS = 0.05


def reply(text: str) -> str:
    return text_page(replies=[(1, text)])


def root(content: str) -> str:
    return html_page(article(601, content, kind="post__root"))


PAGES: dict[str, Callable[[int], str]] = {
    "heads": lambda n: text_page(replies=[(1, "")] * n),
    "heads alone": lambda n: text_page(shape=Shape(counts="\n\n"), replies=[(1, "x")] * n),
    "heads in texts": lambda n: reply("x\n" + "• Posted\ny\n" * n),
    "blank lines": lambda n: reply("x" + "\n" * n + "y"),
    "white space": lambda n: reply("x" + " " * n + "\t" * n + "y"),
    "counts": lambda n: text_page("0 likes, 43 replies\n" * n + "x"),
    "footers": lambda n: text_page() + "Report or request deletion\n" * n,
    "ever deeper": lambda n: (
        text_page() + "".join(" " * (i % 300) + "• Posted\n" for i in range(n))
    ),
    "figures": lambda n: reply("1,000" * n),
    "line ends": lambda n: root("<br>" * n + "x"),
    "open paragraphs": lambda n: root("<p>" * n + "x"),
    "open items": lambda n: root("<li>x" * n),
    "open comments": lambda n: root("x") + "<!--" * n,
    "options": lambda n: root("x<select>" + "<option>" * n),
    "crossed tags": lambda n: root("x" + "<b><i><p></b></i>" * n),
    "one id": lambda n: html_page(*[article(7, f"{i}", kind="post__root") for i in range(n // 10)]),
    "links": lambda n: root('<a href="https://example.org/x">q</a>' * n),
}


def seconds(page: str) -> float:
    """Return the processor time of reading, the better of two."""
    took = []
    for _ in range(2):
        start = time.process_time()
        read_page(page, now=NOW)
        took.append(time.process_time() - start)
    return min(took)


@pytest.mark.parametrize("kind", PAGES)
def test_four_times_the_page_takes_about_four_times_as_long(kind: str) -> None:
    page = PAGES[kind]

    assert seconds(page(4 * SMALL)) < 6 * max(seconds(page(SMALL)), FLOOR_SECONDS)
