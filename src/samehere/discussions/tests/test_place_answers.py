"""Placing many answers at once: as if each had been given by itself, and safe to repeat."""

import pytest
from django.utils import timezone

from samehere.discussions.actions import RECOUNTS, like_post
from samehere.discussions.actions.placing_answers import (
    PlacedAnswer,
    PlacedFollow,
    place_answers,
)
from samehere.discussions.errors import OwnPost
from samehere.discussions.models import Post, Thread
from samehere.discussions.tests.builders import a_thread
from samehere.members.tests.builders import make_member
from samehere.web.versions import public_version

pytestmark = pytest.mark.django_db


def test_answers_are_counted_and_raise_the_version_once() -> None:
    thread, readers, now = a_thread(replies=1), [make_member() for _ in range(3)], timezone.now()
    before = public_version(f"thread:{thread.pk}")

    place_answers(
        thread_id=thread.pk,
        likes=[PlacedAnswer(reader.pk, 1, now) for reader in readers],
        same_heres=[PlacedAnswer(readers[0].pk, 0, now)],
        follows=[PlacedFollow(readers[1].pk, now)],
    )

    rows = Post.objects.filter(thread=thread).order_by("number")
    assert list(rows.values_list("like_count", "same_here_count")) == [(0, 1), (3, 0)]
    assert Thread.objects.get(pk=thread.pk).follower_count == 2
    assert not any(count(mend=False) for count in RECOUNTS.values())
    assert public_version(f"thread:{thread.pk}") == (before or 0) + 1


def test_placing_again_or_after_a_single_like_changes_nothing() -> None:
    thread, reader, now = a_thread(replies=1), make_member(), timezone.now()
    like_post(member=reader, thread_id=thread.pk, number=1)

    for _ in range(2):
        place_answers(
            thread_id=thread.pk,
            likes=[PlacedAnswer(reader.pk, 1, now)],
            same_heres=[],
            follows=[],
        )

    assert Post.objects.get(thread=thread, number=1).like_count == 1


def test_nobody_answers_her_own_post() -> None:
    author = make_member()
    thread = a_thread(by=author)

    with pytest.raises(OwnPost):
        place_answers(
            thread_id=thread.pk,
            likes=[PlacedAnswer(author.pk, 0, timezone.now())],
            same_heres=[],
            follows=[],
        )
