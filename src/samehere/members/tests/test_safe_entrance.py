"""What the entrance must not do: tell who has an account, be guessed at, lead elsewhere."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from allauth.account import urls as allauth_urls
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse

from samehere.members import urls
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import (
    CODE_PAGE,
    JOIN,
    SIGN_IN,
    SIGN_IN_CODE,
    ask_for_code,
    ask_to_join,
    code_for,
    letters_to,
    signed_in,
    words_of,
)

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "beverly@example.org", "nobody0@example.org"
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]*')

# Where somebody who has just joined is led first, and onward from there.
OFFER = "/you/passkeys/add/?new=yes&"

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "///evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "\n//evil.example",
    "http://testserver@evil.example/",
    "http://localhost/",
    "data:text/html,x",
]


def seen(client: Client, response: Any) -> tuple[Any, ...]:
    """Return all that an answer and the page after it tell, tokens and the address aside."""
    after = client.get(response.headers["Location"])
    body = TOKEN.sub(r"\1", after.content.decode())
    for address in (KNOWN, UNKNOWN):
        body = body.replace(address, "…")
    return (
        response.status_code,
        response.headers["Location"],
        sorted(response.cookies),
        after.status_code,
        sorted(after.headers),
        body,
    )


def test_joining_with_a_known_address_looks_the_same() -> None:
    make_member("Vita", email=KNOWN)
    first, second = Client(), Client()

    known = seen(first, ask_to_join(first, email=KNOWN, name="Hazel"))
    unknown = seen(second, ask_to_join(second, email=UNKNOWN, name="Beverly"))

    assert known == unknown
    assert "You have an account already" in letters_to(KNOWN)[-1].text
    wrong = [client.post(CODE_PAGE, {"code": "abc"}) for client in (first, second)]
    assert wrong[0].status_code == wrong[1].status_code == 422


def test_nobody_joins_by_guessing_that_an_address_is_known() -> None:
    make_member("Vita", email=KNOWN)
    client = Client()
    ask_to_join(client, email=KNOWN)

    code = client.session["account_email_verification_code"]["code"]
    page = client.post(CODE_PAGE, {"code": code})

    assert page.status_code == 422
    assert signed_in(client) is None


def test_asking_for_a_code_with_an_unknown_address_looks_the_same() -> None:
    make_member("Vita", email=KNOWN)
    first, second = Client(), Client()

    known = seen(first, ask_for_code(first, KNOWN))
    unknown = seen(second, ask_for_code(second, UNKNOWN))

    assert known == unknown
    assert "No account has this address" in words_in_line(letters_to(UNKNOWN)[-1].text)
    tries = [client.post(SIGN_IN_CODE, {"code": "1"}) for client in (first, second)]
    assert TOKEN.sub("", words_of(tries[0])).replace(KNOWN, "") == TOKEN.sub(
        "", words_of(tries[1])
    ).replace(UNKNOWN, "")


def words_in_line(text: str) -> str:
    return " ".join(text.split())


def test_links_in_mails_begin_with_the_configured_address(settings: Any) -> None:
    client = Client(HTTP_HOST="127.0.0.1")
    ask_for_code(client, UNKNOWN)

    text = letters_to(UNKNOWN)[-1].text
    assert f"{settings.ADDRESS}/join/" in text
    assert "127.0.0.1" not in text


def test_codes_for_one_address_run_out() -> None:
    make_member("Vita", email=KNOWN)
    pages = [ask_for_code(Client(), KNOWN) for _ in range(4)]

    assert [page.status_code for page in pages] == [302, 302, 302, 422]
    assert "We have sent several codes" in words_of(pages[3])
    assert len(letters_to(KNOWN)) == 3


def test_joining_over_and_over_runs_out() -> None:
    pages = [ask_to_join(Client(), email=UNKNOWN) for _ in range(4)]

    assert [page.status_code for page in pages] == [302, 302, 302, 429]
    assert "Wait a little" in words_of(pages[3])


def test_tries_from_one_browser_run_out() -> None:
    client = Client()
    ask_for_code(client, UNKNOWN)

    statuses = [client.post(SIGN_IN_CODE, {"code": "x"}).status_code for _ in range(13)]

    assert statuses == [422] * 12 + [429]


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_led_elsewhere(wanted: str) -> None:
    member = make_member("Vita", email=KNOWN)
    by_code, by_joining, inside = Client(), Client(), sign_in(Client(), member)
    ask_for_code(by_code, KNOWN)
    ask_to_join(by_joining, JOIN, email=UNKNOWN, next=wanted)

    answers = [
        by_code.post(SIGN_IN_CODE, {"code": code_for(KNOWN), "next": wanted}),
        by_joining.post(CODE_PAGE, {"code": code_for(UNKNOWN), "next": wanted}),
        inside.get(SIGN_IN, {"next": wanted}),
        inside.get(JOIN, {"next": wanted}),
        inside.get(CODE_PAGE, {"next": wanted}),
        inside.post("/sign-out/", {"next": wanted}),
    ]

    joined = f"{OFFER}next=%2F"
    assert [answer.headers["Location"] for answer in answers] == [
        "/",
        joined,
        *["/"] * 3,
        "/sign-out/",
    ]


def test_both_ways_in_lead_back_to_where_one_was() -> None:
    make_member("Vita", email=KNOWN)
    by_code, by_joining = Client(), Client()
    here = "/d/12/?after=3.40"

    page = ask_for_code(by_code, KNOWN, f"{SIGN_IN}?next=/d/12/%3Fafter%3D3.40")
    last = by_code.post(page.headers["Location"], {"code": code_for(KNOWN)})
    ask_to_join(by_joining, f"{JOIN}?next=/d/12/%3Fafter%3D3.40", email=UNKNOWN)
    joined = by_joining.post(CODE_PAGE, {"code": code_for(UNKNOWN)})

    assert last.headers["Location"] == here
    assert joined.headers["Location"] == OFFER + urlencode({"next": here})


def every_allauth_address() -> list[tuple[str, str]]:
    found = []
    for route in allauth_urls.urlpatterns:
        name = str(route.name)
        try:
            found.append((name, reverse(name)))
        except NoReverseMatch:
            found.append((name, reverse(name, kwargs={"uidb36": "1", "key": "set-password"})))
    return found


def test_every_page_of_django_allauth_is_ours_or_not_there() -> None:
    offered = {route.name for route in urls.OFFERED}
    visitor, member = Client(), sign_in(Client(), make_member())
    ask_for_code(visitor, KNOWN)

    for name, address in every_allauth_address():
        for client in (visitor, member):
            answer = client.get(address)
            if name in offered:
                assert answer.status_code in {200, 302}, name
            else:
                assert answer.status_code == client.post(address).status_code == 404, name
            if answer.status_code != 302:
                assert 'class="foot"' in words_of(answer), name
        assert resolve(address).func.__module__.startswith("samehere."), name


def test_every_page_of_the_entrance_is_kept_by_nobody() -> None:
    for address in (JOIN, SIGN_IN):
        answer = Client().get(address)
        assert "no-store" in answer.headers["Cache-Control"]
        assert "private" in answer.headers["Cache-Control"]
