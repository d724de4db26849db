"""All that somebody wrote, in one place, to be taken away: also where she may not read any more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from samehere.discussions.actions import delete_post, leave_group, take_out
from samehere.discussions.errors import ThreadNotFound
from samehere.discussions.models import Group, Post, Role
from samehere.discussions.tests.builders import a_group, a_membership, a_reply, a_thread, edit
from samehere.discussions.tests.counting import statements_of
from samehere.members.tests.builders import make_member, sign_in

if TYPE_CHECKING:
    from django.test import Client

    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

OWN = "/you/posts/"
POSTED = datetime(2026, 3, 3, 12, tzinfo=UTC)
WORDS = "It burned me for a week, between you and me."


def a_group_she_was_taken_out_of(visibility: str) -> tuple[Group, Member, Post]:
    """Return a closed group, somebody who had to leave it, and her reply in it."""
    group = a_group("Night owls", visibility=visibility)
    moderator, siskin = make_member("Heron"), make_member("Siskin")
    a_membership(group, moderator, role=Role.MODERATOR)
    a_membership(group, siskin)
    post = a_reply(a_thread(group=group, by=moderator, title="Awake again"), by=siskin, text=WORDS)
    take_out(member=moderator, slug=group.slug, public_id=siskin.public_id, reason="Was rude.")
    return group, siskin, post


@pytest.mark.parametrize("visibility", ["members", "invitation"])
def test_who_was_taken_out_finds_her_own_words_and_nothing_else_of_the_group(
    client: Client, visibility: str
) -> None:
    _, siskin, _ = a_group_she_was_taken_out_of(visibility)

    html = sign_in(client, siskin).get(OWN).text

    assert WORDS in html
    assert "In a group you are no longer in" in html
    assert "Night owls" not in html
    assert "Awake again" not in html


@pytest.mark.parametrize("visibility", ["members", "invitation"])
def test_she_takes_them_away_from_there(client: Client, visibility: str) -> None:
    _, siskin, post = a_group_she_was_taken_out_of(visibility)
    address = f"/d/{post.thread_id}/posts/{post.number}/delete/"
    sign_in(client, siskin)

    asked = client.get(f"{address}?next={OWN}")
    assert WORDS in asked.text
    assert "Awake again" not in asked.text
    answer = client.post(address, {"next": OWN})

    assert answer.headers["Location"] == OWN
    post.refresh_from_db()
    assert post.deleted_at is not None
    assert WORDS not in post.source
    assert WORDS not in client.get(OWN).text


def test_who_left_by_herself_can_do_the_same() -> None:
    group = a_group(visibility="members")
    siskin = make_member("Siskin")
    a_membership(group, siskin)
    thread = a_thread(group=group, by=siskin)
    leave_group(member=siskin, slug=group.slug)

    delete_post(member=siskin, thread_id=thread.pk, number=0)

    assert not Post.objects.filter(thread=thread, deleted_at=None).exists()


def test_others_words_there_stay_as_unknown_to_her_as_before(client: Client) -> None:
    _, siskin, post = a_group_she_was_taken_out_of("members")
    sign_in(client, siskin)

    with pytest.raises(ThreadNotFound):
        delete_post(member=siskin, thread_id=post.thread_id, number=0)
    there = client.get(f"/d/{post.thread_id}/posts/0/delete/")
    nowhere = client.get("/d/999999/posts/0/delete/")

    assert there.status_code == nowhere.status_code == 404
    main = [page.text.partition("<main")[2].partition("</main>")[0] for page in (there, nowhere)]
    assert main[0] == main[1] != ""


def test_the_newest_stand_first_and_lead_to_where_they_are(client: Client) -> None:
    siskin = make_member("Siskin")
    first, second = a_thread(by=siskin, title="The older one"), a_thread(by=siskin, title="Newer")
    a_reply(first, by=make_member(), text="Somebody else’s words.")
    sign_in(client, siskin)

    html = client.get(OWN).text

    assert html.index("Newer") < html.index("The older one")
    assert f'href="/d/{second.pk}/posts/0/"' in html
    assert f'href="/d/{second.pk}/posts/0/delete/?next=/you/posts/"' in html
    assert "Somebody else’s words." not in html


def test_those_that_were_edited_say_so_in_the_words_that_stand_under_the_post(
    client: Client,
) -> None:
    siskin = make_member("Siskin")
    posts = [a_reply(a_thread(now=POSTED), by=siskin, now=POSTED) for _ in range(3)]
    for post, days in ((posts[0], [1]), (posts[1], [1, 2])):
        for day in days:
            post.refresh_from_db()
            edit(post, f"Other words, day {day}.", now=POSTED + timedelta(days=day))
    sign_in(client, siskin)

    html = client.get(OWN).text

    assert html.count(", edited ") == 2
    for post, words in ((posts[0], "edited on "), (posts[1], "edited 2 times, last on ")):
        assert f", {words}" in html
        assert f", {words}" in client.get(f"/d/{post.thread_id}/").text


def test_many_stand_on_pages_and_take_no_more_queries(client: Client) -> None:
    siskin, thread = make_member("Siskin"), a_thread()
    sign_in(client, siskin)
    a_reply(thread, by=siskin, text="Reply 0 of mine.")
    few = len(statements_of(lambda: client.get(OWN)))
    for number in range(1, 25):
        a_reply(thread, by=siskin, text=f"Reply {number} of mine.")

    assert len(statements_of(lambda: client.get(OWN))) == few
    page = client.get(OWN)
    assert "Reply 24 of mine." in page.text
    assert "Reply 0 of mine." not in page.text
    oldest = Post.objects.filter(author=siskin).order_by("-pk")[19]
    older = f"{OWN}?before={oldest.pk}"
    assert f'href="{older}"' in page.text
    assert "Reply 0 of mine." in client.get(older).text


@pytest.mark.parametrize("key", ["x", "-1", "9" * 40, "", "1.2"])
def test_a_key_that_is_none_is_refused(client: Client, key: str) -> None:
    sign_in(client, make_member())

    assert client.get(OWN, {"before": key}).status_code == 404


def test_a_visitor_is_asked_to_sign_in_first(client: Client) -> None:
    assert client.get(OWN).headers["Location"] == f"/sign-in/?next={OWN}"


def test_who_has_written_nothing_is_told_so(client: Client) -> None:
    assert "You have not written anything yet." in sign_in(client, make_member()).get(OWN).text


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil"])
def test_deleting_leads_to_no_other_site(client: Client, elsewhere: str) -> None:
    siskin, thread = make_member("Siskin"), a_thread()
    post = a_reply(thread, by=siskin)
    sign_in(client, siskin)

    answer = client.post(f"/d/{thread.pk}/posts/{post.number}/delete/", {"next": elsewhere})

    assert answer.headers["Location"] == f"/d/{thread.pk}/posts/{post.number}/"
