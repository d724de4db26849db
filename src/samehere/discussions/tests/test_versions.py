"""Every act that changes what others see raises the versions of the pages that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samehere.discussions import actions
from samehere.discussions.tests.builders import a_group, a_reply, a_thread, an_import, new_key
from samehere.discussions.tests.counting import statements_of
from samehere.members.tests.builders import make_member
from samehere.web.versions import public_version

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db


class World:
    """A discussion with one reply, its author, and somebody who reads it."""

    def __init__(self) -> None:
        self.author, self.reader = make_member(), make_member()
        self.thread = a_thread(by=self.author)
        self.group = self.thread.group
        a_reply(self.thread, by=self.author)
        self.post = {"thread_id": self.thread.pk, "number": 1}

    def versions(self) -> dict[str, int | None]:
        """Return the versions of the three pages that show this discussion."""
        keys = ("home", f"group:{self.group.slug}", f"thread:{self.thread.pk}")
        return {key.partition(":")[0]: public_version(key) for key in keys}


# What somebody does, and how many statements that takes at most. Each statement is one more
# look-up or write under the write lock, so a higher number is a decision, not an accident.
ACTS: dict[str, tuple[Callable[[World], object], int]] = {
    "like": (
        lambda w: actions.like_post(member=w.reader, thread_id=w.thread.pk, number=1),
        5,
    ),
    "same here": (
        lambda w: actions.say_same_here(member=w.reader, thread_id=w.thread.pk, number=1),
        5,
    ),
    "follow": (lambda w: actions.follow_thread(member=w.reader, thread_id=w.thread.pk), 5),
    "reply": (
        lambda w: actions.publish_reply(
            member=w.reader, thread_id=w.thread.pk, to=1, text="Me.", key=new_key()
        ),
        8,  # the eighth is the event: somebody reacts to it
    ),
    "delete": (
        lambda w: actions.delete_post(member=w.author, thread_id=w.thread.pk, number=1),
        12,  # two look for what was read in the post
    ),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_raises_every_page_that_shows_it(name: str) -> None:
    world = World()
    act, _ = ACTS[name]
    before = world.versions()

    act(world)

    after = world.versions()
    assert {page for page in before if after[page] != before[page]} == {"home", "group", "thread"}


@pytest.mark.parametrize("name", ACTS)
def test_an_act_takes_no_more_statements_than_decided(name: str) -> None:
    world = World()
    act, budget = ACTS[name]

    assert len(statements_of(lambda: act(world))) <= budget


@pytest.mark.parametrize("name", ["like", "same here", "follow"])
def test_a_second_time_changes_no_version_and_takes_two_statements(name: str) -> None:
    world = World()
    act, _ = ACTS[name]
    act(world)
    before = world.versions()

    assert len(statements_of(lambda: act(world))) == 2
    assert world.versions() == before


def test_joining_raises_the_pages_that_count_members() -> None:
    world = World()
    before = world.versions()

    actions.join_group(member=world.reader, slug=world.group.slug)

    after = world.versions()
    assert {page for page in before if after[page] != before[page]} == {"home", "group"}


def test_a_new_group_and_an_import_show_on_the_front_page() -> None:
    versions = [public_version("home")]

    group = a_group()
    versions.append(public_version("home"))
    an_import(group=group)
    versions.append(public_version("home"))

    assert len(set(versions)) == 3


def test_a_group_that_is_not_public_has_no_kept_pages() -> None:
    group = a_group(visibility="members")
    placed = an_import(group=group)

    assert public_version(f"group:{group.slug}") is None
    assert public_version(f"thread:{placed.thread_id}") is None
