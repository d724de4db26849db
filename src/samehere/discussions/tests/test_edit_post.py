"""Changing one's own post: the new words stand where the old ones did, and these are gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from samehere.discussions.actions import MENDED_WITHIN, edit_post, like_post, remove_post
from samehere.discussions.errors import (
    ClosedToEdits,
    EditedMeanwhile,
    EmptyText,
    EmptyTitle,
    NotAgreed,
    NotYourPost,
    PostNotFound,
    TextTooLong,
    ThreadNotFound,
    TitleTooLong,
)
from samehere.discussions.models import Group, Post, Thread
from samehere.discussions.queries.threads import thread_page
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    an_import,
    edit,
    hide_group,
    opening_of,
    suspend,
    thread_of,
)
from samehere.members.actions import choose
from samehere.members.errors import Suspended
from samehere.members.tests.builders import make_member
from samehere.outbox.tests.builders import recorded_kinds
from samehere.web.versions import public_version

if TYPE_CHECKING:
    from samehere.members.models import Member
    from samehere.web.refusals import Refusal

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=9)


def test_the_new_words_are_drawn_and_the_old_ones_are_kept_nowhere() -> None:
    reply = a_reply(a_thread(), text="It is *Quincebrandy*.")

    changed = edit(reply, "It is **not**, and I am sorry.  ")

    assert changed.source == "It is **not**, and I am sorry."
    assert changed.html == "<p>It is <strong>not</strong>, and I am sorry.</p>"
    assert changed.plain_text == "It is not, and I am sorry."
    assert changed.text_version == 2
    assert recorded_kinds()[-1] == "PostEdited"


def test_its_number_time_and_place_in_lists_stay() -> None:
    thread = a_thread(now=NOON, replies=1)
    before, version = thread_of(thread.pk), opening_of(thread)

    changed = edit(version, "Other words.", now=LATER)

    after = thread_of(thread.pk)
    assert (changed.number, changed.posted_at) == (0, NOON)
    assert (after.activity, after.last_post_id) == (before.activity, before.last_post_id)
    assert after.reply_count == 1


def test_a_page_says_when_it_was_edited_last_and_how_often() -> None:
    reply = a_reply(a_thread(), now=NOON)
    edit(reply, "Once.", now=LATER - timedelta(days=1))
    edit(reply, "Twice.", now=LATER)

    (branch,) = thread_page(viewer=None, thread_id=reply.thread_id).branches

    assert branch.top is not None
    assert (branch.top.edited_at, branch.top.edit_count) == (LATER, 2)


def test_a_slip_mended_within_ten_minutes_leaves_no_mark() -> None:
    reply = a_reply(a_thread(), now=NOON)

    changed = edit(reply, "It did for my.", now=NOON + MENDED_WITHIN)

    assert (changed.edited_at, changed.edit_count, changed.text_version) == (None, 0, 2)


def test_it_leaves_one_as_soon_as_somebody_has_answered() -> None:
    thread, soon = a_thread(now=NOON), NOON + timedelta(minutes=1)
    answered, liked, plain = (a_reply(thread, now=NOON) for _ in range(3))
    a_reply(thread, to=answered.number)
    like_post(member=make_member(), thread_id=thread.pk, number=liked.number)

    marks = [edit(post, "Other words.", now=soon).edit_count for post in (answered, liked, plain)]

    assert marks == [1, 1, 0]


def test_after_a_mark_each_further_edit_counts() -> None:
    reply = a_reply(a_thread(), now=NOON)
    like_post(member=make_member(), thread_id=reply.thread_id, number=reply.number)

    edit(reply, "One.", now=NOON)

    assert edit(reply, "Two.", now=NOON).edit_count == 2


def test_the_same_words_change_nothing() -> None:
    author, thread = make_member(), a_thread()
    reply = a_reply(thread, by=author, text="It did.")
    before, kinds = public_version(f"thread:{thread.pk}"), recorded_kinds()

    is_changed = edit_post(
        member=author, thread_id=thread.pk, number=1, text=" It did.\n", version=1
    )

    assert not is_changed
    assert Post.objects.get(pk=reply.pk).text_version == 1
    assert (public_version(f"thread:{thread.pk}"), recorded_kinds()) == (before, kinds)


def test_the_title_of_an_opening_post_is_its_authors() -> None:
    thread = a_thread(title="Does Quincebrandy help?")
    pages = ("home", f"group:{thread.group.slug}", f"thread:{thread.pk}")
    before = [public_version(key) for key in pages]

    changed = edit(opening_of(thread), "I would like to know.", title="Does  it help?")

    assert thread_of(thread.pk).title == "Does it help?"
    assert changed.text_version == 2
    after = [public_version(key) for key in pages]
    assert all(new != old for new, old in zip(after, before, strict=True))


def test_a_reply_changes_no_title() -> None:
    thread = a_thread(title="Does it help?")

    edit(a_reply(thread), "Other words.", title="Mine now")

    assert thread_of(thread.pk).title == "Does it help?"


def test_words_made_from_an_older_text_are_not_put_over_a_newer_one() -> None:
    author, thread = make_member(), a_thread()
    reply = a_reply(thread, by=author)
    edit(reply, "From the first tab.")

    with pytest.raises(EditedMeanwhile):
        edit_post(member=author, thread_id=thread.pk, number=1, text="From the second.", version=1)

    assert Post.objects.get(pk=reply.pk).source == "From the first tab."


def test_what_is_sent_twice_is_done_once() -> None:
    author, thread = make_member(), a_thread(now=NOON)
    reply = a_reply(thread, by=author, now=NOON)

    done = [
        edit_post(member=author, thread_id=thread.pk, number=1, text="Once.", version=1)
        for _ in range(2)
    ]

    assert done == [True, False]
    assert Post.objects.get(pk=reply.pk).edit_count == 1


@pytest.mark.parametrize(
    ("title", "text", "error"),
    [
        ("T", " \u200b ", EmptyText),
        ("T", "long " * 4_001, TextTooLong),
        ("", "Words.", EmptyTitle),
        ("t" * 151, "Words.", TitleTooLong),
    ],
)
def test_what_could_not_be_published_cannot_be_put_in_its_place(
    title: str, text: str, error: type[Refusal]
) -> None:
    author = make_member()
    thread = a_thread(by=author)

    with pytest.raises(error):
        edit_post(member=author, thread_id=thread.pk, number=0, title=title, text=text, version=1)


def refused(thread: Thread, author: Member, error: type[Refusal], number: int = 1) -> bool:
    """Whether the author's edit of this post is refused, and leaves it as it was."""
    before = list(Post.objects.values_list("pk", "source", "text_version"))
    with pytest.raises(error):
        edit_post(
            member=author,
            thread_id=thread.pk,
            number=number,
            title="Other",
            text="Other words.",
            version=1,
        )
    return list(Post.objects.values_list("pk", "source", "text_version")) == before


def test_nobody_changes_what_somebody_else_wrote_or_what_was_brought_in() -> None:
    thread, placed = a_thread(), an_import()

    assert refused(thread, make_member(is_operator=True), NotYourPost, number=0)
    assert refused(thread_of(placed.thread_id), make_member(), NotYourPost)


def test_in_a_closed_discussion_words_stay_as_they_are() -> None:
    author, thread = make_member(), a_thread()
    a_reply(thread, by=author)
    Thread.objects.filter(pk=thread.pk).update(closed_at=timezone.now())

    assert refused(thread, author, ClosedToEdits)


def test_while_an_account_is_paused_nothing_new_is_said_in_an_old_place() -> None:
    author, thread = make_member(), a_thread()
    a_reply(thread, by=author)
    suspend(author)

    assert refused(thread, author, Suspended)


def test_whoever_may_not_read_a_group_any_more_writes_nothing_there() -> None:
    author, group = make_member(), a_group()
    thread = a_thread(group=group)
    a_reply(thread, by=author)
    hide_group(group)

    assert refused(thread, author, ThreadNotFound)


def test_what_is_deleted_or_removed_is_not_found() -> None:
    author, group = make_member(), a_group()
    thread, operator = a_thread(group=group), make_member(is_operator=True)
    a_membership(group, operator)
    a_reply(thread, by=author)
    remove_post(member=operator, thread_id=thread.pk, number=1)

    assert refused(thread, author, PostNotFound)


def test_whoever_took_back_that_she_may_be_published_is_asked_again() -> None:
    author, thread = make_member(), a_thread()
    a_reply(thread, by=author)
    choose(member=author, purpose="writing", choice="no")
    assert refused(thread, author, NotAgreed)

    edit_post(member=author, thread_id=thread.pk, number=1, text="Yes.", version=1, agrees=True)

    assert Post.objects.get(thread=thread, number=1).source == "Yes."


def test_whoever_has_a_post_in_a_group_that_holds_first_ones_waits_for_no_edit() -> None:
    author, thread = make_member(), a_thread()
    reply = a_reply(thread, by=author)
    Group.objects.filter(pk=thread.group_id).update(holds_first_posts=True)

    assert edit(reply, "Other words.").source == "Other words."
