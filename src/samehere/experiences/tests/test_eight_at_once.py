"""Eight members at the same moment: everybody is counted, and once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from samehere.discussions.tests.builders import a_reply, a_thread
from samehere.experiences.actions import RECOUNTS, change_reading, confirm_statement
from samehere.experiences.models import Statement
from samehere.experiences.tests.builders import a_reader, a_side_effect, counted, tell, twice_a_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    One = TypeVar("One")

pytestmark = pytest.mark.django_db(transaction=True)

EIGHT = 8


def at_once(act: Callable[[One], object], each: Sequence[One]) -> None:
    """Call `act` with each in a thread of its own, all released at the same moment."""
    barrier = Barrier(len(each))

    def run(one: One) -> None:
        try:
            barrier.wait(timeout=20)
            act(one)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(each)) as pool:
        for done in [pool.submit(run, one) for one in each]:
            done.result()


def all_is_right() -> bool:
    return sum(count(mend=False) for count in RECOUNTS.values()) == 0


def test_eight_members_who_tell_the_same_are_eight() -> None:
    thread = a_thread()
    posts = [a_reply(thread, by=a_reader()) for _ in range(EIGHT)]

    at_once(lambda post: tell(post, twice_a_day(), a_side_effect()), posts)

    assert counted(thread.group, "side_effect", "burning") == (0, EIGHT, 0, 0)
    assert all_is_right()


def test_one_member_who_tells_it_in_eight_posts_is_one() -> None:
    thread, member = a_thread(), a_reader()
    posts = [a_reply(thread, by=member) for _ in range(EIGHT)]

    at_once(lambda post: tell(post, twice_a_day()), posts)

    assert counted(thread.group, "use") == (0, 1, 0, 0)
    assert all_is_right()


def test_one_post_read_eight_times_at_once_is_read_once() -> None:
    thread, member = a_thread(), a_reader()
    post = a_reply(thread, by=member)

    at_once(lambda again: tell(again, twice_a_day()), [post] * EIGHT)

    assert Statement.objects.count() == 1
    assert all_is_right()


def test_reading_confirming_and_choosing_at_the_same_moment_agree() -> None:
    thread, member = a_thread(), a_reader()
    posts = [a_reply(thread, by=member) for _ in range(EIGHT - 2)]
    (first,) = tell(posts[0], twice_a_day())
    acts: list[Callable[[], object]] = [
        *(lambda post=post: tell(post, a_side_effect()) for post in posts[1:]),
        lambda: confirm_statement(member=member, statement_id=first.pk),
        lambda: change_reading(member=member, reading="ask"),
        lambda: change_reading(member=member, reading="count"),
    ]

    at_once(lambda act: act(), acts)

    assert counted(thread.group, "use")[0] == 1
    assert all_is_right()
