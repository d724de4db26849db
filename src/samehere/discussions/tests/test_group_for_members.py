"""A members-only group: found by everybody, read by those who joined, left for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.actions import follow_thread, leave_group, make_moderator
from samehere.discussions.errors import LastModerator
from samehere.discussions.models import Follow, Group, Membership
from samehere.discussions.tests.builders import a_group, a_membership, a_thread, thread_of
from samehere.discussions.tests.counting import queries_for
from samehere.members.tests.builders import make_member, sign_in

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db


def a_closed_group(visibility: str = "members") -> tuple[Group, Member]:
    """Return a group with one discussion that is not for everybody, and whoever wrote it."""
    group, author = a_group("Vulval pain", visibility=visibility), make_member("Wren")
    Group.objects.filter(pk=group.pk).update(about="For quiet talk.", rules="No photographs.")
    a_membership(group, author)
    a_thread(group=group, by=author, title="Between ourselves", text="Only for you.")
    return Group.objects.get(pk=group.pk), author


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_outside_one_sees_its_name_what_it_is_about_and_its_rules_alone(is_signed_in: bool) -> None:
    group, _ = a_closed_group()
    make_moderator(member=make_member("Heron"), group_id=group.pk)
    client = sign_in(Client(), make_member()) if is_signed_in else Client()

    for html in (client.get("/").text, client.get("/g/vulval-pain/").text):
        assert "Vulval pain" in html
        assert "For quiet talk." in html
        assert "Members only" in html
        for hidden in ("Between ourselves", "Wren", "Heron", "2 members", "1 discussion"):
            assert hidden not in html
    assert "<li>No photographs.</li>" in client.get("/g/vulval-pain/").text


def test_nobody_keeps_what_is_for_members() -> None:
    group, author = a_closed_group()

    for client in (Client(), sign_in(Client(), author)):
        answer = client.get(f"/g/{group.slug}/")
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Robots-Tag"] == "noindex"
        assert "ETag" not in answer


def test_she_joins_after_agreeing_to_its_rules() -> None:
    group, _ = a_closed_group()
    client = sign_in(Client(), make_member())

    refused = client.post("/g/vulval-pain/join/")
    assert refused.status_code == 422
    assert "Please tick the box first." in refused.text
    assert "Between ourselves" not in refused.text
    assert client.get("/d/1/").status_code == 404

    answer = client.post("/g/vulval-pain/join/", {"agrees": "on"}, follow=True)
    assert answer.redirect_chain == [("/g/vulval-pain/", 302)]
    assert "Between ourselves" in answer.text
    group.refresh_from_db()
    assert group.member_count == 2


@pytest.mark.parametrize("sent", [{"agrees": ["", "on"]}, {"agrees": "x" * 100_000}])
def test_odd_ways_of_agreeing_are_agreeing(sent: dict[str, str | list[str]]) -> None:
    a_closed_group()
    client = sign_in(Client(), make_member())

    assert client.post("/g/vulval-pain/join/", sent).status_code == 302


def test_signed_out_she_is_sent_to_sign_in_and_comes_back() -> None:
    a_closed_group()

    assert 'href="/sign-in/?next=/g/vulval-pain/"' in Client().get("/g/vulval-pain/").text
    assert Client().post("/g/vulval-pain/join/", {"agrees": "on"}).status_code == 403
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("visibility", ["members", "invitation"])
def test_leaving_ends_reading_and_following_at_once(visibility: str) -> None:
    group, author = a_closed_group(visibility)
    reader = make_member()
    a_membership(group, reader)
    thread_id = Follow.objects.get().thread_id
    follow_thread(member=reader, thread_id=thread_id)
    client = sign_in(Client(), reader)
    asked = client.get(f"/g/{group.slug}/leave/").text
    assert "you can’t read this group any more" in asked
    assert ("new invitation" in asked) == (visibility == "invitation")

    assert client.post(f"/g/{group.slug}/leave/").headers["Location"] == "/"

    assert client.get(f"/d/{thread_id}/").status_code == 404
    assert "Between ourselves" not in client.get("/").text
    assert thread_of(thread_id).follower_count == 1 == Follow.objects.count()
    assert "Between ourselves" in sign_in(Client(), author).get(f"/d/{thread_id}/").text


def test_in_a_public_group_one_goes_on_following() -> None:
    thread, reader = a_thread(), make_member()
    a_membership(thread.group, reader)
    follow_thread(member=reader, thread_id=thread.pk)

    leave_group(member=reader, slug=thread.group.slug)

    assert thread_of(thread.pk).follower_count == 2


def test_the_only_moderator_does_not_leave() -> None:
    group, only, second = a_group(), make_member(), make_member()
    make_moderator(member=only, group_id=group.pk)

    with pytest.raises(LastModerator):
        leave_group(member=only, slug=group.slug)
    assert sign_in(Client(), only).post(f"/g/{group.slug}/leave/").status_code == 403

    make_moderator(member=second, group_id=group.pk)
    leave_group(member=only, slug=group.slug)
    assert list(Membership.objects.values_list("member", flat=True)) == [second.pk]


def test_an_operator_may_leave_a_group_without_anybody_to_look_after_it() -> None:
    group, operator = a_group(), make_member(is_operator=True)
    make_moderator(member=operator, group_id=group.pk)

    leave_group(member=operator, slug=group.slug)

    assert not Membership.objects.exists()


def test_the_door_takes_no_more_queries_with_much_behind_it() -> None:
    group, author = a_closed_group()
    short = len(queries_for(Client(), "/g/vulval-pain/"))
    for _ in range(12):
        a_thread(group=group, by=author)

    assert len(queries_for(Client(), "/g/vulval-pain/")) == short == 2


def test_whoever_writes_is_told_who_can_read_it() -> None:
    closed, author = a_closed_group()
    public = a_group()
    client = sign_in(Client(), author)
    thread = closed.threads.get()

    for address in (f"/g/{closed.slug}/start/", f"/d/{thread.pk}/", f"/d/{thread.pk}/reply/"):
        html = client.get(address).text
        assert "Only members of this group can read this. All the same" in html
        assert "Anyone on the internet" not in html
    assert "Anyone on the internet can read this." in client.get(f"/g/{public.slug}/start/").text
