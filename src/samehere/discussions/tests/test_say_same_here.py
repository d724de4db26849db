"""Saying Same here: counted once a member, taken back, never to oneself."""

import pytest

from samehere.discussions.actions import delete_post, say_same_here, take_back_same_here
from samehere.discussions.errors import OwnPost, PostNotFound
from samehere.discussions.models import SameHere
from samehere.discussions.tests.builders import a_group, a_reply, a_thread, opening_of, suspend
from samehere.members.errors import Suspended
from samehere.members.tests.builders import make_member

pytestmark = pytest.mark.django_db


def test_a_same_here_is_counted() -> None:
    thread, reader = a_thread(), make_member()

    say_same_here(member=reader, thread_id=thread.pk, number=0)

    assert opening_of(thread).same_here_count == 1


def test_a_second_same_here_by_the_same_member_changes_nothing() -> None:
    thread, reader = a_thread(), make_member()

    say_same_here(member=reader, thread_id=thread.pk, number=0)
    say_same_here(member=reader, thread_id=thread.pk, number=0)

    assert opening_of(thread).same_here_count == 1
    assert SameHere.objects.count() == 1


def test_a_same_here_is_taken_back_once() -> None:
    thread, reader, other = a_thread(), make_member(), make_member()
    say_same_here(member=reader, thread_id=thread.pk, number=0)
    say_same_here(member=other, thread_id=thread.pk, number=0)

    take_back_same_here(member=reader, thread_id=thread.pk, number=0)
    take_back_same_here(member=reader, thread_id=thread.pk, number=0)

    assert opening_of(thread).same_here_count == 1
    assert SameHere.objects.get().member == other


def test_nobody_says_it_to_herself() -> None:
    author = make_member()
    thread = a_thread(by=author)

    with pytest.raises(OwnPost):
        say_same_here(member=author, thread_id=thread.pk, number=0)

    assert opening_of(thread).same_here_count == 0


def test_a_post_in_a_group_one_may_not_see_does_not_exist() -> None:
    owner, stranger = make_member(), make_member()
    thread = a_thread(group=a_group(), by=owner)
    thread.group.visibility = "members"
    thread.group.save(update_fields=["visibility"])

    with pytest.raises(PostNotFound):
        say_same_here(member=stranger, thread_id=thread.pk, number=0)


def test_a_number_of_another_discussion_does_not_exist_here() -> None:
    short, long = a_thread(), a_thread(replies=3)

    with pytest.raises(PostNotFound):
        say_same_here(member=make_member(), thread_id=short.pk, number=long.next_number - 1)


def test_a_suspended_member_cannot_say_it_but_can_take_back() -> None:
    thread, reader = a_thread(), make_member()
    say_same_here(member=reader, thread_id=thread.pk, number=0)
    suspend(reader)

    with pytest.raises(Suspended, match="You can read, but not write"):
        say_same_here(member=reader, thread_id=a_thread().pk, number=0)
    take_back_same_here(member=reader, thread_id=thread.pk, number=0)

    assert opening_of(thread).same_here_count == 0


def test_same_heres_go_with_the_reply_they_belong_to() -> None:
    thread, author, reader = a_thread(), make_member(), make_member()
    reply = a_reply(thread, by=author)
    say_same_here(member=reader, thread_id=thread.pk, number=reply.number)

    delete_post(member=author, thread_id=thread.pk, number=reply.number)

    reply.refresh_from_db()
    assert reply.same_here_count == 0
    assert not SameHere.objects.exists()
