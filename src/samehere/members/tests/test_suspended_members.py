"""Members who may only read for a while, and accounts that are closed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samehere.members import actions
from samehere.members.models import Member
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.changing_address import change
from samehere.members.tests.entering import (
    SIGN_IN,
    SIGN_IN_CODE,
    ask_for_code,
    code_for,
    signed_in,
)

pytestmark = pytest.mark.django_db

MAGPIE, PHRASE = "magpie@example.org", "a kettle on the windowsill"


@pytest.fixture
def magpie() -> Member:
    until = timezone.now() + timedelta(days=3)
    return make_member("Magpie", email=MAGPIE, suspended_until=until)


def test_she_signs_in_by_code_and_by_passphrase_and_out(magpie: Member) -> None:
    by_code, by_phrase = Client(), Client()
    actions.set_passphrase(member=magpie, passphrase=PHRASE, session_key="")

    ask_for_code(by_code, MAGPIE)
    by_code.post(SIGN_IN_CODE, {"code": code_for(MAGPIE)})
    by_phrase.post(SIGN_IN, {"email": MAGPIE, "passphrase": PHRASE})
    assert signed_in(by_code) == signed_in(by_phrase) == magpie

    by_code.post("/sign-out/")
    assert signed_in(by_code) is None


def test_she_looks_after_her_own_account(client: Client, magpie: Member) -> None:
    sign_in(client, magpie)

    client.post("/you/passphrase/", {"passphrase": PHRASE})
    change(client, MAGPIE, "magpie.new@example.org")
    client.post("/you/devices/sign-out-others/")

    magpie.refresh_from_db()
    assert magpie.email == "magpie.new@example.org"
    assert magpie.check_password(PHRASE)
    assert magpie.is_suspended()
    assert client.get("/you/signing-in/").status_code == 200


def test_nothing_about_signing_in_makes_her_pause_shorter(client: Client, magpie: Member) -> None:
    before = magpie.suspended_until
    change(sign_in(client, magpie), MAGPIE, "magpie.new@example.org")

    magpie.refresh_from_db()
    assert magpie.suspended_until == before


def test_a_closed_account_is_out_at_once_and_stays_out(client: Client, magpie: Member) -> None:
    actions.set_passphrase(member=magpie, passphrase=PHRASE, session_key="")
    sign_in(client, magpie)
    assert signed_in(client) == magpie

    Member.objects.filter(pk=magpie.pk).update(is_active=False)

    assert signed_in(client) is None
    assert client.get("/you/").headers["Location"] == "/sign-in/?next=/you/"
    assert client.post(SIGN_IN, {"email": MAGPIE, "passphrase": PHRASE}).status_code == 422
