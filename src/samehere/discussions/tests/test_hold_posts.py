"""First posts held: nothing counts or tells of them until they are released."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from samehere.discussions.actions import (
    delete_post,
    forget_decided_posts,
    leave_group,
    publish_reply,
    refuse_held,
    release_held,
    start_discussion,
    take_back_held,
    take_out,
)
from samehere.discussions.errors import (
    AgreementGone,
    AlreadyDecided,
    AlreadyReleased,
    HeldPostNotFound,
    NoReason,
    NotLookingAfter,
    ThreadClosed,
    ThreadGone,
    TooManyHeld,
)
from samehere.discussions.models import Group, HeldPost, OneTimeKey, Post, Thread
from samehere.discussions.tests.builders import (
    a_group,
    a_held_post,
    a_holding_group,
    a_membership,
    a_reply,
    a_thread,
    new_key,
    opening_of,
    suspend,
    thread_of,
)
from samehere.members.actions import choose
from samehere.members.consenting import Purpose
from samehere.members.errors import Suspended
from samehere.members.tests.builders import make_member
from samehere.outbox.tests.builders import recorded_kinds
from samehere.web.versions import public_version

pytestmark = pytest.mark.django_db


def test_a_held_discussion_is_nowhere_until_it_is_released() -> None:
    group, moderator = a_holding_group()
    keys = ("home", f"group:{group.slug}")
    before, author = [public_version(key) for key in keys], make_member()

    held = a_held_post(group, by=author)

    assert not Thread.objects.exists()
    assert not Post.objects.exists()
    assert Group.objects.get().thread_count == 0
    assert [public_version(key) for key in keys] == before
    assert not recorded_kinds()

    thread = thread_of(release_held(member=moderator, slug=group.slug, held_id=held.pk) or 0)

    assert (thread.title, thread.reply_count, thread.follower_count) == ("My first question", 0, 1)
    opening = opening_of(thread)
    assert (opening.author_id, opening.source) == (author.pk, "Words that wait.")
    assert Group.objects.get().thread_count == 1
    assert public_version("home") != before[0]
    assert public_version(f"thread:{thread.pk}") is not None
    assert recorded_kinds() == ["PostPublished"]
    held.refresh_from_db()
    assert (held.source, held.html, held.title) == ("", "", "")


def test_a_reply_gets_its_number_and_its_time_when_it_is_released() -> None:
    group, moderator = a_holding_group()
    thread = a_thread(group=group, by=moderator)
    held = a_held_post(group, thread=thread, text="Held.")
    later = a_reply(thread, by=moderator)
    now = timezone.now() + timedelta(hours=3)

    release_held(member=moderator, slug=group.slug, held_id=held.pk, now=now)

    post = Post.objects.get(source="Held.")
    assert (later.number, post.number, post.branch, post.posted_at) == (1, 2, 2, now)
    thread.refresh_from_db()
    assert (thread.reply_count, thread.last_post_id, thread.next_number) == (2, post.pk, 3)


def test_once_one_post_is_released_she_writes_freely() -> None:
    group, moderator = a_holding_group()
    author, thread = make_member(), a_thread(group=group, by=moderator)
    first = a_held_post(group, by=author)
    second = a_held_post(group, by=author, thread=thread)

    release_held(member=moderator, slug=group.slug, held_id=second.pk)
    third = publish_reply(member=author, thread_id=thread.pk, to=0, text="Now.", key=new_key())

    assert third.held_id is None
    first.refresh_from_db()
    assert first.state == "waiting"


@pytest.mark.parametrize("role", ["helper", "moderator", "operator"])
def test_those_who_release_posts_do_not_wait(role: str) -> None:
    group, _ = a_holding_group()
    member = make_member(is_operator=role == "operator")
    if role != "operator":
        a_membership(group, member, role=role)

    a_thread(group=group, by=member)

    assert not HeldPost.objects.exists()


def test_whoever_has_written_before_does_not_wait_and_in_another_group_she_does() -> None:
    group, (other, _) = a_group(), a_holding_group()
    author = make_member()
    a_thread(group=group, by=author)
    Group.objects.filter(pk=group.pk).update(holds_first_posts=True)

    a_thread(group=group, by=author)
    a_held_post(other, by=author)

    assert HeldPost.objects.get().group_id == other.pk


def test_one_form_sent_again_is_held_once_and_published_once() -> None:
    group, moderator = a_holding_group()
    send = partial(
        start_discussion,
        member=make_member(),
        group_slug=group.slug,
        title="T",
        text="Words.",
        key=new_key(),
    )

    first, again = send(), send()
    assert (first.is_new, again.is_new) == (True, False)
    assert first.held_id == again.held_id == HeldPost.objects.get().pk
    release_held(member=moderator, slug=group.slug, held_id=HeldPost.objects.get().pk)
    after = send()

    assert (after.is_new, after.held_id) == (False, None)
    assert after.thread_id == Thread.objects.get().pk
    assert OneTimeKey.objects.get().held is None


def test_releasing_again_changes_nothing_and_what_was_refused_stays_so() -> None:
    group, moderator = a_holding_group()
    released, refused = a_held_post(group), a_held_post(group)
    release = partial(release_held, member=moderator, slug=group.slug)
    refuse = partial(refuse_held, member=moderator, slug=group.slug, reason="An advert.")
    refuse(held_id=refused.pk)

    first = release(held_id=released.pk)
    assert release(held_id=released.pk) == first
    with pytest.raises(AlreadyDecided):
        release(held_id=refused.pk)
    for held in (released, refused):
        with pytest.raises(AlreadyDecided):
            refuse(held_id=held.pk)
    assert Post.objects.count() == 1
    refused.refresh_from_db()
    assert (refused.source, refused.reason) == ("Words that wait.", "An advert.")
    assert refused.decided_by_id == moderator.pk


def test_a_refusal_needs_a_reason() -> None:
    group, moderator = a_holding_group()
    held = a_held_post(group)

    with pytest.raises(NoReason):
        refuse_held(member=moderator, slug=group.slug, held_id=held.pk, reason=" \u200b")
    assert HeldPost.objects.get().state == "waiting"


def test_where_the_post_answered_is_gone_it_answers_the_opening() -> None:
    group, moderator = a_holding_group()
    thread = a_thread(group=group, by=moderator)
    a_reply(thread, by=moderator)
    held = a_held_post(group, thread=thread, to=1, text="Held.")
    delete_post(member=moderator, thread_id=thread.pk, number=1)

    release_held(member=moderator, slug=group.slug, held_id=held.pk)

    assert Post.objects.get(source="Held.").parent == opening_of(thread)


def test_into_a_closed_or_deleted_discussion_nothing_is_released() -> None:
    group, moderator = a_holding_group()
    closed, gone = (a_thread(group=group, by=moderator) for _ in range(2))
    first, second = a_held_post(group, thread=closed), a_held_post(group, thread=gone)
    Thread.objects.filter(pk=closed.pk).update(closed_at=timezone.now())
    delete_post(member=moderator, thread_id=gone.pk, number=0)

    with pytest.raises(ThreadClosed):
        release_held(member=moderator, slug=group.slug, held_id=first.pk)
    with pytest.raises(ThreadGone):
        release_held(member=moderator, slug=group.slug, held_id=second.pk)
    assert set(HeldPost.objects.values_list("state", flat=True)) == {"waiting"}


def test_words_whose_author_wants_none_published_any_more_are_not_released() -> None:
    group, moderator = a_holding_group()
    author = make_member()
    held = a_held_post(group, by=author)
    choose(member=author, purpose=Purpose.WRITING, choice="no")

    with pytest.raises(AgreementGone):
        release_held(member=moderator, slug=group.slug, held_id=held.pk)
    assert not Post.objects.exists()


def test_five_wait_and_a_sixth_is_not_taken() -> None:
    group, _ = a_holding_group()
    author = make_member()
    for _ in range(5):
        a_held_post(group, by=author)

    with pytest.raises(TooManyHeld):
        a_held_post(group, by=author)


@pytest.mark.parametrize("how", ["leaves", "is taken out"])
def test_what_waits_of_somebody_who_is_gone_is_not_published(how: str) -> None:
    group, moderator = a_holding_group(visibility="members")
    author = make_member()
    a_membership(group, author)
    held = a_held_post(group, by=author)

    if how == "leaves":
        leave_group(member=author, slug=group.slug)
    else:
        take_out(member=moderator, slug=group.slug, public_id=author.public_id, reason="Rude.")

    held.refresh_from_db()
    assert (held.state, held.source) == ("refused", "Words that wait.")
    with pytest.raises(AlreadyDecided):
        release_held(member=moderator, slug=group.slug, held_id=held.pk)


def test_only_its_author_takes_it_back_and_only_before_its_release() -> None:
    (group, moderator), author = a_holding_group(), make_member()
    waiting, released = a_held_post(group, by=author), a_held_post(group, by=author)
    release_held(member=moderator, slug=group.slug, held_id=released.pk)

    for member in (moderator, make_member()):
        take_back_held(member=member, held_id=waiting.pk)
    assert HeldPost.objects.count() == 2
    take_back_held(member=author, held_id=waiting.pk)
    with pytest.raises(AlreadyReleased):
        take_back_held(member=author, held_id=released.pk)

    assert HeldPost.objects.get() == released
    with pytest.raises(HeldPostNotFound):
        release_held(member=moderator, slug=group.slug, held_id=waiting.pk)


def test_nobody_else_decides_and_not_in_another_group() -> None:
    (group, _), (other, elsewhere) = a_holding_group(), a_holding_group()
    held, member = a_held_post(group), make_member()
    a_membership(group, member)

    for outsider in (member, elsewhere):
        with pytest.raises(NotLookingAfter):
            release_held(member=outsider, slug=group.slug, held_id=held.pk)
    with pytest.raises(HeldPostNotFound):
        release_held(member=elsewhere, slug=other.slug, held_id=held.pk)
    assert not Post.objects.exists()


def test_a_suspended_member_has_nothing_held() -> None:
    group, _ = a_holding_group()
    author = make_member()
    suspend(author)

    with pytest.raises(Suspended):
        a_held_post(group, by=author)


def test_what_was_decided_is_forgotten_after_thirty_days() -> None:
    group, moderator = a_holding_group()
    old, new, waiting = (a_held_post(group) for _ in range(3))
    for held, days in ((old, 31), (new, 29)):
        now = timezone.now() - timedelta(days=days)
        refuse_held(member=moderator, slug=group.slug, held_id=held.pk, reason="No.", now=now)
    HeldPost.objects.filter(pk=waiting.pk).update(written_at=timezone.now() - timedelta(days=90))

    forget_decided_posts()

    assert set(HeldPost.objects.values_list("pk", flat=True)) == {new.pk, waiting.pk}
