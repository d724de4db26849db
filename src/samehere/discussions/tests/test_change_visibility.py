"""Changing who may read a group: at once for everybody, and never against a promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.actions import (
    RECOUNTS,
    change_visibility,
    delete_post,
    follow_thread,
    make_moderator,
    start_discussion,
)
from samehere.discussions.errors import (
    CannotBeUndone,
    GroupNotFound,
    OperatorsDecide,
    UnknownVisibility,
    WrittenInPrivate,
)
from samehere.discussions.models import Group, Membership
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    new_key,
    thread_of,
)
from samehere.discussions.tests.counting import statements_of
from samehere.members.tests.builders import make_member, sign_in
from samehere.web.versions import public_version

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db


def an_operator() -> Member:
    return make_member(is_operator=True)


def close(group: Group, visibility: str = "members") -> None:
    change_visibility(member=an_operator(), slug=group.slug, visibility=visibility, is_sure=True)


@pytest.mark.parametrize("visibility", ["members", "invitation"])
def test_closing_a_group_hides_it_from_visitors_at_once(visibility: str) -> None:
    thread = a_thread(title="Will it pass?")
    group = thread.group
    assert "Will it pass?" in Client().get("/").text

    close(group, visibility)

    visitor = Client()
    assert "Will it pass?" not in visitor.get("/").text
    assert visitor.get(f"/d/{thread.pk}/").status_code == 404
    assert public_version(f"group:{group.slug}") is None
    assert public_version(f"thread:{thread.pk}") is None
    status = visitor.get(f"/g/{group.slug}/").status_code
    assert status == (200 if visibility == "members" else 404)


def test_whoever_has_written_there_stays_inside_and_others_follow_no_more() -> None:
    writer, reader, passer_by = make_member(), make_member(), make_member()
    thread = a_thread(by=writer)
    group = thread.group
    a_membership(group, reader)
    for member in (reader, passer_by):
        follow_thread(member=member, thread_id=thread.pk)

    close(group)

    group.refresh_from_db()
    assert set(Membership.objects.values_list("member", flat=True)) == {writer.pk, reader.pk}
    assert group.member_count == 2
    assert thread_of(thread.pk).follower_count == 2
    assert [recount(mend=False) for recount in RECOUNTS.values()] == [0] * len(RECOUNTS)


@pytest.mark.parametrize(
    ("present", "wanted"),
    [("members", "public"), ("invitation", "public"), ("invitation", "members")],
)
def test_words_written_for_few_are_never_opened_to_more(present: str, wanted: str) -> None:
    group, operator, author = a_group(visibility=present), an_operator(), make_member()
    a_membership(group, operator)
    a_membership(group, author)
    thread = a_thread(group=group, by=author)

    with pytest.raises(WrittenInPrivate):
        change_visibility(member=operator, slug=group.slug, visibility=wanted, is_sure=True)

    delete_post(member=author, thread_id=thread.pk, number=0)
    change_visibility(member=operator, slug=group.slug, visibility=wanted)
    assert Group.objects.get(pk=group.pk).visibility == wanted
    assert (public_version(f"group:{group.slug}") is None) == (wanted != "public")


def test_a_group_opened_again_while_empty_is_kept_for_visitors_again() -> None:
    group = a_group()
    close(group)

    change_visibility(member=an_operator_in(group), slug=group.slug, visibility="public")
    thread = a_thread(group=group)

    assert public_version(f"thread:{thread.pk}") is not None
    assert Client().get(f"/d/{thread.pk}/").status_code == 200


def an_operator_in(group: Group) -> Member:
    operator = an_operator()
    a_membership(group, operator)
    return operator


def test_what_is_written_after_closing_is_kept_by_nobody() -> None:
    group = a_group()
    author = make_member()
    a_membership(group, author)
    close(group, "invitation")

    published = start_discussion(
        member=author, group_slug=group.slug, title="T", text="Words.", key=new_key()
    )

    assert public_version(f"thread:{published.thread_id}") is None


def test_it_is_asked_whether_one_is_sure_and_nothing_is_half_done() -> None:
    group = a_thread().group
    client = sign_in(Client(), an_operator())
    sent = {"about": "New words.", "rules": "", "visibility": "invitation"}

    refused = client.post(f"/g/{group.slug}/about/", sent)
    assert refused.status_code == 422
    assert "tick the box below" in refused.text
    group.refresh_from_db()
    assert (group.about, group.visibility) == ("", "public")

    assert client.post(f"/g/{group.slug}/about/", {**sent, "is_sure": "on"}).status_code == 302
    group.refresh_from_db()
    assert (group.about, group.visibility) == ("New words.", "invitation")


def test_a_moderator_does_not_decide_who_reads() -> None:
    group, moderator = a_group(), make_member()
    make_moderator(member=moderator, group_id=group.pk)
    client = sign_in(Client(), moderator)

    assert "Who may read it" not in client.get(f"/g/{group.slug}/about/").text
    sent = {"about": "", "rules": "", "visibility": "members", "is_sure": "on"}
    assert client.post(f"/g/{group.slug}/about/", sent).status_code == 403
    with pytest.raises(OperatorsDecide):
        change_visibility(member=moderator, slug=group.slug, visibility="members", is_sure=True)


def test_nothing_changes_without_a_reason_to() -> None:
    group, operator = a_group(), an_operator()
    before = public_version(f"group:{group.slug}")

    change_visibility(member=operator, slug=group.slug, visibility="public")
    with pytest.raises(CannotBeUndone):
        change_visibility(member=operator, slug=group.slug, visibility="members")
    with pytest.raises(UnknownVisibility):
        change_visibility(member=operator, slug=group.slug, visibility="secret")
    with pytest.raises(GroupNotFound):
        change_visibility(member=operator, slug="nowhere", visibility="members")

    assert public_version(f"group:{group.slug}") == before


@pytest.mark.parametrize("visibility", ["members", "invitation"])
def test_an_operator_opens_such_a_group_and_looks_after_it(visibility: str) -> None:
    operator = an_operator()
    client = sign_in(Client(), operator)

    answer = client.post(
        "/groups/new/", {"name": "Quiet", "visibility": visibility, "about": "x"}, follow=True
    )

    assert answer.redirect_chain == [("/g/quiet/", 302)]
    assert "Only members of this group can read this." in answer.text
    assert Membership.objects.get().role == "moderator"
    assert client.post("/groups/new/", {"name": "Odd", "visibility": "x"}).status_code == 422


def test_closing_takes_no_more_statements_for_many_discussions() -> None:
    few, many = a_group(), a_group()
    for group, number in ((few, 1), (many, 15)):
        for _ in range(number):
            a_reply(a_thread(group=group))
    assert len(statements_of(lambda: close(many))) == len(statements_of(lambda: close(few)))
