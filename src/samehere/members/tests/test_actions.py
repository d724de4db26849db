"""Joining and making members: what holds a name and an address, and what does not."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from samehere.members import actions, errors, queries
from samehere.members.models import Member
from samehere.members.tests.builders import make_member
from samehere.web.documents import DOCUMENTS

pytestmark = pytest.mark.django_db


def test_a_made_member_has_a_confirmed_address_and_no_password() -> None:
    member = actions.make_member(name=" Beverly ", email="Beverly@Example.org")

    assert (member.name, member.email) == ("Beverly", "beverly@example.org")
    assert not member.has_usable_password()
    assert queries.has_account("beverly@example.org")
    assert queries.member_by_email("beverly@example.org") == member
    assert queries.answers_of(member) == {}


def test_a_made_member_may_have_joined_earlier() -> None:
    then = timezone.now() - timedelta(days=400)

    assert actions.make_member(name="Vita", email="v@example.org", now=then).joined_at == then


def test_a_name_one_would_mistake_for_another_is_taken() -> None:
    make_member("Beverly H")

    with pytest.raises(errors.NameTaken):
        actions.make_member(name="beverly_h", email="other@example.org")


def test_an_address_belongs_to_one_member() -> None:
    make_member("Beverly", email="beverly@example.org")

    with pytest.raises(errors.AddressTaken):
        actions.make_member(name="Hazel", email="BEVERLY@example.org")


def test_a_refused_member_leaves_nothing_behind() -> None:
    make_member("Beverly")

    with pytest.raises(errors.NameTaken):
        actions.join(name="BEVERLY", email="other@example.org", answers={})

    assert Member.objects.count() == EmailAddress.objects.count() == 1


def test_somebody_who_joins_has_accepted_the_terms_and_confirmed_nothing() -> None:
    member = actions.join(name="Beverly", email="beverly@example.org", answers={})

    accepted = queries.answers_of(member)["terms"]
    assert accepted.chosen_at == member.joined_at
    assert accepted.text_version == DOCUMENTS["terms"].version
    assert not queries.has_account("beverly@example.org")
    assert not queries.is_name_taken("Beverly")


def test_an_unfinished_join_holds_neither_name_nor_address() -> None:
    first = actions.join(name="Beverly", email="beverly@example.org", answers={})
    second = actions.join(name="Beverly", email="hazel@example.org", answers={})
    third = actions.join(name="Vita", email="hazel@example.org", answers={})

    assert list(Member.objects.values_list("pk", flat=True)) == [third.pk]
    assert first.pk != second.pk


def test_an_unfinished_join_is_forgotten_after_a_day() -> None:
    old = actions.join(name="Beverly", email="beverly@example.org", answers={})
    Member.objects.update(joined_at=timezone.now() - timedelta(hours=25))
    kept = make_member("Hazel")
    Member.objects.filter(pk=kept.pk).update(joined_at=old.joined_at - timedelta(days=9))

    actions.join(name="Vita", email="vita@example.org", answers={})

    assert set(Member.objects.values_list("name", flat=True)) == {"Hazel", "Vita"}


def test_a_member_is_suspended_until_the_time_is_over() -> None:
    now = timezone.now()
    member = make_member(suspended_until=now + timedelta(days=1))

    assert member.is_suspended()
    assert member.is_suspended(now)
    assert not member.is_suspended(now + timedelta(days=1))
    assert not make_member().is_suspended()


def test_a_community_has_an_operator_once_there_is_one() -> None:
    make_member()
    assert not queries.has_operator()

    make_member(is_operator=True)
    assert queries.has_operator()


def test_public_ids_are_long_and_never_alike() -> None:
    ids = {make_member().public_id for _ in range(20)}

    assert len(ids) == 20
    assert {len(public_id) for public_id in ids} == {12}
