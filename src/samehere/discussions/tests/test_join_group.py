"""Making, joining and leaving groups."""

import pytest

from samehere.discussions.actions import join_group, leave_group, make_group, make_moderator
from samehere.discussions.errors import BadGroupName, GroupNameTaken, GroupNotFound
from samehere.discussions.models import Group, Membership, Role
from samehere.discussions.tests.builders import a_group
from samehere.members.tests.builders import make_member

pytestmark = pytest.mark.django_db


def test_joining_twice_counts_once() -> None:
    group, member = a_group(), make_member()

    join_group(member=member, slug=group.slug)
    join_group(member=member, slug=group.slug)

    group.refresh_from_db()
    assert group.member_count == 1
    assert Membership.objects.get().role == Role.MEMBER


def test_leaving_twice_counts_once() -> None:
    group, member = a_group(), make_member()
    join_group(member=member, slug=group.slug)
    join_group(member=make_member(), slug=group.slug)

    leave_group(member=member, slug=group.slug)
    leave_group(member=member, slug=group.slug)

    group.refresh_from_db()
    assert group.member_count == 1


def test_a_group_by_invitation_cannot_be_joined_by_guessing_its_address() -> None:
    group = a_group(visibility="invitation")

    with pytest.raises(GroupNotFound):
        join_group(member=make_member(), slug=group.slug)


def test_an_operator_makes_a_moderator_who_belongs_to_the_group() -> None:
    group, member = a_group(), make_member()

    make_moderator(member=member, group_id=group.pk)
    make_moderator(member=member, group_id=group.pk)

    group.refresh_from_db()
    assert group.member_count == 1
    assert Membership.objects.get().role == Role.MODERATOR


def test_the_address_of_a_group_is_made_from_its_name_and_is_its_own() -> None:
    first = a_group("Crohn’s disease")
    second = a_group("Crohns disease")

    assert first.slug == "crohns-disease"
    assert second.slug == "crohns-disease-2"


def test_a_name_without_letters_of_an_address_still_gets_one() -> None:
    assert a_group("多発性硬化症").slug == "group"


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "x" * 81])
def test_a_group_needs_a_name_that_can_be_read(name: str) -> None:
    with pytest.raises(BadGroupName):
        make_group(name=name)


def test_two_groups_cannot_differ_by_case_alone() -> None:
    a_group("Lichen planus")

    with pytest.raises(GroupNameTaken, match="Lichen Planus"):
        make_group(name="Lichen Planus")

    assert Group.objects.count() == 1
