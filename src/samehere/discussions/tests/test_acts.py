"""Buttons of one press: pressed state per member, back to the post, in place for our script."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from samehere.discussions.models import Follow, Like, Membership, SameHere, Thread
from samehere.discussions.tests.builders import a_reply, a_thread
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db


def button(html: str, action: str) -> str:
    found = re.search(rf'<button[^>]*formaction="{re.escape(action)}"[^>]*>', html)
    return found[0] if found else ""


def test_a_like_comes_back_to_the_post_and_shows_as_pressed() -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())

    answer = client.post(f"/d/{thread.pk}/posts/0/like/")
    html = client.get(f"/d/{thread.pk}/").text

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/d/{thread.pk}/#post-0")
    assert 'aria-pressed="true"' in button(html, f"/d/{thread.pk}/posts/0/unlike/")
    assert not button(html, f"/d/{thread.pk}/posts/0/like/")


def test_others_see_the_count_and_not_the_press() -> None:
    thread = a_thread()
    other = sign_in(Client(), make_member())
    other.get(f"/d/{thread.pk}/")

    sign_in(Client(), make_member()).post(f"/d/{thread.pk}/posts/0/same-here/")
    html = other.get(f"/d/{thread.pk}/").text

    assert 'aria-pressed="false"' in button(html, f"/d/{thread.pk}/posts/0/same-here/")
    assert ", 1 so far" in html


@pytest.mark.parametrize(
    ("act", "back", "rows"),
    [("like", "unlike", Like), ("same-here", "not-same-here", SameHere)],
)
def test_each_press_has_one_that_undoes_it(
    act: str, back: str, rows: type[Like] | type[SameHere]
) -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())

    client.post(f"/d/{thread.pk}/posts/0/{act}/")
    assert rows._default_manager.count() == 1
    client.post(f"/d/{thread.pk}/posts/0/{back}/")
    assert rows._default_manager.count() == 0


def test_following_and_joining_show_their_state() -> None:
    thread, member = a_thread(), make_member()
    client = sign_in(Client(), member)

    client.post(f"/d/{thread.pk}/follow/")
    client.post(f"/g/{thread.group.slug}/join/")

    assert Follow.objects.filter(member=member).count() == 1
    assert Membership.objects.filter(member=member).count() == 1
    assert "Following" in client.get(f"/d/{thread.pk}/").text
    assert "You’re in this group" in client.get(f"/g/{thread.group.slug}/").text
    client.post(f"/d/{thread.pk}/unfollow/")
    client.post(f"/g/{thread.group.slug}/leave/")
    assert not Follow.objects.filter(member=member).exists()
    assert not Membership.objects.filter(member=member).exists()


def test_ones_own_post_has_neither_button() -> None:
    member = make_member()
    thread = a_thread(by=member)
    a_reply(thread)

    html = sign_in(Client(), member).get(f"/d/{thread.pk}/").text

    assert not button(html, f"/d/{thread.pk}/posts/0/like/")
    assert not button(html, f"/d/{thread.pk}/posts/0/same-here/")
    assert button(html, f"/d/{thread.pk}/posts/1/like/")
    assert f"/d/{thread.pk}/posts/0/delete/" in html
    assert f"/d/{thread.pk}/posts/1/delete/" not in html


def test_pressing_it_all_the_same_is_refused_in_words() -> None:
    member = make_member()
    thread = a_thread(by=member)

    answer = sign_in(Client(), member).post(f"/d/{thread.pk}/posts/0/like/")

    assert answer.status_code == 403
    assert "This is your own post" in answer.text


def test_our_script_gets_the_buttons_alone() -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())

    answer = client.post(f"/d/{thread.pk}/posts/0/like/", headers={"X-Fragment": "1"})

    assert answer.status_code == 200
    assert answer.text.strip().startswith('<div class="acts" id="post-0-acts">')
    assert 'aria-pressed="true"' in button(answer.text, f"/d/{thread.pk}/posts/0/unlike/")
    assert "<html" not in answer.text


def test_a_visitor_is_told_to_sign_in() -> None:
    thread = a_thread()

    html = Client().get(f"/d/{thread.pk}/").text
    answer = Client().post(f"/d/{thread.pk}/posts/0/like/")

    assert f'href="/sign-in/?next=/d/{thread.pk}/%23post-0"' in html
    assert "<form" not in html
    assert answer.status_code == 403
    assert "Sign in" in answer.text
    assert not Like.objects.exists()


def test_a_press_without_its_token_changes_nothing() -> None:
    thread = a_thread()
    client = sign_in(Client(enforce_csrf_checks=True), make_member())

    answer = client.post(f"/d/{thread.pk}/posts/0/like/")

    assert answer.status_code == 403
    assert "too old" in answer.text
    assert not Like.objects.exists()


@pytest.mark.parametrize("act", ["like", "unlike", "same-here", "not-same-here"])
def test_a_press_is_never_a_mere_visit(act: str) -> None:
    thread = a_thread()

    answer = sign_in(Client(), make_member()).get(f"/d/{thread.pk}/posts/0/{act}/")

    assert answer.status_code == 405
    assert not Like.objects.exists()


def test_one_page_holds_one_token_for_all_buttons() -> None:
    thread = a_thread(replies=5)
    # A closed one has no composer, which brings a token of its own.
    Thread.objects.filter(pk=thread.pk).update(closed_at=timezone.now())

    html = sign_in(Client(), make_member()).get(f"/d/{thread.pk}/").text

    assert html.count("csrfmiddlewaretoken") == 1
