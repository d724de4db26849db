"""The report: stated against found, what is missing, what is unknown, what was guessed."""

import json
from datetime import UTC, datetime

from samehere.archives.actions import Imported
from samehere.archives.format import ArchivedPost, ArchivedThread, Layout
from samehere.archives.joining import Discussion
from samehere.archives.report import as_json, as_words, warnings_of

TIME = datetime(2017, 1, 31, 10, 20, tzinfo=UTC)
KNOWN = ArchivedPost(None, "Does it sting?", "Mirabel", TIME, 3, "500")
NAMELESS = ArchivedPost(0, "No.\n\nNot for me.")


def thread(
    *posts: ArchivedPost, stated: int | None = 1, warnings: tuple[str, ...] = ()
) -> ArchivedThread:
    """Return a discussion of these posts."""
    return ArchivedThread(
        Layout.SAVED_HTML, ("post:500",), "Stinging", posts, 10, 3, stated, warnings=warnings
    )


def one(*posts: ArchivedPost, stated: int | None = 1) -> list[Discussion]:
    return [Discussion(("a.html", "b.html"), "a saved web page", thread(*posts, stated=stated))]


def said(archived: ArchivedThread) -> str:
    return "\n".join(warnings_of(archived, longest_post=100))


def test_what_is_missing_is_counted() -> None:
    assert "Stated 43 replies, found 1; 42 are missing from the page." in said(
        thread(KNOWN, NAMELESS, stated=43)
    )
    assert "Stated 2 replies, found 1; 1 is missing" in said(thread(KNOWN, NAMELESS, stated=2))
    assert "Stated 1 reply, yet found 2." in said(thread(KNOWN, NAMELESS, NAMELESS))
    assert "does not state how many; found 1" in said(thread(KNOWN, NAMELESS, stated=None))
    assert "tated" not in said(thread(KNOWN, NAMELESS)).replace("not stated", "")


def test_what_was_not_kept_is_said() -> None:
    none = said(thread(ArchivedPost(None, "x"), NAMELESS))
    assert "Authors: none kept on this page; each such post is shown as" in none
    assert "Times: not kept; every post" in none
    assert "Likes: not stated for 2 of 2 posts." in none

    some = said(thread(KNOWN, NAMELESS))
    assert "Authors: not kept for 1 of 2 posts" in some
    assert "Times: not kept for 1 of 2 posts" in some

    assert said(thread(KNOWN, stated=0)) == ""


def test_long_posts_and_unseen_characters_are_said() -> None:
    words = said(thread(KNOWN, ArchivedPost(0, "x" * 101), ArchivedPost(0, "a\u200bb"), stated=2))

    assert "1 post is over the 100 characters" in words
    assert "Invisible or misleading characters in 1 post" in words


def test_json_has_exactly_the_agreed_shape() -> None:
    report = json.loads(as_json(one(KNOWN, NAMELESS), is_written=True, longest_post=100))

    assert list(report) == ["threads", "written"]
    assert report["written"] is True
    [found] = report["threads"]
    assert list(found) == [
        "title", "followers", "likes", "replies_stated", "replies_found", "posts", "warnings",
    ]  # fmt: skip
    assert found["posts"] == [
        {"index": 0, "parent": None, "author": "Mirabel", "likes": 3, "text": "Does it sting?",
         "posted_at": "2017-01-31T10:20:00+00:00"},
        {"index": 1, "parent": 0, "author": None, "likes": None, "text": "No.\n\nNot for me.",
         "posted_at": None},
    ]  # fmt: skip
    assert all(isinstance(warning, str) for warning in found["warnings"])


def test_json_is_ascii_so_that_any_pipe_can_carry_it() -> None:
    report = as_json(one(ArchivedPost(None, "é 👩‍👧")), is_written=False, longest_post=100)

    assert report.isascii()
    assert json.loads(report)["threads"][0]["posts"][0]["text"] == "é 👩‍👧"


def test_a_dry_run_says_that_nothing_was_written() -> None:
    words = as_words(one(KNOWN, NAMELESS), written=None, longest_post=100)

    assert words.startswith("a.html + b.html: a saved web page\n  Title: Stinging\n")
    assert "Stated: followers 10, likes 3, replies 1" in words
    assert "Found: the opening post and 1 reply, 1 to it" in words
    assert words.endswith("Dry run: 1 discussion read, nothing written.")


def test_what_was_written_is_said_with_the_group() -> None:
    new = as_words(one(KNOWN, NAMELESS), written=Imported("G", True, (2,)), longest_post=9)
    assert "Added all 2 posts." in new
    assert "There was no group “G”, so it was made.\nAdded 2 posts of 1 discussion to “G”." in new

    more = as_words(one(KNOWN, NAMELESS), written=Imported("G", False, (1,)), longest_post=9)
    assert "Added 1 post; 1 had come in before." in more
    assert "was made" not in more

    again = as_words(one(KNOWN, NAMELESS), written=Imported("G", False, (0,)), longest_post=9)
    assert "Nothing to add: all 2 posts had come in before." in again
