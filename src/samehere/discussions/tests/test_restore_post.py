"""A removed post is put back where it stood, as long as its words are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from samehere.discussions.actions import (
    RECOUNTS,
    change_visibility,
    delete_post,
    forget_own_removed_text,
    forget_removed_text,
    remove_post,
    restore_post,
)
from samehere.discussions.errors import PostNotFound, WrittenInPrivate
from samehere.discussions.models import Post, RemovedText, Thread
from samehere.discussions.queries.removed import removed_and_run_out, removed_words
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    kept_of,
    opening_of,
    thread_of,
)
from samehere.members.actions import choose
from samehere.members.tests.builders import make_member
from samehere.outbox.tests.builders import recorded_kinds

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
WORDS = "Quincebrandy helped my knees."


def removed(post: Post, *, keep_until: datetime | None = NOON) -> Post:
    operator = make_member(is_operator=True)
    a_membership(post.thread.group, operator)
    remove_post(
        member=operator, thread_id=post.thread_id, number=post.number, keep_until=keep_until
    )
    post.refresh_from_db()
    return post


def counts_are_right() -> bool:
    return not any(recount(mend=False) for recount in RECOUNTS.values())


def test_a_reply_stands_where_it_stood_with_its_number_and_its_time() -> None:
    thread = a_thread(replies=1)
    reply = a_reply(thread, text=WORDS, now=NOON)
    a_reply(thread)
    removed(reply)

    assert restore_post(post_id=reply.pk)

    reply.refresh_from_db()
    assert (reply.source, reply.plain_text, reply.posted_at) == (WORDS, WORDS, NOON)
    assert not reply.is_removed
    assert thread_of(thread.pk).reply_count == 3
    assert counts_are_right()
    assert WORDS in Client().get(f"/d/{thread.pk}/").text
    assert "PostRestored" in recorded_kinds()


def test_put_back_twice_is_put_back_once() -> None:
    reply = removed(a_reply(a_thread(), text=WORDS))

    assert restore_post(post_id=reply.pk)
    assert not restore_post(post_id=reply.pk)

    assert counts_are_right()


def test_where_nothing_was_left_of_a_discussion_it_is_there_again() -> None:
    thread = a_thread(title="My knees", text=WORDS)
    reply = a_reply(thread, text="Mine too.")
    removed(opening_of(thread))
    removed(reply)
    assert Client().get(f"/d/{thread.pk}/").status_code == 404

    restore_post(post_id=reply.pk)
    assert "My knees" not in Client().get(f"/d/{thread.pk}/").text
    assert thread_of(thread.pk).last_post == reply
    restore_post(post_id=opening_of(thread).pk)

    assert "My knees" in Client().get(f"/d/{thread.pk}/").text
    assert counts_are_right()


def test_kept_pages_show_at_once_what_is_back() -> None:
    thread = a_thread(title="My knees", replies=1)
    removed(opening_of(thread))
    pages = ("/", f"/g/{thread.group.slug}/", f"/d/{thread.pk}/")
    assert all("My knees" not in Client().get(page).text for page in pages)

    restore_post(post_id=opening_of(thread).pk)

    assert all("My knees" in Client().get(page).text for page in pages)


def test_it_comes_back_into_a_discussion_that_takes_no_more_replies() -> None:
    thread = a_thread(text=WORDS)
    removed(opening_of(thread))
    Thread.objects.update(closed_at=NOON)

    assert restore_post(post_id=opening_of(thread).pk)


@pytest.mark.parametrize("keep_until", [None, NOON])
def test_without_a_time_or_without_an_author_nothing_is_kept(keep_until: datetime | None) -> None:
    post = opening_of(a_thread(text=WORDS))
    if keep_until:
        Post.objects.update(author=None)

    removed(post, keep_until=keep_until)

    assert not kept_of(post)
    assert not restore_post(post_id=post.pk)


def test_who_has_left_or_agrees_no_longer_is_published_no_more() -> None:
    wren = make_member()
    post = removed(opening_of(a_thread(by=wren, text=WORDS)))
    choose(member=wren, purpose="writing", choice="no")
    assert not restore_post(post_id=post.pk)
    Post.objects.update(author=None)

    assert not restore_post(post_id=post.pk)
    assert removed_and_run_out(now=NOON - timedelta(days=1)) == [post.pk]


def test_its_author_cannot_delete_what_is_removed_but_what_is_kept_of_it() -> None:
    wren, thread = make_member(), a_thread()
    post = removed(a_reply(thread, by=wren, text=WORDS))
    with pytest.raises(PostNotFound):
        delete_post(member=wren, thread_id=thread.pk, number=post.number)

    forget_own_removed_text(member=make_member(), post_id=post.pk)
    assert kept_of(post) == WORDS
    forget_own_removed_text(member=wren, post_id=post.pk)
    forget_removed_text(post_id=post.pk)

    assert not kept_of(post)
    assert recorded_kinds().count("RemovedTextForgotten") == 1


def test_nobody_reads_it_but_its_author_and_who_looks_after_the_group() -> None:
    wren, group = make_member(), a_group(visibility="members")
    a_membership(group, wren)
    heron, reader = make_member(), make_member()
    a_membership(group, heron, role="moderator")
    a_membership(group, reader)
    post = removed(opening_of(a_thread(group=group, by=wren, title="My knees", text=WORDS)))

    for member in (wren, heron):
        found = removed_words(viewer=member, post_id=post.pk)
        assert found is not None
        assert (found.title, found.source) == ("My knees", WORDS)
    for member in (reader, make_member(), make_member(is_operator=True)):
        assert removed_words(viewer=member, post_id=post.pk) is None


def test_a_closed_group_is_not_opened_over_words_that_may_come_back() -> None:
    wren, group = make_member(), a_group(visibility="members")
    a_membership(group, wren)
    post = removed(opening_of(a_thread(group=group, by=wren, text=WORDS)))
    operator = make_member(is_operator=True)
    a_membership(group, operator)

    with pytest.raises(WrittenInPrivate):
        change_visibility(member=operator, slug=group.slug, visibility="public")
    forget_removed_text(post_id=post.pk)

    change_visibility(member=operator, slug=group.slug, visibility="public")


def test_the_database_keeps_no_removed_text_without_words() -> None:
    removed(opening_of(a_thread()))

    with pytest.raises(IntegrityError), transaction.atomic():
        RemovedText.objects.update(source="")
