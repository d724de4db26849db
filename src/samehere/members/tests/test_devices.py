"""Where a member is signed in: in plain words, to be signed out one by one or all at once."""

from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from samehere.members import actions, device_sessions
from samehere.members.device_words import UNKNOWN, device_words
from samehere.members.models import Device, Member
from samehere.members.models.devices import LONGEST_WORDS
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import (
    SIGN_IN_CODE,
    ask_for_code,
    code_for,
    signed_in,
    words_of,
)

pytestmark = pytest.mark.django_db

PAGE = "/you/signing-in/"
ONE, OTHERS = "/you/devices/sign-out/", "/you/devices/sign-out-others/"
ON_A_PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:146.0) Gecko/146.0 Firefox/146.0"
ON_A_MAC = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.3 Safari/605.1.15"
)


@pytest.fixture
def vita() -> Member:
    return make_member("Vita", email="vita@example.org")


def by_code(member: Member, browser: str = ON_A_PHONE) -> Client:
    client = Client(HTTP_USER_AGENT=browser, REMOTE_ADDR="203.0.113.77")
    ask_for_code(client, member.email)
    client.post(SIGN_IN_CODE, {"code": code_for(member.email)})
    assert signed_in(client) == member
    return client


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (ON_A_PHONE, "Firefox on Android"),
        (ON_A_MAC, "Safari on a Mac"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) CriOS/133.0 Safari/604.1",
            "Chrome on an iPhone",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/133.0 Safari/537.36 Edg/133.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) SamsungBrowser/27.0 Chrome/125.0 Safari/537.36",
            "Samsung Internet on Android",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0",
            "Firefox on Linux",
        ),
        ("Mozilla/5.0 (Windows NT 10.0)", "A browser on Windows"),
        ("Firefox/146.0", "Firefox"),
        ("curl/8.5", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_browser_is_named_in_plain_words(said: str, words: str) -> None:
    assert device_words(said) == words


@given(st.text())
def test_nothing_a_browser_says_gets_on_the_page(said: str) -> None:
    words = device_words(f"<b>{said}</b>")
    assert "<" not in words
    assert len(words) <= LONGEST_WORDS


def test_she_sees_her_devices_and_which_is_this_one(vita: Member) -> None:
    phone, mac = by_code(vita), by_code(vita, ON_A_MAC)

    page = words_of(phone.get(PAGE))

    assert "<b>Firefox on Android</b> (this device)" in page
    assert "<b>Safari on a Mac</b></p>" in page
    assert page.count(f'formaction="{ONE}"') == 1
    assert "<b>Safari on a Mac</b> (this device)" in words_of(mac.get(PAGE))


def test_neither_address_nor_browser_is_kept(vita: Member) -> None:
    by_code(vita)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM members_device")
        rows = str(cursor.fetchall())
    assert "203.0.113.77" not in rows
    assert "Gecko" not in rows


def test_another_members_devices_are_not_shown(client: Client, vita: Member) -> None:
    by_code(vita)

    assert "Firefox on Android" not in words_of(sign_in(client, make_member("Heron")).get(PAGE))


def test_one_device_is_signed_out_and_at_once(vita: Member) -> None:
    phone, mac = by_code(vita), by_code(vita, ON_A_MAC)
    there = Device.objects.get(words="Safari on a Mac")

    answer = phone.post(ONE, {"device": there.pk})

    assert answer.headers["Location"] == PAGE
    assert "That device is signed out." in words_of(phone.get(PAGE))
    assert signed_in(mac) is None
    assert mac.post("/sign-out/").headers["Location"] == "/sign-out/"
    assert signed_in(phone) == vita


@pytest.mark.parametrize("number", ["", "x", "999999", "-1", "1" * 40, "٣"])
def test_a_device_that_is_not_there_says_so(client: Client, vita: Member, number: str) -> None:
    assert sign_in(client, vita).post(ONE, {"device": number}).status_code == 404


def test_somebody_elses_device_is_not_there_either(client: Client, vita: Member) -> None:
    phone = by_code(vita)

    answer = sign_in(client, make_member("Heron")).post(
        ONE, {"device": Device.objects.get(member=vita).pk}
    )

    assert answer.status_code == 404
    assert signed_in(phone) == vita


def test_all_other_devices_are_signed_out_at_once(vita: Member) -> None:
    phone, mac, forced = by_code(vita), by_code(vita, ON_A_MAC), sign_in(Client(), vita)

    answer = phone.post(OTHERS)

    assert answer.headers["Location"] == PAGE
    assert signed_in(phone) == vita
    assert signed_in(mac) is None
    assert signed_in(forced) is None
    assert list(Device.objects.values_list("words", flat=True)) == ["Firefox on Android"]
    assert phone.get(PAGE).status_code == 200


def test_a_session_nobody_listed_ends_as_well(vita: Member) -> None:
    phone, mac = by_code(vita), by_code(vita, ON_A_MAC)
    Device.objects.filter(words="Safari on a Mac").delete()

    phone.post(OTHERS)

    assert signed_in(mac) is None


def test_signing_out_everywhere_twice_works(vita: Member) -> None:
    phone = by_code(vita)

    assert phone.post(OTHERS).status_code == phone.post(OTHERS).status_code == 302
    assert signed_in(phone) == vita


def test_what_ended_sessions_held_is_gone(vita: Member) -> None:
    phone, mac = by_code(vita), by_code(vita, ON_A_MAC)
    key = mac.session.session_key

    phone.post(OTHERS)

    assert not Session.objects.filter(session_key=key).exists()


def test_a_device_signed_out_on_itself_is_gone_from_the_list(vita: Member) -> None:
    phone, mac = by_code(vita), by_code(vita, ON_A_MAC)

    mac.post("/sign-out/")

    assert "Safari on a Mac" not in words_of(phone.get(PAGE))


def test_the_day_of_the_last_use_is_noted_once_a_day(vita: Member, monkeypatch: Any) -> None:
    phone = by_code(vita)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2031, 5, 4))

    with CaptureQueriesContext(connection) as first:
        phone.get("/you/")
    with CaptureQueriesContext(connection) as later:
        phone.get("/you/")

    assert Device.objects.get().last_used_on == date(2031, 5, 4)
    assert any("members_device" in query["sql"] for query in first)
    assert not any("members_device" in query["sql"] for query in later)


def test_who_signed_in_before_devices_were_kept_appears_with_the_next_page(vita: Member) -> None:
    phone = by_code(vita)
    Device.objects.all().delete()
    session = phone.session
    del session[device_sessions.NOTED_ON]
    session.save()

    phone.get("/you/")

    assert "<b>Firefox on Android</b> (this device)" in words_of(phone.get(PAGE))


def test_an_update_signs_nobody_out(vita: Member) -> None:
    assert vita.session_generation == 0
    assert vita.get_session_auth_hash() == super(Member, vita).get_session_auth_hash()


def test_devices_whose_sessions_ran_out_are_forgotten(vita: Member) -> None:
    by_code(vita)
    Session.objects.all().delete()

    actions.forget_expired()

    assert not Device.objects.exists()


def test_a_visitor_has_no_devices(client: Client) -> None:
    assert client.post(ONE, {"device": "1"}).status_code == 403
    assert client.post(OTHERS).status_code == 403
