"""What a browser answers for a passkey, when it is not what was asked for."""

import json
from typing import Any

import pytest
from django.test import Client
from fido2.utils import websafe_encode
from hypothesis import given
from hypothesis import strategies as st

from samehere.members import passkeys
from samehere.members.errors import PasskeyNotRight
from samehere.members.models import Member
from samehere.members.queries import factors_of
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import signed_in
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

CHALLENGE = {"challenge": "A" * 43, "user_verification": "required"}
PARTS = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")
GARBAGE = [
    "",
    "{}",
    "[]",
    "null",
    "1e999",
    "NaN",
    '"text"',
    "{" * 5_000,
    "[" * 15_000,
    "x" * 20_001,
    '{"id": 1, "rawId": [], "response": "x", "type": "public-key"}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": null}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30"}}',
]


def _added(member: Member, **lies: Any) -> Device:
    device = Device(**lies)
    add_passkey(sign_in(Client(), member), device)
    return device


@pytest.mark.parametrize("garbage", GARBAGE)
def test_garbage_is_refused_in_words(client: Client, garbage: str) -> None:
    member = make_member()
    sign_in(client, member)
    client.get(ADD_CHALLENGE)
    assert client.post(ADD, {"credential": garbage}).status_code == 422
    client.logout()

    client.get(USE_CHALLENGE)
    assert client.post(USE, {"credential": garbage}).status_code == 422
    assert not factors_of(member).passkeys


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists, max_leaves=5), st.binary())
def test_no_answer_breaks_the_reader(value: Any, bytes_of_it: bytes) -> None:
    text = websafe_encode(bytes_of_it)
    response = dict.fromkeys(PARTS, text)
    for answer in (value, {"id": text, "rawId": text, "type": "public-key", "response": response}):
        with pytest.raises(PasskeyNotRight):
            passkeys.read_new(CHALLENGE, json.dumps(answer))
        with pytest.raises(PasskeyNotRight):
            passkeys.check_answer(
                CHALLENGE, passkeys.read_answer(CHALLENGE, json.dumps(answer)), {}
            )


def test_without_a_challenge_there_is_no_answer(client: Client) -> None:
    device = _added(make_member())
    asked = client.get(USE_CHALLENGE).json()

    assert Client().post(USE, {"credential": device.use(asked)}).status_code == 422


def test_a_challenge_is_good_for_one_answer(client: Client) -> None:
    wren = make_member()
    device = _added(wren)
    asked = client.get(USE_CHALLENGE).json()
    assert client.post(USE, {"credential": "{}"}).status_code == 422

    assert client.post(USE, {"credential": device.use(asked)}).status_code == 422
    assert signed_in(client) is None


def test_of_two_tabs_the_later_challenge_counts(client: Client) -> None:
    device = _added(make_member())
    earlier, later = client.get(USE_CHALLENGE).json(), client.get(USE_CHALLENGE).json()

    assert earlier != later
    assert client.post(USE, {"credential": device.use(later)}).status_code == 302


def test_a_challenge_runs_out(client: Client) -> None:
    device = _added(make_member())
    asked = client.get(USE_CHALLENGE).json()
    session = client.session
    session["passkey_to_use"]["at"] -= 601
    session.save()

    assert client.post(USE, {"credential": device.use(asked)}).status_code == 422


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://localhost",
        "http://localhost:8001",
        "http://a.localhost:8000",
    ],
)
def test_an_answer_for_another_site_is_refused(client: Client, origin: str) -> None:
    device = _added(make_member())
    device.origin = origin

    assert use_passkey(client, device).status_code == 422


def test_a_device_that_did_not_check_who_it_was_is_refused(client: Client) -> None:
    wren = make_member()
    assert add_passkey(sign_in(Client(), wren), Device(is_verified=False)).status_code == 422
    device = _added(wren)
    device.is_verified = False

    assert use_passkey(client, device).status_code == 422


def test_a_copy_of_a_passkey_is_found_by_its_counter(client: Client) -> None:
    device = _added(make_member(), counter=7)
    device.counter = 9
    assert use_passkey(Client(), device).status_code == 302

    for counter in (9, 8, 0):
        device.counter = counter
        assert use_passkey(client, device).status_code == 422
    device.counter = 10
    assert use_passkey(client, device).status_code == 302


def test_devices_that_do_not_count_go_on_working() -> None:
    device = _added(make_member())

    assert [use_passkey(Client(), device).status_code for _ in range(3)] == [302] * 3


def test_nobody_comes_in_as_somebody_else(client: Client) -> None:
    wren, heron = make_member("Wren"), make_member("Heron")
    _added(wren)
    device = _added(heron, credential_id=b"another passkey")

    for holder in (wren.public_id, "", "\u00e9", "nobody"):
        device.holder = holder
        assert use_passkey(client, device).status_code == 422
    assert signed_in(client) is None


def test_a_forged_signature_is_refused(client: Client) -> None:
    device = _added(make_member())
    forger = Device(holder=device.holder)

    assert use_passkey(client, forger).status_code == 422


def test_doubled_fields_count_once(client: Client) -> None:
    wren = make_member()
    device = _added(wren)
    asked = client.get(USE_CHALLENGE).json()

    client.post(USE, {"credential": ["{}", device.use(asked)]})

    assert signed_in(client) == wren
