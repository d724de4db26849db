"""After any sequence of acts every stored count equals what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samehere.discussions import actions
from samehere.discussions.models import Group, Post, Thread
from samehere.discussions.tests.builders import a_group, a_reply, a_thread, an_import
from samehere.members.tests.builders import make_member
from samehere.web.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from samehere.members.models import Member

ACTS = (
    "like",
    "unlike",
    "same",
    "unsame",
    "follow",
    "unfollow",
    "join",
    "leave",
    "reply",
    "start",
    "delete",
    "import",
)
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 5)), max_size=25
)


@pytest.mark.django_db
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_counts_equal_recounts_after_any_sequence(steps: list[tuple[str, int, int]]) -> None:
    members = [make_member() for _ in range(3)]
    group = a_group()
    a_thread(group=group, by=members[0])
    for act, who, number in steps:
        try:
            _do(act, members[who], group, number)
        except Refusal:
            continue

    assert {name: count(mend=False) for name, count in actions.RECOUNTS.items()} == dict.fromkeys(
        actions.RECOUNTS, 0
    )


@pytest.mark.django_db
def test_a_wrong_count_is_found_and_mended() -> None:
    thread = a_thread(replies=2)
    Post.objects.update(like_count=7, same_here_count=3)
    Thread.objects.update(reply_count=9, follower_count=0)
    Group.objects.update(member_count=5, thread_count=0)

    found = {name: count(mend=False) for name, count in actions.RECOUNTS.items()}
    mended = {name: count(mend=True) for name, count in actions.RECOUNTS.items()}

    assert found == mended
    assert set(found.values()) == {1, 3}
    assert sum(count(mend=False) for count in actions.RECOUNTS.values()) == 0
    thread.refresh_from_db()
    assert thread.reply_count == 2


def _do(act: str, member: Member, group: Group, number: int) -> None:
    thread = Thread.objects.filter(group=group).order_by("-pk").first()
    if thread is None:
        return
    thread_id, slug = thread.pk, group.slug
    at: dict[str, Any] = {"member": member, "thread_id": thread_id, "number": number}
    acts: dict[str, Callable[[], object]] = {
        "like": lambda: actions.like_post(**at),
        "unlike": lambda: actions.unlike_post(**at),
        "same": lambda: actions.say_same_here(**at),
        "unsame": lambda: actions.take_back_same_here(**at),
        "follow": lambda: actions.follow_thread(member=member, thread_id=thread_id),
        "unfollow": lambda: actions.unfollow_thread(member=member, thread_id=thread_id),
        "join": lambda: actions.join_group(member=member, slug=slug),
        "leave": lambda: actions.leave_group(member=member, slug=slug),
        "reply": lambda: a_reply(thread, by=member, to=number),
        "start": lambda: a_thread(group=group, by=member),
        "delete": lambda: actions.delete_post(**at),
        "import": lambda: an_import(["Q", *map(str, range(number))], group=group),
    }
    acts[act]()
