"""Eight members at the same moment: everybody is counted, and once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from samehere.discussions.actions import delete_post
from samehere.discussions.tests.builders import a_reply, a_thread, an_import, edit, posts_of
from samehere.experiences.actions import RECOUNTS, change_reading, confirm_statement
from samehere.experiences.models import Statement
from samehere.experiences.models.statements import WAITING
from samehere.experiences.tests.builders import a_reader, a_side_effect, counted, tell, twice_a_day
from samehere.web.refusals import Refusal

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


def test_publishing_editing_deleting_importing_and_reading_at_the_same_moment_agree() -> None:
    thread, member, other = a_thread(), a_reader(), a_reader()
    kept, changed, gone = (a_reply(thread, by=who) for who in (member, member, other))
    for post in (kept, changed, gone):
        tell(post, twice_a_day(), a_side_effect())
    mine = Statement.objects.filter(post=changed, kind="use").get()

    def bring_in() -> None:
        placed = an_import(["Q", "R"], group=thread.group)
        tell(posts_of(placed.thread_id)[1], twice_a_day())

    acts: list[Callable[[], object]] = [
        lambda: tell(a_reply(thread, by=other), twice_a_day()),
        lambda: edit(changed, "Well, it did for me."),
        lambda: tell(changed, twice_a_day()),
        lambda: confirm_statement(member=member, statement_id=mine.pk),
        lambda: edit(kept, "It did for me, too."),
        lambda: delete_post(member=other, thread_id=thread.pk, number=gone.number),
        lambda: tell(gone, twice_a_day()),
        bring_in,
    ]

    # What comes too late is refused, whichever it is.
    at_once(_or_refused, acts)

    assert all_is_right()
    assert not Statement.objects.filter(post=gone).exists()
    changed.refresh_from_db()
    versions = Statement.objects.filter(post=changed).values_list("text_version", flat=True)
    assert set(versions) <= {WAITING, changed.text_version}
    tell(changed, twice_a_day(span=(6, 11)))
    tell(kept, twice_a_day())
    assert counted(thread.group, "use")[3] == 1
    assert sum(counted(thread.group, "use")[:2]) == 2
    assert all_is_right()


def _or_refused(act: Callable[[], object]) -> None:
    with suppress(Refusal):
        act()
