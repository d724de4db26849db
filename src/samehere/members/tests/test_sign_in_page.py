"""Signing in by a code from a mail, and signing out."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samehere.members.models import Member
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import (
    SIGN_IN,
    SIGN_IN_CODE,
    ask_for_code,
    ask_to_join,
    code_for,
    letters_to,
    signed_in,
    words_of,
    wrong_code,
)

pytestmark = pytest.mark.django_db

BEVERLY = "beverly@example.org"


@pytest.fixture
def beverly() -> Member:
    return make_member("Beverly", email=BEVERLY)


def test_a_member_signs_in(client: Client, beverly: Member) -> None:
    page = ask_for_code(client, "Beverly@EXAMPLE.org")
    assert page.headers["Location"] == SIGN_IN_CODE
    before = client.session.session_key

    last = client.post(SIGN_IN_CODE, {"code": code_for(BEVERLY)})

    assert last.headers["Location"] == "/"
    assert signed_in(client) == beverly
    assert client.session.session_key != before
    assert letters_to(BEVERLY)[-1].subject == "Your code"


def test_a_suspended_member_may_sign_in(client: Client) -> None:
    member = make_member(email=BEVERLY, suspended_until=timezone.now() + timedelta(days=1))
    ask_for_code(client, BEVERLY)

    client.post(SIGN_IN_CODE, {"code": code_for(BEVERLY)})

    assert signed_in(client) == member


def test_the_code_field_is_one_a_telephone_fills(client: Client, beverly: Member) -> None:
    ask_for_code(client, BEVERLY)

    page = words_of(client.get(SIGN_IN_CODE))

    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page


def test_the_third_wrong_code_ends_it(client: Client, beverly: Member) -> None:
    ask_for_code(client, BEVERLY)
    right, wrong = code_for(BEVERLY), wrong_code(BEVERLY)

    pages = [client.post(SIGN_IN_CODE, {"code": wrong}) for _ in range(3)]

    assert "That isn’t the right code" in words_of(pages[1])
    assert "That code no longer works" in words_of(pages[2])
    assert {page.status_code for page in pages} == {422}
    assert "That code no longer works" in words_of(client.post(SIGN_IN_CODE, {"code": right}))
    assert signed_in(client) is None

    ask_for_code(client, BEVERLY)
    client.post(SIGN_IN_CODE, {"code": code_for(BEVERLY)})
    assert signed_in(client) == beverly


def test_a_code_works_once(client: Client, beverly: Member) -> None:
    ask_for_code(client, BEVERLY)
    code = code_for(BEVERLY)
    client.post(SIGN_IN_CODE, {"code": code})
    client.post("/sign-out/")

    assert client.post(SIGN_IN_CODE, {"code": code}).status_code == 422
    assert signed_in(client) is None


def test_a_code_works_only_where_it_was_asked_for(client: Client, beverly: Member) -> None:
    ask_for_code(client, BEVERLY)

    thief = Client()
    ask_for_code(thief, "thief@example.org")
    thief.post(SIGN_IN_CODE, {"code": code_for(BEVERLY)})

    assert signed_in(thief) is None


def test_a_code_is_over_after_twenty_minutes(
    client: Client, beverly: Member, settings: Any
) -> None:
    ask_for_code(client, BEVERLY)
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1

    page = client.post(f"{SIGN_IN_CODE}?next=/d/1/", {"code": code_for(BEVERLY)})

    assert page.status_code == 422
    assert "That code no longer works" in words_of(page)
    assert 'href="/sign-in/?next=%2Fd%2F1%2F"' in words_of(page)


def test_somebody_who_never_typed_the_code_may_sign_in_instead(client: Client) -> None:
    ask_to_join(Client(), email=BEVERLY)

    ask_for_code(client, BEVERLY)
    client.post(SIGN_IN_CODE, {"code": code_for(BEVERLY)})

    assert signed_in(client) == Member.objects.get(email=BEVERLY)


def test_a_closed_account_has_no_way_in(client: Client, beverly: Member) -> None:
    Member.objects.filter(pk=beverly.pk).update(is_active=False)
    ask_for_code(client, BEVERLY)

    assert re.search(r"^\d{6}$", letters_to(BEVERLY)[-1].text, re.MULTILINE) is None


def test_an_account_closed_meanwhile_has_no_way_in(client: Client, beverly: Member) -> None:
    ask_for_code(client, BEVERLY)
    Member.objects.filter(pk=beverly.pk).update(is_active=False)

    assert client.post(SIGN_IN_CODE, {"code": code_for(BEVERLY)}).status_code == 422
    assert signed_in(client) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "We need an address"), ("beverly", "look like an email address")],
)
def test_what_is_no_address_comes_back(client: Client, typed: str, sentence: str) -> None:
    page = ask_for_code(client, typed)

    assert page.status_code == 422
    assert sentence in words_of(page)


def test_a_borrowed_device_forgets_when_it_is_closed(client: Client, beverly: Member) -> None:
    ask_for_code(client, BEVERLY, borrowed="on")
    client.post(SIGN_IN_CODE, {"code": code_for(BEVERLY)})
    assert client.session.get_expire_at_browser_close()

    own = Client()
    ask_for_code(own, BEVERLY)
    own.post(SIGN_IN_CODE, {"code": code_for(BEVERLY)})
    assert not own.session.get_expire_at_browser_close()


def test_a_session_left_half_way_ends_soon(client: Client, beverly: Member, settings: Any) -> None:
    ask_for_code(client, BEVERLY)
    assert client.session.get_expiry_age() <= 3600

    client.post(SIGN_IN_CODE, {"code": code_for(BEVERLY)})
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE


def test_somebody_signed_in_is_sent_home(client: Client, beverly: Member) -> None:
    sign_in(client, beverly)

    assert client.get(SIGN_IN).headers["Location"] == "/"
    assert client.get(f"{SIGN_IN}?next=/d/1/").headers["Location"] == "/d/1/"
    assert client.get(SIGN_IN_CODE).headers["Location"] == "/"


def test_signing_out_takes_a_button(client: Client, beverly: Member) -> None:
    sign_in(client, beverly)

    page = client.get("/sign-out/")
    assert "Sign out of this device?" in words_of(page)
    assert signed_in(client) == beverly

    gone = client.post("/sign-out/")
    assert gone.headers["Location"] == "/sign-out/"
    assert signed_in(client) is None
    assert gone.cookies["sessionid"].value == ""
    assert gone.headers["Clear-Site-Data"] == '"cache"'


def test_a_visitor_has_nothing_to_sign_out_of(client: Client) -> None:
    assert "You are signed out" in words_of(client.get("/sign-out/"))
    assert client.post("/sign-out/").headers["Location"] == "/sign-out/"


def test_signing_out_says_so_where_it_leads(client: Client, beverly: Member) -> None:
    sign_in(client, beverly)

    page = client.post("/sign-out/", follow=True)

    assert "You are signed out" in words_of(page)
    assert "Sign in again" in words_of(page)
    assert "next=" not in words_of(page)
    assert "Beverly" not in words_of(page)


def test_every_form_needs_its_token(beverly: Member) -> None:
    careful = Client(enforce_csrf_checks=True)

    for address in ("/join/", SIGN_IN, "/sign-out/"):
        assert careful.post(address, {"email": BEVERLY}).status_code == 403
    assert letters_to(BEVERLY) == []


def test_no_message_of_django_allauth_is_kept(client: Client, beverly: Member) -> None:
    ask_for_code(client, BEVERLY)
    client.post(SIGN_IN_CODE, {"code": code_for(BEVERLY)})

    assert set(client.cookies) <= {"sessionid", "csrftoken"}
