"""Importing: whole discussions or nothing, unknown stays unknown, a second time adds nothing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError

from samehere.archives.actions import Imported, import_archive
from samehere.archives.joining import Discussion
from samehere.archives.reading import read_discussions
from samehere.archives.tests.builders import (
    NOW,
    OPENING,
    REPLIES,
    article,
    html_page,
    text_page,
)
from samehere.archives.tests.stored import groups, stored
from samehere.discussions.errors import BadGroupName
from samehere.discussions.queries.rows import NAME_NOT_KEPT
from samehere.markup import SourceFormat, render

pytestmark = pytest.mark.django_db


def read(folder: Path, *pages: str) -> list[Discussion]:
    """Write the pages into files and read those."""
    paths = [folder / str(place) for place in range(len(pages))]
    for path, page in zip(paths, pages, strict=True):
        path.write_text(page)
    return read_discussions(paths=paths, now=NOW)


def place(discussions: Sequence[Discussion], group: str = "Sore spots") -> Imported:
    return import_archive(discussions=discussions, group_name=group)


def html(text: str) -> str:
    """Return an imported text as pages show it."""
    return render(text, SourceFormat.PLAIN).html


def test_a_text_page_stands_in_its_group_as_it_stood_there(tmp_path: Path) -> None:
    discussions = read(tmp_path, text_page())

    assert place(discussions) == Imported("Sore spots", group_is_new=True, added=(5,))

    [page] = stored()
    assert page.title == "Does the grey tube sting for everybody?"
    assert [post.html for post in page.posts] == [html(OPENING), *(html(t) for _, t in REPLIES)]
    assert [len(branch.replies) for branch in page.branches] == [2, 0]
    assert page.reply_count == 4
    assert page.origin is not None
    assert (page.origin.stated_follower_count, page.origin.stated_like_count) == (10, 0)
    assert (page.origin.stated_reply_count, page.origin.found_reply_count) == (43, 4)


def test_nobody_is_made_a_member_and_no_time_is_made_up(tmp_path: Path) -> None:
    place(read(tmp_path, text_page()))

    [page] = stored()
    assert {post.author_name for post in page.posts} == {NAME_NOT_KEPT}
    assert {(post.author_id, post.posted_at) for post in page.posts} == {(None, None)}
    assert not get_user_model().objects.exists()


def test_a_web_page_keeps_names_times_likes_and_whom_a_reply_answers(tmp_path: Path) -> None:
    inside = [
        article(602, "<p>b</p>", author="Mirabel", to="Odo"),
        article(603, "<p>c</p>", author="Odo", to="Mirabel"),
    ]
    page = html_page(article(601, "<p>a</p>", kind="post__root", author="Odo", inside=inside))
    place(read(tmp_path, page))

    [found] = stored()
    assert [(post.author_name, post.stated_like_count) for post in found.posts] == [
        ("Mirabel", 3),
        ("Odo", 0),
        ("Mirabel", 0),
        ("Odo", 0),
    ]
    assert {str(post.posted_at) for post in found.posts} == {"2017-01-31 10:20:00+00:00"}
    assert [post.replying_to for post in found.posts] == [None, None, None, (2, "Mirabel")]


def test_a_second_import_adds_nothing(tmp_path: Path) -> None:
    root = article(601, "<p>a</p>", kind="post__root", author="Odo")
    discussions = read(tmp_path, text_page(), html_page(root))
    place(discussions)
    before = stored()

    again = place(discussions, "SORE  spots")

    assert again == Imported("SORE  spots", group_is_new=False, added=(0, 0))
    assert stored() == before


def test_the_same_page_saved_another_way_adds_nothing(tmp_path: Path) -> None:
    place(read(tmp_path, text_page()))
    other = text_page().replace("\n", "\r\n").replace("    ", "\t").replace("10 users", "12 users")

    assert place(read(tmp_path, other)).added == (0,)

    [page] = stored()
    assert page.origin is not None
    assert page.origin.stated_follower_count == 12


def test_a_later_page_joins_what_came_in_before(tmp_path: Path) -> None:
    first = html_page(article(601, "<p>One.</p>", kind="post__root"))
    second = html_page(article(602, "<p>Two.</p>", kind="post__root"))
    place(read(tmp_path, first))

    assert place(read(tmp_path, second)).added == (1,)

    assert [page.reply_count for page in stored()] == [2]


def test_the_same_page_may_stand_in_two_groups(tmp_path: Path) -> None:
    discussions = read(tmp_path, text_page())

    assert place(discussions, "One").added == place(discussions, "Two").added == (5,)


def test_a_discussion_that_fails_leaves_nothing_and_those_before_it_whole(tmp_path: Path) -> None:
    good, bad = read(tmp_path, text_page(), text_page("Does it burn?"))
    # The database refuses a negative count, halfway through the posts.
    posts = (*bad.thread.posts[:3], replace(bad.thread.posts[3], likes=-1), *bad.thread.posts[4:])
    broken = replace(bad, thread=replace(bad.thread, posts=posts))

    with pytest.raises(IntegrityError):
        place([good, broken])

    assert [(page.title, len(page.posts)) for page in stored()] == [(good.thread.title, 5)]
    assert place([good, bad]).added == (0, 5)


def test_a_group_that_is_missing_is_not_made_for_a_discussion_that_fails(tmp_path: Path) -> None:
    [discussion] = read(tmp_path, text_page())
    broken = replace(discussion.thread, likes=-1)

    with pytest.raises(IntegrityError):
        place([replace(discussion, thread=broken)])

    assert not groups()


def test_a_group_that_cannot_be_called_that_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadGroupName):
        place(read(tmp_path, text_page()), "x" * 81)

    assert not groups()


def test_characters_that_deceive_are_not_stored(tmp_path: Path) -> None:
    opening = f"{OPENING} \u202eright to left\u202c and zero\u200bwidth"
    place(read(tmp_path, text_page(opening)))

    [page] = stored()
    assert page.posts[0].html == html(f"{OPENING} right to left and zerowidth")


def test_markup_in_an_old_post_stays_what_it_is(tmp_path: Path) -> None:
    words = "*** <script>alert(1)</script> **bold** # no heading [a](javascript:b)"
    place(read(tmp_path, text_page(replies=[(1, words)])))

    [page] = stored()
    assert page.posts[1].html == html(words)
    assert "<script" not in page.posts[1].html
    assert "&lt;script&gt;" in page.posts[1].html
