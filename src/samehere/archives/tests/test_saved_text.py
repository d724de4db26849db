"""The text layout, in all the ways it is saved: what is stated, what is a post, who answers."""

import pytest

from samehere.archives.errors import AnotherLayout
from samehere.archives.readers import read_page
from samehere.archives.tests.builders import (
    FOOTER,
    NOW,
    OPENING,
    REPLIES,
    Shape,
    parents,
    read_text,
    text_page,
    texts,
)

ALL_TEXTS = [OPENING, *(text for _, text in REPLIES)]


def test_a_page_is_read_with_what_it_states() -> None:
    thread = read_text(text_page())

    assert (thread.followers, thread.likes, thread.replies_stated) == (10, 0, 43)
    assert texts(thread) == ALL_TEXTS
    assert parents(thread) == [None, 0, 1, 1, 0]
    assert thread.replies_found == 4


def test_nothing_unknown_is_made_up() -> None:
    thread = read_text(text_page())

    assert thread.title is None
    assert {post.author for post in thread.posts} == {None}
    assert {post.posted_at for post in thread.posts} == {None}
    assert [post.likes for post in thread.posts] == [0, None, None, None, None]


@pytest.mark.parametrize(
    ("header", "followers"),
    [
        ("Posted , 10 users are following.", 10),
        ("Posted, 10 users are following", 10),
        ("Posted ,\u00a010\u00a0users are following.", 10),
        ("  Posted ,\t1 user is following.", 1),
        ("Posted 3 years ago, 1,234 users are following.", 1_234),
        ("Posted 3 years ago, 1.234 users are following.", 1_234),
        ("Posted 12 March 2017, 10 users are following.", 10),
        ("Posted 12 March 2017, edited 2 years ago, 0 users are following.", 0),
        ("Posted by mirabel7 3 years ago, 10 users are following.", 10),
        ("mirabel7 Posted 3 years ago, 10 users are following.", 10),
        ("Posted ,", None),
        ("Posted 3 years ago", None),
    ],
)
def test_the_header_is_known_in_its_variants(header: str, followers: int | None) -> None:
    thread = read_text(text_page(shape=Shape(header=f"\n\n{header}\n\n")))

    assert thread.followers == followers
    assert texts(thread) == ALL_TEXTS


def test_an_author_in_the_header_is_kept() -> None:
    header = "Posted by mirabel7, 3 years ago, 10 users are following.\n"

    assert read_text(text_page(shape=Shape(header=header))).posts[0].author == "mirabel7"


def test_a_missing_header_is_said_and_takes_nothing_from_the_opening_post() -> None:
    thread = read_text(text_page(shape=Shape(header="")))

    assert texts(thread) == ALL_TEXTS
    assert thread.followers is None
    assert any("counts the followers" in warning for warning in thread.warnings)


@pytest.mark.parametrize("opening", ["Posted this elsewhere too.", "Posted\n\nand again", "Posted"])
def test_an_opening_post_may_begin_with_the_word_posted(opening: str) -> None:
    assert texts(read_text(text_page(opening)))[0] == opening


@pytest.mark.parametrize(
    ("counts", "likes", "replies"),
    [
        ("0 likes, 43 replies\n\n43 Replies", 0, 43),
        ("1 like, 1 reply\n\n1 Reply", 1, 1),
        ("12 likes, 1,204 replies\n\n1,204 Replies", 12, 1_204),
        ("1,204 likes, 2.310 replies\n\n2.310 Replies", 1_204, 2_310),
        ("1\u202f204 likes,\u00a01 204 replies", 1_204, 1_204),
        ("5 likes\n\n43 Replies", 5, 43),
        ("43 replies\n\n43 Replies", None, 43),
        ("43 Replies", None, 43),
        ("0 likes, 43 replies", 0, 43),
        ("0 likes, 43 replies\n\nReplies", 0, 43),
        ("0 LIKES, 43 REPLIES", 0, 43),
        ("0 likes, 99999999999999999999 replies", 0, None),
    ],
)
def test_stated_counts_are_known_in_their_variants(
    counts: str, likes: int | None, replies: int | None
) -> None:
    thread = read_text(text_page(shape=Shape(counts=f"\n\n{counts}\n\n")))

    assert (thread.likes, thread.replies_stated) == (likes, replies)
    assert texts(thread) == ALL_TEXTS


def test_figures_in_the_opening_post_are_words_of_its_author() -> None:
    opening = "My other question got\n\n12 likes, 3 replies\n\nand 43 Replies\n\nelsewhere."
    thread = read_text(text_page(opening))

    assert texts(thread)[0] == opening
    assert (thread.likes, thread.replies_stated) == (0, 43)


def test_figures_at_the_end_of_a_reply_are_words_of_its_author() -> None:
    replies = [(1, "I counted.\n\n2 likes"), (2, "And I.\n\n0 likes, 43 replies\n\n43 Replies")]

    assert texts(read_text(text_page(replies=replies)))[1:] == [text for _, text in replies]


@pytest.mark.parametrize("new_line", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n \n"])
def test_line_ends_and_byte_order_marks_make_no_difference(new_line: str, start: str) -> None:
    page = text_page("One.\n\nTwo.\nThree.", shape=Shape(new_line=new_line))

    assert texts(read_text(start + page))[0] == "One.\n\nTwo.\nThree."


@pytest.mark.parametrize(
    "indents",
    [
        ("  ", "    ", "      "),
        ("\u00a0\u00a0", "\u00a0\u00a0\u00a0\u00a0", "\u00a0 \u00a0 \u00a0 "),
        ("\t", "\t\t", "\t\t\t"),
        ("  ", "\t", "\t  "),
        (" ", "  ", "   "),
        ("", "  ", "    "),
        ("   ", "      ", "         "),
        ("    ", "        ", "            "),
        ("  ", "      ", "          "),
    ],
)
def test_levels_are_read_from_indentation_of_any_kind(indents: tuple[str, str, str]) -> None:
    replies = [
        *REPLIES[:1],
        (2, "A list:\n\n  1. rest\n\n  2. water\n\nThat is all."),
        *REPLIES[1:],
    ]
    thread = read_text(text_page(replies=replies, shape=Shape(indents=indents)))

    assert texts(thread) == [OPENING, *(text for _, text in replies)]
    assert parents(thread) == [None, 0, 1, 1, 1, 0]


@pytest.mark.parametrize("bullet", ["•\u00a0Posted", "•Posted", "◦ Posted", "* Posted", "- Posted"])
@pytest.mark.parametrize("when", ["", " ", " ,", " 3 years ago", " 12 March 2017", " yesterday"])
def test_bullets_are_known_in_their_variants(bullet: str, when: str) -> None:
    thread = read_text(text_page(shape=Shape(bullet=bullet + when)))

    assert texts(thread) == ALL_TEXTS
    assert {post.posted_at for post in thread.posts} == {None}


def test_a_time_with_its_zone_is_kept() -> None:
    thread = read_text(text_page(shape=Shape(bullet="• Posted 2017-01-31T10:20+00:00")))

    assert {str(post.posted_at) for post in thread.posts[1:]} == {"2017-01-31 10:20:00+00:00"}


@pytest.mark.parametrize(
    "shape",
    [
        Shape(after_post="\n"),
        Shape(after_head="\n"),
        Shape(after_head="\n\n\n\n", after_post="\n\n\n\n"),
        Shape(after_head="\n", after_post="\n"),
        Shape(after_head="\n \n\t\n"),
    ],
)
def test_blank_lines_between_posts_may_be_missing_or_more(shape: Shape) -> None:
    assert texts(read_text(text_page(shape=shape))) == ALL_TEXTS


def test_a_page_without_replies_has_one_post() -> None:
    for counts in ("\n\n0 likes, 0 replies\n\n0 Replies\n", "\n\n4 likes, 9 replies\n"):
        thread = read_text(text_page(replies=[], shape=Shape(counts=counts)))

        assert texts(thread) == [OPENING]


def test_a_page_of_a_header_and_a_post_is_enough() -> None:
    thread = read_text(f"Posted , 10 users are following.\n\n{OPENING}\n")

    assert texts(thread) == [OPENING]
    assert thread.replies_stated is None


@pytest.mark.parametrize(
    "footer", [FOOTER, "", "\nReport or request deletion", "\nAll rights ours."]
)
def test_the_end_of_the_page_is_no_post(footer: str) -> None:
    assert texts(read_text(text_page(shape=Shape(footer=footer)))) == ALL_TEXTS


def test_two_pages_in_one_file_are_two_discussions() -> None:
    first, second = text_page(), text_page("Another question.", [(1, "Another answer.")])
    layout, threads = read_page(first + "\n" + second, now=NOW)

    assert layout == "a saved page as text"
    assert [texts(thread) for thread in threads] == [
        ALL_TEXTS,
        ["Another question.", "Another answer."],
    ]


def test_the_same_opening_post_has_the_same_key_however_it_was_saved() -> None:
    page = text_page("Does it  sting?\n\nTell me.")
    other = text_page("Does it sting?\nTell me.", shape=Shape(new_line="\r\n", header=""))

    assert read_text(page).keys == read_text(other).keys
    assert read_text(page).keys != read_text(text_page("Does it burn?\n\nTell me.")).keys


@pytest.mark.parametrize(
    "page",
    [
        "Dear diary,\n\ntoday it rained.",
        "Minutes\n\n• Posted letters\n• Paid bills\n",
        "A question\nby somebody\n12 likes, 3 replies\n\nanother wrote: hm",
        "10 users are following this forum.\nWelcome!",
        '{"threads": []}',
        "name;text\r\nA;B\r\n",
    ],
)
def test_another_layout_is_refused_with_the_reason(page: str) -> None:
    with pytest.raises(AnotherLayout, match="does not look like a saved discussion page, because"):
        read_page(page, now=NOW)


def test_a_page_without_an_opening_post_is_refused() -> None:
    with pytest.raises(AnotherLayout, match="no opening post"):
        read_text(text_page(""))
