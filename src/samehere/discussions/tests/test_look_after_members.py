"""Who belongs to a group, as those see it who look after it: roles, and taking somebody out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.actions import (
    follow_thread,
    give_role,
    like_post,
    make_moderator,
    take_out,
)
from samehere.discussions.errors import (
    LastModerator,
    NoInvitationNeeded,
    NoReason,
    NotInGroup,
    NotLookingAfter,
    UnknownRole,
)
from samehere.discussions.models import Group, Membership, Removal
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_thread,
    suspend,
    thread_of,
)
from samehere.discussions.tests.counting import queries_for
from samehere.members.tests.builders import make_member, sign_in

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db


def a_looked_after_group(visibility: str = "members") -> tuple[Group, Member, Member]:
    """Return a group, its moderator, and a member of it."""
    group, moderator, member = a_group(visibility=visibility), make_member(), make_member("Wren")
    make_moderator(member=moderator, group_id=group.pk)
    a_membership(Group.objects.get(pk=group.pk), member)
    return Group.objects.get(pk=group.pk), moderator, member


def role_of(member: Member) -> str:
    return Membership.objects.get(member_id=member.pk).role


def test_a_moderator_makes_a_helper_a_moderator_and_a_member_again() -> None:
    group, moderator, member = a_looked_after_group()
    client = sign_in(Client(), moderator)
    address = f"/g/{group.slug}/members/{member.public_id}/"
    assert f'href="{address}"' in client.get(f"/g/{group.slug}/members/").text

    for role in ("helper", "moderator", "member"):
        answer = client.post(f"{address}role/", {"role": role}, follow=True)
        assert answer.redirect_chain == [(address, 302)]
        assert role_of(member) == role
        listed = client.get(f"/g/{group.slug}/members/").text
        assert (f'<span class="badge">{role}</span>' in listed) == (role != "member")


def test_a_new_moderator_shows_on_the_page_of_the_group_at_once() -> None:
    group, moderator, member = a_looked_after_group("public")
    assert "Wren" not in Client().get(f"/g/{group.slug}/").text

    give_role(member=moderator, slug=group.slug, public_id=member.public_id, role="moderator")

    assert "Wren" in Client().get(f"/g/{group.slug}/").text


@pytest.mark.parametrize("role", ["member", "helper"])
def test_the_only_moderator_stays_one_unless_an_operator_decides(role: str) -> None:
    group, moderator, _ = a_looked_after_group()
    operator = make_member(is_operator=True)
    a_membership(group, operator)
    give = partial(give_role, slug=group.slug, public_id=moderator.public_id, role=role)

    with pytest.raises(LastModerator):
        give(member=moderator)
    with pytest.raises(LastModerator):
        take_out(
            member=moderator, slug=group.slug, public_id=moderator.public_id, reason="I am tired."
        )
    assert role_of(moderator) == "moderator"

    give(member=operator)
    assert role_of(moderator) == role


def test_taking_somebody_out_ends_her_reading_and_keeps_her_words_and_why() -> None:
    group, moderator, member = a_looked_after_group("invitation")
    thread = a_thread(group=group, by=member, title="Stays here")
    other = a_thread(group=group, by=moderator)
    follow_thread(member=member, thread_id=other.pk)
    like_post(member=member, thread_id=other.pk, number=0)
    hers = sign_in(Client(), member)
    client = sign_in(Client(), moderator)
    address = f"/g/{group.slug}/members/{member.public_id}/take-out/"

    assert client.post(address, {"reason": "  "}).status_code == 422
    assert client.post(address, {"reason": "Not kind."}, follow=True).status_code == 200

    assert hers.get(f"/d/{thread.pk}/").status_code == 404
    assert hers.get(f"/g/{group.slug}/").status_code == 404
    assert "Stays here" in client.get(f"/d/{thread.pk}/").text
    assert thread_of(other.pk).follower_count == 1
    assert thread_of(thread.pk).follower_count == 0
    removal = Removal.objects.get()
    assert (removal.reason, removal.removed_by_id) == ("Not kind.", moderator.pk)
    group.refresh_from_db()
    assert group.member_count == 1


def test_a_reason_too_long_comes_back_with_the_words() -> None:
    group, moderator, member = a_looked_after_group()

    answer = sign_in(Client(), moderator).post(
        f"/g/{group.slug}/members/{member.public_id}/take-out/", {"reason": "again " * 400}
    )

    assert answer.status_code == 422
    assert "again again" in answer.text
    assert "can have 1,000" in answer.text


def test_nobody_is_taken_out_of_a_group_that_everybody_can_join() -> None:
    group, moderator, member = a_looked_after_group("public")
    client = sign_in(Client(), moderator)

    page = client.get(f"/g/{group.slug}/members/{member.public_id}/").text
    assert "Take out of the group" not in page
    with pytest.raises(NoInvitationNeeded):
        take_out(member=moderator, slug=group.slug, public_id=member.public_id, reason="No.")


def test_odd_decisions_are_refused() -> None:
    group, moderator, member = a_looked_after_group()
    stranger = make_member()
    give = partial(give_role, member=moderator, slug=group.slug)
    take = partial(take_out, member=moderator, slug=group.slug)

    with pytest.raises(UnknownRole):
        give(public_id=member.public_id, role="owner")
    with pytest.raises(NotInGroup):
        give(public_id=stranger.public_id, role="helper")
    with pytest.raises(NotInGroup):
        take(public_id="nobody", reason="Why?")
    with pytest.raises(NoReason):
        take(public_id=member.public_id, reason="\u200b")
    client = sign_in(Client(), moderator)
    assert client.get(f"/g/{group.slug}/members/{stranger.public_id}/").status_code == 404
    address = f"/g/{group.slug}/members/{member.public_id}/"
    assert client.post(f"{address}role/").status_code == 422
    assert client.post(f"{address}role/", {"role": ["x" * 9000, "owner"]}).status_code == 422


def test_only_those_who_look_after_the_group_see_and_decide() -> None:
    group, moderator, member = a_looked_after_group()
    helper, outside = make_member(), make_member()
    a_membership(group, helper, role="helper")
    suspend(moderator)

    for who, reads, decides in (
        (helper, 403, 403),
        (member, 403, 403),
        (outside, 404, 404),
        (moderator, 200, 403),
    ):
        client = sign_in(Client(), who)
        own = f"/g/{group.slug}/members/{member.public_id}/"
        assert client.get(f"/g/{group.slug}/members/").status_code == reads
        assert client.get(own).status_code == reads
        assert client.post(f"{own}role/", {"role": "helper"}).status_code == decides
        assert client.post(f"{own}take-out/", {"reason": "No."}).status_code == decides
    with pytest.raises(NotLookingAfter):
        give_role(member=member, slug=group.slug, public_id=member.public_id, role="moderator")
    assert role_of(member) == "member"


def test_many_members_stand_on_pages_of_forty() -> None:
    group, moderator, _ = a_looked_after_group()
    client = sign_in(Client(), moderator)
    address = f"/g/{group.slug}/members/"
    few = len(queries_for(client, address))
    names = [f"Swift {letter}{other}" for letter in "abcdefg" for other in "klmnop"]
    for name in names:
        a_membership(group, make_member(name))

    first = client.get(address).text
    older = first.split("?before=")[1].split('"')[0]
    second = client.get(address, {"before": older}).text

    found = [name for name in names if f">{name}<" in first + second]
    assert found == names
    assert not [name for name in names if f">{name}<" in first and f">{name}<" in second]
    assert len(queries_for(client, address)) == few
    assert client.get(address, {"before": "x"}).status_code == 404
