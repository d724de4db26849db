"""Invitations: a link for a group nobody outside can see, for so many people and so long."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from samehere.discussions.actions import (
    accept_invitation,
    forget_invitations,
    invite,
    make_moderator,
    revoke_invitation,
    take_out,
)
from samehere.discussions.errors import InvitationGone, OddInvitation, TooManyInvitations
from samehere.discussions.models import Group, Invitation, Membership
from samehere.discussions.tests.builders import a_group, a_membership, a_thread, suspend
from samehere.discussions.tests.counting import statements_of
from samehere.discussions.tests.test_eight_at_once import at_once
from samehere.members.tests.builders import make_member, sign_in

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db


def a_hidden_group(visibility: str = "invitation") -> tuple[Group, Member]:
    """Return a group that is not public, with whoever moderates it."""
    group, moderator = a_group("Night owls", visibility=visibility), make_member("Heron")
    make_moderator(member=moderator, group_id=group.pk)
    Group.objects.filter(pk=group.pk).update(about="For the small hours.")
    return group, moderator


def link_in(html: str) -> str:
    found = re.search(r'value="http[^"]*(/invitation/[^"]+)"', html)
    assert found, "no link on the page"
    return found[1]


def test_a_moderator_makes_a_link_that_is_shown_once_and_lets_somebody_in() -> None:
    group, moderator = a_hidden_group()
    a_thread(group=group, by=moderator, title="Between ourselves")
    client = sign_in(Client(), moderator)

    made = client.post("/g/night-owls/invitations/", {"uses": "1", "days": "7"})
    link = link_in(made.text)
    again = client.get("/g/night-owls/invitations/").text
    assert "For 1 more person" in again
    assert "/invitation/" not in again
    assert link.rsplit("/", 2)[1] not in str(list(Invitation.objects.values()))

    invited = sign_in(Client(), make_member())
    seen = invited.get(link).text
    assert "You are invited to Night owls" in seen
    assert "For the small hours." in seen
    assert "Between ourselves" not in seen
    joined = invited.post(link, follow=True)
    assert joined.redirect_chain == [("/g/night-owls/", 302)]
    assert "Between ourselves" in joined.text
    group.refresh_from_db()
    assert group.member_count == 2


def test_signed_out_nobody_learns_what_a_link_is_for() -> None:
    _, moderator = a_hidden_group()
    token = invite(member=moderator, slug="night-owls")

    for tried in (token, "x" * 43):
        answer = Client().get(f"/invitation/{tried}/")
        assert answer.status_code == 200
        assert "night-owls" not in answer.text
        assert f'href="/sign-in/?next=/invitation/{tried}/"' in answer.text
        assert f'href="/join/?next=/invitation/{tried}/"' in answer.text
        assert Client().post(f"/invitation/{tried}/").status_code == 403
    assert Membership.objects.count() == 1


def spoil(how: str, moderator: Member, member: Member) -> str:
    """Return the token of an invitation that does not work, for one of the reasons."""
    now = timezone.now()
    if how == "never made":
        return "x" * 43
    if how == "run out":
        return invite(member=moderator, slug="night-owls", now=now - timedelta(days=8))
    token = invite(member=moderator, slug="night-owls", now=now - timedelta(hours=1))
    if how == "used up":
        accept_invitation(member=make_member(), token=token)
    elif how == "taken back":
        pk = Invitation.objects.get().pk
        revoke_invitation(member=moderator, slug="night-owls", invitation_id=pk)
        revoke_invitation(member=moderator, slug="night-owls", invitation_id=pk)
    elif how == "older than her removal":
        a_membership(Group.objects.get(), member)
        take_out(member=moderator, slug="night-owls", public_id=member.public_id, reason="Rude.")
    return token


@pytest.mark.parametrize(
    "how", ["never made", "run out", "used up", "taken back", "older than her removal"]
)
def test_a_link_that_does_not_work_has_one_answer(how: str) -> None:
    _, moderator = a_hidden_group()
    member = make_member()
    token = spoil(how, moderator, member)
    client = sign_in(Client(), member)

    for ask in (client.get, client.post):
        answer, other = ask(f"/invitation/{token}/"), ask("/invitation/none/")
        assert answer.status_code == other.status_code == 404
        assert "It has been used or taken back, has run out" in answer.text
        assert bare(answer.text) == bare(other.text)
    with pytest.raises(InvitationGone):
        accept_invitation(member=member, token=token)


def bare(html: str) -> str:
    """Return the page without the token of its form, which is never the same."""
    return re.sub(r'csrfmiddlewaretoken" value="[^"]*"', "", html)


def test_a_new_invitation_lets_her_back_in_whom_a_moderator_took_out() -> None:
    group, moderator = a_hidden_group("members")
    member = make_member()
    a_membership(group, member)
    take_out(member=moderator, slug=group.slug, public_id=member.public_id, reason="Was rude.")
    client = sign_in(Client(), member)
    refused = client.post(f"/g/{group.slug}/join/", {"agrees": "on"})
    assert refused.status_code == 403
    assert "the reason given was: Was rude." in refused.text

    token = invite(member=moderator, slug=group.slug)
    accept_invitation(member=member, token=token)

    assert client.get(f"/g/{group.slug}/").status_code == 200
    assert client.post(f"/g/{group.slug}/leave/").status_code == 302
    assert client.post(f"/g/{group.slug}/join/", {"agrees": "on"}).status_code == 302


def test_links_of_a_moderator_who_is_taken_out_let_nobody_in(client: Client) -> None:
    group, moderator = a_hidden_group()
    other = make_member("Merlin")
    make_moderator(member=other, group_id=group.pk)
    asked = {"uses": "1", "days": "7"}
    link = link_in(sign_in(client, other).post("/g/night-owls/invitations/", asked).text)

    take_out(member=moderator, slug=group.slug, public_id=other.public_id, reason="Was rude.")

    assert sign_in(Client(), make_member()).get(link).status_code == 404
    assert not group.invitations.exists()


def test_who_is_in_already_uses_nothing_up() -> None:
    _, moderator = a_hidden_group()
    token = invite(member=moderator, slug="night-owls")

    assert accept_invitation(member=moderator, token=token) == "night-owls"

    assert Invitation.objects.get().uses_left == 1


def test_the_link_is_for_as_many_people_as_it_says() -> None:
    group, moderator = a_hidden_group()
    token = invite(member=moderator, slug=group.slug, uses=2)
    for _ in range(2):
        accept_invitation(member=make_member(), token=token)

    with pytest.raises(InvitationGone):
        accept_invitation(member=make_member(), token=token)
    group.refresh_from_db()
    assert group.member_count == 3


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"uses": "0", "days": "7"},
        {"uses": "51", "days": "7"},
        {"uses": "1", "days": "31"},
        {"uses": "many", "days": "7"},
        {"uses": "1", "days": "-1"},
        {"uses": "9" * 5000, "days": "7"},
    ],
)
def test_odd_invitations_are_refused(sent: dict[str, str]) -> None:
    _, moderator = a_hidden_group()

    answer = sign_in(Client(), moderator).post("/g/night-owls/invitations/", sent)

    assert answer.status_code == 422
    assert "1 to 50 people, and lasts 1 to 30 days" in answer.text
    assert not Invitation.objects.exists()


def test_only_those_who_look_after_a_group_invite() -> None:
    group, moderator = a_hidden_group()
    helper, inside, outside = make_member(), make_member(), make_member()
    a_membership(group, helper, role="helper")
    a_membership(group, inside)
    suspend(moderator)

    for member, status in ((helper, 403), (inside, 403), (outside, 404), (moderator, 403)):
        client = sign_in(Client(), member)
        sent = {"uses": "1", "days": "1"}
        assert client.post("/g/night-owls/invitations/", sent).status_code == status
        assert client.post("/g/night-owls/invitations/1/revoke/").status_code in {status, 302}
    assert not Invitation.objects.exists()


def test_a_public_group_needs_none() -> None:
    group, moderator = a_group(), make_member()
    make_moderator(member=moderator, group_id=group.pk)
    client = sign_in(Client(), moderator)

    assert "send people its address" in client.get(f"/g/{group.slug}/invitations/").text
    sent = {"uses": "1", "days": "1"}
    assert client.post(f"/g/{group.slug}/invitations/", sent).status_code == 403


def test_a_moderator_cannot_take_back_what_another_group_gave_out() -> None:
    _, moderator = a_hidden_group()
    other, her = a_group(visibility="invitation"), make_member()
    make_moderator(member=her, group_id=other.pk)
    invite(member=moderator, slug="night-owls")

    revoke_invitation(member=her, slug=other.slug, invitation_id=Invitation.objects.get().pk)

    assert Invitation.objects.count() == 1


def test_there_is_an_end_to_open_invitations() -> None:
    _, moderator = a_hidden_group()
    for _ in range(50):
        invite(member=moderator, slug="night-owls")

    with pytest.raises(TooManyInvitations):
        invite(member=moderator, slug="night-owls")


def test_what_is_over_is_forgotten_and_what_is_open_stays() -> None:
    _, moderator = a_hidden_group()
    accept_invitation(member=make_member(), token=invite(member=moderator, slug="night-owls"))
    invite(member=moderator, slug="night-owls", now=timezone.now() - timedelta(days=9))
    invite(member=moderator, slug="night-owls")

    forget_invitations()

    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("uses", [0, 51])
def test_an_invitation_is_for_somebody_and_no_crowd(uses: int) -> None:
    _, moderator = a_hidden_group()

    with pytest.raises(OddInvitation):
        invite(member=moderator, slug="night-owls", uses=uses)


def test_many_open_invitations_take_no_more_queries() -> None:
    _, moderator = a_hidden_group()
    client = sign_in(Client(), moderator)
    invite(member=moderator, slug="night-owls")
    few = len(statements_of(lambda: client.get("/g/night-owls/invitations/")))
    for _ in range(20):
        invite(member=moderator, slug="night-owls")

    assert len(statements_of(lambda: client.get("/g/night-owls/invitations/"))) == few


@pytest.mark.django_db(transaction=True)
def test_eight_with_one_link_at_once_and_one_comes_in() -> None:
    group, moderator = a_hidden_group()
    token = invite(member=moderator, slug=group.slug)
    refused: list[int] = []

    def accept(member: Member) -> None:
        try:
            accept_invitation(member=member, token=token)
        except InvitationGone:
            refused.append(member.pk)

    at_once(accept, [make_member() for _ in range(8)])

    connection.close()
    assert len(refused) == 7
    assert Group.objects.get().member_count == 2 == Membership.objects.count()
