"""The page of a discussion: order, answers under answers, paging, counts, what is unknown."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from samehere.discussions.actions import PlacedPost, PlacedThread, place_thread
from samehere.discussions.models import Thread
from samehere.discussions.tests.builders import a_group, a_reply, a_thread, an_import
from samehere.discussions.tests.counting import queries_for
from samehere.markup import SourceFormat
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db


def numbers_on(html: str) -> list[int]:
    return [int(found) for found in re.findall(r'<article class="post" id="post-(\d+)"', html)]


def test_posts_stand_in_reading_order_with_answers_under_what_they_answer() -> None:
    thread = a_thread()
    first = a_reply(thread)  # 1
    a_reply(thread)  # 2
    inner = a_reply(thread, to=first.number)  # 3
    a_reply(thread, to=inner.number)  # 4

    html = Client().get(f"/d/{thread.pk}/").text

    assert numbers_on(html) == [0, 1, 3, 4, 2]


def test_only_an_answer_to_an_answer_says_whom_it_answers() -> None:
    thread = a_thread()
    top = a_reply(thread, by=make_member("Wren"))
    inner = a_reply(thread, by=make_member("Hazel"), to=top.number)
    a_reply(thread, to=inner.number)

    html = Client().get(f"/d/{thread.pk}/").text

    assert html.count("Replying to") == 1
    assert f'Replying to <a href="/d/{thread.pk}/posts/{inner.number}/">Hazel</a>' in html


def test_a_long_discussion_is_read_page_by_page_forth_and_back() -> None:
    thread = a_thread(replies=100)
    client, address, seen = Client(), f"/d/{thread.pk}/", []
    pages = [address]
    while True:
        html = client.get(address).text
        seen += numbers_on(html)
        later = re.search(r'rel="next" href="([^"]+)"', html)
        if not later:
            break
        address = later[1]
        pages.append(address)

    assert seen == list(range(101))
    assert len(pages) == 3
    while earlier := re.search(r'rel="prev" href="([^"]+)"', client.get(address).text):
        pages.remove(address)
        address = earlier[1]
    assert pages == [address] == [f"/d/{thread.pk}/"]


def test_a_branch_longer_than_a_page_goes_on_over_pages() -> None:
    thread = a_thread()
    top = a_reply(thread)
    for _ in range(60):
        a_reply(thread, to=top.number)
    a_reply(thread)

    first = Client().get(f"/d/{thread.pk}/").text
    second = Client().get(f"/d/{thread.pk}/?after=1.39").text

    assert f'href="/d/{thread.pk}/?after=1.39"' in first
    assert numbers_on(second) == [*range(40, 63)]


@pytest.mark.parametrize("number", [0, 1, 39, 40, 41, 80, 100])
def test_the_address_of_a_post_leads_to_the_page_it_is_on(number: int) -> None:
    thread = a_thread(replies=100)
    client = Client()

    found = client.get(f"/d/{thread.pk}/posts/{number}/")

    address, _, place = found.headers["Location"].partition("#")
    assert place == f"post-{number}"
    assert number in numbers_on(client.get(address).text)


def test_the_address_of_a_post_deep_in_a_long_branch_leads_to_it_too() -> None:
    thread = a_thread()
    top = a_reply(thread)
    last = [a_reply(thread, to=top.number) for _ in range(90)][-1]
    client = Client()

    address = client.get(f"/d/{thread.pk}/posts/{last.number}/").headers["Location"]

    assert last.number in numbers_on(client.get(address.partition("#")[0]).text)


@pytest.mark.parametrize(
    "key", ["", "x", "1", "1.2.3", "-1.2", "1.-2", "01.2", "1.2 ", "9" * 30 + ".1", "99.99", "1,2"]
)
def test_a_page_nobody_was_sent_to_does_not_exist(key: str) -> None:
    thread = a_thread(replies=2)

    assert Client().get(f"/d/{thread.pk}/", {"after": key}).status_code == 404


@pytest.mark.parametrize("address", ["/d/999999/", "/d/0/", "/d/99999999999999999999999/"])
def test_a_discussion_that_does_not_exist_is_not_found(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_an_import_says_what_is_not_known() -> None:
    place_thread(
        group_id=a_group().pk,
        source_kind="saved_text",
        source_key="page",
        thread=PlacedThread(
            "Old",
            [
                PlacedPost("Q", SourceFormat.PLAIN, None),
                PlacedPost("A", SourceFormat.PLAIN, 0, stated_likes=2),
            ],
            stated_followers=10,
            stated_likes=0,
            stated_replies=43,
        ),
    )
    thread = Thread.objects.get()

    html = " ".join(Client().get(f"/d/{thread.pk}/").text.split())

    assert "Imported from a saved page, times unknown." in html
    assert "1 of 43 replies found." in html
    assert "10 were following on the old site, 0 follow here." in html
    assert html.count('<span class="name">A member (name not kept)</span>') == 2
    assert html.count("Date not known") == 2
    assert "2 likes on the old site." in html


def test_an_import_with_times_shows_them() -> None:
    at = datetime(2017, 1, 31, 10, 20, tzinfo=UTC)
    posts = [PlacedPost("Q", SourceFormat.PLAIN, None, author_name="Wren", posted_at=at)]
    place_thread(
        group_id=a_group().pk,
        source_kind="saved_html",
        source_key="page",
        thread=PlacedThread("Old", posts),
    )

    html = Client().get(f"/d/{Thread.objects.get().pk}/").text

    assert "31 January 2017, 10:20" in html
    assert "times unknown" not in html
    assert ">Wren<" in html


def test_words_of_members_cannot_become_markup() -> None:
    evil = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) "><script>alert(1)</script>'
    thread = a_thread(title=evil, text=evil)

    html = Client().get(f"/d/{thread.pk}/").text + Client().get("/").text

    assert "<script>alert" not in html
    assert "<img" not in html
    assert "javascript:" not in html.replace("[x](javascript:alert(1))", "")


def test_a_long_page_takes_no_more_queries_than_a_short_one() -> None:
    short, long = a_thread(replies=1), a_thread(replies=39)
    visitor, member = Client(), sign_in(Client(), make_member())

    # The thread, its posts, whether anything was read in them, what they cite, the vocabulary.
    assert len(queries_for(visitor, f"/d/{short.pk}/")) == 5
    assert len(queries_for(visitor, f"/d/{long.pk}/")) == 5
    for thread in (short, long):
        member.get(f"/d/{thread.pk}/")
        # Warm: session, member, version, and one statement for all that differs.
        assert len(queries_for(member, f"/d/{thread.pk}/")) == 4


def test_an_imported_page_takes_one_query_more() -> None:
    placed = an_import(["Q", *map(str, range(30))])

    assert len(queries_for(Client(), f"/d/{placed.thread_id}/")) == 6
