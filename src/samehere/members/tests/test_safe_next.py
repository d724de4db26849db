"""Nobody is led to another site, whatever `next` says, on every page that takes it."""

from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from samehere.members import actions
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import (
    CODE_PAGE,
    JOIN,
    SIGN_IN,
    SIGN_IN_CODE,
    ask_for_code,
    ask_to_join,
    code_for,
)

pytestmark = pytest.mark.django_db

PHRASE = "a kettle on the windowsill"
HERE = "http://testserver"
ELSEWHERE = [
    "https://evil.example/",
    "http://evil.example",
    "HTTPS://EVIL.EXAMPLE/",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "//evil.example/",
    "///evil.example/",
    "////evil.example/",
    "//evil.example/%2f..",
    "//evil.example@testserver/",
    "//testserver@evil.example/",
    "//testserver:80@evil.example/",
    "http://testserver@evil.example/",
    "http://testserver.evil.example/",
    "http://evil.example/http://testserver/",
    "http://testserver/",
    "http://localhost/",
    "/\\evil.example/",
    "\\/evil.example/",
    "\\\\evil.example/",
    "/\\/evil.example/",
    "\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\n/evil.example",
    "\t//evil.example",
    "\n//evil.example",
    " //evil.example",
    "\x00//evil.example",
    "/%0d%0aLocation:%20https://evil.example\r\nX: y",
    "/\r\nSet-Cookie: sessionid=planted",
    "/\u2028//evil.example",
    "\u3000//evil.example",
    "/\u200b/evil.example",
    "\uff0f\uff0fevil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//[::1]/",
    "//3232235777/",
    "https://evil.example\\@testserver/",
    "?next=//evil.example",
    "evil.example",
    "./evil.example",
]


def test_there_are_forty_and_more() -> None:
    assert len(set(ELSEWHERE)) >= 40


def stays(answer: Any) -> bool:
    """Whether a browser that follows the answer stays with us, and no header was slipped in."""
    location = answer.headers.get("Location", "/")
    # As a browser reads it: backslashes are slashes, tabs and line breaks are not there.
    read = location.replace("\\", "/")
    for sign in "\t\r\n":
        read = read.replace(sign, "")
    where = urlsplit(urljoin(f"{HERE}/sign-in/", read.strip()))
    return where.netloc == "testserver" and where.scheme == "http" and "Set-Cookie" not in location


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_signing_in_and_out_stays_here(wanted: str) -> None:
    member = make_member("Vita", email="vita@example.org")
    actions.set_passphrase(member=member, passphrase=PHRASE, session_key="")
    by_code, by_phrase, by_link, by_joining = Client(), Client(), Client(), Client()
    asked = by_code.post(SIGN_IN, {"email": member.email, "next": wanted})
    joining = ask_to_join(by_joining, JOIN, email="new@example.org", next=wanted)
    link = actions.make_sign_in_link(member=member)

    answers = [
        asked,
        joining,
        by_code.post(SIGN_IN_CODE, {"code": code_for(member.email), "next": wanted}),
        by_joining.post(CODE_PAGE, {"code": code_for("new@example.org"), "next": wanted}),
        by_phrase.post(SIGN_IN, {"email": member.email, "passphrase": PHRASE, "next": wanted}),
        by_link.post(link, {"next": wanted}),
        by_phrase.get(SIGN_IN, {"next": wanted}),
        by_phrase.get(SIGN_IN_CODE, {"next": wanted}),
        by_phrase.get(JOIN, {"next": wanted}),
        by_phrase.get("/you/is-it-you/", {"next": wanted}),
        by_phrase.post("/sign-out/", {"next": wanted}),
    ]

    assert [stays(answer) for answer in answers] == [True] * len(answers)


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_being_asked_again_and_acting_stay_here(client: Client, wanted: str) -> None:
    member = make_member("Vita", email="vita@example.org")
    sign_in(client, member, has_proof=False)
    proving = f"/you/is-it-you/?next={wanted}"
    client.post("/you/is-it-you/", {"way": "send", "next": wanted})

    answers = [
        client.post(
            "/you/is-it-you/", {"way": "mail", "code": code_for(member.email), "next": wanted}
        ),
        client.get(proving),
    ]

    assert all(stays(answer) for answer in answers)
    assert all(f'href="{wanted}"' not in answer.content.decode() for answer in answers)


def test_a_page_of_ours_is_where_one_goes(client: Client) -> None:
    ask_for_code(client, make_member(email="vita@example.org").email)

    answer = client.post(SIGN_IN_CODE, {"code": code_for("vita@example.org"), "next": "/d/1/?a=b"})

    assert answer.headers["Location"] == "/d/1/?a=b"
