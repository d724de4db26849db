"""Starting a discussion: a title, an opening post, one thread a form."""

import pytest

from samehere.discussions.actions import start_discussion
from samehere.discussions.errors import EmptyText, EmptyTitle, GroupNotFound, TitleTooLong
from samehere.discussions.models import Group, Thread
from samehere.discussions.tests.builders import a_group, a_thread, new_key, opening_of, suspend
from samehere.members.errors import Suspended
from samehere.members.tests.builders import make_member

pytestmark = pytest.mark.django_db


def test_a_discussion_has_its_opening_as_post_number_nought() -> None:
    thread = a_thread(title="  Does \n it\tpass? ", text="Mine has not.")

    opening = opening_of(thread)
    assert thread.title == "Does it pass?"
    assert (opening.number, opening.branch, opening.parent) == (0, 0, None)
    assert opening.plain_text == "Mine has not."
    assert thread.last_post == opening


def test_the_group_counts_it() -> None:
    group = a_group()

    a_thread(group=group)
    a_thread(group=group)

    assert Group.objects.get(pk=group.pk).thread_count == 2


def test_the_same_form_sent_twice_makes_one_discussion() -> None:
    group, member, key = a_group(), make_member(), new_key()

    made = [
        start_discussion(
            member=member, group_slug=group.slug, title="Hello", text="First.", key=key
        )
        for _ in range(2)
    ]

    assert made[0].thread_id == made[1].thread_id
    assert Thread.objects.count() == 1


@pytest.mark.parametrize(
    ("title", "text", "error"),
    [
        ("", "Words.", EmptyTitle),
        ("\u200b \u2060", "Words.", EmptyTitle),
        ("\u034f\ufe0f", "Words.", EmptyTitle),
        ("\u3164\u200d\u115f", "Words.", EmptyTitle),
        ("\u202e\u0301", "Words.", EmptyTitle),
        ("x" * 151, "Words.", TitleTooLong),
        ("A title", "  ", EmptyText),
    ],
)
def test_what_cannot_be_printed_is_refused_and_nothing_is_written(
    title: str, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        a_thread(title=title, text=text)

    assert not Thread.objects.exists()


def test_a_group_one_may_not_see_does_not_exist() -> None:
    with pytest.raises(GroupNotFound):
        a_thread(group=a_group(visibility="members"))


def test_a_suspended_member_cannot_start_one() -> None:
    member = make_member()
    suspend(member)

    with pytest.raises(Suspended):
        a_thread(by=member)
