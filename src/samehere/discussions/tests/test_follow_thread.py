"""Following a discussion: counted once a member, ended at will, by its starter from the start."""

import pytest

from samehere.discussions.actions import follow_thread, unfollow_thread
from samehere.discussions.errors import ThreadNotFound
from samehere.discussions.models import Follow, Thread
from samehere.discussions.tests.builders import a_thread
from samehere.members.tests.builders import make_member

pytestmark = pytest.mark.django_db


def followers_of(thread: Thread) -> int:
    return Thread.objects.values_list("follower_count", flat=True).get(pk=thread.pk)


def test_who_starts_a_discussion_follows_it() -> None:
    author = make_member()

    thread = a_thread(by=author)

    assert Follow.objects.get(thread=thread).member == author
    assert followers_of(thread) == 1


def test_following_twice_counts_once() -> None:
    thread, reader = a_thread(), make_member()

    follow_thread(member=reader, thread_id=thread.pk)
    follow_thread(member=reader, thread_id=thread.pk)

    assert followers_of(thread) == 2


def test_unfollowing_twice_counts_once() -> None:
    author = make_member()
    thread = a_thread(by=author)
    follow_thread(member=make_member(), thread_id=thread.pk)

    unfollow_thread(member=author, thread_id=thread.pk)
    unfollow_thread(member=author, thread_id=thread.pk)

    assert followers_of(thread) == 1


def test_what_does_not_exist_cannot_be_followed() -> None:
    with pytest.raises(ThreadNotFound):
        follow_thread(member=make_member(), thread_id=12_345)
