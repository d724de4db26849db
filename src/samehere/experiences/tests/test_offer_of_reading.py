"""Who lets nothing be read is told quietly that it could be: under what she just wrote."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from samehere.discussions.tests.builders import a_reply, a_thread
from samehere.discussions.tests.counting import queries_for
from samehere.experiences.tests.builders import a_reader
from samehere.members.actions import choose_reading
from samehere.members.tests.builders import make_member, sign_in

if TYPE_CHECKING:
    from samehere.discussions.models import Thread
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

OFFER = "If you like, what you say of treatments can stand beside the discussion"
DECLINE = "/consent/read/no-offer/"
NAMES_ONE = "I put Protopic on in the evening."


def told(
    reading: str = "off", *, text: str = NAMES_ONE, hours_ago: int = 0
) -> tuple[Member, Thread]:
    author = a_reader(reading)
    thread = a_thread(now=timezone.now() - timedelta(days=2))
    a_reply(thread, by=author, text=text, now=timezone.now() - timedelta(hours=hours_ago))
    return author, thread


def page_for(member: Member, thread: Thread) -> str:
    return sign_in(Client(), member).get(f"/d/{thread.pk}/").text


def test_under_a_new_post_that_names_a_treatment_stands_the_offer_with_a_link() -> None:
    author, thread = told()

    html = page_for(author, thread)

    assert html.count(OFFER) == 1
    assert '<a href="/consent/">What may be read</a>' in html
    assert OFFER not in page_for(make_member(), thread)


def test_who_was_never_asked_is_offered_it_as_well() -> None:
    author = make_member()
    thread = a_thread(by=author, text=NAMES_ONE, now=timezone.now())

    assert OFFER in page_for(author, thread)


@pytest.mark.parametrize(
    ("reading", "text", "hours_ago"),
    [
        ("ask", NAMES_ONE, 0),
        ("count", NAMES_ONE, 0),
        ("off", "Mine went away by itself.", 0),
        ("off", NAMES_ONE, 2),
    ],
    ids=["it is read", "it is counted", "no treatment", "some time ago"],
)
def test_it_stands_nowhere_else(reading: str, text: str, hours_ago: int) -> None:
    author, thread = told(reading, text=text, hours_ago=hours_ago)

    assert OFFER not in page_for(author, thread)


def test_it_stands_under_the_newest_of_several_alone() -> None:
    author, thread = told()
    a_reply(thread, by=author, text=NAMES_ONE, now=timezone.now())

    assert page_for(author, thread).count(OFFER) == 1


def test_who_does_not_want_to_hear_it_does_not_hear_it_again_anywhere() -> None:
    author, thread = told()
    client = sign_in(Client(), author)
    post = f"/d/{thread.pk}/posts/1/"
    assert f'value="{post}">Don’t show me this again' in page_for(author, thread)

    for _ in range(2):
        answer = client.post(DECLINE, {"next": post})

    assert answer.headers["Location"] == post
    assert OFFER not in client.get(f"/d/{thread.pk}/").text
    other = a_thread(by=author, text=NAMES_ONE, now=timezone.now())
    assert OFFER not in client.get(f"/d/{other.pk}/").text


def test_who_declined_may_still_choose_it_and_is_asked_as_ever() -> None:
    author, thread = told()
    sign_in(Client(), author).post(DECLINE)

    choose_reading(member=author, reading="ask")

    assert OFFER not in page_for(author, thread)


def test_nobody_declines_signed_out() -> None:
    assert Client().post(DECLINE).status_code == 403


def test_it_costs_three_statements_on_ones_own_page_and_none_on_others() -> None:
    author, thread = told()
    hers, reader = sign_in(Client(), author), sign_in(Client(), make_member())
    address = f"/d/{thread.pk}/"
    for client in (hers, reader):
        client.get(address)

    assert len(queries_for(reader, address)) == 4
    with_offer = len(queries_for(hers, address))
    hers.post(DECLINE)
    assert with_offer - len(queries_for(hers, address)) <= 3
