"""Visitors' pages before Django: fresh after every change, right for every kind of request."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction

from samehere.web import pages
from samehere.web.cached import PageCache
from samehere.web.models import PageVersion
from samehere.web.sqlite_versions import SQLiteVersions
from samehere.web.tests.builders import STORIES, Answer, ask, change_story, make_story

pytestmark = pytest.mark.django_db(transaction=True)


class CountingDjango:
    """Django, and how often it was asked."""

    def __init__(self) -> None:
        self._django = get_wsgi_application()
        self.asked = 0

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        self.asked += 1
        return self._django(environ, start)


@pytest.fixture
def django() -> CountingDjango:
    return CountingDjango()


@pytest.fixture
def cache(django: CountingDjango) -> PageCache:
    return PageCache(django, SQLiteVersions(connection.settings_dict["NAME"]))


def read(cache: PageCache, number: int, query: str = "", **environ: str) -> Answer:
    return ask(cache, f"/story/{number}/{query}", **environ)


def test_the_second_reader_does_not_trouble_django(
    cache: PageCache, django: CountingDjango
) -> None:
    number = make_story("It stung.")

    first, second = read(cache, number), read(cache, number)

    assert first.status == second.status == 200
    assert first.body == second.body
    assert "It stung." in second.text
    assert django.asked == 1


def test_a_new_version_is_seen_by_the_next_request(cache: PageCache) -> None:
    number = make_story("Before.")
    old = read(cache, number)

    change_story(number, "After.")
    new = read(cache, number, HTTP_IF_NONE_MATCH=old.headers["ETag"])

    assert new.status == 200
    assert "After." in new.text
    assert new.headers["ETag"] != old.headers["ETag"]


def test_a_change_that_is_not_committed_is_not_seen_and_then_it_is(cache: PageCache) -> None:
    number = make_story("Before.")
    read(cache, number)

    with transaction.atomic():
        pages.bump([f"story:{number}"])
        during = read(cache, number)
    STORIES[number] = {**STORIES[number], "words": "After."}

    assert "Before." in during.text
    assert "After." in read(cache, number).text


def test_a_page_that_was_hidden_is_gone_at_once(cache: PageCache) -> None:
    number = make_story("Secret.")
    etag = read(cache, number).headers["ETag"]

    PageVersion.objects.filter(key=f"story:{number}").update(is_public=False)
    del STORIES[number]
    gone = read(cache, number, HTTP_IF_NONE_MATCH=etag)

    assert gone.status == 404
    assert "Secret." not in gone.text


def test_without_a_version_nothing_is_kept(cache: PageCache, django: CountingDjango) -> None:
    number = make_story()
    PageVersion.objects.all().delete()

    assert read(cache, number).status == read(cache, number).status == 200
    assert django.asked == 2


def test_without_a_database_file_django_answers(django: CountingDjango, tmp_path: Path) -> None:
    cache = PageCache(django, SQLiteVersions(tmp_path / "none.sqlite3"))

    assert read(cache, make_story()).status == 200
    assert django.asked == 1


def test_who_has_the_page_is_told_so(cache: PageCache) -> None:
    number = make_story()
    etag = read(cache, number).headers["ETag"]
    opaque = etag.removeprefix("W/")

    for known in (etag, opaque, f'"other", {etag}', f'{opaque},W/"x,y"', "*"):
        answer = read(cache, number, HTTP_IF_NONE_MATCH=known)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["ETag"] == etag


def test_who_has_another_page_gets_this_one(cache: PageCache) -> None:
    number = make_story()

    for known in ('"other"', 'W/"other"', "", "nonsense", '""'):
        assert read(cache, number, HTTP_IF_NONE_MATCH=known).status == 200


def test_a_head_request_gets_the_headers_alone(cache: PageCache) -> None:
    number = make_story()
    full = read(cache, number)

    for head in (ask(cache, f"/story/{number}/", "HEAD"), ask(cache, f"/story/{number}/", "HEAD")):
        assert head.body == b""
        assert head.headers == full.headers


def test_a_first_head_request_draws_the_page_for_the_get_after_it(
    cache: PageCache, django: CountingDjango
) -> None:
    number = make_story("Whole.")

    ask(cache, f"/story/{number}/", "HEAD")

    assert "Whole." in read(cache, number).text
    assert django.asked == 1


@pytest.mark.parametrize(
    ("accepted", "is_packed"),
    [
        *[(accepted, True) for accepted in ("gzip", "br, GZIP", "*", "gzip;q=1.0", "gzip;q=0.1")],
        *[(refused, False) for refused in ("", "deflate", "identity", "xgzip", "gzip;q=0")],
        *[(refused, False) for refused in ("gzip; q=0.000", "*;q=0", "*, gzip;q=0")],
    ],
)
def test_only_who_accepts_gzip_gets_it(cache: PageCache, accepted: str, is_packed: bool) -> None:
    answer = read(cache, make_story(), HTTP_ACCEPT_ENCODING=accepted)

    assert (answer.headers.get("Content-Encoding") == "gzip") is is_packed
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "</html>" in answer.text


def test_packed_and_plain_are_the_same_page(cache: PageCache) -> None:
    number = make_story()

    plain = read(cache, number)
    packed = read(cache, number, HTTP_ACCEPT_ENCODING="gzip")

    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["ETag"] == plain.headers["ETag"]


def test_a_kept_page_carries_the_security_headers(cache: PageCache) -> None:
    number = make_story()
    read(cache, number)

    headers = read(cache, number).headers

    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in headers


def test_pages_of_a_list_are_kept_apart(cache: PageCache, django: CountingDjango) -> None:
    number = make_story()

    first, second = read(cache, number), read(cache, number, "?after=1.2")

    assert first.headers["ETag"] != second.headers["ETag"]
    assert "%3Fafter%3D1.2" in second.text
    assert django.asked == 2


@pytest.mark.parametrize(
    "query",
    ["?x=1", "?after=1&x=1", "?after=1&after=1", "?after", "?&", "?after=1&", "?="],
)
def test_an_address_nobody_was_given_is_not_kept(
    cache: PageCache, django: CountingDjango, query: str
) -> None:
    number = make_story()

    for _ in range(2):
        assert read(cache, number, query).status == 200

    assert django.asked == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_what_is_not_reading_goes_to_django(
    cache: PageCache, django: CountingDjango, method: str
) -> None:
    number = make_story()
    read(cache, number)

    ask(cache, f"/story/{number}/", method)

    assert django.asked == 2


def test_who_is_signed_in_goes_to_django(cache: PageCache, django: CountingDjango) -> None:
    number = make_story()
    read(cache, number)

    read(cache, number, HTTP_COOKIE="a=b; sessionid=abc")

    assert django.asked == 2


def test_a_path_that_only_begins_like_a_page_is_none(cache: PageCache) -> None:
    number = make_story()
    read(cache, number)

    for path in (f"/story/{number}/x.css", f"/story/{number}//", f"//story/{number}/"):
        assert ask(cache, path).status == 404


def test_a_foreign_host_is_told_in_plain_words(cache: PageCache) -> None:
    number = make_story()
    read(cache, number)

    for host in ("evil.example", "localhost.evil.example", "localhost@evil.example", "a b", ""):
        answer = read(cache, number, HTTP_HOST=host)
        assert (host, answer.status) in {(host, 400), ("", 400)}
        assert re.search("does not answer to that name", answer.text)
