"""Pages kept for visitors: nothing of a request gets into them, and what is closed is gone (P9).

Two caches stand for two processes: each keeps pages of its own and reads the versions for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection

from samehere.discussions.actions import change_visibility, delete_post, remove_post
from samehere.discussions.models import Role
from samehere.discussions.pages import HOME
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    edit,
    opening_of,
)
from samehere.members.actions import change_name
from samehere.members.queries import runs_community
from samehere.members.tests.builders import make_member
from samehere.web.cached import PageCache
from samehere.web.models import PageVersion
from samehere.web.sqlite_versions import SQLiteVersions
from samehere.web.tests.builders import Answer, ask

if TYPE_CHECKING:
    from samehere.discussions.models import Thread
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db(transaction=True)

WORD = "Quincebrandy"
HOSTILE = {
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_FORWARDED_SERVER": "evil.example",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_PORT": "444",
    "HTTP_X_FORWARDED_PREFIX": "/evil",
    "HTTP_X_FORWARDED_FOR": "203.0.113.66",
    "HTTP_X_ORIGINAL_URL": "/you/",
    "HTTP_X_REWRITE_URL": "/you/",
    "HTTP_X_HTTP_METHOD_OVERRIDE": "POST",
    "HTTP_FORWARDED": "host=evil.example;proto=https",
    "HTTP_COOKIE": "csrftoken=evil; messages=evil; theme=dark; django_language=de",
    "HTTP_ACCEPT": "application/json",
    "HTTP_ACCEPT_LANGUAGE": "de",
    "HTTP_ACCEPT_ENCODING": "identity",
    "HTTP_AUTHORIZATION": "Basic ZXZpbDpldmls",
    "HTTP_REFERER": "https://evil.example/",
    "HTTP_ORIGIN": "https://evil.example",
    "HTTP_RANGE": "bytes=0-3",
    "HTTP_USER_AGENT": "evil",
    "HTTP_X_FRAGMENT": "1",
    "HTTP_X_REQUESTED_WITH": "XMLHttpRequest",
    "HTTP_HOST": "localhost:8123",
    "SERVER_NAME": "evil.example",
    "SERVER_PORT": "81",
    "SCRIPT_NAME": "",
    "REMOTE_ADDR": "203.0.113.66",
}


@pytest.fixture(autouse=True)
def front_page() -> None:
    """Give the front page its version, which the emptied database has lost."""
    PageVersion.objects.get_or_create(key=HOME, defaults={"version": 1, "is_public": True})


def a_process() -> PageCache:
    """Return a cache that has kept nothing yet."""
    return PageCache(get_wsgi_application(), SQLiteVersions(connection.settings_dict["NAME"]))


def pages_of(thread: Thread) -> list[str]:
    return ["/", f"/g/{thread.group.slug}/", f"/d/{thread.pk}/"]


def same(one: Answer, other: Answer) -> bool:
    return (one.status, one.headers, one.body) == (other.status, other.headers, other.body)


def a_discussion(author: Member | None = None) -> Thread:
    return a_thread(by=author, title=f"About {WORD}", text=f"It is {WORD}.")


def test_who_comes_first_with_a_hostile_header_changes_nothing_for_others() -> None:
    thread = a_discussion()
    cold = {path: ask(a_process(), path) for path in pages_of(thread)}

    for name, value in HOSTILE.items():
        process = a_process()
        for path, expected in cold.items():
            ask(process, path, **{name: value})
            assert same(ask(process, path), expected), (name, path)


def test_all_hostile_headers_at_once_and_odd_addresses_change_nothing() -> None:
    thread, process = a_discussion(), a_process()

    for path in pages_of(thread):
        for odd in ("?evil=1", "?after=0.0&evil=1", "x.css", "?", "?%00", "?after=0.0"):
            ask(process, path + odd, **HOSTILE)
        for method in ("HEAD", "GET", "OPTIONS"):
            ask(process, path, method, **HOSTILE)
        clean = ask(process, path)
        assert same(clean, ask(a_process(), path)), path
        assert "evil" not in clean.text


def test_a_foreign_host_is_refused_before_and_after_a_page_is_kept() -> None:
    thread, process = a_discussion(), a_process()

    for path in pages_of(thread):
        assert ask(process, path, HTTP_HOST="evil.example").status == 400
        kept = ask(process, path)
        assert ask(process, path, HTTP_HOST="evil.example").status == 400
        assert same(kept, ask(process, path))


@pytest.mark.parametrize("visibility", ["members", "invitation"])
def test_a_group_that_closes_is_closed_in_every_process_at_once(visibility: str) -> None:
    operator = make_member(is_operator=True)
    assert runs_community(operator)
    thread, processes = a_discussion(), [a_process(), a_process()]
    etags = {}
    for process in processes:
        for path in pages_of(thread):
            etags[path] = ask(process, path).headers["ETag"]

    change_visibility(member=operator, slug=thread.group.slug, visibility=visibility, is_sure=True)

    for process in processes:
        for path in pages_of(thread):
            for known in ({}, {"HTTP_IF_NONE_MATCH": etags[path]}):
                answer = ask(process, path, **known)
                assert answer.status in {200, 404}
                assert WORD not in answer.text
        assert ask(process, f"/d/{thread.pk}/").status == 404
        front = ask(process, "/").text
        assert (thread.group.name in front) is (visibility == "members")


def test_a_post_that_goes_is_gone_in_every_process_at_once() -> None:
    author, moderator, group = make_member(), make_member(), a_group()
    a_membership(group, moderator, role=Role.MODERATOR)
    thread = a_thread(group=group, by=author)
    processes = [a_process(), a_process()]
    for act, by in ((remove_post, moderator), (delete_post, author)):
        reply = a_reply(thread, by=author, text=f"It is {WORD}.")
        read = [ask(process, f"/d/{thread.pk}/").text for process in processes]

        act(member=by, thread_id=thread.pk, number=reply.number)

        assert all(WORD in text for text in read)
        assert all(WORD not in ask(one, f"/d/{thread.pk}/").text for one in processes)


def test_words_that_are_edited_away_are_gone_in_every_process_at_once() -> None:
    thread, processes = a_discussion(), [a_process(), a_process()]
    paths = pages_of(thread)
    before = [ask(process, path).text for process in processes for path in paths]

    edit(opening_of(thread), "It is something else.", title="About something else")

    assert all(WORD in text for text in before)
    assert all(WORD not in ask(one, path).text for one in processes for path in paths)


def test_a_name_that_was_changed_is_gone_in_every_process_at_once() -> None:
    author = make_member(WORD)
    thread, processes = a_thread(by=author), [a_process(), a_process()]
    paths = pages_of(thread)
    before = [ask(process, path).text for process in processes for path in paths]

    change_name(member=author, name="Somebody else")

    assert any(WORD in text for text in before)
    assert all(WORD not in ask(one, path).text for one in processes for path in paths)
