"""Deleting one's own post: the words go, one line stays, replies keep their place."""

import pytest

from samehere.discussions.actions import delete_post
from samehere.discussions.errors import NotYourPost, PostNotFound, ThreadNotFound
from samehere.discussions.models import Group, Post, Thread
from samehere.discussions.queries.threads import thread_page
from samehere.discussions.tests.builders import a_reply, a_thread, an_import, opening_of
from samehere.members.tests.builders import make_member

pytestmark = pytest.mark.django_db


def test_the_words_are_gone_and_the_line_stays() -> None:
    thread, author = a_thread(), make_member()
    reply = a_reply(thread, by=author, text="Something I regret")

    delete_post(member=author, thread_id=thread.pk, number=reply.number)

    reply.refresh_from_db()
    assert (reply.source, reply.html, reply.plain_text) == ("", "", "")
    page = thread_page(viewer=None, thread_id=thread.pk)
    assert page.branches[0].top is not None
    assert page.branches[0].top.deleted_at is not None
    assert page.branches[0].top.author_name == ""
    assert page.reply_count == 0


def test_answers_below_a_deleted_reply_keep_their_place() -> None:
    thread, author = a_thread(), make_member()
    top = a_reply(thread, by=author)
    a_reply(thread, to=top.number, text="I stay.")

    delete_post(member=author, thread_id=thread.pk, number=top.number)

    page = thread_page(viewer=None, thread_id=thread.pk)
    assert "I stay." in page.branches[0].replies[0].html


def test_the_list_shows_the_newest_reply_that_is_left() -> None:
    thread, author = a_thread(), make_member()
    kept = a_reply(thread)
    gone = a_reply(thread, by=author)

    delete_post(member=author, thread_id=thread.pk, number=gone.number)

    assert Thread.objects.get(pk=thread.pk).last_post == kept


def test_the_title_goes_with_the_opening_and_the_replies_stay() -> None:
    author = make_member()
    thread = a_thread(by=author, title="Something private", replies=1)

    still_there = delete_post(member=author, thread_id=thread.pk, number=0)

    page = thread_page(viewer=None, thread_id=thread.pk)
    assert still_there
    assert "private" not in page.title
    assert len(page.branches) == 1


def test_a_discussion_without_any_words_left_is_gone() -> None:
    author = make_member()
    thread = a_thread(by=author)

    still_there = delete_post(member=author, thread_id=thread.pk, number=0)

    assert not still_there
    assert Group.objects.get(pk=thread.group_id).thread_count == 0
    with pytest.raises(ThreadNotFound):
        thread_page(viewer=author, thread_id=thread.pk)


def test_it_cannot_be_deleted_twice() -> None:
    thread, author = a_thread(), make_member()
    reply = a_reply(thread, by=author)
    delete_post(member=author, thread_id=thread.pk, number=reply.number)

    with pytest.raises(PostNotFound):
        delete_post(member=author, thread_id=thread.pk, number=reply.number)

    assert Thread.objects.get(pk=thread.pk).reply_count == 0


def test_nobody_deletes_what_somebody_else_wrote() -> None:
    thread = a_thread()

    with pytest.raises(NotYourPost):
        delete_post(member=make_member(), thread_id=thread.pk, number=0)

    assert opening_of(thread).plain_text == "I would like to know."


def test_an_imported_post_belongs_to_nobody_yet() -> None:
    placed = an_import()

    with pytest.raises(NotYourPost):
        delete_post(member=make_member(), thread_id=placed.thread_id, number=1)


def test_the_number_of_a_deleted_post_is_not_used_again() -> None:
    thread, author = a_thread(), make_member()
    gone = a_reply(thread, by=author)
    delete_post(member=author, thread_id=thread.pk, number=gone.number)

    assert a_reply(thread).number == gone.number + 1
    assert Post.objects.filter(thread=thread).count() == 3
