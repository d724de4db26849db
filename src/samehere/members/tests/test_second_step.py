"""The second step of signing in: an app's figures, a passkey, a recovery code."""

import re
from base64 import b32encode
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samehere.members import errors
from samehere.members.actions import (
    add_app,
    make_recovery_codes,
    make_sign_in_link,
    set_passphrase,
    use_code,
)
from samehere.members.models import Member
from samehere.members.one_time_codes import code_at, new_recovery_codes, step_of
from samehere.members.queries import factors_of
from samehere.members.tests.builders import APP_KEY, an_app, make_member, sign_in
from samehere.members.tests.entering import (
    SIGN_IN,
    SIGN_IN_CODE,
    ask_for_code,
    code_for,
    letters_to,
    signed_in,
    words_of,
)
from samehere.members.tests.soft_keys import Device, add_passkey, use_passkey

pytestmark = pytest.mark.django_db

SPOKEN = "four plain words together"
STEP = "/sign-in/second-step/"
WREN = "wren@example.org"


def figures(after: int = 0) -> str:
    """Return what the app shows now, or `after` periods of half a minute later."""
    return code_at(APP_KEY, int(timezone.now().timestamp()) // 30 + after)


def type_mailed_code(client: Client, address: str = SIGN_IN) -> Any:
    page = ask_for_code(client, WREN, address)
    return client.post(page.headers["Location"], {"code": code_for(WREN)})


@pytest.fixture
def wren() -> Member:
    return make_member("Wren", email=WREN)


def test_without_an_app_the_mailed_code_is_enough(client: Client, wren: Member) -> None:
    add_passkey(sign_in(Client(), wren), Device())

    type_mailed_code(client)

    assert signed_in(client) == wren


def test_with_an_app_its_figures_are_asked_for(client: Client, wren: Member) -> None:
    an_app(wren)

    answer = type_mailed_code(client, f"{SIGN_IN}?next=/d/1/")

    assert answer.headers["Location"] == STEP
    assert signed_in(client) is None
    assert "One more step" in words_of(client.get(STEP))
    assert client.post(STEP, {"code": figures()}).headers["Location"] == "/d/1/"
    assert signed_in(client) == wren


def test_a_link_that_lets_in_once_asks_too(client: Client, wren: Member) -> None:
    an_app(wren)

    assert client.post(make_sign_in_link(member=wren)).headers["Location"] == STEP
    assert signed_in(client) is None


def test_a_passkey_does_as_well(client: Client, wren: Member) -> None:
    device = Device()
    add_passkey(sign_in(Client(), wren), device)
    an_app(wren)
    type_mailed_code(client)

    use_passkey(client, device, STEP)

    assert signed_in(client) == wren


def test_a_passkey_of_somebody_else_does_not(client: Client, wren: Member) -> None:
    device = Device()
    add_passkey(sign_in(Client(), make_member()), device)
    an_app(wren)
    type_mailed_code(client)

    assert use_passkey(client, device, STEP).status_code == 422
    assert signed_in(client) is None


def test_signing_in_by_passkey_asks_nothing_more(client: Client, wren: Member) -> None:
    device = Device()
    add_passkey(sign_in(Client(), wren), device)
    an_app(wren)

    use_passkey(client, device)

    assert signed_in(client) == wren


def test_nobody_gets_to_the_second_step_without_the_first(client: Client, wren: Member) -> None:
    an_app(wren)
    ask_for_code(client, WREN)

    assert client.get(STEP).headers["Location"] == SIGN_IN
    assert client.post(STEP, {"code": figures()}).headers["Location"] == SIGN_IN
    assert signed_in(client) is None


@pytest.mark.parametrize("typed", ["", "abc", "000 000", "9" * 61, "\u0663" * 6, "\x00" * 6])
def test_wrong_figures_are_refused_in_words(client: Client, wren: Member, typed: str) -> None:
    an_app(wren)
    type_mailed_code(client)

    answer = client.post(STEP, {"code": typed})

    assert answer.status_code == 422
    assert 'class="error"' in words_of(answer)
    assert signed_in(client) is None


def test_guessing_is_slowed_down_whatever_browser_it_is(wren: Member) -> None:
    an_app(wren)
    statuses = []
    for _ in range(2):
        client = Client()
        type_mailed_code(client)
        statuses += [client.post(STEP, {"code": "000000"}).status_code for _ in range(6)]

    assert statuses == [422] * 10 + [429] * 2
    assert client.post(STEP, {"code": figures()}).status_code == 429


def test_the_same_figures_let_nobody_in_twice(wren: Member) -> None:
    an_app(wren)
    typed = figures()
    use_code(member=wren, typed=typed)

    for later in (0, 29, 60):
        now = timezone.now() + timedelta(seconds=later)
        with pytest.raises(errors.CodeNotRight):
            use_code(member=wren, typed=typed, now=now)


def test_figures_of_just_before_are_taken_but_never_older_ones_than_the_last(wren: Member) -> None:
    an_app(wren)
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    step = int(now.timestamp()) // 30

    use_code(member=wren, typed=code_at(APP_KEY, step), now=now)
    with pytest.raises(errors.CodeNotRight):
        use_code(member=wren, typed=code_at(APP_KEY, step - 1), now=now)
    use_code(member=wren, typed=code_at(APP_KEY, step + 1), now=now)
    with pytest.raises(errors.CodeNotRight):
        use_code(member=wren, typed=code_at(APP_KEY, step + 3), now=now)


def test_the_figures_are_those_every_app_shows() -> None:
    # RFC 6238, appendix B, the last six of its eight figures.
    key = b32encode(b"12345678901234567890").decode()

    assert code_at(key, 59 // 30) == "287082"
    assert code_at(key, 1_111_111_109 // 30) == "081804"
    assert code_at(key, 20_000_000_000 // 30) == "353130"
    assert step_of(key, "287082", now=89) == 1
    assert step_of(key, "287082", now=90) is None


def test_a_recovery_code_stands_in_once(client: Client, wren: Member) -> None:
    an_app(wren)
    code = make_recovery_codes(member=wren)[3]
    type_mailed_code(client)

    client.post(STEP, {"code": f" {code.upper().replace('-', ' ')} "})

    assert signed_in(client) == wren
    assert factors_of(wren).codes_left == 9
    assert "You have 9 left." in letters_to(WREN)[-1].text
    with pytest.raises(errors.CodeNotRight):
        use_code(member=wren, typed=code)


def test_new_recovery_codes_end_the_old_ones(wren: Member) -> None:
    an_app(wren)
    old = make_recovery_codes(member=wren)
    new = make_recovery_codes(member=wren)

    with pytest.raises(errors.CodeNotRight):
        use_code(member=wren, typed=old[0])
    use_code(member=wren, typed=new[0])


def test_recovery_codes_are_ten_that_nobody_guesses() -> None:
    codes = new_recovery_codes()

    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"[b-z2-9]{5}-[b-z2-9]{5}", code) for code in codes)


def test_figures_meant_for_another_member_do_nothing(wren: Member) -> None:
    an_app(wren)

    with pytest.raises(errors.CodeNotRight):
        use_code(member=make_member(), typed=figures())


def test_a_new_secret_key_locks_the_app_without_a_fault(
    client: Client, wren: Member, settings: Any
) -> None:
    an_app(wren)
    settings.SECRET_KEY = str(client)
    type_mailed_code(client)

    assert client.post(STEP, {"code": figures()}).status_code == 422


def test_an_app_is_set_up_once(wren: Member) -> None:
    add_app(member=wren, secret=APP_KEY, typed=figures())

    with pytest.raises(errors.AppAlreadySetUp):
        add_app(member=wren, secret=APP_KEY, typed=figures(1))


def test_going_back_to_the_first_step_starts_anew(client: Client, wren: Member) -> None:
    an_app(wren)
    type_mailed_code(client)

    assert client.get(SIGN_IN).status_code == 200
    ask_for_code(client, WREN)
    assert client.get(STEP).headers["Location"] == SIGN_IN
    assert client.post(SIGN_IN_CODE, {"code": code_for(WREN)}).headers["Location"] == STEP


def test_a_passphrase_is_followed_by_the_second_step(client: Client, wren: Member) -> None:
    set_passphrase(member=wren, passphrase=SPOKEN, session_key="")
    an_app(wren)

    answer = client.post(SIGN_IN, {"email": WREN, "passphrase": SPOKEN})

    assert answer.headers["Location"] == STEP
    assert signed_in(client) is None
    client.post(STEP, {"code": figures()})
    assert signed_in(client) == wren
