"""An account somebody took over comes back: by a link to the old address, for 72 hours."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.utils import timezone

from samehere.members import actions, queries
from samehere.members.errors import AddressTaken
from samehere.members.models import AddressChange, Member
from samehere.members.tests.builders import an_app, make_member, sign_in
from samehere.members.tests.changing_address import ask, change, type_codes, undo_path
from samehere.members.tests.entering import (
    CODE_PAGE,
    SIGN_IN,
    SIGN_IN_CODE,
    ask_for_code,
    ask_to_join,
    code_for,
    letters_to,
    signed_in,
    words_of,
)

pytestmark = pytest.mark.django_db

OLD, NEW, LATER = "vita@example.org", "thief@example.org", "later@example.org"
THIEFS = "somebody was here in the night"


@pytest.fixture
def vita() -> Member:
    return make_member("Vita", email=OLD)


@pytest.fixture
def thief(client: Client, vita: Member) -> Client:
    """Somebody who has got hold of a device and the mailbox, and has changed the address."""
    sign_in(client, vita)
    change(client, OLD, NEW)
    return client


def test_a_take_over_is_undone(thief: Client, vita: Member) -> None:
    # The thief makes herself at home.
    thief.post("/you/passphrase/", {"passphrase": THIEFS})
    vita.refresh_from_db()
    an_app(vita)
    assert vita.check_password(THIEFS)
    owner = Client()

    page = words_of(owner.get(undo_path(OLD)))
    assert "Was it not you?" in page
    answer = owner.post(undo_path(OLD))

    assert "Your old address is back" in words_of(answer)
    vita.refresh_from_db()
    assert vita.email == OLD
    assert not vita.has_passphrase
    assert signed_in(thief) is None
    assert Client().post(SIGN_IN, {"email": NEW, "passphrase": THIEFS}).status_code == 422
    assert "was taken back" in letters_to(NEW)[-1].text

    ask_for_code(owner, OLD)
    owner.post(SIGN_IN_CODE, {"code": code_for(OLD)})
    assert signed_in(owner) == vita


def test_the_thiefs_own_way_in_through_the_provider_is_closed(vita: Member) -> None:
    provider = "https://id.example.org"
    actions.link_account(member=vita, provider=provider, uid="vita")
    SocialAccount.objects.update(date_joined=timezone.now() - timedelta(days=9))
    change(sign_in(Client(), vita), OLD, NEW)
    path = undo_path(OLD)
    actions.link_account(member=vita, provider=provider, uid="thief")

    Client().post(path)

    assert queries.member_through(provider=provider, uid="thief") is None
    assert queries.member_through(provider=provider, uid="vita") == vita


def test_what_was_there_long_before_stays(vita: Member, client: Client) -> None:
    app = an_app(vita)
    vita.authenticator_set.filter(pk=app).update(created_at=timezone.now() - timedelta(days=9))
    change(sign_in(client, vita), OLD, NEW)

    Client().post(undo_path(OLD))

    assert vita.authenticator_set.filter(pk=app).exists()


def test_opening_the_link_does_nothing_by_itself(thief: Client, vita: Member) -> None:
    Client().get(undo_path(OLD))

    vita.refresh_from_db()
    assert vita.email == NEW


def test_the_link_works_once(thief: Client, vita: Member) -> None:
    path = undo_path(OLD)
    Client().post(path)

    assert Client().post(path).status_code == Client().get(path).status_code == 404


def test_after_72_hours_it_is_over(thief: Client, vita: Member) -> None:
    late = timezone.now() - timedelta(seconds=1)
    change_row = AddressChange.objects.get()
    assert change_row.undo_until - change_row.changed_at > timedelta(hours=71, minutes=59)
    AddressChange.objects.update(undo_until=late)

    assert Client().post(undo_path(OLD)).status_code == 404
    actions.forget_expired()
    assert not AddressChange.objects.exists()
    vita.refresh_from_db()
    assert vita.email == NEW


@pytest.mark.parametrize("token", ["x", "0" * 43, "%00", "é"])
def test_a_link_that_was_never_sent_is_not_there(client: Client, token: str) -> None:
    assert client.get(f"/you/email/back/{token}/").status_code == 404


def test_changing_it_once_more_does_not_help_the_thief(thief: Client, vita: Member) -> None:
    first = undo_path(OLD)
    soon = timezone.now() + timedelta(minutes=5)
    AddressChange.objects.update(undo_until=soon)

    change(thief, NEW, LATER)

    assert not any("/you/email/back/" in one.text for one in letters_to(NEW))
    assert "changed once more" in letters_to(OLD)[-1].text
    # She has 72 hours again, however late the thief changes it.
    assert AddressChange.objects.get().undo_until > soon + timedelta(hours=71)
    assert Client().post(first).status_code == 200
    vita.refresh_from_db()
    assert vita.email == OLD


def test_an_address_that_was_hers_for_72_hours_gets_a_link(thief: Client, vita: Member) -> None:
    AddressChange.objects.update(undo_until=timezone.now() - timedelta(seconds=1))
    change(thief, NEW, LATER)

    Client().post(undo_path(NEW))

    vita.refresh_from_db()
    assert vita.email == NEW


def test_codes_the_thief_still_holds_are_over(thief: Client, vita: Member) -> None:
    path = undo_path(OLD)
    ask(thief, LATER)
    codes = {"old_code": code_for(NEW), "new_code": code_for(LATER)}

    Client().post(path)

    vita.refresh_from_db()
    assert sign_in(thief, vita).post("/you/email/codes/", codes).status_code == 422
    vita.refresh_from_db()
    assert vita.email == OLD


def test_nobody_gets_the_old_address_meanwhile(thief: Client, vita: Member) -> None:
    joining, changing = Client(), sign_in(Client(), make_member("Heron", email="h@example.org"))

    page = ask_to_join(joining, name="Hazel", email=OLD)
    ask(changing, OLD)
    with pytest.raises(AddressTaken):
        actions.make_member(name="Wren", email=OLD)

    assert page.headers["Location"] == CODE_PAGE
    assert "You have an account already" in letters_to(OLD)[-2].text
    assert "There is an account with it already" in letters_to(OLD)[-1].text
    assert not Member.objects.filter(email=OLD).exists()


def test_she_may_change_back_herself(thief: Client, vita: Member) -> None:
    ask(thief, OLD)
    type_codes(thief, NEW, OLD)

    vita.refresh_from_db()
    assert vita.email == OLD


def test_links_begin_with_the_configured_address(thief: Client, settings: Any) -> None:
    assert f"{settings.ADDRESS}/you/email/back/" in letters_to(OLD)[-1].text
