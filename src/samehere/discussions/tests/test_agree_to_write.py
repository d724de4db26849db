"""Being asked, once and where one posts, whether one's words may be published."""

import pytest
from django.test import Client

from samehere.discussions.actions import say_same_here
from samehere.discussions.errors import NotAgreed, NotAgreedToSay
from samehere.discussions.models import Post, SameHere, Thread
from samehere.discussions.tests.builders import a_group, a_reply, a_thread
from samehere.members.actions import choose
from samehere.members.queries import answers_of, has_agreed_to_write
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db

KEY, WORDS = "k" * 22, "It burned for two days."
TICK = 'name="agrees"'


def test_nobody_publishes_before_she_has_agreed() -> None:
    thread, newcomer = a_thread(), make_member("Siskin", may_write=False)

    with pytest.raises(NotAgreed):
        a_reply(thread, by=newcomer)
    with pytest.raises(NotAgreedToSay):
        say_same_here(member=newcomer, thread_id=thread.pk, number=0)

    assert thread.posts.count() == 1
    assert not SameHere.objects.exists()


def test_the_tick_stands_over_the_button_that_posts_and_nowhere_before(client: Client) -> None:
    thread = a_thread()
    sign_in(client, make_member("Siskin", may_write=False))
    address = f"/d/{thread.pk}/reply/"

    assert TICK not in client.get(address).text
    assert TICK in client.post(address, {"body": WORDS, "key": KEY, "go": "preview"}).text


def test_a_post_without_the_tick_comes_back_with_its_words_and_its_preview(client: Client) -> None:
    thread = a_thread()
    sign_in(client, make_member("Siskin", may_write=False))

    answer = client.post(f"/d/{thread.pk}/reply/", {"body": WORDS, "key": KEY, "go": "post"})

    assert answer.status_code == 403
    assert "Tick this to post." in answer.text
    assert "This is how it will look" in answer.text
    assert answer.text.count(WORDS) == 2
    assert thread.posts.count() == 1


def test_with_the_tick_it_is_posted_and_she_is_not_asked_again(client: Client) -> None:
    thread, siskin = a_thread(), make_member("Siskin", may_write=False)
    sign_in(client, siskin)
    address, sent = f"/d/{thread.pk}/reply/", {"body": WORDS, "key": KEY, "go": "post"}

    assert client.post(address, {**sent, "agrees": "on"}).status_code == 302

    assert Post.objects.filter(author=siskin).count() == 1
    assert answers_of(siskin)["writing"].choice == "yes"
    again = client.post(address, {**sent, "key": "l" * 22, "go": "preview"})
    assert TICK not in again.text


def test_a_new_discussion_asks_as_a_reply_does(client: Client) -> None:
    group, siskin = a_group(), make_member("Siskin", may_write=False)
    sign_in(client, siskin)
    sent = {"title": "Burning", "body": WORDS, "key": KEY, "go": "post"}

    refused = client.post(f"/g/{group.slug}/start/", sent)
    assert refused.status_code == 403
    assert 'value="Burning"' in refused.text
    assert not Thread.objects.exists()

    assert client.post(f"/g/{group.slug}/start/", {**sent, "agrees": "on"}).status_code == 302
    assert has_agreed_to_write(siskin)


def test_a_tick_with_words_that_are_refused_agrees_to_nothing(client: Client) -> None:
    thread, siskin = a_thread(), make_member("Siskin", may_write=False)
    sign_in(client, siskin)

    client.post(f"/d/{thread.pk}/reply/", {"body": " ", "key": KEY, "go": "post", "agrees": "on"})

    assert answers_of(siskin) == {}


def test_who_takes_it_back_writes_no_more_and_her_posts_stay() -> None:
    thread, wren = a_thread(), make_member("Wren")
    a_reply(thread, by=wren)

    choose(member=wren, purpose="writing", choice="no")

    with pytest.raises(NotAgreed):
        a_reply(thread, by=wren)
    assert Post.objects.filter(author=wren, deleted_at=None).count() == 1
