"""Passkeys: added, named, removed, and signing in by them."""

import pytest
from django.test import Client

from samehere.members.actions import MOST_PASSKEYS
from samehere.members.models import Member
from samehere.members.queries import factors_of
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import letters_to, signed_in, words_of
from samehere.members.tests.soft_keys import (
    ADD,
    ADD_CHALLENGE,
    USE,
    USE_CHALLENGE,
    Device,
    add_passkey,
    use_passkey,
)

pytestmark = pytest.mark.django_db

ON_A_PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile Safari"


@pytest.fixture
def wren() -> Member:
    return make_member("Wren", email="wren@example.org")


@pytest.fixture
def device(wren: Member) -> Device:
    """A passkey Wren has added."""
    device = Device()
    add_passkey(sign_in(Client(), wren), device)
    return device


def test_a_passkey_that_was_added_signs_in(client: Client, device: Device, wren: Member) -> None:
    answer = use_passkey(client, device, next="/d/1/")

    assert answer.headers["Location"] == "/d/1/"
    assert signed_in(client) == wren
    assert not client.session.get_expire_at_browser_close()


def test_adding_one_is_told_by_mail_and_shown(wren: Member) -> None:
    client = sign_in(Client(), wren)

    answer = add_passkey(client, Device(), name="my phone")

    assert answer.headers["Location"] == "/you/signing-in/"
    page = words_of(client.get("/you/signing-in/"))
    assert "my phone" in page
    assert "not used yet" in page
    assert "A passkey was added: my phone." in letters_to("wren@example.org")[-1].text


def test_the_page_suggests_a_plain_name(client: Client, wren: Member) -> None:
    sign_in(client, wren)

    assert 'value="iPhone"' in words_of(client.get(ADD, HTTP_USER_AGENT=ON_A_PHONE))
    assert 'value="My device"' in words_of(client.get(ADD))


@pytest.mark.parametrize("name", ["", "x" * 41, "\u200b"])
def test_a_name_that_is_none_does_not_waste_the_passkey(client: Client, name: str) -> None:
    wren = make_member()

    add_passkey(sign_in(client, wren), Device(), name=name)

    assert [passkey.name for passkey in factors_of(wren).passkeys] == ["My device"]


def test_a_borrowed_device_forgets_when_it_is_closed(client: Client, device: Device) -> None:
    use_passkey(client, device, borrowed="on")

    assert client.session.get_expire_at_browser_close()


def test_using_one_says_when(client: Client, device: Device, wren: Member) -> None:
    use_passkey(client, device)

    assert factors_of(wren).passkeys[0].last_used_at is not None


def test_a_removed_passkey_lets_nobody_in(client: Client, device: Device, wren: Member) -> None:
    owner = sign_in(Client(), wren)
    address = f"/you/passkeys/{factors_of(wren).passkeys[0].id}/remove/"
    assert "Remove “my phone”?" in words_of(owner.get(address))
    assert owner.post(address).headers["Location"] == "/you/signing-in/"

    answer = use_passkey(client, device)

    assert answer.status_code == 422
    assert "That passkey did not work" in words_of(answer)
    assert signed_in(client) is None
    assert "A passkey was removed: my phone." in letters_to("wren@example.org")[-1].text


def test_a_passkey_gets_another_name(device: Device, wren: Member) -> None:
    owner = sign_in(Client(), wren)
    address = f"/you/passkeys/{factors_of(wren).passkeys[0].id}/"

    assert owner.post(address, {"name": ""}).status_code == 422
    assert owner.post(address, {"name": "x" * 41}).status_code == 422
    assert owner.post(address, {"name": " the old one "}).status_code == 302

    assert [passkey.name for passkey in factors_of(wren).passkeys] == ["the old one"]


def test_somebody_elses_passkey_is_not_there(device: Device, wren: Member) -> None:
    other = sign_in(Client(), make_member("Heron"))
    address = f"/you/passkeys/{factors_of(wren).passkeys[0].id}/"

    assert other.get(address).status_code == 404
    assert other.post(address, {"name": "mine now"}).status_code == 404
    assert other.get(f"{address}remove/").status_code == 404
    assert other.post(f"{address}remove/").status_code == 404
    assert factors_of(wren).passkeys[0].name == "my phone"


def test_an_account_has_at_most_twenty(client: Client, wren: Member) -> None:
    sign_in(client, wren)
    for number in range(MOST_PASSKEYS):
        add_passkey(client, Device(credential_id=b"passkey %d" % number))

    answer = add_passkey(client, Device(credential_id=b"one more"))

    assert answer.status_code == 422
    assert "which is the most" in words_of(answer)
    assert len(factors_of(wren).passkeys) == MOST_PASSKEYS


def test_the_same_passkey_twice_is_one(client: Client, wren: Member, device: Device) -> None:
    sign_in(client, wren)
    asked = client.get(ADD_CHALLENGE).json()
    assert len(asked["publicKey"]["excludeCredentials"]) == 1

    assert client.post(ADD, {"credential": device.make(asked)}).status_code == 422
    assert len(factors_of(wren).passkeys) == 1


def test_a_visitor_learns_nothing_of_who_has_passkeys(client: Client, device: Device) -> None:
    asked = client.get(USE_CHALLENGE).json()["publicKey"]

    assert sorted(asked) == ["challenge", "rpId", "userVerification"]
    assert asked["userVerification"] == "required"


def test_a_suspended_member_comes_in(client: Client, device: Device, wren: Member) -> None:
    Member.objects.filter(pk=wren.pk).update(suspended_until="2999-01-01T00:00Z")

    use_passkey(client, device)

    assert signed_in(client) == wren


def test_a_closed_account_does_not(client: Client, device: Device, wren: Member) -> None:
    Member.objects.filter(pk=wren.pk).update(is_active=False)

    use_passkey(client, device)

    assert signed_in(client) is None


def test_trying_without_end_is_slowed_down(client: Client) -> None:
    statuses = {client.post(USE, {"credential": "{}"}).status_code for _ in range(61)}

    assert statuses == {422, 429}
    assert client.get(USE_CHALLENGE).status_code == 429
