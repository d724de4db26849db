"""Pages as members and visitors get them: what is kept, what is personal, what is never sent."""

import re
from typing import cast

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings

from samehere.web import pages
from samehere.web.refusals import NotFound
from samehere.web.tests.builders import (
    STORIES,
    Reader,
    change_story,
    make_story,
    request_by,
    statements_of,
    text_of,
)
from samehere.web.tests.urls import story

pytestmark = pytest.mark.django_db


def read(reader: Reader | None, number: int, query: str = "", **headers: str) -> HttpResponse:
    return story(request_by(reader, f"/story/{number}/{query}", **headers), number)


def test_a_member_sees_a_change_on_the_next_request() -> None:
    number, reader = make_story("Before."), Reader()
    read(reader, number)

    change_story(number, "After.")

    assert "After." in text_of(read(reader, number))


def test_a_page_is_drawn_once_a_version_for_all_members() -> None:
    number = make_story("First.")
    read(Reader("Beverly"), number)
    STORIES[number] = {**STORIES[number], "words": "Changed without a new version."}

    assert "First." in text_of(read(Reader("Vita"), number))


def test_a_kept_page_takes_one_statement_for_its_version() -> None:
    number, reader = make_story(), Reader()
    read(reader, number)

    assert statements_of(lambda: read(reader, number)) == 1


def test_a_longer_page_takes_no_more_statements() -> None:
    short, long, reader = make_story(replies=1), make_story(replies=40), Reader()

    assert statements_of(lambda: read(reader, long)) == statements_of(lambda: read(reader, short))


def test_what_is_personal_is_the_members_own_on_a_shared_copy() -> None:
    number = make_story(replies=3)
    beverly = Reader("Bev <erly>", likes={"like:2", "own:3"})

    hers = text_of(read(beverly, number))
    his = text_of(read(Reader("Peter"), number))

    assert "Bev &lt;erly&gt;" in hers
    assert 'formaction="/unlike/2/" aria-pressed="true"' in hers
    assert 'href="/delete/3/"' in hers
    assert "Peter" in his
    assert 'formaction="/like/2/" aria-pressed="false"' in his
    assert "/delete/3/" not in his


def test_each_copy_of_a_form_has_a_key_of_its_own() -> None:
    number, reader = make_story(), Reader()

    pattern = re.compile(r'name="key" value="(.{22})"')
    keys = {key for _ in range(2) for key in pattern.findall(text_of(read(reader, number)))}

    assert len(keys) == 2


def test_one_members_token_is_not_anothers() -> None:
    number = make_story()

    pattern = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
    tokens = [set(pattern.findall(text_of(read(Reader(), number)))) for _ in range(2)]

    assert [len(found) for found in tokens] == [1, 1]
    assert tokens[0] != tokens[1]


def test_a_members_page_is_kept_by_no_browser_and_no_proxy() -> None:
    response = read(Reader(), make_story())

    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers


def test_no_mark_is_left_on_any_page() -> None:
    number = make_story()

    for reader in (Reader(), None):
        assert not re.search("[\x00-\x08]", text_of(read(reader, number)))


def test_a_page_that_is_not_public_is_checked_and_drawn_each_time() -> None:
    number, reader = make_story(is_public=False), Reader()
    read(reader, number)
    del STORIES[number]

    with pytest.raises(NotFound):
        read(reader, number)


def test_a_page_under_a_parameter_it_does_not_know_is_not_kept() -> None:
    number, reader = make_story("First."), Reader()
    read(reader, number, "?after=1.2&x=1")
    STORIES[number] = {**STORIES[number], "words": "Second."}

    assert "Second." in text_of(read(reader, number, "?after=1.2&x=1"))


def test_pages_of_a_list_are_kept_apart() -> None:
    number, reader = make_story("First."), Reader()
    read(reader, number)
    STORIES[number] = {**STORIES[number], "words": "Second."}

    assert "Second." in text_of(read(reader, number, "?after=1.2"))
    assert "First." in text_of(read(reader, number))


def test_pages_are_compressed_for_who_accepts_it() -> None:
    number, reader = make_story(replies=20), Reader()

    packed = read(reader, number, **{"Accept-Encoding": "br, gzip;q=0.5"})
    plain = read(reader, number, **{"Accept-Encoding": "gzip;q=0, identity"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.content) < len(plain.content)
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_a_visitor_gets_links_instead_of_buttons_and_no_token(client: Client) -> None:
    number = make_story()

    response = client.get(f"/story/{number}/")

    page = response.content.decode()
    assert "<form" not in page
    assert "<button" not in page
    assert "csrf" not in page
    assert f'href="/sign-in/?next=/story/{number}/%23post-1"' in page
    assert response.headers["Cache-Control"] == "no-cache"
    assert not response.cookies


def test_a_page_of_its_own_fills_its_holes_and_is_kept_by_nobody() -> None:
    request = request_by(Reader("Vita"), "/form/")

    response = pages.page(request, "web_tests/form.html", {}, status=422)

    assert response.status_code == 422
    assert response.headers["Cache-Control"] == "private, no-store"
    assert 'name="csrfmiddlewaretoken" value=""' not in text_of(response)
    assert "Vita" in text_of(response)


def test_a_form_for_everybody_has_a_token_for_visitors_too(client: Client) -> None:
    response = client.get("/sign-in/")

    assert re.search(r'name="csrfmiddlewaretoken" value="\w{64}"', response.content.decode())
    assert "csrftoken" in response.cookies


@override_settings(CSRF_COOKIE_NAME="token")
def test_a_key_that_was_posted_stays_when_the_form_is_shown_again() -> None:
    number = make_story()
    context = cast("pages.Context", STORIES[number])
    request: HttpRequest = request_by(Reader(), f"/story/{number}/")

    shown = pages.page(
        request, "web_tests/story.html", context, holes=pages.Overlay({"key": '"posted"'})
    )

    assert 'name="key" value="&#34;posted&#34;"' in text_of(shown)


def test_a_fragment_shows_the_state_it_is_given() -> None:
    number = make_story(replies=1)
    request = request_by(Reader(), "/like/1/")

    part = pages.fragment(
        request, "web_tests/story.html", STORIES[number], holes=pages.Overlay(on={"like:1"})
    )

    assert 'aria-pressed="true"' in text_of(part)
    assert 'data-done="Not liked."' in text_of(part)


def test_how_a_page_looks_is_the_members_own_on_a_shared_copy() -> None:
    number = make_story()

    hers = text_of(read(Reader(theme="dark", text_size="large", has_plain_titles=True), number))
    his = text_of(read(Reader("Peter"), number))

    assert '<html lang="en-GB" data-theme="dark" data-text="large">' in hers
    assert "<title>SameHere</title>" in hers
    assert '<html lang="en-GB">' in his
    assert "<title>A story</title>" in his
