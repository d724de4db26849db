"""Ending that the charity's provider lets somebody in: by herself, never without another way."""

from types import SimpleNamespace

import pytest
from django.test import Client
from pytest_django import Settings

from samehere.members.actions import link_account
from samehere.members.models import Member
from samehere.members.queries import member_through
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import (
    SIGN_IN_CODE,
    ask_for_code,
    code_for,
    letters_to,
    signed_in,
    words_of,
)

pytestmark = pytest.mark.django_db

PAGE, SIGNING_IN = "/you/signing-in/with/", "/you/signing-in/"
KEY, VITA = "sso-1", "vita@example.org"


@pytest.fixture(autouse=True)
def _a_provider(settings: Settings) -> None:
    """Have one set; it is never asked here."""
    settings.SIGN_IN_PROVIDER = SimpleNamespace(name="Example Charity", key=KEY)


@pytest.fixture
def vita() -> Member:
    member = make_member("Vita", email=VITA)
    link_account(member=member, provider=KEY, uid="s1")
    return member


@pytest.fixture
def inside(client: Client, vita: Member) -> Client:
    return sign_in(client, vita)


def test_the_page_about_signing_in_says_so_and_leads_there(inside: Client) -> None:
    page = words_of(inside.get(SIGNING_IN))

    assert "Signed in by Example Charity" in page
    assert f'href="{PAGE}"' in page
    assert VITA in words_of(inside.get(PAGE))


def test_it_is_ended(inside: Client, vita: Member) -> None:
    assert inside.post(PAGE).headers["Location"] == SIGNING_IN

    page = words_of(inside.get(SIGNING_IN))
    assert "Example Charity lets you in no more." in page
    assert "Signed in by" not in page
    assert member_through(provider=KEY, uid="s1") is None
    assert "lets nobody into SameHere any" in letters_to(VITA)[-1].text


def test_a_code_by_mail_lets_her_in_afterwards(inside: Client, vita: Member) -> None:
    inside.post(PAGE)

    again = Client()
    ask_for_code(again, VITA)
    again.post(SIGN_IN_CODE, {"code": code_for(VITA)})

    assert signed_in(again) == vita


def test_her_other_devices_are_signed_out_and_this_one_is_not(inside: Client, vita: Member) -> None:
    elsewhere = sign_in(Client(), vita)

    inside.post(PAGE)

    assert signed_in(elsewhere) is None
    assert signed_in(inside) == vita


def test_a_second_press_changes_nothing(inside: Client, vita: Member) -> None:
    inside.post(PAGE)
    told = len(letters_to(VITA))
    elsewhere = sign_in(Client(), Member.objects.get(pk=vita.pk))

    assert inside.post(PAGE).headers["Location"] == SIGNING_IN
    assert inside.get(PAGE).headers["Location"] == SIGNING_IN
    assert len(letters_to(VITA)) == told
    assert signed_in(elsewhere) == vita


def test_others_and_what_another_provider_knew_stay(inside: Client, vita: Member) -> None:
    wren = make_member("Wren")
    link_account(member=wren, provider=KEY, uid="s2")
    link_account(member=vita, provider="sso-before", uid="s1")

    inside.post(PAGE)

    assert member_through(provider=KEY, uid="s2") == wren
    assert member_through(provider="sso-before", uid="s1") == vita


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_open_session_alone_is_not_enough(client: Client, vita: Member, method: str) -> None:
    sign_in(client, vita, has_proof=False)

    answer = getattr(client, method)(PAGE)

    assert answer.headers["Location"].startswith("/you/is-it-you/?next=")
    assert member_through(provider=KEY, uid="s1") == vita


def test_a_visitor_signs_in_first(client: Client, vita: Member) -> None:
    for answer in (client.get(PAGE), client.post(PAGE)):
        assert answer.headers["Location"] == f"/sign-in/?next={PAGE}"
    assert member_through(provider=KEY, uid="s1") == vita


def test_who_is_not_let_in_by_it_is_not_told_of_it(client: Client) -> None:
    sign_in(client, make_member("Wren"))

    assert "Example Charity" not in words_of(client.get(SIGNING_IN))
    assert client.get(PAGE).headers["Location"] == SIGNING_IN


def test_without_a_provider_there_is_no_such_page(
    inside: Client, vita: Member, settings: Settings
) -> None:
    settings.SIGN_IN_PROVIDER = None

    assert "Signed in by" not in words_of(inside.get(SIGNING_IN))
    assert inside.get(PAGE).status_code == inside.post(PAGE).status_code == 404
    assert member_through(provider=KEY, uid="s1") == vita
