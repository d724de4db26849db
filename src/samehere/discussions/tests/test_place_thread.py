"""Placing an imported discussion: unknown stays unknown, and a second import adds nothing."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from samehere.discussions.actions import PlacedPost, PlacedThread, delete_post, place_thread
from samehere.discussions.models import Group, ImportedAuthor, Post, Thread
from samehere.discussions.queries.threads import thread_page
from samehere.discussions.tests.builders import a_group, a_reply, an_import
from samehere.markup import SourceFormat
from samehere.members.tests.builders import make_member
from samehere.web.versions import public_version

pytestmark = pytest.mark.django_db


def plain(text: str, parent: int | None = 0, **more: Any) -> PlacedPost:
    return replace(PlacedPost(text, SourceFormat.PLAIN, parent), **more)


def place(group: Group, *posts: PlacedPost, key: str = "page") -> tuple[bool, int, int]:
    done = place_thread(
        group_id=group.pk,
        source_kind="saved_text",
        source_key=key,
        thread=PlacedThread("Old words", posts),
    )
    return done.is_new, done.added, done.kept


def test_posts_stand_as_they_stood() -> None:
    group = a_group()

    place(group, plain("Q", None), plain("A"), plain("A to A", 1), plain("B"))

    page = thread_page(viewer=None, thread_id=Thread.objects.get().pk)
    assert [[reply.number for reply in branch.replies] for branch in page.branches] == [[2], []]
    assert page.reply_count == 3


def test_posts_without_a_name_are_not_one_person() -> None:
    placed = an_import(["Q", "A", "B"])

    posts = Post.objects.filter(thread_id=placed.thread_id)
    assert [post.author_id for post in posts] == [None] * 3
    assert not ImportedAuthor.objects.exists()


def test_the_same_name_in_one_source_is_one_person() -> None:
    group = a_group()

    place(group, plain("Q", None, author_name="Wren"), plain("A", author_name="Wren"))
    place(group, plain("Other", None, author_name="Wren"), key="another page")

    assert ImportedAuthor.objects.count() == 2


def test_unknown_times_stay_unknown() -> None:
    placed = an_import()

    page = thread_page(viewer=None, thread_id=placed.thread_id)
    assert page.opening is not None
    assert page.opening.posted_at is None
    assert page.origin is not None
    assert not page.origin.are_times_known


def test_a_list_is_ordered_by_the_times_that_were_kept() -> None:
    group = a_group()
    old = datetime(2015, 3, 1, 12, 0, tzinfo=UTC)

    place(group, plain("Q", None, posted_at=old), plain("A", posted_at=old))

    thread = Thread.objects.get()
    assert thread.activity == int(old.timestamp() * 1000)


def test_signs_of_markdown_stay_what_they_are_in_plain_text() -> None:
    placed = an_import(["1. *not* a list\n# nor a heading", "A"])

    post = Post.objects.get(thread_id=placed.thread_id, number=0)
    assert post.plain_text == "1. *not* a list\n# nor a heading"
    assert "<em>" not in post.html


def test_a_second_import_adds_nothing() -> None:
    group = a_group()
    posts = [plain("Q", None), plain("A"), plain("A"), plain("To the first A", 1)]

    assert place(group, *posts) == (True, 4, 0)
    assert place(group, *posts) == (False, 0, 4)

    assert Group.objects.get(pk=group.pk).thread_count == 1
    assert Thread.objects.get().reply_count == 3


def test_a_longer_page_adds_what_is_new() -> None:
    group = a_group()
    place(group, plain("Q", None), plain("A"))

    assert place(group, plain("Q", None), plain("A"), plain("B"), plain("to A", 1)) == (False, 2, 2)

    thread = Thread.objects.get()
    page = thread_page(viewer=None, thread_id=thread.pk)
    assert thread.reply_count == 3
    assert "to A" in page.branches[0].replies[0].html


def test_a_text_changed_at_its_source_is_not_doubled_nor_overwritten() -> None:
    group = a_group()
    place(group, plain("Q", None), plain("A"), plain("It took me a month"), plain("C"))
    changed = plain("It took me a month and a day")

    assert place(group, plain("Q", None), plain("A"), changed, plain("C"))[1] == 0

    assert Post.objects.get(number=2).plain_text == "It took me a month"


def test_two_pages_of_one_discussion_lose_no_reply() -> None:
    group = a_group()
    place(group, plain("Q", None), plain("Mine burned at first"), plain("Ask your nurse"))

    again = place(group, plain("Q", None), plain("No change here"), plain("Twice a day for me"))

    assert again == (False, 2, 1)
    assert Thread.objects.get().reply_count == 4


def test_counts_stated_anew_show_on_the_page() -> None:
    group = a_group()
    posts = [plain("Q", None)]
    for followers in (10, 12):
        place_thread(
            group_id=group.pk,
            source_kind="saved_text",
            source_key="page",
            thread=PlacedThread("Old", posts, stated_followers=followers),
        )
        thread_id = Thread.objects.get().pk
        versions = public_version(f"thread:{thread_id}")
        if followers == 10:
            before = versions

    assert versions != before
    assert Thread.objects.get().stated_follower_count == 12


def test_a_discussion_deleted_here_stays_deleted() -> None:
    group, member = a_group(), make_member()
    place(group, plain("Q", None))
    Post.objects.update(author=member)
    delete_post(member=member, thread_id=Thread.objects.get().pk, number=0)

    assert place(group, plain("Q", None), plain("A")) == (False, 0, 2)
    assert Post.objects.count() == 1


def test_articles_match_by_their_id_even_when_the_text_changed() -> None:
    group = a_group()
    place(group, plain("Q", None, source_id="1"), plain("A", source_id="2"))

    again = place(
        group,
        plain("Q", None, source_id="1"),
        plain("New above", source_id="3"),
        plain("A, edited", source_id="2"),
    )

    assert again == (False, 1, 2)
    assert Post.objects.get(source_id="2").plain_text == "A"


def test_replies_written_here_are_not_taken_for_imported_ones() -> None:
    group = a_group()
    place(group, plain("Q", None), plain("A"))
    a_reply(Thread.objects.get(), text="A")

    assert place(group, plain("Q", None), plain("A"), plain("B")) == (False, 1, 2)


def test_what_was_deleted_here_does_not_come_back() -> None:
    group, member = a_group(), make_member()
    place(group, plain("Q", None), plain("Words I want gone"))
    # As if she had claimed it: claiming is how an imported post gets its author.
    thread = Thread.objects.get()
    Post.objects.filter(number=1).update(author=member)
    delete_post(member=member, thread_id=thread.pk, number=1)

    added = place(group, plain("Q", None), plain("Words I want gone"))[1]

    assert added == 0
    assert not Post.objects.filter(plain_text__contains="gone").exists()


def test_stated_counts_are_kept_apart_from_counted_ones() -> None:
    posts = [plain("Q", None), plain("A", stated_likes=4)]
    place_thread(
        group_id=a_group().pk,
        source_kind="saved_text",
        source_key="page",
        thread=PlacedThread("Old", posts, stated_followers=10, stated_likes=0, stated_replies=43),
    )

    thread = Thread.objects.get()
    assert (thread.stated_reply_count, thread.reply_count) == (43, 1)
    assert (thread.stated_follower_count, thread.follower_count) == (10, 0)
    assert Post.objects.get(number=1).stated_like_count == 4
    assert Post.objects.get(number=1).like_count == 0


@pytest.mark.parametrize(
    "posts",
    [[], [plain("Q", 0)], [plain("Q", None), plain("A", None)], [plain("Q", None), plain("A", 5)]],
)
def test_a_reader_s_mistake_places_nothing(posts: list[PlacedPost]) -> None:
    group = a_group()

    with pytest.raises(ValueError, match=r"opening|earlier"):
        place(group, *posts)

    assert not Thread.objects.exists()
