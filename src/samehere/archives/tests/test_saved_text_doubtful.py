"""Where the text layout can be misread: bullets of one's own, broken pages, odd indentation."""

import pytest

from samehere.archives.tests.builders import (
    FOOTER,
    OPENING,
    REPLIES,
    Shape,
    parents,
    read_text,
    text_page,
    texts,
)


@pytest.mark.parametrize(
    "text",
    [
        "Posted this before, sorry.",
        "Posted",
        "Posted\n\nPosted",
        "What I take:\n\n• one tablet\n• Posted the rest back\n• nothing else",
        "• Posted my letter yesterday\n• waited",
        "My plan:\n\n• Posted\n• Packed\n• Gone",
        "Seen on the wall:\n\n• Posted\n\n• Packed",
        "* Posted\n\n  by hand",
        "- Posted\n  by hand",
        "1. First\n2. Second\n\n   with more\n10. Tenth",
        "43 Replies",
        "0 likes, 43 replies",
        "Report or request deletion",
        "Thanks for your help!",
        "Posted , 10 users are following.",
        "Deep:\n\n        far right\n    nearer\n\nback",
        "Tab:\n\n\tone\n\t\ttwo",
        "One.\n\n\n\nTwo after three blank lines.",
        "No-break\u00a0space, e\u0301 in two parts, 👩‍👧 joined, שלום and a line\u2028separator",
        "trailing spaces   \nstay inside",
        "•",
        "• ",
        "Posted 3 years ago",
    ],
)
@pytest.mark.parametrize("level", [1, 2])
def test_a_text_that_looks_like_layout_stays_whole(text: str, level: int) -> None:
    replies = [(1, "Before."), (level, text), (2, "Between."), (level, text), (1, "After.")]
    thread = read_text(text_page(replies=replies))

    assert texts(thread) == [OPENING, *(words.strip() for _, words in replies)]
    assert parents(thread) == [None, 0, *([1, 1, 1] if level == 2 else [0, 2, 0]), 0]


@pytest.mark.parametrize(
    "opening",
    [
        "• Posted\n• Packed",
        "A list\n\n• Posted\n\n  and below it\n\nMore.",
        "1. Posted\n\n2. Packed",
        "Report or request deletion",
        "Thanks for your help!\n\nI mean it.",
        "Posted , 3 users are following.",
        "  far right first\nthen left".strip(),
        "Counting:\n\n7 replies\n\n• Posted today and more",
    ],
)
def test_an_opening_post_that_looks_like_layout_stays_whole(opening: str) -> None:
    assert texts(read_text(text_page(opening))) == [opening, *(text for _, text in REPLIES)]


def test_a_bullet_in_doubt_is_reported_as_guessed_with_its_line() -> None:
    page = text_page(replies=[(1, "My plan:\n\n• Posted\n• Packed")])
    line = page.split("\n").index("    • Posted") + 1

    [warning] = [words for words in read_text(page).warnings if "Posted" in words]
    assert warning.startswith(f"Guessed: “• Posted” in line {line} ")


def test_a_third_level_is_read_and_reported_as_guessed() -> None:
    page = text_page(replies=[(1, "One."), (2, "Two.")]).replace(
        FOOTER, "\n      • Posted\n\n        Three.\n" + FOOTER
    )
    thread = read_text(page)

    assert texts(thread)[1:] == ["One.", "Two.", "Three."]
    assert parents(thread) == [None, 0, 1, 2]
    assert any("third level" in warning for warning in thread.warnings)


def test_who_answers_whom_below_the_first_level_is_reported_as_guessed() -> None:
    assert any(
        words.startswith("Guessed: 2 replies below") for words in read_text(text_page()).warnings
    )
    assert not any("below" in words for words in read_text(text_page(replies=REPLIES[:1])).warnings)


def test_a_page_that_has_lost_its_indentation_still_has_all_its_posts() -> None:
    flat = Shape(indents=("", "", ""))
    thread = read_text(text_page(shape=flat))

    assert texts(thread) == [OPENING, *(text for _, text in REPLIES)]
    assert set(parents(thread)[1:]) == {0}
    assert any("no deeper than their bullets" in warning for warning in thread.warnings)


def test_texts_no_deeper_than_their_bullets_keep_their_level() -> None:
    lines = [
        line[2:] if line.startswith("    ") and "•" not in line else line
        for line in text_page().split("\n")
    ]
    thread = read_text("\n".join(lines))

    assert texts(thread) == [OPENING, *(text for _, text in REPLIES)]
    assert parents(thread) == [None, 0, 1, 1, 0]


def test_a_reply_to_a_reply_that_is_missing_answers_the_opening_post() -> None:
    page = text_page(replies=[(2, "To somebody lost."), (1, "To you.")])
    thread = read_text(page)

    assert parents(thread) == [None, 0, 0]
    assert any("what it answers is missing" in warning for warning in thread.warnings)


def test_a_line_left_of_all_bullets_belongs_to_its_post_and_is_reported() -> None:
    page = text_page(replies=[(1, "One.\nTWO\nThree."), (1, "Four.")]).replace("    TWO", "TWO")
    thread = read_text(page)

    assert texts(thread)[1:] == ["One.\nTWO\nThree.", "Four."]
    assert any("left of every bullet" in warning for warning in thread.warnings)


def test_a_line_left_of_all_bullets_in_the_last_reply_is_no_end_of_the_page() -> None:
    page = text_page(replies=[(1, "One.\nTWO\nThree.")]).replace("    TWO", "TWO")

    assert texts(read_text(page))[1:] == ["One.\nTWO\nThree."]


def test_words_between_the_counts_and_the_replies_are_reported_as_left_out() -> None:
    page = text_page(shape=Shape(counts="\n\n0 likes, 43 replies\n\n43 Replies\n\nSort by\n\n"))
    thread = read_text(page)

    assert texts(thread)[0] == OPENING
    assert any("Left out" in words and "“Sort by”" in words for words in thread.warnings)


def test_an_unknown_end_of_the_page_is_reported_as_left_out() -> None:
    thread = read_text(text_page(shape=Shape(footer="\nAll rights ours.\n")))

    assert any("Left out" in words and "“All rights ours.”" in words for words in thread.warnings)


def test_lines_above_the_header_are_a_title_or_left_out() -> None:
    thread = read_text("Stinging\n\nMenu\n\n" + text_page())

    assert thread.title == "Stinging"
    assert texts(thread)[0] == OPENING
    assert any("“Menu”" in warning for warning in thread.warnings)


def test_a_page_cut_anywhere_keeps_the_posts_before_the_cut_as_they_are() -> None:
    page = text_page()
    whole = texts(read_text(page))
    end = page.index("Report or")

    for cut in range(page.index("43 Replies"), end):
        found = texts(read_text(page[:cut]))
        assert found[:-1] == whole[: len(found) - 1]
        assert whole[len(found) - 1].startswith(found[-1])


def test_a_missing_end_is_reported() -> None:
    warnings = read_text(text_page().partition("Report or")[0]).warnings

    assert any("end of the page is missing" in warning for warning in warnings)
    assert not any("is missing" in warning for warning in read_text(text_page()).warnings)


def test_a_reply_without_words_keeps_its_place_and_is_reported() -> None:
    replies = [(1, ""), (2, "To the empty one."), (1, ""), (1, "Last.")]
    thread = read_text(text_page(replies=replies))

    assert texts(thread)[1:] == ["", "To the empty one.", "", "Last."]
    assert parents(thread) == [None, 0, 1, 0, 0]
    assert any("No words are on the page" in warning for warning in thread.warnings)


def test_two_figures_for_the_replies_are_reported() -> None:
    counts = "\n\n0 likes, 43 replies\n\n41 Replies\n\n"
    thread = read_text(text_page(shape=Shape(counts=counts)))

    assert thread.replies_stated == 43
    assert any("43 replies in one line and 41 in the next" in words for words in thread.warnings)


def test_bullets_of_another_kind_than_the_first_are_words() -> None:
    text = "My list\n\n- Posted\n\n  by hand"

    assert texts(read_text(text_page(replies=[(1, "One."), (1, text)])))[2] == text
