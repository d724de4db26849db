"""Eight members at the same moment: nothing is lost, nothing is counted twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from samehere.discussions.actions import (
    edit_post,
    follow_thread,
    join_group,
    like_post,
    publish_reply,
    release_held,
    say_same_here,
)
from samehere.discussions.errors import EditedMeanwhile
from samehere.discussions.models import Follow, Group, Like, Membership, Post, SameHere, Thread
from samehere.discussions.tests.builders import (
    a_held_post,
    a_holding_group,
    a_reply,
    a_thread,
    new_key,
    opening_of,
)
from samehere.members.tests.builders import make_member

if TYPE_CHECKING:
    from collections.abc import Callable

    from samehere.members.models import Member

pytestmark = pytest.mark.django_db(transaction=True)

EIGHT = 8


def at_once(act: Callable[[Member], object], members: list[Member]) -> None:
    """Let each member act in a thread of her own, all released at the same moment."""
    barrier = Barrier(len(members))

    def run(member: Member) -> None:
        try:
            barrier.wait(timeout=20)
            act(member)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(members)) as pool:
        for done in [pool.submit(run, member) for member in members]:
            done.result()


def test_eight_likes_by_eight_members_are_eight() -> None:
    thread, members = a_thread(), [make_member() for _ in range(EIGHT)]

    at_once(lambda member: like_post(member=member, thread_id=thread.pk, number=0), members)

    assert opening_of(thread).like_count == EIGHT == Like.objects.count()


def test_eight_likes_by_one_member_are_one() -> None:
    thread, member = a_thread(), make_member()

    at_once(lambda m: like_post(member=m, thread_id=thread.pk, number=0), [member] * EIGHT)

    assert opening_of(thread).like_count == 1 == Like.objects.count()


def test_eight_same_heres_by_one_member_are_one() -> None:
    thread, member = a_thread(), make_member()

    at_once(lambda m: say_same_here(member=m, thread_id=thread.pk, number=0), [member] * EIGHT)

    assert opening_of(thread).same_here_count == 1 == SameHere.objects.count()


def test_eight_followings_by_one_member_are_one() -> None:
    thread, member = a_thread(), make_member()

    at_once(lambda m: follow_thread(member=m, thread_id=thread.pk), [member] * EIGHT)

    thread.refresh_from_db()
    assert thread.follower_count == 2 == Follow.objects.count()  # hers and the starter's


def test_eight_joinings_by_eight_members_are_eight() -> None:
    group = a_thread().group
    members = [make_member() for _ in range(EIGHT)]

    at_once(lambda member: join_group(member=member, slug=group.slug), members)

    assert Group.objects.get(pk=group.pk).member_count == EIGHT == Membership.objects.count()


def test_eight_replies_get_eight_numbers() -> None:
    thread, members = a_thread(), [make_member() for _ in range(EIGHT)]

    def reply(member: Member) -> None:
        publish_reply(member=member, thread_id=thread.pk, to=0, text="Me.", key=new_key())

    at_once(reply, members)

    numbers = Post.objects.filter(thread=thread).order_by("number")
    assert list(numbers.values_list("number", flat=True)) == list(range(EIGHT + 1))
    assert Thread.objects.get(pk=thread.pk).reply_count == EIGHT


def test_one_form_sent_eight_times_at_once_makes_one_reply() -> None:
    thread, member, key = a_thread(), make_member(), new_key()

    def reply(who: Member) -> None:
        publish_reply(member=who, thread_id=thread.pk, to=0, text="Me.", key=key)

    at_once(reply, [member] * EIGHT)

    assert Post.objects.filter(thread=thread).count() == 2


def test_released_eight_times_at_once_it_is_published_once() -> None:
    group, moderator = a_holding_group()
    held = a_held_post(group)

    at_once(
        lambda member: release_held(member=member, slug=group.slug, held_id=held.pk),
        [moderator] * 8,
    )

    assert Post.objects.count() == 1 == Group.objects.get().thread_count


def test_of_eight_edits_made_from_the_same_text_one_is_kept_and_seven_are_told() -> None:
    author, thread, told = make_member(), a_thread(), []
    reply = a_reply(thread, by=author)
    texts = {name: f"Words {name}." for name in range(EIGHT)}

    def change(member: Member) -> None:
        _, text = texts.popitem()
        try:
            edit_post(member=member, thread_id=thread.pk, number=1, text=text, version=1)
        except EditedMeanwhile:
            told.append(text)

    at_once(change, [author] * EIGHT)

    reply.refresh_from_db()
    assert len(told) == EIGHT - 1
    assert reply.source not in told
    assert reply.text_version == 2
