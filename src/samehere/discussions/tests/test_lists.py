"""Lists of discussions: the front page, a group, pages of them that stay where they are."""

import re

import pytest
from django.test import Client
from pytest_django import Settings

from samehere.discussions.actions import (
    delete_post,
    follow_thread,
    join_group,
    leave_group,
    make_moderator,
)
from samehere.discussions.models import Post
from samehere.discussions.tests.builders import a_group, a_membership, a_reply, a_thread, an_import
from samehere.discussions.tests.counting import queries_for
from samehere.members.tests.builders import make_member, sign_in
from samehere.web.routes import cached_key

pytestmark = pytest.mark.django_db


def threads_on(html: str) -> list[int]:
    return [int(found) for found in re.findall(r'<h3 class="row-title"><a href="/d/(\d+)/"', html)]


def test_the_discussion_with_the_newest_reply_comes_first() -> None:
    group = a_group()
    first, second = a_thread(group=group), a_thread(group=group)
    a_reply(first)

    assert threads_on(Client().get(f"/g/{group.slug}/").text) == [first.pk, second.pk]


def test_pages_of_a_list_miss_nothing_and_double_nothing_while_people_write(
    settings: Settings,
) -> None:
    settings.THREADS_PER_PAGE = 3
    group, client = a_group(), Client()
    threads = [a_thread(group=group).pk for _ in range(8)]
    address, seen = f"/g/{group.slug}/", []
    while True:
        html = client.get(address).text
        seen += threads_on(html)
        # Somebody starts another one while the list is being read.
        a_thread(group=group)
        older = re.search(r'rel="next" href="([^"]+)"', html)
        if not older:
            break
        address = older[1]

    assert seen == threads[::-1]


@pytest.mark.parametrize("key", ["", "x", "1", "1.2.3", "-1.2", "01.2", "1.0x", "0.0"])
def test_a_page_of_the_list_nobody_was_sent_to_does_not_exist(key: str) -> None:
    group = a_thread().group

    assert Client().get(f"/g/{group.slug}/", {"before": key}).status_code == 404


def test_a_row_says_who_how_many_and_whether_it_was_answered() -> None:
    thread = a_thread(by=make_member("Wren"), title="Will it pass?")
    group = thread.group

    html = Client().get(f"/g/{group.slug}/").text
    assert "No answer yet" in html
    assert "Started by Wren" in html

    a_reply(thread, by=make_member("Hazel"))
    html = Client().get(f"/g/{group.slug}/").text
    assert "No answer yet" not in html
    assert "Last reply by Hazel" in html
    assert "1 reply</span><span>1 following" in html


def test_a_deleted_opening_leaves_no_name_in_the_list() -> None:
    author = make_member("Wren")
    thread = a_thread(by=author, title="My secret", replies=1)
    delete_post(member=author, thread_id=thread.pk, number=0)

    html = Client().get(f"/g/{thread.group.slug}/").text

    assert "Its first post was deleted" in html
    assert "My secret" not in html
    assert "Started by Wren" not in html


def test_an_imported_discussion_says_so() -> None:
    an_import()

    assert "Imported from a saved page, names not kept." in Client().get("/").text


def test_an_imported_discussion_whose_opening_was_deleted_says_that_instead() -> None:
    placed, member = an_import(), make_member("Wren")
    # As if she had claimed it: claiming is how an imported post gets its author.
    Post.objects.filter(thread_id=placed.thread_id, number=0).update(author=member)
    delete_post(member=member, thread_id=placed.thread_id, number=0)

    html = Client().get("/").text

    assert "Its first post was deleted" in html
    assert "started by None" not in html


def test_a_group_with_an_underscore_in_its_address_is_kept_for_visitors_too() -> None:
    group = a_group("Foo_bar")

    assert cached_key(f"/g/{group.slug}/", "") == f"group:{group.slug}"


def test_a_group_says_who_looks_after_it() -> None:
    group, member = a_group(), make_member("Larch")
    make_moderator(member=member, group_id=group.pk)

    assert "Larch" in Client().get(f"/g/{group.slug}/").text


def test_visitors_see_every_group_but_those_by_invitation() -> None:
    a_group("Rosacea")
    a_group("Private matters", visibility="invitation")

    html = Client().get("/").text

    assert "Rosacea" in html
    assert "Private matters" not in html
    assert Client().get("/g/private-matters/").status_code == 404


def test_what_is_said_in_a_group_for_members_is_in_no_list_of_others() -> None:
    inside, outside = make_member(), make_member()
    group = a_group(visibility="invitation")
    a_membership(group, inside)
    thread = a_thread(group=group, by=inside, title="Between ourselves")
    a_membership(group, outside)
    follow_thread(member=outside, thread_id=thread.pk)
    leave_group(member=outside, slug=group.slug)

    for client in (Client(), sign_in(Client(), outside)):
        html = client.get("/").text
        assert "Between ourselves" not in html
        assert group.name not in html
        assert client.get(f"/d/{thread.pk}/").status_code == 404
    assert "Between ourselves" in sign_in(Client(), inside).get("/").text


def test_a_member_sees_her_groups_and_what_she_follows() -> None:
    member, mine, other = make_member(), a_group("Mine"), a_group("Another")
    join_group(member=member, slug=mine.slug)
    here, there = a_thread(group=mine), a_thread(group=other)
    followed = a_thread(group=other, title="Followed")
    follow_thread(member=member, thread_id=followed.pk)

    html = sign_in(Client(), member).get("/").text

    assert threads_on(html) == [here.pk, followed.pk]
    assert there.pk not in threads_on(html)


def test_a_newcomer_sees_what_there_is() -> None:
    thread = a_thread()

    html = sign_in(Client(), make_member()).get("/").text

    assert html.index("You are in no group yet.") < html.index("People are talking about")
    assert html.count(f"/g/{thread.group.slug}/") == 1
    assert threads_on(html) == [thread.pk]


@pytest.mark.parametrize("path", ["/", "/g/none/", "/g/None/"])
def test_an_empty_community_has_pages_too(path: str) -> None:
    assert Client().get(path).status_code == (200 if path == "/" else 404)


def test_a_long_list_takes_no_more_queries_than_a_short_one() -> None:
    short, long = a_group(), a_group()
    a_thread(group=short)
    for _ in range(20):
        a_thread(group=long, replies=1)
    visitor, member = Client(), sign_in(Client(), make_member())

    # Four of this room, three of a room above for the treatments talked about.
    assert len(queries_for(visitor, f"/g/{short.slug}/")) == 7
    assert len(queries_for(visitor, f"/g/{long.slug}/")) == 7
    assert len(queries_for(visitor, "/")) == 3
    member.get(f"/g/{long.slug}/")
    assert len(queries_for(member, f"/g/{long.slug}/")) == 4
    assert len(queries_for(member, "/")) == 8
