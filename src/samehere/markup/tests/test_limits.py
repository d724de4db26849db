"""Long and deep texts: never a failure, and never more than linear time.

Time is that of this thread alone, so that a busy machine does not matter.
"""

import gc
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from samehere.markup import clean, clean_line, shortened
from samehere.markup.tests.builders import markdown, plain
from samehere.markup.tests.reading import assert_safe

LONGEST_POST = 20_000
_PUMPS = [
    *("*", "_", "\\", "[", "]", "(", "`", "<", "&", ">", " ", "\t", "\n", "\r\n", "\u3000", "-"),
    *("*a ", "a* ", "*_", "**a *b ", "***a", "_a", "[]", "](", "[](", "[*", "[[a]", "![", "[\\"),
    *("[a](", "[a](http://b.c)", "[a](http://b(", "*[a](http://b)*", "[a](b(c)", "\\[", "[a\\]"),
    *("http://", "http://a)", "http://(", "http://a.", "http://a/_b_", "hHhH", "mailto:a@"),
    *("> ", "- ", "1. ", "> - ", "1. > - ", "- a\n", "> a\n", "1. a\n", "9. a\n8. b\n", "- > a\n"),
    *(
        "a\n",
        "a  \n",
        "  - a\n",
        "* * *\n",
        "a\n---\n",
        "- a\n\n",
        ">\n",
        "<b>",
        "<a href='",
        "&lt;",
    ),
    *(
        "\u0300",
        "\u0301\u0316",
        "\u0f73",
        "\u0344",
        "e\u0301",
        "👩\u200d",
        "\ud800",
        "\x00",
        "\u202e",
    ),
    *(".", "a. ", "A. ", "...", "…", '" '),
]
_READERS: dict[str, Callable[[str], object]] = {
    "markdown": markdown,
    "plain": plain,
    "clean": clean,
    "clean_line": clean_line,
    "shortened": lambda text: shortened(text, 80),
}
# Below this the clock and the collector decide, not the algorithm.
_TOO_SHORT_TO_JUDGE = 0.05
_MOST_SECONDS = 2.0


@pytest.mark.parametrize("pump", _PUMPS)
@pytest.mark.parametrize("reader", _READERS)
def test_four_times_the_text_takes_no_eight_times_as_long(reader: str, pump: str) -> None:
    read = _READERS[reader]
    short, long = (pump * length for length in _repeats(pump))

    longest = seconds_for(read, long)

    assert longest < _MOST_SECONDS
    if longest > _TOO_SHORT_TO_JUDGE:
        again = min(longest, seconds_for(read, long))
        assert again < 8 * min(seconds_for(read, short) for _ in range(3)) + _TOO_SHORT_TO_JUDGE


def _repeats(pump: str) -> tuple[int, int]:
    return LONGEST_POST // 4 // len(pump), LONGEST_POST // len(pump)


def seconds_for(read: Callable[[str], object], text: str) -> float:
    # The collector takes the longer the more the rest of the test run holds in memory.
    gc.disable()
    try:
        started = time.thread_time()
        read(text)
        return time.thread_time() - started
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "source",
    [
        "> " * 10_000 + "deep",
        ">" * 10_000,
        "- " * 10_000 + "deep",
        "1. " * 7_000 + "deep",
        "> - 1. " * 3_000 + "deep",
        "\n".join(">" * depth + " a" for depth in range(200)),
        "\n".join("  " * depth + "- a" for depth in range(150)),
        "*a **b " * 3_000,
        "*a " * 5_000 + "b* " * 5_000,
        "[" * 10_000 + "a" + "](https://b.example)" * 500,
        "(" * 20_000,
        "https://a.example/" + "(" * 20_000,
        "\\" * 20_000,
    ],
)
def test_deep_texts_are_rendered_and_stay_safe(source: str) -> None:
    for rendered in (markdown(source), plain(source)):
        assert_safe(rendered.html)
        assert depth_of(rendered.html) <= 20


def depth_of(html: str) -> int:
    depth = deepest = 0
    for piece in html.replace("<br>", "").split("<")[1:]:
        depth += -1 if piece.startswith("/") else 1
        deepest = max(deepest, depth)
    return deepest


def test_nothing_of_ten_thousand_nested_quotes_is_lost() -> None:
    plain_text = markdown("> " * 10_000 + "deep").plain_text

    assert plain_text == "> " * (10_000 - 12) + "deep"


def test_a_long_text_comes_out_whole() -> None:
    typed = "\n\n".join(f"Week {number}: *better*" for number in range(1000))

    assert markdown(typed).plain_text == typed.replace("*", "")


def test_eight_threads_render_as_one_does() -> None:
    sources = [f"*{number}* [a](https://b.example/{number})\n- c" for number in range(400)]

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(markdown, sources))

    assert together == [markdown(source) for source in sources]
