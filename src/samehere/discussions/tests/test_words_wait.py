"""Words sent after one was signed out wait, and are in the box after signing in."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.utils import timezone

from samehere.discussions.models import Thread
from samehere.discussions.tests.builders import a_group, a_membership, a_thread
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import ask_for_code, code_for, words_of
from samehere.web import waiting_words
from samehere.web.waiting_words import mark_of

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

VITA = "vita@example.org"
WORDS = "Rest is what helped, <b>slowly</b>."


@pytest.fixture
def vita() -> Member:
    return make_member("Vita", email=VITA)


def hers(member: Member, **sent: str) -> dict[str, str]:
    """Return what a form of the member sends."""
    return {"body": WORDS, "by": mark_of(member), **sent}


def come_in(client: Client, page: Any) -> str:
    """Follow the page's link to sign in, by a code; return where that leads."""
    address = words_of(page).partition('class="btn btn-main" href="')[2].partition('"')[0]
    assert address.startswith("/sign-in/?next=")
    asked = ask_for_code(client, VITA, address)
    answer = client.post(asked.headers["Location"], {"code": code_for(VITA)})
    return str(answer.headers["Location"])


def test_a_reply_is_in_the_box_after_signing_in(client: Client, vita: Member) -> None:
    path = f"/d/{a_thread().pk}/reply/"

    refused = client.post(path, hers(vita, to="0", go="preview"))
    assert refused.status_code == 403
    assert "You are signed out" in words_of(refused)
    assert "Your words are kept for an hour" in words_of(refused)
    assert WORDS in words_of(refused)

    assert come_in(client, refused) == path
    page = client.get(path)
    assert page.status_code == 200
    assert WORDS in words_of(page)
    assert b"<b>slowly" not in page.content
    assert "in the box again" in words_of(page)


@pytest.mark.parametrize("page", ["reply/", "posts/0/edit/"])
def test_words_for_a_discussion_that_was_closed_meanwhile_can_be_copied(
    client: Client, vita: Member, page: str
) -> None:
    thread = a_thread(by=vita)
    path = f"/d/{thread.pk}/{page}"
    refused = client.post(path, hers(vita, title="Rest?", version="1", to="0", go="post"))
    Thread.objects.filter(pk=thread.pk).update(closed_at=timezone.now())

    assert come_in(client, refused) == path
    given_back = words_of(client.get(path))
    assert WORDS in given_back
    assert "This discussion is closed" in given_back


def test_a_new_discussion_keeps_its_title_too(client: Client, vita: Member) -> None:
    group = a_group()
    a_membership(group, vita)
    path = f"/g/{group.slug}/start/"

    refused = client.post(path, hers(vita, title="What helps at night?", go="post"))
    assert come_in(client, refused) == path

    page = words_of(client.get(path))
    assert 'value="What helps at night?"' in page
    assert WORDS in page


def test_they_are_there_once_and_then_kept_nowhere(client: Client, vita: Member) -> None:
    path = f"/d/{a_thread().pk}/reply/"
    come_in(client, client.post(path, hers(vita, to="0")))
    client.get(path)

    assert WORDS not in words_of(client.get(path))
    assert WORDS not in str(dict(client.session))


def test_another_page_does_not_get_them(client: Client, vita: Member) -> None:
    here, there = (f"/d/{a_thread().pk}/reply/" for _ in range(2))
    come_in(client, client.post(here, hers(vita, to="0")))

    assert WORDS not in words_of(client.get(there))
    assert WORDS in words_of(client.get(here))


def test_another_browser_does_not_get_them(client: Client, vita: Member) -> None:
    path = f"/d/{a_thread().pk}/reply/"
    client.post(path, hers(vita, to="0"))

    assert WORDS not in words_of(sign_in(Client(), vita).get(path))


def test_who_signs_in_after_her_does_not_get_them(client: Client, vita: Member) -> None:
    path = f"/d/{a_thread().pk}/reply/"
    client.post(path, hers(make_member(), to="0"))

    sign_in(client, vita)

    assert WORDS not in words_of(client.get("/you/"))
    assert WORDS not in words_of(client.get(path))
    assert WORDS not in str(dict(client.session))


def test_the_form_of_a_page_says_whose_it_is(client: Client, vita: Member) -> None:
    thread = a_thread()
    sign_in(client, vita)

    for path in (f"/d/{thread.pk}/", f"/d/{thread.pk}/reply/"):
        assert f'name="by" value="{mark_of(vita)}"' in client.get(path).text


def test_words_of_nobody_knows_whom_are_given_back_to_copy_only(client: Client) -> None:
    refused = client.post(f"/d/{a_thread().pk}/reply/", {"to": "0", "body": WORDS})

    assert "copy it from here first" in words_of(refused)
    assert "sessionid" not in client.cookies


def test_after_an_hour_they_are_forgotten(client: Client, vita: Member, monkeypatch: Any) -> None:
    path = f"/d/{a_thread().pk}/reply/"
    come_in(client, client.post(path, hers(vita, to="0")))
    later = time.time() + waiting_words.LASTS_SECONDS + 1

    monkeypatch.setattr(time, "time", lambda: later)
    client.get("/you/")

    assert WORDS not in str(dict(client.session))
    assert WORDS not in words_of(client.get(path))


def test_too_long_or_too_many_are_given_back_to_copy_only(client: Client, vita: Member) -> None:
    path = f"/d/{a_thread().pk}/reply/"

    long = client.post(path, hers(vita, body="x" * (waiting_words.LONGEST + 1)))
    assert "copy it from here first" in words_of(long)
    for _ in range(waiting_words.MOST_AN_HOUR):
        assert "Your words are kept" in words_of(Client().post(path, hers(vita)))
    last = words_of(Client().post(path, hers(vita)))
    assert "copy it from here first" in last
    assert WORDS in last


def test_without_words_nothing_is_kept(client: Client, vita: Member) -> None:
    client.post(f"/d/{a_thread().pk}/reply/", hers(vita, body="", to="0"))

    assert "sessionid" not in client.cookies


def test_an_act_leads_back_to_the_page_it_was_on(client: Client, vita: Member) -> None:
    thread = a_thread()

    refused = client.post(
        f"/d/{thread.pk}/follow/", headers={"referer": f"http://testserver/d/{thread.pk}/"}
    )

    assert come_in(client, refused) == f"/d/{thread.pk}/"


@pytest.mark.parametrize(
    "before", ["https://evil.example/d/1/", "http://testserver//evil.example/", "x", ""]
)
def test_an_act_from_elsewhere_leads_nowhere_else(client: Client, before: str) -> None:
    refused = client.post(f"/d/{a_thread().pk}/follow/", headers={"referer": before})

    assert "evil" not in words_of(refused)
