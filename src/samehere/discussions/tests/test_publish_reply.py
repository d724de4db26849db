"""Replying: numbers, branches, one post a form, and what is refused."""

import pytest
from django.utils import timezone

from samehere.discussions.actions import delete_post, publish_reply
from samehere.discussions.errors import (
    AlreadySent,
    BadKey,
    EmptyText,
    PostGone,
    TextTooLong,
    ThreadClosed,
    ThreadNotFound,
)
from samehere.discussions.models import Post, Thread
from samehere.discussions.tests.builders import (
    a_reply,
    a_thread,
    an_import,
    new_key,
    opening_of,
    suspend,
)
from samehere.members.errors import Suspended
from samehere.members.tests.builders import make_member

pytestmark = pytest.mark.django_db


def test_replies_are_numbered_in_the_order_they_come() -> None:
    thread = a_thread()

    numbers = [a_reply(thread).number for _ in range(3)]

    thread.refresh_from_db()
    assert numbers == [1, 2, 3]
    assert thread.reply_count == 3


def test_an_answer_to_an_answer_stays_in_its_branch() -> None:
    thread = a_thread()
    first = a_reply(thread)
    other = a_reply(thread)

    second = a_reply(thread, to=first.number)
    third = a_reply(thread, to=second.number)

    assert (second.branch, third.branch) == (first.number, first.number)
    assert third.parent == second
    assert other.branch == other.number


def test_words_are_rendered_once_when_they_are_written() -> None:
    reply = a_reply(a_thread(), text="It *burned*.\n\n<b>Then</b> it stopped.")

    assert reply.html == "<p>It <em>burned</em>.</p>\n<p>&lt;b&gt;Then&lt;/b&gt; it stopped.</p>"
    assert reply.plain_text == "It burned.\n\n<b>Then</b> it stopped."


def test_the_same_form_sent_twice_makes_one_reply() -> None:
    thread, member, key = a_thread(), make_member(), new_key()

    first = publish_reply(member=member, thread_id=thread.pk, to=0, text="Once.", key=key)
    second = publish_reply(member=member, thread_id=thread.pk, to=0, text="Once.", key=key)

    assert (first.is_new, second.is_new) == (True, False)
    assert second.number == first.number
    assert Post.objects.filter(thread=thread).count() == 2


def test_the_same_form_with_other_words_is_refused_not_lost() -> None:
    thread, member, key = a_thread(), make_member(), new_key()
    publish_reply(member=member, thread_id=thread.pk, to=0, text="Once.", key=key)

    with pytest.raises(AlreadySent):
        publish_reply(member=member, thread_id=thread.pk, to=0, text="Twice.", key=key)


def test_two_members_may_have_the_same_key() -> None:
    thread, key = a_thread(), new_key()

    for member in (make_member(), make_member()):
        publish_reply(member=member, thread_id=thread.pk, to=0, text="Me.", key=key)

    assert Thread.objects.get(pk=thread.pk).reply_count == 2


@pytest.mark.parametrize("key", ["", "short", "../../../etc/passwd", "0" * 65])
def test_a_form_without_a_real_key_is_refused(key: str) -> None:
    with pytest.raises(BadKey):
        publish_reply(member=make_member(), thread_id=a_thread().pk, to=0, text="Hm.", key=key)


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\u202e", "\x00"])
def test_a_reply_needs_words(text: str) -> None:
    with pytest.raises(EmptyText):
        a_reply(a_thread(), text=text)


def test_the_longest_reply_fits_and_one_character_more_does_not() -> None:
    thread = a_thread()

    assert len(a_reply(thread, text="a" * 20_000).plain_text) == 20_000
    with pytest.raises(TextTooLong, match="20,001 characters"):
        a_reply(thread, text="a" * 20_001)

    assert Thread.objects.get(pk=thread.pk).reply_count == 1


def test_control_and_bidi_characters_are_taken_out() -> None:
    reply = a_reply(a_thread(), text="a\x00b\x1b[31m\u202ec")

    assert reply.plain_text == "ab[31mc"


def test_a_post_deleted_meanwhile_cannot_be_answered() -> None:
    thread, author = a_thread(), make_member()
    gone = a_reply(thread, by=author)
    delete_post(member=author, thread_id=thread.pk, number=gone.number)

    with pytest.raises(PostGone):
        a_reply(thread, to=gone.number)


def test_a_discussion_goes_on_when_its_opening_was_deleted() -> None:
    author = make_member()
    thread = a_thread(by=author, replies=1)
    delete_post(member=author, thread_id=thread.pk, number=0)

    assert a_reply(thread, to=0).parent == opening_of(thread)


def test_a_closed_discussion_takes_no_replies() -> None:
    thread = a_thread()
    Thread.objects.filter(pk=thread.pk).update(closed_at=timezone.now())

    with pytest.raises(ThreadClosed):
        a_reply(thread)


def test_a_suspended_member_cannot_reply() -> None:
    member = make_member()
    suspend(member)

    with pytest.raises(Suspended):
        a_reply(a_thread(), by=member)


def test_a_discussion_that_does_not_exist_cannot_be_answered() -> None:
    with pytest.raises(ThreadNotFound):
        publish_reply(member=make_member(), thread_id=999, to=0, text="Hello?", key=new_key())


def test_an_imported_discussion_is_answered_like_any_other() -> None:
    placed = an_import()
    thread = Thread.objects.get(pk=placed.thread_id)

    reply = a_reply(thread, to=1)

    assert (reply.number, reply.branch) == (2, 1)
