"""What somebody liked and said Same here to, in one place, also where she may not read any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.actions import change_visibility, like_post, say_same_here, unlike_post
from samehere.discussions.errors import PostNotFound
from samehere.discussions.models import Like, Post, SameHere
from samehere.discussions.tests.builders import a_group, a_reply, a_thread, opening_of
from samehere.discussions.tests.counting import statements_of
from samehere.members.tests.builders import make_member, sign_in

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

OWN = "/you/answers/"
WORDS = "It burned me for a week."


def answered_and_closed() -> tuple[Client, Post]:
    """Return somebody who answered a post of a group that was closed to her since, and the post."""
    group = a_group("Night owls")
    siskin = make_member("Siskin")
    post = opening_of(a_thread(group=group, by=make_member("Heron"), title="Awake", text=WORDS))
    like_post(member=siskin, thread_id=post.thread_id, number=0)
    say_same_here(member=siskin, thread_id=post.thread_id, number=0)
    alder = make_member("Alder", is_operator=True)
    change_visibility(member=alder, slug=group.slug, visibility="invitation", is_sure=True)
    return sign_in(Client(), siskin), post


def test_where_she_may_read_it_says_what_it_was() -> None:
    siskin, thread = make_member("Siskin"), a_thread(title="Awake", by=make_member("Heron"))
    like_post(member=siskin, thread_id=thread.pk, number=0)

    html = sign_in(Client(), siskin).get(OWN).text

    assert f'href="/d/{thread.pk}/posts/0/">Awake' in html
    assert "A post by Heron" in html
    assert "Take your Like away" in html
    assert "Take your Same here away" not in html


def test_closed_to_her_it_shows_that_she_answered_and_nothing_of_the_group() -> None:
    client, _ = answered_and_closed()

    html = client.get(OWN).text

    assert "In a group you can’t read any more" in html
    for word in ("Night owls", "Awake", "Heron", WORDS):
        assert word not in html


@pytest.mark.parametrize(("act", "kind"), [("unlike", Like), ("not-same-here", SameHere)])
def test_she_takes_it_away_from_there(act: str, kind: type[Like] | type[SameHere]) -> None:
    client, post = answered_and_closed()

    answer = client.post(f"/d/{post.thread_id}/posts/0/{act}/", {"next": OWN})

    assert answer.headers["Location"] == OWN
    assert not kind.objects.exists()
    post.refresh_from_db()
    assert post.like_count == Like.objects.count()
    assert post.same_here_count == SameHere.objects.count()


def test_what_she_did_not_answer_stays_unknown_to_her() -> None:
    client, post = answered_and_closed()
    reply = a_reply(post.thread, by=author_of(post))
    address = f"/d/{post.thread_id}/posts/{reply.number}/"

    for act in ("unlike", "not-same-here"):
        assert client.post(f"{address}{act}/").status_code == 404
    assert client.post(f"/d/{post.thread_id}/posts/0/like/").status_code == 404
    with pytest.raises(PostNotFound):
        unlike_post(member=make_member(), thread_id=post.thread_id, number=0)


def author_of(post: Post) -> Member:
    """Return the author, who belongs to the group."""
    assert post.author is not None
    return post.author


def test_many_stand_on_pages_and_take_no_more_queries() -> None:
    siskin, thread = make_member("Siskin"), a_thread()
    client = sign_in(Client(), siskin)
    like_post(member=siskin, thread_id=thread.pk, number=0)
    few = len(statements_of(lambda: client.get(OWN)))
    for _ in range(20):
        post = a_reply(thread, by=make_member())
        say_same_here(member=siskin, thread_id=thread.pk, number=post.number)

    assert len(statements_of(lambda: client.get(OWN))) == few
    assert client.get(OWN).text.count("Take your Same here away") == 20
    oldest = Post.objects.get(thread=thread, number=1)
    older = f"{OWN}?before={oldest.pk}"
    assert f'href="{older}"' in client.get(OWN).text
    assert "Take your Like away" in client.get(older).text


@pytest.mark.parametrize("key", ["x", "-1", "9" * 40, "", "1.2", "1"])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    assert sign_in(Client(), make_member()).get(OWN, {"before": key}).status_code == 404


def test_a_visitor_is_asked_to_sign_in_first() -> None:
    assert Client().get(OWN).headers["Location"] == f"/sign-in/?next={OWN}"


def test_who_answered_nothing_is_told_so() -> None:
    html = sign_in(Client(), make_member()).get(OWN).text

    assert "You have liked nothing" in html
