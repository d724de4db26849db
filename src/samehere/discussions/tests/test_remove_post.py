"""A moderator removes a post: the words go, one line says who did it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from samehere.discussions.actions import like_post, make_moderator, remove_post
from samehere.discussions.actions.deleting import TITLE_OF_A_REMOVED_OPENING
from samehere.discussions.errors import NotLookingAfter, PostNotFound, ThreadNotFound
from samehere.discussions.models import Post
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    opening_of,
    suspend,
    thread_of,
)
from samehere.members.errors import Suspended
from samehere.members.tests.builders import make_member

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def test_the_words_go_and_a_line_says_that_a_moderator_did_it() -> None:
    heron = make_member("Heron")
    thread = a_thread(replies=1)
    reply = a_reply(thread, text="Heartbreaking advice.")
    like_post(member=make_member(), thread_id=thread.pk, number=reply.number)
    make_moderator(member=heron, group_id=thread.group_id)

    remove_post(member=heron, thread_id=thread.pk, number=reply.number, now=NOON)

    reply.refresh_from_db()
    assert (reply.source, reply.html, reply.plain_text, reply.like_count) == ("", "", "", 0)
    html = Client().get(f"/d/{thread.pk}/").text
    assert "Heartbreaking" not in html
    assert "Removed by a moderator, " in html
    assert "Deleted by its author" not in html
    assert thread_of(thread.pk).reply_count == 1


def test_with_an_opening_post_the_title_goes_too() -> None:
    operator = make_member(is_operator=True)
    thread = a_thread(title="Buy it from me", replies=1)

    remove_post(member=operator, thread_id=thread.pk, number=0)

    assert thread_of(thread.pk).title == TITLE_OF_A_REMOVED_OPENING
    assert "Buy it from me" not in Client().get(f"/d/{thread.pk}/").text


def test_only_those_who_look_after_this_very_group_may() -> None:
    thread = a_thread()
    moderator_elsewhere = make_member()
    make_moderator(member=moderator_elsewhere, group_id=a_group().pk)

    for member in (make_member(), moderator_elsewhere):
        with pytest.raises(NotLookingAfter):
            remove_post(member=member, thread_id=thread.pk, number=0)

    assert opening_of(thread).plain_text == "I would like to know."


def test_an_operator_finds_nothing_in_a_group_she_does_not_belong_to() -> None:
    group, author = a_group(visibility="members"), make_member()
    a_membership(group, author)
    thread = a_thread(group=group, by=author)

    with pytest.raises(ThreadNotFound):
        remove_post(member=make_member(is_operator=True), thread_id=thread.pk, number=0)


def test_a_paused_moderator_may_not() -> None:
    thread, heron = a_thread(), make_member()
    make_moderator(member=heron, group_id=thread.group_id)
    suspend(heron)

    with pytest.raises(Suspended):
        remove_post(member=heron, thread_id=thread.pk, number=0)


def test_what_is_gone_is_not_removed_again() -> None:
    operator, thread = make_member(is_operator=True), a_thread(replies=1)
    remove_post(member=operator, thread_id=thread.pk, number=0)

    with pytest.raises(PostNotFound):
        remove_post(member=operator, thread_id=thread.pk, number=0)


def test_the_database_holds_no_removed_post_with_words() -> None:
    post = opening_of(a_thread())

    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(is_removed=True)
