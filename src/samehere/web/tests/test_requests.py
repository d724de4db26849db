"""What is read from a request: who sent it, where they want to go next, what they wrote."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from samehere.web.requests import (
    SignedOut,
    member_of,
    one_time_key,
    posted_words,
    safe_next,
    viewer_of,
    wants_fragment,
)
from samehere.web.tests.builders import Reader, request_by

ELSEWHERE = [
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\\/evil.example",
    "https://evil.example", "http:evil.example", "http:///evil.example", "https:/evil.example",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x",
    "vbscript:x", "mailto:a@b.example", "ftp://evil.example/", "//evil.example/%2f..",
    "/\t/evil.example", "/\n/evil.example", "\t//evil.example", "/\r\nSet-Cookie: a=b", "/a\x00b",
    "//google.com%40evil.example", "/\u2028/evil.example", "\u200b//evil.example", "evil.example",
    "./", "../", "?next=/", "#top", "", "   ", "@evil.example", "//localhost@evil.example",
    "http://localhost/", "//localhost/", "/\x7f", "https:evil", "/\u202e", ":80",
]  # fmt: skip


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_next_never_leads_away_from_this_site(wanted: str) -> None:
    assert safe_next(RequestFactory().get("/", {"next": wanted}), default="/home/") == "/home/"
    assert safe_next(RequestFactory().post("/", {"next": wanted}), default="/home/") == "/home/"


@pytest.mark.parametrize("wanted", ["/", "/d/12/", "/d/12/?after=3.4#post-3", "/g/ekzem-ä/"])
def test_next_leads_to_a_page_of_this_site(wanted: str) -> None:
    assert safe_next(RequestFactory().get("/", {"next": wanted})) == wanted


def test_nobody_is_signed_in_where_there_is_no_session_at_all() -> None:
    assert viewer_of(RequestFactory().get("/")) is None


def test_an_anonymous_user_is_no_viewer_and_may_not_act() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()

    assert viewer_of(request) is None
    with pytest.raises(SignedOut):
        member_of(request)


def test_the_member_who_is_signed_in_is_the_viewer() -> None:
    reader = Reader()
    request = request_by(reader, "/")

    found: object = viewer_of(request)

    assert found is reader
    assert member_of(request) is viewer_of(request)


def test_one_time_keys_differ_and_are_short() -> None:
    keys = {one_time_key() for _ in range(100)}

    assert len(keys) == 100
    assert {len(key) for key in keys} == {22}


def test_only_our_script_asks_for_a_fragment() -> None:
    assert wants_fragment(RequestFactory().post("/", headers={"X-Fragment": "1"}))
    assert not wants_fragment(RequestFactory().post("/", headers={"X-Fragment": "yes"}))
    assert not wants_fragment(RequestFactory().post("/"))


def test_the_words_of_the_box_are_found_and_nothing_is_made_of_a_broken_body() -> None:
    broken = RequestFactory().post("/", b"x", content_type="multipart/form-data; boundary=")

    assert posted_words(RequestFactory().post("/", {"body": "My words."})) == "My words."
    assert posted_words(RequestFactory().post("/", {"other": "x"})) == ""
    assert posted_words(broken) == ""
