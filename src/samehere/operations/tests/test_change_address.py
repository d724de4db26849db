"""samehere change-address: another address for somebody who cannot read mail at the old one."""

import re

import pytest
from django.core.management import call_command
from django.test import Client

from samehere.members.actions import set_passphrase, take_address_back
from samehere.members.errors import AddressNotRight, AddressTaken, SameAddress
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import (
    SIGN_IN_CODE,
    ask_for_code,
    code_for,
    letters_to,
    signed_in,
)
from samehere.web.refusals import Refusal

pytestmark = pytest.mark.django_db

OLD, NEW = "h@old.example", "h@new.example"
PHRASE = "a kettle on the windowsill"


def test_she_signs_in_at_the_new_one_and_every_session_is_over(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    hazel = make_member("hazel", email=OLD)
    sign_in(client, hazel)

    call_command("change_address", "--email", "H@Old.example", "--to", "H@new.example")

    assert f"hazel signs in at {NEW} now." in capsys.readouterr().out
    assert signed_in(client) is None
    ask_for_code(client, NEW)
    client.post(SIGN_IN_CODE, {"code": code_for(NEW)})
    assert signed_in(client) == hazel
    assert "gave your account this email address" in letters_to(NEW)[0].text


def test_the_old_address_takes_it_back() -> None:
    hazel = make_member("hazel", email=OLD)
    set_passphrase(member=hazel, passphrase=PHRASE, session_key="")
    call_command("change_address", "--email", OLD, "--to", NEW)

    (token,) = re.findall(r"/you/email/back/([^/]+)/", letters_to(OLD)[-1].text)
    take_address_back(token=token)

    hazel.refresh_from_db()
    assert hazel.email == OLD
    assert not hazel.has_passphrase


def test_run_again_it_mends_a_mistyped_address() -> None:
    hazel = make_member("hazel", email=OLD)
    call_command("change_address", "--email", OLD, "--to", "g@new.example")
    call_command("change_address", "--email", "g@new.example", "--to", NEW)

    hazel.refresh_from_db()
    assert hazel.email == NEW
    assert "works for 72 hours from now" in letters_to(OLD)[-1].text


def test_a_stranger_at_a_mistyped_address_cannot_take_the_account() -> None:
    hazel = make_member("hazel", email=OLD)
    call_command("change_address", "--email", OLD, "--to", "g@new.example")
    call_command("change_address", "--email", "g@new.example", "--to", NEW)

    assert not any("/you/email/back/" in one.text for one in letters_to("g@new.example"))
    (token,) = re.findall(r"/you/email/back/([^/]+)/", letters_to(OLD)[0].text)
    take_address_back(token=token)
    hazel.refresh_from_db()
    assert hazel.email == OLD


def test_a_mistyped_address_is_free_at_once() -> None:
    make_member("hazel", email=OLD)
    call_command("change_address", "--email", OLD, "--to", "g@new.example")
    call_command("change_address", "--email", "g@new.example", "--to", NEW)

    assert make_member("Wren", email="g@new.example").email == "g@new.example"


def test_an_address_nobody_has_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        call_command("change_address", "--email", "nobody@example.org", "--to", NEW)

    assert stopped.value.code == 2
    assert "No member has the address" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("to", "refusal"),
    [("w@example.org", AddressTaken), (OLD, SameAddress), ("nonsense", AddressNotRight)],
)
def test_what_cannot_be_is_refused(to: str, refusal: type[Refusal]) -> None:
    hazel = make_member("hazel", email=OLD)
    make_member("Wren", email="w@example.org")

    with pytest.raises(refusal):
        call_command("change_address", "--email", OLD, "--to", to)

    hazel.refresh_from_db()
    assert hazel.email == OLD
    assert letters_to(OLD) == []
