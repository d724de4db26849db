"""Every act that changes what others see raises the versions of the pages that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samehere.discussions import actions
from samehere.discussions.models import Group, Post, Thread
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
        self.author, self.reader, self.member = make_member(), make_member(), make_member()
        self.operator = make_member(is_operator=True)
        self.thread = a_thread(by=self.author)
        self.group = self.thread.group
        actions.join_group(member=self.member, slug=self.group.slug)
        a_reply(self.thread, by=self.author)

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
        6,  # one asks whether she agreed to saying something of her health
    ),
    "follow": (lambda w: actions.follow_thread(member=w.reader, thread_id=w.thread.pk), 5),
    "reply": (
        lambda w: actions.publish_reply(
            member=w.reader, thread_id=w.thread.pk, to=1, text="Me.", key=new_key()
        ),
        # One is the event: somebody reacts to it. One asks whether she agreed to be published.
        9,
    ),
    "delete": (
        lambda w: actions.delete_post(member=w.author, thread_id=w.thread.pk, number=1),
        # Two look for what was read in the post, one for publications it mentions, one for reports
        # of it; where it opened the discussion, two more for pages of treatments with the title.
        16,
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


def test_editing_a_reply_raises_the_one_page_that_shows_its_words() -> None:
    world = World()
    before = world.versions()

    statements = statements_of(
        lambda: actions.edit_post(
            member=world.author, thread_id=world.thread.pk, number=1, text="New.", version=1
        )
    )

    after = world.versions()
    assert {page for page in before if after[page] != before[page]} == {"thread"}
    # Thread, post, answers to it, whether she agreed; the words; two look for what was read in it
    # and two for publications it mentions; the version, and the event.
    assert len(statements) <= 11


# What is undone, and what undoes it.
UNDONE: dict[str, tuple[Callable[[World], object], Callable[[World], object]]] = {
    "like": (
        lambda w: actions.like_post(member=w.reader, thread_id=w.thread.pk, number=1),
        lambda w: actions.unlike_post(member=w.reader, thread_id=w.thread.pk, number=1),
    ),
    "same here": (
        lambda w: actions.say_same_here(member=w.reader, thread_id=w.thread.pk, number=1),
        lambda w: actions.take_back_same_here(member=w.reader, thread_id=w.thread.pk, number=1),
    ),
    "follow": (
        lambda w: actions.follow_thread(member=w.reader, thread_id=w.thread.pk),
        lambda w: actions.unfollow_thread(member=w.reader, thread_id=w.thread.pk),
    ),
}


@pytest.mark.parametrize("name", UNDONE)
def test_undoing_raises_the_same_pages_once(name: str) -> None:
    world = World()
    act, undo = UNDONE[name]
    act(world)
    before = world.versions()

    undo(world)
    after = world.versions()
    undo(world)

    assert {page for page in before if after[page] != before[page]} == {"home", "group", "thread"}
    assert world.versions() == after


# What changes the list of groups and one group's page, but no discussion.
IN_GROUPS: dict[str, Callable[[World], object]] = {
    "join": lambda w: actions.join_group(member=w.reader, slug=w.group.slug),
    "leave": lambda w: actions.leave_group(member=w.member, slug=w.group.slug),
    "look after": lambda w: actions.make_moderator(member=w.reader, group_id=w.group.pk),
    "describe": lambda w: actions.describe_group(
        member=w.operator, slug=w.group.slug, about="New words.", rules=""
    ),
    "start": lambda w: a_thread(group=w.group),
    "import": lambda w: an_import(group=w.group),
}


@pytest.mark.parametrize("name", IN_GROUPS)
def test_what_happens_to_a_group_raises_its_page_and_the_front_page(name: str) -> None:
    world = World()
    before = world.versions()

    IN_GROUPS[name](world)

    after = world.versions()
    assert {page for page in before if after[page] != before[page]} == {"home", "group"}


def test_deleting_the_opening_raises_every_page_that_showed_its_title() -> None:
    world = World()
    before = world.versions()

    actions.delete_post(member=world.author, thread_id=world.thread.pk, number=0)

    after = world.versions()
    assert {page for page in before if after[page] != before[page]} == {"home", "group", "thread"}


@pytest.mark.parametrize("name", actions.RECOUNTS)
def test_mending_a_count_raises_the_pages_that_print_it(name: str) -> None:
    world = World()
    Post.objects.update(like_count=7, same_here_count=7)
    Thread.objects.update(reply_count=7, follower_count=7)
    Group.objects.update(member_count=7, thread_count=7)
    before = world.versions()

    assert actions.RECOUNTS[name](mend=False) > 0
    assert world.versions() == before
    actions.RECOUNTS[name](mend=True)

    after = world.versions()
    raised = {page for page in before if after[page] != before[page]}
    assert raised >= {"home", "group"}
    assert "thread" in raised or "group" in name


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
