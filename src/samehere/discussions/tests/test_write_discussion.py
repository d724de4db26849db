"""Writing a whole discussion: as if each act had been done by itself."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError
from django.utils import timezone

from samehere.discussions.actions import (
    RECOUNTS,
    follow_thread,
    like_post,
    publish_reply,
    say_same_here,
    start_discussion,
)
from samehere.discussions.actions.writing_whole import WrittenPost, write_discussion
from samehere.discussions.errors import OwnPost
from samehere.discussions.models import Group, Post, Thread
from samehere.discussions.tests.builders import a_group, new_key
from samehere.members.tests.builders import make_member
from samehere.web.versions import public_version

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

NOW = timezone.now().replace(microsecond=0)
# Who writes, after how many hours, what, to which post, liked by whom, same here by whom.
POSTS: tuple[tuple[int, int, str, int | None, list[int], list[int]], ...] = (
    (0, 0, "Who *else*?", None, [1, 2], [2]),
    (1, 1, "Me.\n\n- one\n- two", 0, [], [0, 2]),
    (2, 2, "Not me.", 0, [0], []),
    (0, 3, "Thanks.", 1, [1], []),
    (1, 4, "You're welcome.", 3, [], []),
)
POST_COLUMNS = (
    "number",
    "branch",
    "parent__number",
    "author_id",
    "source_format",
    "source",
    "html",
    "plain_text",
    "posted_at",
    "like_count",
    "same_here_count",
)
THREAD_COLUMNS = (
    "title",
    "activity",
    "next_number",
    "last_post__number",
    "reply_count",
    "follower_count",
)


def written_at_once(group: Group, members: "list[Member]") -> int:
    return write_discussion(
        group_id=group.pk,
        title="Light",
        posts=[
            WrittenPost(
                by=members[by].pk,
                at=NOW + timedelta(hours=hours),
                text=text,
                to=to,
                likes=[members[who].pk for who in likes],
                same_here=[members[who].pk for who in same_here],
            )
            for by, hours, text, to, likes, same_here in POSTS
        ],
        followers=[members[0].pk, members[2].pk],
    )


def written_step_by_step(group: Group, members: "list[Member]") -> int:
    thread_id = start_discussion(
        member=members[0],
        group_slug=group.slug,
        title="Light",
        text=POSTS[0][2],
        key=new_key(),
        now=NOW,
    ).thread_id
    for number, (by, hours, text, to, likes, same_here) in enumerate(POSTS):
        at = NOW + timedelta(hours=hours)
        if to is not None:
            publish_reply(
                member=members[by], thread_id=thread_id, to=to, text=text, key=new_key(), now=at
            )
        for who in likes:
            like_post(member=members[who], thread_id=thread_id, number=number, now=at)
        for who in same_here:
            say_same_here(member=members[who], thread_id=thread_id, number=number, now=at)
    follow_thread(member=members[2], thread_id=thread_id, now=NOW)
    return thread_id


def test_it_is_the_same_as_one_act_after_the_other() -> None:
    group, members = a_group(), [make_member() for _ in range(3)]

    first, second = written_at_once(group, members), written_step_by_step(group, members)

    def posts(thread_id: int) -> list[tuple[object, ...]]:
        rows = Post.objects.filter(thread_id=thread_id).order_by("number")
        return list(rows.values_list(*POST_COLUMNS))

    assert posts(first) == posts(second)
    threads = {row[0]: row[1:] for row in Thread.objects.values_list("pk", *THREAD_COLUMNS)}
    assert threads[first] == threads[second]
    assert Group.objects.get(pk=group.pk).thread_count == 2
    assert not any(count(mend=False) for count in RECOUNTS.values())


def test_its_page_has_a_version_and_its_group_s_page_a_new_one() -> None:
    group, members = a_group(), [make_member() for _ in range(3)]
    before = public_version(f"group:{group.slug}") or 0

    thread_id = written_at_once(group, members)

    assert public_version(f"thread:{thread_id}") is not None
    assert public_version(f"group:{group.slug}") == before + 1


def test_nobody_answers_her_own_post_or_twice() -> None:
    group, author, reader = a_group(), make_member(), make_member()
    for likes, refusal in (([author.pk], OwnPost), ([reader.pk, reader.pk], IntegrityError)):
        with pytest.raises(refusal):
            write_discussion(
                group_id=group.pk,
                title="Light",
                posts=[WrittenPost(by=author.pk, at=NOW, text="Me.", likes=likes)],
                followers=[],
            )

    assert not Thread.objects.exists()
