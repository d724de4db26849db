"""Being asked once more who one is, and the pages that ask: apps, recovery codes, passkeys."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from samehere.members.actions import make_recovery_codes
from samehere.members.models import Member
from samehere.members.one_time_codes import code_at
from samehere.members.queries import factors_of, has_app
from samehere.members.tests.builders import APP_KEY, an_app, make_member, sign_in
from samehere.members.tests.entering import code_for, letters_to, words_of, wrong_code
from samehere.members.tests.soft_keys import Device, add_passkey, use_passkey

pytestmark = pytest.mark.django_db

ASKED = "/you/is-it-you/"
APP = "/you/app/"
CODES = "/you/recovery-codes/"
WREN = "wren@example.org"
ASKING = ["/you/passkeys/add/", "/you/passkeys/challenge/", APP, "/you/app/off/", CODES]


@pytest.fixture
def wren() -> Member:
    return make_member("Wren", email=WREN)


@pytest.fixture
def old(client: Client, wren: Member) -> Client:
    """Wren, signed in long ago."""
    return sign_in(client, wren, has_proof=False)


def figures(secret: str = APP_KEY) -> str:
    return code_at(secret, int(timezone.now().timestamp()) // 30)


def prove_by_mail(client: Client, onward: str = APP) -> Any:
    client.post(ASKED, {"way": "send", "next": onward})
    return client.post(ASKED, {"way": "mail", "code": code_for(WREN), "next": onward})


@pytest.mark.parametrize("address", ASKING)
def test_a_proof_is_asked_before(old: Client, address: str) -> None:
    for answer in (old.get(address), old.post(address) if "challenge" not in address else None):
        if answer is not None:
            assert answer.headers["Location"] == f"{ASKED}?next={address.replace('/', '%2F')}"


@pytest.mark.parametrize("address", [*ASKING, ASKED])
def test_a_visitor_signs_in_first(client: Client, address: str) -> None:
    assert client.get(address).headers["Location"] == f"/sign-in/?next={address}"


def test_a_code_by_mail_is_proof_for_who_has_nothing_else(old: Client) -> None:
    assert "Send me a code by email" in words_of(old.get(f"{ASKED}?next={APP}"))

    assert prove_by_mail(old).headers["Location"] == APP
    assert old.get(APP).status_code == 200
    assert letters_to(WREN)[-1].subject == "Your code"


def test_the_proof_is_over_after_ten_minutes(old: Client) -> None:
    prove_by_mail(old)
    session = old.session
    session["proved_at"] -= 601
    session.save()

    assert old.get(APP).status_code == 302


def test_the_mailed_code_is_good_for_three_tries_and_once(old: Client) -> None:
    old.post(ASKED, {"way": "send"})
    right, wrong = code_for(WREN), wrong_code(WREN)
    for _ in range(3):
        assert old.post(ASKED, {"way": "mail", "code": wrong}).status_code == 422
    assert old.post(ASKED, {"way": "mail", "code": right}).status_code == 422

    old.post(ASKED, {"way": "send"})
    code = code_for(WREN)
    assert old.post(ASKED, {"way": "mail", "code": code}).status_code == 302
    assert old.post(ASKED, {"way": "mail", "code": code}).status_code == 422


def test_the_mailed_code_works_only_where_it_was_asked_for(old: Client, wren: Member) -> None:
    old.post(ASKED, {"way": "send"})
    thief = sign_in(Client(), wren, has_proof=False)

    assert thief.post(ASKED, {"way": "mail", "code": code_for(WREN)}).status_code == 422


def test_mails_are_limited(old: Client) -> None:
    statuses = [old.post(ASKED, {"way": "send"}).status_code for _ in range(4)]

    assert statuses == [302, 302, 302, 429]
    assert len(letters_to(WREN)) == 3


def test_a_passphrase_is_proof_for_who_has_one(old: Client, wren: Member) -> None:
    Member.objects.filter(pk=wren.pk).update(password="")
    wren.set_password("four plain words together")
    wren.save(update_fields=["password"])
    sign_in(old, wren, has_proof=False)

    assert old.post(ASKED, {"way": "passphrase", "passphrase": "another"}).status_code == 422
    answer = old.post(ASKED, {"way": "passphrase", "passphrase": "four plain words together"})

    assert answer.headers["Location"] == "/you/signing-in/"


def test_who_has_an_app_proves_it_by_that(old: Client, wren: Member) -> None:
    an_app(wren)

    assert "by email" not in words_of(old.get(ASKED))
    assert old.post(ASKED, {"way": "send"}).status_code == 422
    assert letters_to(WREN) == []
    assert old.post(ASKED, {"way": "mail", "code": "000000"}).status_code == 422
    assert old.post(ASKED, {"way": "code", "code": figures()}).status_code == 302


def test_a_passkey_is_proof(old: Client, wren: Member) -> None:
    device = Device()
    add_passkey(sign_in(Client(), wren), device)

    assert use_passkey(old, device, ASKED, next=APP).headers["Location"] == APP


@pytest.mark.parametrize("wanted", ["//evil.example/", "https://evil.example/", "/\\evil"])
def test_a_proof_leads_nowhere_else(old: Client, wanted: str) -> None:
    assert prove_by_mail(old, wanted).headers["Location"] == "/you/signing-in/"


def set_up(client: Client, **typed: str) -> Any:
    key = re.search(r"<code>([A-Z2-7 ]{39})</code>", words_of(client.get(APP)))
    assert key is not None
    return client.post(APP, {"code": figures(key[1].replace(" ", "")), **typed})


def test_an_app_is_set_up_with_what_it_shows(client: Client, wren: Member) -> None:
    sign_in(client, wren)

    answer = set_up(client, next="/d/1/")

    assert answer.headers["Location"] == f"{CODES}?next=%2Fd%2F1%2F"
    assert has_app(wren)
    assert "An authenticator app was set up." in letters_to(WREN)[-1].text
    assert client.get(APP).headers["Location"] == "/you/signing-in/"


def test_the_picture_and_the_key_stay_the_same_until_then(client: Client, wren: Member) -> None:
    sign_in(client, wren)
    first = words_of(client.get(APP))

    refused = client.post(APP, {"code": "000000"})

    key = re.compile(r"<code>.*?</code>")
    assert key.findall(first) == key.findall(words_of(refused)) != []
    assert refused.status_code == 422
    assert "That isn’t the right code" in words_of(refused)
    assert not has_app(wren)


def test_the_secret_is_readable_nowhere(client: Client, wren: Member) -> None:
    sign_in(client, wren)
    key = re.search(r"<code>([A-Z2-7 ]{39})</code>", words_of(client.get(APP)))
    assert key is not None
    secret = key[1].replace(" ", "")
    assert secret not in str(dict(client.session.items()))
    client.post(APP, {"code": figures(secret)})
    codes = make_recovery_codes(member=wren)

    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert not any(code in stored or code.replace("-", "") in stored for code in codes)


def test_recovery_codes_are_shown_once(client: Client, wren: Member) -> None:
    an_app(wren)
    sign_in(client, wren)
    assert "You have none yet." in words_of(client.get(CODES))

    shown = words_of(client.post(CODES, {"next": "/d/1/"}))

    codes = re.findall(r"<code>(.{11})</code>", shown)
    assert len(codes) == 10
    assert 'href="/d/1/"' in shown
    again = words_of(client.get(CODES))
    assert "You have 10 left." in again
    assert not any(code in again for code in codes)


def test_without_factor_there_are_no_recovery_codes(client: Client, wren: Member) -> None:
    sign_in(client, wren)

    assert client.post(CODES).status_code == 422
    assert factors_of(wren).codes_left is None


def test_turning_the_app_off_ends_its_codes(client: Client, wren: Member) -> None:
    an_app(wren)
    make_recovery_codes(member=wren)
    sign_in(client, wren)
    assert "Turn off the authenticator app?" in words_of(client.get("/you/app/off/"))

    client.post("/you/app/off/")

    assert factors_of(wren).app_added_at is None
    assert factors_of(wren).codes_left is None
    assert "was turned off" in letters_to(WREN)[-1].text
    assert client.post("/you/app/off/").status_code == 302
