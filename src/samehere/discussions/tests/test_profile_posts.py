"""The posts on a profile: public ones, newest first, the same for whoever looks."""

import re

import pytest
from django.test import Client

from samehere.discussions.actions import delete_post
from samehere.discussions.queries.by_author import POSTS_ON_PROFILE
from samehere.discussions.tests.builders import a_group, a_membership, a_reply, a_thread
from samehere.discussions.tests.counting import queries_for
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db


def test_it_lists_public_posts_newest_first_and_links_to_their_places() -> None:
    wren = make_member("Wren")
    thread = a_thread(by=wren, title="First title", text="First words.")
    reply = a_reply(a_thread(title="Second title"), by=wren, text="Second words.")
    a_thread(title="Not hers")

    page = sign_in(Client(), make_member()).get(f"/members/{wren.public_id}/").content.decode()

    assert page.index("Second words.") < page.index("First words.")
    assert f'href="/d/{thread.pk}/posts/0/"' in page
    assert f'href="/d/{reply.thread_id}/posts/{reply.number}/"' in page
    assert "Not hers" not in page


@pytest.mark.parametrize("visibility", ["members", "invitation"])
def test_what_she_wrote_where_not_everybody_reads_is_on_it_for_nobody(visibility: str) -> None:
    wren, friend = make_member("Wren"), make_member("Friend")
    group = a_group("Canary group", visibility=visibility)
    for member in (wren, friend):
        a_membership(group, member)
    a_thread(group=group, by=wren, title="Canary title", text="Canary words.")

    for viewer in (wren, friend, make_member("Stranger")):
        page = sign_in(Client(), viewer).get(f"/members/{wren.public_id}/").content.decode()
        assert "anary" not in page
        assert "Nothing yet." in page


def test_what_she_deleted_is_gone() -> None:
    wren = make_member("Wren")
    thread = a_thread(by=wren, text="Canary words.", replies=1)

    delete_post(member=wren, thread_id=thread.pk, number=0)

    page = sign_in(Client(), make_member()).get(f"/members/{wren.public_id}/").content.decode()
    assert "Canary" not in page


def test_a_long_list_goes_on_by_key_and_takes_no_more_queries() -> None:
    wren, thread = make_member("Wren"), a_thread()
    for number in range(POSTS_ON_PROFILE + 1):
        a_reply(thread, by=wren, text=f"Words number {number}.")
    client, address = sign_in(Client(), make_member()), f"/members/{wren.public_id}/"

    page = client.get(address).content.decode()
    assert page.count("Words number") == POSTS_ON_PROFILE
    older = re.search(r'rel="next" href="([^"]+)"', page)
    assert older
    last = client.get(older[1]).content.decode()
    assert last.count("Words number") == 1
    assert "Words number 0." in last
    few = make_member("Few")
    assert len(queries_for(client, address)) == len(
        queries_for(client, f"/members/{few.public_id}/")
    )


@pytest.mark.parametrize("key", ["", "x", "-1", "01", "1.2", "0", "9" * 30])
def test_a_key_nobody_was_given_is_not_found(key: str) -> None:
    wren = make_member("Wren")

    answer = sign_in(Client(), make_member()).get(f"/members/{wren.public_id}/?before={key}")

    assert answer.status_code == 404


def test_a_name_leads_members_to_the_profile_and_visitors_nowhere() -> None:
    wren = make_member("Wren")
    thread = a_thread(by=wren)

    member = sign_in(Client(), make_member()).get(f"/d/{thread.pk}/").content.decode()
    visitor = Client().get(f"/d/{thread.pk}/").content.decode()

    assert f'<a class="name" href="/members/{wren.public_id}/">Wren</a>' in member
    assert wren.public_id not in visitor
    assert '<span class="name">Wren</span>' in visitor
