"""An address an operator gave is hers when somebody has signed in by it, however long ago."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samehere.members import actions
from samehere.members.models import AddressChange, Member
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.changing_address import change, undo_path
from samehere.members.tests.entering import SIGN_IN_CODE, ask_for_code, code_for, letters_to

pytestmark = pytest.mark.django_db

OLD, WRONG, NEW = "vita@example.org", "vitta@example.org", "vita@example.net"


@pytest.fixture
def vita() -> Member:
    return make_member("Vita", email=OLD)


def given(vita: Member, email: str, *, days_ago: int = 0) -> bool:
    """Let an operator give her this address; return whether anybody has a link."""
    has_link = actions.change_address_for(member=vita, email=email)
    AddressChange.objects.update(undo_until=timezone.now() + timedelta(days=3 - days_ago))
    actions.forget_expired()
    vita.refresh_from_db()
    return has_link


def has_link(email: str) -> bool:
    return any("/you/email/back/" in one.text for one in letters_to(email))


def sign_in_by_code(email: str) -> None:
    client = Client()
    ask_for_code(client, email)
    client.post(SIGN_IN_CODE, {"code": code_for(email)})


def test_mistyped_and_unnoticed_for_days_it_gets_no_link_when_it_is_mended(vita: Member) -> None:
    assert given(vita, WRONG, days_ago=10)

    assert not given(vita, NEW)

    assert not has_link(WRONG)
    told = letters_to(WRONG)[-1].text
    assert "no longer the email address" in told
    assert "has a link" not in told
    assert "can take this back" not in letters_to(NEW)[-1].text
    assert vita.email == NEW


def test_mistyped_twice_neither_gets_one(vita: Member) -> None:
    given(vita, WRONG, days_ago=10)
    given(vita, "vittta@example.org", days_ago=10)

    given(vita, NEW)

    assert not has_link(WRONG)
    assert not has_link("vittta@example.org")


def test_mended_in_time_the_address_before_keeps_its_link(vita: Member) -> None:
    given(vita, WRONG, days_ago=1)

    assert given(vita, NEW)

    assert has_link(OLD)
    assert "The address before this one has a link" in letters_to(WRONG)[-1].text


def test_signed_in_by_a_code_it_is_hers_and_gets_a_link_later(vita: Member) -> None:
    given(vita, NEW, days_ago=10)
    sign_in_by_code(NEW)
    vita.refresh_from_db()

    assert given(vita, "thief@example.org")

    actions.take_address_back(token=undo_path(NEW).strip("/").rpartition("/")[2])
    vita.refresh_from_db()
    assert vita.email == NEW


def test_a_wrong_code_makes_it_nobodys(vita: Member) -> None:
    given(vita, WRONG, days_ago=10)
    client = Client()
    ask_for_code(client, WRONG)
    client.post(SIGN_IN_CODE, {"code": "000000"})

    given(vita, NEW)

    assert not has_link(WRONG)


def test_changed_by_codes_it_was_hers_whoever_gave_it(vita: Member, client: Client) -> None:
    given(vita, NEW, days_ago=10)
    sign_in(client, vita)

    change(client, NEW, "later@example.org")

    assert has_link(NEW)


def test_what_she_took_back_is_hers(vita: Member) -> None:
    actions.change_address_for(member=vita, email=WRONG)
    actions.take_address_back(token=undo_path(OLD).strip("/").rpartition("/")[2])
    vita.refresh_from_db()

    assert given(vita, NEW)
