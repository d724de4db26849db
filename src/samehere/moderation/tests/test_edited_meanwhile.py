"""A post that is edited at the same moment: nobody decides on words that come in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samehere.discussions.tests.builders import a_group, a_reply, a_thread
from samehere.members.tests.builders import make_member
from samehere.moderation.actions import answer_appeal, appeal_as_reporter, decide
from samehere.moderation.models import Appeal
from samehere.moderation.tests.builders import a_moderator, a_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samehere.discussions.models import Post
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

LOCKED = "-- locked"


@pytest.fixture(autouse=True)
def _locks_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have SQLite, which locks all at once, say which rows other databases would lock."""
    monkeypatch.setattr(connection.features, "has_select_for_update", True)
    monkeypatch.setattr(connection.features, "has_select_for_update_of", True)
    monkeypatch.setattr(connection.ops, "for_update_sql", lambda **_: LOCKED)


def leave(post: Post, owl: Member) -> None:
    report = post.reports.get()
    decide(
        member=owl,
        thread_id=post.thread_id,
        number=post.number,
        outcome="left",
        reason="It is allowed.",
        seen=report.number,
        version="1",
    )


def is_locked_first(queries: Sequence[dict[str, str]]) -> bool:
    """Return if the discussion, which editing locks too, is locked before the post is read."""
    said = [query["sql"] for query in queries]
    locks = [at for at, sql in enumerate(said) if _is_of("thread", sql) and sql.endswith(LOCKED)]
    reads = [at for at, sql in enumerate(said) if _is_of("post", sql) and "text_version" in sql]
    return bool(locks) and locks[0] < reads[0]


def _is_of(table: str, sql: str) -> bool:
    return f'FROM "discussions_{table}"' in sql


def test_an_edit_waits_while_its_post_is_decided_on() -> None:
    group = a_group()
    post = a_reply(a_thread(group=group))
    a_report(post)
    owl = a_moderator(group)

    with CaptureQueriesContext(connection) as taken:
        leave(post, owl)

    assert is_locked_first(taken.captured_queries)


def test_an_edit_waits_while_an_appeal_about_its_post_is_answered() -> None:
    group, wren = a_group(), make_member()
    post = a_reply(a_thread(group=group))
    number = a_report(post, by=wren).number
    leave(post, a_moderator(group))
    appeal_as_reporter(viewer=wren, number=number, text="It does harm.")
    sent, owl = Appeal.objects.get(), a_moderator(group)

    with CaptureQueriesContext(connection) as taken:
        answer_appeal(
            member=owl, appeal_id=sent.pk, outcome="changed", answer="It does.", version="1"
        )

    assert is_locked_first(taken.captured_queries)
    post.refresh_from_db()
    assert post.is_removed
