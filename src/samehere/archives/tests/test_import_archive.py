"""Importing: whole discussions or nothing, unknown stays unknown, a second time adds nothing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import IntegrityError

from samehere.archives.actions import Imported, import_archive
from samehere.archives.joining import Discussion
from samehere.archives.reading import read_discussions
from samehere.archives.tests.builders import (
    NOW,
    OPENING,
    article,
    html_page,
    text_page,
    texts,
)
from samehere.discussions.errors import BadGroupName
from samehere.discussions.models import Group, ImportedAuthor, ImportSource, Post, Thread
from samehere.members.models import Member

pytestmark = pytest.mark.django_db


def read(folder: Path, *pages: str) -> list[Discussion]:
    """Write the pages into files and read those."""
    paths = [folder / str(place) for place in range(len(pages))]
    for path, page in zip(paths, pages, strict=True):
        path.write_text(page)
    return read_discussions(paths=paths, now=NOW)


def place(discussions: Sequence[Discussion], group: str = "Sore spots") -> Imported:
    return import_archive(discussions=discussions, group_name=group)


def test_a_text_page_stands_in_its_group_as_it_stood_there(tmp_path: Path) -> None:
    [discussion] = read(tmp_path, text_page())

    assert place([discussion]) == Imported("Sore spots", group_is_new=True, added=(5,))

    thread = Thread.objects.get(group__name="Sore spots")
    posts = list(thread.posts.order_by("number"))
    assert [post.plain_text for post in posts] == texts(discussion.thread)
    assert [post.parent.number if post.parent else None for post in posts] == [None, 0, 1, 1, 0]
    assert thread.title == "Does the grey tube sting for everybody?"
    assert (thread.stated_follower_count, thread.stated_like_count) == (10, 0)
    assert (thread.stated_reply_count, thread.reply_count) == (43, 4)


def test_nobody_is_made_a_member_and_no_time_is_made_up(tmp_path: Path) -> None:
    place(read(tmp_path, text_page()))

    assert not Member.objects.exists()
    assert not ImportedAuthor.objects.exists()
    assert not Post.objects.exclude(posted_at=None).exists()
    assert not Post.objects.exclude(author=None).exists()


def test_a_web_page_keeps_names_times_and_likes(tmp_path: Path) -> None:
    inside = [article(602, "<p>b</p>", author="Mirabel", to="Odo")]
    page = html_page(article(601, "<p>a</p>", kind="post__root", author="Odo", inside=inside))
    place(read(tmp_path, page))

    rows = Post.objects.order_by("number").values_list(
        "imported_author__name", "stated_like_count", "source_id"
    )
    assert list(rows) == [("Mirabel", 3, "500"), ("Odo", 0, "601"), ("Mirabel", 0, "602")]
    assert ImportedAuthor.objects.count() == 2
    assert str(Post.objects.earliest("number").posted_at) == "2017-01-31 10:20:00+00:00"
    assert ImportSource.objects.get().kind == ImportSource.Kind.SAVED_HTML


def test_a_second_import_adds_nothing(tmp_path: Path) -> None:
    root = article(601, "<p>a</p>", kind="post__root", author="Odo")
    discussions = read(tmp_path, text_page(), html_page(root))
    place(discussions)
    before = list(Post.objects.order_by("pk").values())

    again = place(discussions, "SORE  spots")

    assert again == Imported("SORE  spots", group_is_new=False, added=(0, 0))
    assert list(Post.objects.order_by("pk").values()) == before
    assert Thread.objects.count() == 2


def test_the_same_page_saved_another_way_adds_nothing(tmp_path: Path) -> None:
    place(read(tmp_path, text_page()))
    other = text_page().replace("\n", "\r\n").replace("    ", "\t").replace("10 users", "12 users")

    assert place(read(tmp_path, other)).added == (0,)
    assert Thread.objects.get().stated_follower_count == 12


def test_a_later_page_joins_what_came_in_before(tmp_path: Path) -> None:
    first = html_page(article(601, "<p>One.</p>", kind="post__root"))
    second = html_page(article(602, "<p>Two.</p>", kind="post__root"))
    place(read(tmp_path, first))

    assert place(read(tmp_path, second)).added == (1,)

    assert Thread.objects.get().reply_count == 2


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

    assert [thread.title for thread in Thread.objects.all()] == [good.thread.title]
    assert Post.objects.count() == 5
    assert place([good, bad]).added == (0, 5)


def test_a_group_that_is_missing_is_not_made_for_a_discussion_that_fails(tmp_path: Path) -> None:
    [discussion] = read(tmp_path, text_page())
    broken = replace(discussion.thread, likes=-1)

    with pytest.raises(IntegrityError):
        place([replace(discussion, thread=broken)])

    assert not Group.objects.exists()


def test_a_group_that_cannot_be_called_that_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadGroupName):
        place(read(tmp_path, text_page()), "x" * 81)

    assert not Group.objects.exists()


def test_characters_that_deceive_are_not_stored(tmp_path: Path) -> None:
    opening = f"{OPENING} \u202eright to left\u202c and zero\u200bwidth"
    place(read(tmp_path, text_page(opening)))

    stored = Post.objects.get(number=0).plain_text
    assert stored == f"{OPENING} right to left and zerowidth"


def test_markup_in_an_old_post_stays_what_it_is(tmp_path: Path) -> None:
    words = "*** <script>alert(1)</script> **bold** # no heading [a](javascript:b)"
    place(read(tmp_path, text_page(replies=[(1, words)])))

    post = Post.objects.get(number=1)
    assert post.plain_text == words
    assert "<script" not in post.html
    assert "&lt;script&gt;" in post.html
