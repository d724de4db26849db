"""Pausing an account from a group's page of its member is offered only to who may do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.actions import make_moderator
from samehere.discussions.tests.builders import a_group, a_membership
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.tests.builders import a_moderator

if TYPE_CHECKING:
    from samehere.discussions.models import Group
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

OFFER = "Pause the account"


def is_offered(viewer: Member, group: Group, member: Member) -> bool:
    """Return whether it is, having seen that the way leads there exactly then."""
    client = sign_in(Client(), viewer)
    page = client.get(f"/g/{group.slug}/members/{member.public_id}/")
    assert page.status_code == 200
    way = f"/members/{member.public_id}/suspend/"
    is_there = OFFER in page.text
    assert (f'href="{way}"' in page.text) == is_there
    assert (client.get(way).status_code == 200) == is_there
    return is_there


def test_a_moderator_is_offered_to_pause_who_is_only_a_member() -> None:
    group, wren = a_group(), make_member("Wren")
    a_membership(group, wren)

    assert is_offered(a_moderator(group), group, wren)
    assert is_offered(make_member(is_operator=True), group, wren)


def test_other_moderators_are_paused_by_operators_alone() -> None:
    group, owl = a_group(), make_member("Owl")
    make_moderator(member=owl, group_id=group.pk)

    assert not is_offered(a_moderator(group), group, owl)
    assert is_offered(make_member(is_operator=True), group, owl)


def test_nobody_is_offered_to_pause_herself_or_who_runs_the_community() -> None:
    group, alder = a_group(), make_member("Alder", is_operator=True)
    a_membership(group, alder)
    moderator = a_moderator(group)

    assert not is_offered(moderator, group, moderator)
    assert not is_offered(moderator, group, alder)
