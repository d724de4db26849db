"""The page of words: found by their first letters, for those who look after a group alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.actions import make_moderator
from samehere.discussions.tests.builders import a_group
from samehere.members.tests.builders import make_member, sign_in
from samehere.vocabulary.actions import retire_term
from samehere.vocabulary.tests.builders import make_term

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

PAGES = ["/moderation/words/", "/moderation/words/add/", "/moderation/words/one/"]


def a_moderator() -> Member:
    member = make_member("Heron")
    make_moderator(member=member, group_id=a_group().pk)
    return member


def looking_after(member: Member | None = None) -> Client:
    return sign_in(Client(), member or a_moderator())


@pytest.mark.parametrize("path", PAGES)
def test_visitors_are_asked_to_sign_in(path: str) -> None:
    answer = Client().get(path)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/sign-in/?next={path}")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_members_who_look_after_nothing_are_refused(path: str, method: str) -> None:
    answer = getattr(sign_in(Client(), make_member()), method)(path)

    assert answer.status_code in {403, 405}


def test_operators_may_without_a_group() -> None:
    client = looking_after(make_member(is_operator=True))

    assert client.get("/moderation/words/").status_code == 200


def test_the_words_of_the_program_are_found_by_their_first_letters() -> None:
    html = looking_after().get("/moderation/words/", {"q": "Protop"}).text

    assert 'href="/moderation/words/one/?name=Protopic&amp;concept=tacrolimus"' in html
    assert "tacrolimus, a treatment" in html


def test_own_words_stand_among_those_of_the_program() -> None:
    make_term("protopic goo")
    retire_term(term_id=make_term("protopic tar"))

    html = looking_after().get("/moderation/words/", {"q": "protopic"}).text

    assert html.index(">protopic goo<") < html.index(">protopic ointment<")
    assert "No longer found" in html


def test_who_adds_a_word_reads_what_it_was_taken_to_mean() -> None:
    word = {
        "name": "pinkstuff",
        "concept": "Dermovate",
        "kind": "treatment",
        "name_kind": "brand",
        "reason": "Said here.",
    }

    html = looking_after().post("/moderation/words/add/", word, follow=True).text

    assert "“pinkstuff” is found from now on: clobetasol." in html


def test_without_a_search_the_page_shows_what_was_done_here() -> None:
    client = looking_after()
    assert "Nothing has been added or changed here." in client.get("/moderation/words/").text

    make_term("magic goo")

    html = client.get("/moderation/words/").text
    assert ">magic goo<" in html
    assert "by whoever runs the server" in html


@pytest.mark.parametrize("asked", ["qqqqqq", "🙂", "x" * 5_000, "<b>", "%00", "_"])
def test_any_search_is_answered(asked: str) -> None:
    answer = looking_after().get("/moderation/words/", {"q": asked})

    assert answer.status_code == 200
    assert "No word starts like that yet." in answer.text or "<li" in answer.text
    assert "<b>" not in answer.text.partition("<h1>")[2].partition("</main>")[0]


def test_a_search_for_much_says_that_there_is_more() -> None:
    html = looking_after().get("/moderation/words/", {"q": "a"}).text

    assert "Type more letters" in html
    assert html.count('<li class="row">') == 60


def test_nobody_keeps_the_page() -> None:
    answer = looking_after().get("/moderation/words/", {"q": "pro"})

    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_group_shows_the_way_to_those_who_look_after_it() -> None:
    group = a_group()
    moderator, member = make_member(), make_member()
    make_moderator(member=moderator, group_id=group.pk)
    path, link = f"/g/{group.slug}/", 'href="/moderation/words/"'

    assert link in sign_in(Client(), moderator).get(path).text
    assert link not in sign_in(Client(), member).get(path).text
    assert link not in Client().get(path).text


def test_who_looks_after_a_group_finds_these_pages_above_its_discussions() -> None:
    group, moderator = a_group(), make_member()
    make_moderator(member=moderator, group_id=group.pk)
    page = f"/g/{group.slug}/"

    html = sign_in(Client(), moderator).get(page).text
    assert html.index('href="/moderation/words/"') < html.index("Discussions</h2>")
    assert html.index('href="/moderation/misread/"') < html.index("Discussions</h2>")
    assert "/moderation/" not in sign_in(Client(), make_member()).get(page).text
