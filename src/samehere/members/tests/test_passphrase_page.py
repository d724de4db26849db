"""Setting, changing and removing a passphrase."""

import re
from typing import Any

import pytest
from django.test import Client

from samehere.members.models import Member
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import letters_to, signed_in, words_of

pytestmark = pytest.mark.django_db

PAGE = "/you/passphrase/"
REMOVE = {"go": "remove"}
PHRASE = "a kettle on the windowsill"
VITA = "vita@example.org"


@pytest.fixture
def vita() -> Member:
    return make_member("Vita", email=VITA)


@pytest.fixture
def inside(client: Client, vita: Member) -> Client:
    return sign_in(client, vita)


def choose(client: Client, passphrase: str = PHRASE, **typed: str) -> Any:
    return client.post(PAGE, {"passphrase": passphrase, **typed})


def test_a_member_sets_one(inside: Client, vita: Member) -> None:
    answer = choose(inside)

    assert answer.headers["Location"] == "/you/signing-in/"
    vita.refresh_from_db()
    assert vita.check_password(PHRASE)
    page = words_of(inside.get("/you/signing-in/"))
    assert "Your passphrase is set." in page
    assert "Change or remove it" in page
    assert letters_to(VITA)[-1].subject == "Your account"
    assert "was set or changed" in letters_to(VITA)[-1].text


def test_it_is_nowhere_but_in_the_hash(inside: Client, vita: Member, caplog: Any) -> None:
    choose(inside)

    vita.refresh_from_db()
    assert PHRASE not in vita.password
    assert PHRASE not in str(dict(inside.session))
    assert PHRASE not in letters_to(VITA)[-1].text
    assert PHRASE not in caplog.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type a passphrase, or press"),
        ("too short for us"[:14], "at least 15 characters"),
        ("ab" * 200, "at most 256 characters"),
        ("kettle \x00 on the windowsill", "Null characters"),
        ("x" * 10_001, "at most 256 characters"),
        ("passwordpassword1", "one of the first that somebody would try"),
        ("vita has a green kettle", "Your name or your email address is in it"),
    ],
)
def test_what_will_not_do_is_said(inside: Client, vita: Member, typed: str, sentence: str) -> None:
    answer = choose(inside, typed)

    assert answer.status_code == 422
    assert sentence in words_of(answer)
    vita.refresh_from_db()
    assert not vita.has_passphrase


def test_a_refused_one_is_not_put_into_the_page_again(inside: Client) -> None:
    assert "passwordpassword1" not in words_of(choose(inside, "passwordpassword1"))


def test_a_made_one_is_shown_and_in_the_box_and_kept_nowhere(inside: Client, vita: Member) -> None:
    page = words_of(inside.post(PAGE, {"go": "make"}))

    found = re.search(r'<b class="made">([a-z]+(?: [a-z]+){5})</b>', page)
    assert found is not None
    assert f'value="{found[1]}"' in page
    assert found[1] not in str(dict(inside.session))
    vita.refresh_from_db()
    assert not vita.has_passphrase
    assert found[1] not in words_of(inside.post(PAGE, {"go": "make"}))

    choose(inside, found[1])
    vita.refresh_from_db()
    assert vita.check_password(found[1])


def test_making_one_needs_no_script_and_leaves_nothing_in_an_address(inside: Client) -> None:
    page = words_of(inside.get(PAGE))

    assert 'name="go" value="make"' in page
    assert "no-store" in inside.get(PAGE).headers["Cache-Control"]


def test_accents_typed_another_way_are_the_same(inside: Client, vita: Member) -> None:
    choose(inside, "un café près du lac bleu")

    vita.refresh_from_db()
    assert vita.check_password("un cafe\u0301 pre\u0300s du lac bleu")


def test_changing_it_ends_the_other_sessions_at_once(inside: Client, vita: Member) -> None:
    elsewhere = sign_in(Client(), vita)
    assert elsewhere.get(PAGE).status_code == 200

    choose(inside)

    assert signed_in(elsewhere) is None
    assert elsewhere.get("/you/").headers["Location"] == "/sign-in/?next=/you/"
    # The page that is still open there has its old form and token.
    assert elsewhere.post(PAGE, {"passphrase": "another one of some length"}).status_code == 302
    vita.refresh_from_db()
    assert vita.check_password(PHRASE)
    assert signed_in(inside) == vita


def test_the_session_that_stays_gets_another_id(inside: Client) -> None:
    before = inside.session.session_key

    choose(inside)

    assert inside.session.session_key != before
    stale = Client()
    stale.cookies["sessionid"] = str(before)
    assert stale.get("/you/").headers["Location"] == "/sign-in/?next=/you/"


def test_removing_it_ends_the_other_sessions_as_well(inside: Client, vita: Member) -> None:
    choose(inside)
    vita.refresh_from_db()
    elsewhere = sign_in(Client(), vita)

    answer = inside.post(PAGE, REMOVE)

    assert answer.headers["Location"] == "/you/signing-in/"
    vita.refresh_from_db()
    assert not vita.has_passphrase
    assert not vita.check_password(PHRASE)
    assert signed_in(elsewhere) is None
    assert signed_in(inside) == vita
    assert "was removed" in letters_to(VITA)[-1].text


def test_removing_what_is_not_there_changes_nothing(inside: Client, vita: Member) -> None:
    elsewhere = sign_in(Client(), vita)

    assert inside.post(PAGE, REMOVE).status_code == 302
    assert signed_in(elsewhere) == vita
    assert letters_to(VITA) == []


@pytest.mark.parametrize("typed", [{"passphrase": PHRASE}, {"go": "make"}, REMOVE])
def test_an_open_session_alone_is_not_enough(
    client: Client, vita: Member, typed: dict[str, str]
) -> None:
    sign_in(client, vita, has_proof=False)

    answer = client.post(PAGE, typed)

    assert answer.headers["Location"].startswith("/you/is-it-you/")
    vita.refresh_from_db()
    assert not vita.has_passphrase


def test_a_visitor_is_asked_to_sign_in_first(client: Client) -> None:
    assert client.get(PAGE).headers["Location"] == "/sign-in/?next=/you/passphrase/"
