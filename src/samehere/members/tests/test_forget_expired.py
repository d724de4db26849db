"""What has run out is forgotten by itself, and nothing else is."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from samehere.members import actions
from samehere.members.models import Member, SignInLink
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db


def let_links_age(days: float) -> None:
    """Make every link older by so many days."""
    for link in SignInLink.objects.all():
        span = timedelta(days=days)
        used_at = link.used_at and link.used_at - span
        earlier = {"expires_at": link.expires_at - span, "used_at": used_at}
        SignInLink.objects.filter(pk=link.pk).update(**earlier)


def test_a_session_is_forgotten_once_it_has_run_out() -> None:
    sign_in(Client(), make_member())
    left = sign_in(Client(), make_member()).session.session_key
    Session.objects.filter(pk=left).update(expire_date=timezone.now() - timedelta(minutes=1))

    actions.forget_expired()

    assert Session.objects.count() == 1
    assert not Session.objects.filter(pk=left).exists()


def test_the_address_of_an_unfinished_join_is_forgotten_after_a_day() -> None:
    for name, hours in (("Beverly", 25), ("Vita", 23)):
        member = actions.join(name=name, email=f"{name}@example.org", answers={})
        joined_at = timezone.now() - timedelta(hours=hours)
        Member.objects.filter(pk=member.pk).update(joined_at=joined_at)
    make_member("Hazel")
    Member.objects.filter(name="Hazel").update(joined_at=timezone.now() - timedelta(days=900))

    actions.forget_expired()

    assert set(Member.objects.values_list("name", flat=True)) == {"Vita", "Hazel"}
    assert not EmailAddress.objects.filter(email="beverly@example.org").exists()


def test_a_link_nobody_used_is_forgotten_a_month_after_it_ran_out() -> None:
    actions.make_sign_in_link(member=make_member())
    let_links_age(30)
    actions.forget_expired()
    assert SignInLink.objects.exists()

    let_links_age(2)
    actions.forget_expired()
    assert not SignInLink.objects.exists()


def test_a_link_that_was_used_is_forgotten_a_month_later(client: Client) -> None:
    member = make_member()
    client.post(actions.make_sign_in_link(member=member))
    # Far away, so that being used is what counts.
    SignInLink.objects.update(expires_at=timezone.now() + timedelta(days=90))
    let_links_age(29)
    actions.forget_expired()
    assert SignInLink.objects.exists()

    let_links_age(2)
    actions.forget_expired()
    assert not SignInLink.objects.exists()
    assert Member.objects.filter(pk=member.pk).exists()
