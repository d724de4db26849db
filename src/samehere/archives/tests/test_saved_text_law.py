"""The law of reading text pages: no character is lost, doubled or moved to another post."""

import re
from collections import Counter
from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from samehere.archives.tests.builders import Shape, read_text, text_page, texts

PIECES = [
    "•", "• ", "• Posted", "• Posted ", "Posted", "Posted ,", "- ", "* ", "1. ", "12) ", "  ", "\t",
    "\u00a0", "43 Replies", "0 likes, 43 replies", "2 likes", "Report or request deletion", "é",
    "e\u0301", "👩‍👧", "ß", "ק", "…", ",", ".", "\n", "\n\n", "\n\n\n", "    ", "      ", "word",
    "Thanks for your help!", "Posted , 10 users are following.", "3 years ago", "\u2028", "\x0b",
]  # fmt: skip
ANY = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00\ufeff"), max_size=8
)
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), ANY), min_size=1, max_size=25).map("".join)
HEAD = re.compile(r"[•*-]\s*Posted[\s,.]*(3 years ago[\s,.]*)?")
LEVELS = st.sampled_from([1, 1, 2, 2, 2])
INDENTS = st.sampled_from([
    ("  ", "    ", "      "),
    ("\t", "\t\t", "\t\t\t"),
    ("    ", "        ", "            "),
    ("\u00a0\u00a0", "\u00a0\u00a0\u00a0\u00a0", "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"),
])  # fmt: skip
SHAPES = st.builds(
    Shape,
    indents=INDENTS,
    after_head=st.sampled_from(["\n", "\n\n", "\n\n\n"]),
    after_post=st.sampled_from(["\n", "\n\n"]),
    new_line=st.sampled_from(["\n", "\r\n"]),
)


def exact(text: str) -> str:
    """Return a text as an import must give it: blank lines empty, outer white space gone."""
    lines = [line if line.strip() else "" for line in text.split("\n")]
    return "\n".join(lines).strip()


def is_told_apart(text: str) -> bool:
    """Leave out what even a person could not: a line in a text that is the head of a reply."""
    return not any(HEAD.fullmatch(line.strip()) for line in text.split("\n"))


@given(
    opening=TEXT.map(exact).filter(bool),
    replies=st.lists(st.tuples(LEVELS, TEXT.map(exact).filter(bool)), max_size=8),
    shape=SHAPES,
)
def test_every_text_comes_back_exactly(
    opening: str, replies: Sequence[tuple[int, str]], shape: Shape
) -> None:
    assume(all(is_told_apart(text) for text in (opening, *(text for _, text in replies))))
    replies = [(1, "First."), *replies]

    thread = read_text(text_page(opening, replies, shape))

    assert texts(thread) == [opening, *(text for _, text in replies)]


@given(
    opening=TEXT.map(exact).filter(bool),
    replies=st.lists(st.tuples(LEVELS, TEXT), max_size=8),
    shape=SHAPES,
)
def test_no_character_is_lost_or_doubled_even_where_nobody_can_tell_posts_apart(
    opening: str, replies: Sequence[tuple[int, str]], shape: Shape
) -> None:
    # Bare heads may be there; with a comma or a time, what is the layout's cannot be counted.
    assume(all(is_told_apart(text.replace("• Posted\n", "")) for _, text in replies))
    page = text_page(opening, [(1, "First."), *replies], shape)

    found = read_text(page)

    heads = Counter("•Posted" * found.replies_found)
    assert characters(page) == characters(*texts(found)) + heads + characters(
        shape.header, shape.counts, shape.footer
    )


def characters(*words: str) -> Counter[str]:
    """Return how often each character that can be seen stands in `words`."""
    return Counter("".join("".join(words).split()))
