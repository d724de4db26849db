"""Nothing of a request but its path and query shows in the bytes others get (promise P9)."""

from __future__ import annotations

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samehere.web.cached import PageCache
from samehere.web.sqlite_versions import SQLiteVersions
from samehere.web.tests.builders import Answer, ask, make_story

pytestmark = pytest.mark.django_db(transaction=True)

CANARY = "canary-7f3a"
HOSTILE = {
    "HTTP_HOST": "127.0.0.1:8123",
    "HTTP_COOKIE": f"csrftoken={CANARY}; messages={CANARY}; theme=dark",
    "HTTP_ACCEPT": f"application/json;{CANARY}",
    "HTTP_ACCEPT_LANGUAGE": "de-DE, ar;q=0.5",
    "HTTP_AUTHORIZATION": f"Basic {CANARY}",
    "HTTP_FORWARDED": f"host={CANARY}.example;proto=https",
    "HTTP_ORIGIN": f"https://{CANARY}.example",
    "HTTP_REFERER": f"https://{CANARY}.example/",
    "HTTP_USER_AGENT": CANARY,
    "HTTP_X_FORWARDED_FOR": CANARY,
    "HTTP_X_FORWARDED_HOST": f"{CANARY}.example",
    "HTTP_X_FORWARDED_PORT": "666",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FRAGMENT": "1",
    "HTTP_X_HTTP_METHOD_OVERRIDE": "POST",
    "HTTP_X_ORIGINAL_URL": f"/{CANARY}/",
    "HTTP_X_REWRITE_URL": f"/{CANARY}/",
    "REMOTE_ADDR": "203.0.113.9",
    "REMOTE_USER": CANARY,
    "SCRIPT_NAME": f"/{CANARY}",
    "SERVER_NAME": f"{CANARY}.example",
    "SERVER_PORT": "8123",
    "SERVER_PROTOCOL": "HTTP/1.0",
    "wsgi.url_scheme": "https",
}


def fresh_cache() -> PageCache:
    return PageCache(get_wsgi_application(), SQLiteVersions(connection.settings_dict["NAME"]))


def same(one: Answer, other: Answer) -> bool:
    return (one.status, one.headers, one.body) == (other.status, other.headers, other.body)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_page_warmed_by_a_hostile_request_is_the_page_of_a_cold_server(name: str) -> None:
    path = f"/story/{make_story()}/"
    warmed = fresh_cache()

    ask(warmed, path, **{name: HOSTILE[name]})

    assert same(ask(warmed, path), ask(fresh_cache(), path))
    assert CANARY not in ask(warmed, path).text


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from(sorted(HOSTILE))), st.booleans(), st.sampled_from(["GET", "HEAD"]))
def test_any_mix_of_them_gets_and_leaves_the_same_page(
    names: set[str], is_warm: bool, method: str
) -> None:
    path = f"/story/{make_story()}/?after=3.4"
    cache, clean = fresh_cache(), ask(fresh_cache(), path)
    if is_warm:
        ask(cache, path)

    hostile = ask(cache, path, method, **{name: HOSTILE[name] for name in names})

    assert hostile.headers == clean.headers
    assert hostile.body in {clean.body, b""}
    assert same(ask(cache, path), clean)


def test_an_answer_that_sets_a_cookie_is_kept_for_nobody() -> None:
    path = f"/story/{make_story(sets_cookie=True)}/"
    cache = fresh_cache()

    for _ in range(2):
        assert "ETag" not in ask(cache, path).headers
