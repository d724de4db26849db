"""The pages of held posts: the author's own, and that of those who release them."""

from __future__ import annotations

import pytest
from django.test import Client

from samehere.discussions.actions import refuse_held, release_held, take_out
from samehere.discussions.models import Group, HeldPost, Thread
from samehere.discussions.tests.builders import (
    a_group,
    a_held_post,
    a_holding_group,
    a_membership,
    a_thread,
    new_key,
)
from samehere.discussions.tests.counting import queries_for
from samehere.discussions.tests.files import bytes_with
from samehere.members.tests.builders import make_member, sign_in
from samehere.outbox.worker import work_off

pytestmark = pytest.mark.django_db

ONLY_YOU = "Only you can see this until a volunteer has read it, because it’s your first."


def test_she_sees_her_reply_wait_where_it_will_stand_and_nobody_else_does() -> None:
    group, moderator = a_holding_group()
    thread = a_thread(group=group, by=moderator)
    client, address = sign_in(Client(), make_member("Wren")), f"/d/{thread.pk}/"
    others = [Client(), sign_in(Client(), make_member()), sign_in(Client(), moderator)]
    for other in others:
        other.get(address)

    sent = client.post(
        f"{address}reply/",
        {"to": "0", "body": "Is it **normal**?", "key": new_key(), "go": "post"},
    )

    assert sent["Location"] == f"{address}#held"
    hers = client.get(address).text
    assert "Is it <strong>normal</strong>?" in hers
    assert ONLY_YOU in hers
    assert "A volunteer reads first posts before others do." in hers
    assert "0 replies" in hers
    for other in others:
        for page in (address, f"/g/{group.slug}/", "/"):
            html = other.get(page).text
            assert "normal" not in html
            assert ONLY_YOU not in html


def test_what_was_released_meanwhile_is_not_said_to_be_deleted() -> None:
    group, moderator = a_holding_group()
    author = make_member()
    held = a_held_post(group, by=author)
    release_held(member=moderator, slug=group.slug, held_id=held.pk)

    answer = sign_in(Client(), author).post(f"/waiting/{held.pk}/delete/", follow=True)

    assert answer.status_code == 409
    assert "it is published" in answer.text
    assert "Nobody else reads it" not in answer.text


@pytest.mark.django_db(transaction=True)
def test_words_taken_back_are_in_no_file_of_the_database() -> None:
    group, _ = a_holding_group()
    author = make_member()
    held = a_held_post(group, by=author, text="Zanzibarquince " * 400)
    work_off()
    assert bytes_with(b"Zanzibarquince") > 0

    sign_in(Client(), author).post(f"/waiting/{held.pk}/delete/")
    work_off()

    assert bytes_with(b"Zanzibarquince") == 0


def test_a_discussion_that_waits_stands_over_the_list_of_its_group_for_its_author() -> None:
    group, moderator = a_holding_group()
    client = sign_in(Client(), make_member())

    sent = client.post(
        f"/g/{group.slug}/start/",
        {"title": "Is it me?", "body": "I wonder.", "key": new_key(), "go": "post"},
    )

    assert sent["Location"] == f"/g/{group.slug}/#held"
    for page in (f"/g/{group.slug}/", "/waiting/"):
        assert "Is it me?" in client.get(page).text
    assert 'href="/waiting/"' in client.get("/").text
    for other in (Client(), sign_in(Client(), make_member()), sign_in(Client(), moderator)):
        assert "Is it me?" not in other.get(f"/g/{group.slug}/").text
        assert 'href="/waiting/"' not in other.get("/").text


def test_a_helper_sees_how_many_wait_and_releases_one() -> None:
    group, _ = a_holding_group()
    helper = make_member()
    a_membership(group, helper, role="helper")
    held = a_held_post(group, by=make_member("Wren"))
    client = sign_in(Client(), helper)

    assert "Held posts: 1" in client.get(f"/g/{group.slug}/").text
    assert "Held posts" not in sign_in(Client(), make_member()).get(f"/g/{group.slug}/").text
    page = client.get(f"/g/{group.slug}/held/").text
    assert "My first question" in page
    assert "Words that wait." in page
    done = client.post(f"/g/{group.slug}/held/{held.pk}/release/", follow=True)

    assert "Released." in done.text
    assert "Nothing is waiting." in done.text
    assert "My first question" in Client().get(f"/g/{group.slug}/").text


def test_a_refusal_says_why_and_gives_her_words_back() -> None:
    group, moderator = a_holding_group()
    author = make_member()
    thread = a_thread(group=group, by=moderator)
    held = a_held_post(group, by=author, thread=thread, text="Buy *this*.")
    client = sign_in(Client(), moderator)
    address = f"/g/{group.slug}/held/{held.pk}/refuse/"

    missing = client.post(address, {"reason": ""})
    assert missing.status_code == 422
    assert "Say why." in missing.text
    assert client.post(address, {"reason": "An advert."}).status_code == 302

    hers = sign_in(Client(), author)
    for page in (f"/d/{thread.pk}/", "/waiting/"):
        html = hers.get(page).text
        assert "Why: An advert." in html
        assert ">\nBuy *this*.</textarea>" in html
    assert "Why: An advert." in client.get(f"/g/{group.slug}/held/").text
    assert client.post(f"/g/{group.slug}/held/{held.pk}/release/").status_code == 409
    hers.post(f"/waiting/{held.pk}/delete/")
    assert "An advert." not in hers.get("/waiting/").text
    assert not HeldPost.objects.exists()


def test_she_reads_why_she_was_taken_out_and_no_title_of_the_group() -> None:
    group, moderator = a_holding_group(visibility="invitation")
    author = make_member()
    a_membership(group, author)
    thread = a_thread(group=group, by=moderator, title="Between ourselves")
    a_held_post(group, by=author, thread=thread)
    take_out(member=moderator, slug=group.slug, public_id=author.public_id, reason="Was unkind.")

    html = sign_in(Client(), author).get("/waiting/").text

    assert "Was unkind." in html
    assert "Words that wait." in html
    assert "Between ourselves" not in html


def test_who_may_read_what_is_held() -> None:
    group, moderator = a_holding_group()
    held, member = a_held_post(group), make_member()
    a_membership(group, member)
    page = f"/g/{group.slug}/held/"

    for client, status in (
        (Client(), 403),
        (sign_in(Client(), member), 403),
        (sign_in(Client(), make_member()), 403),
        (sign_in(Client(), moderator), 200),
        (sign_in(Client(), make_member(is_operator=True)), 200),
    ):
        assert client.get(page).status_code == status
        if status != 200:
            assert client.post(f"{page}{held.pk}/release/").status_code == status
            refused = client.post(f"{page}{held.pk}/refuse/", {"reason": "No."})
            assert refused.status_code == status
    assert Client().get("/waiting/").status_code == 403
    hidden, _ = a_holding_group(visibility="invitation")
    assert sign_in(Client(), member).get(f"/g/{hidden.slug}/held/").status_code == 404


def test_the_group_says_in_its_form_whether_it_holds_first_posts() -> None:
    group, moderator = a_holding_group()
    client = sign_in(Client(), moderator)
    address = f"/g/{group.slug}/about/"
    assert 'name="holds_first_posts" value="on" checked' in client.get(address).text

    client.post(address, {"about": "", "rules": ""})
    assert not Group.objects.get(pk=group.pk).holds_first_posts
    client.post(address, {"about": "", "rules": "", "holds_first_posts": "on"})
    assert Group.objects.get(pk=group.pk).holds_first_posts


def test_many_that_wait_take_no_more_queries() -> None:
    group, moderator = a_holding_group()
    client = sign_in(Client(), moderator)
    a_held_post(group)
    page = f"/g/{group.slug}/held/"
    few = len(queries_for(client, page))
    for _ in range(10):
        a_held_post(group)

    assert len(queries_for(client, page)) == few


def test_where_nothing_is_held_pages_cost_what_they_did() -> None:
    thread = a_thread(group=a_group())
    client = sign_in(Client(), make_member())
    for page in (f"/d/{thread.pk}/", f"/g/{thread.group.slug}/"):
        client.get(page)
        assert len(queries_for(client, page)) == 4


def test_released_it_is_a_post_like_any_other_for_its_author() -> None:
    group, moderator = a_holding_group()
    author = make_member()
    held = a_held_post(group, by=author)
    refused = a_held_post(group, by=author, title="Second")
    refuse_held(member=moderator, slug=group.slug, held_id=refused.pk, reason="Twice the same.")

    release_held(member=moderator, slug=group.slug, held_id=held.pk)

    html = sign_in(Client(), author).get(f"/d/{Thread.objects.get().pk}/").text
    assert ONLY_YOU not in html
    assert "/posts/0/delete/" in html
