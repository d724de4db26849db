"""What was read in one's own posts: asked under the post, and listed on a page of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from samehere.discussions.tests.builders import a_reply, a_thread, opening_of
from samehere.discussions.tests.counting import queries_for
from samehere.experiences.actions import (
    confirm_statement,
    dismiss_reported,
    dismiss_statement,
    report_statement,
)
from samehere.experiences.extraction.statements import Tier
from samehere.experiences.tests.builders import (
    a_reader,
    a_side_effect,
    a_stop,
    a_use,
    counted,
    tell,
)
from samehere.members.tests.builders import make_member, sign_in

if TYPE_CHECKING:
    from samehere.experiences.models import Statement
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

QUESTION = "We read this from your post. Is it right?"
READ = "/consent/read/"


def a_told_post(reading: str = "ask") -> tuple[Member, Statement]:
    author = a_reader(reading)
    (row,) = tell(opening_of(a_thread(by=author)), a_use())
    return author, row


def page_of(row: Statement) -> str:
    return f"/d/{row.post.thread_id}/"


@pytest.mark.parametrize("reading", ["ask", "count"])
def test_the_author_is_asked_under_her_post_and_nobody_else(reading: str) -> None:
    author, row = a_told_post(reading)

    hers = sign_in(Client(), author).get(page_of(row)).text

    assert QUESTION in hers
    assert f'formaction="/statements/{row.pk}/confirm/"' in hers
    assert f'formaction="/statements/{row.pk}/dismiss/"' in hers
    assert ("only you see this" in hers) == (reading == "ask")
    assert QUESTION not in sign_in(Client(), make_member()).get(page_of(row)).text
    assert QUESTION not in Client().get(page_of(row)).text


def test_she_is_not_asked_again_once_she_has_answered() -> None:
    author, row = a_told_post()
    client = sign_in(Client(), author)
    assert QUESTION in client.get(page_of(row)).text

    client.post(f"/statements/{row.pk}/confirm/")
    html = client.get(page_of(row)).text
    assert QUESTION not in html
    assert "You said yes." in html

    dismiss_statement(member=author, statement_id=row.pk)
    assert QUESTION not in client.get(page_of(row)).text


@pytest.mark.parametrize(("read", "asked", "more"), [(8, 8, ""), (9, 5, "4 more, and all from")])
def test_a_long_list_is_cut_and_leads_to_the_whole(read: int, asked: int, more: str) -> None:
    author = a_reader()
    signs = [a_side_effect(f"sign {n}", span=(n, n + 1)) for n in range(read)]
    rows = tell(opening_of(a_thread(by=author)), *signs)

    html = sign_in(Client(), author).get(page_of(rows[0])).text

    assert html.count("/confirm/") == asked
    assert (" more, and all from" in html) == bool(more)
    assert more in html


def test_what_weighs_most_is_asked_first() -> None:
    author = a_reader()
    thread = a_thread(by=author, title="Protopic, how was it for you?")
    doubtful = replace(a_side_effect("rash", span=(6, 7)), tier=Tier.SUGGESTED, score=0.7)
    sure = [a_use(f"emollient {n}", score=0.95) for n in range(7)]
    tell(opening_of(thread), *sure, a_use(), doubtful, a_side_effect(), a_stop("side_effect"))

    html = sign_in(Client(), author).get(f"/d/{thread.pk}/").text

    asked = re.findall(r"<li><span>([^<]+?) ?<", html)
    assert asked == [
        "tacrolimus: burning as a side effect",
        "tacrolimus: stopped (side effects)",
        "tacrolimus: rash as a side effect",
        "emollient 0: uses it",
        "emollient 1: uses it",
    ]


def test_what_she_answers_stays_in_its_place() -> None:
    author = a_reader()
    rows = tell(opening_of(a_thread(by=author)), *(a_side_effect(f"sign {n}") for n in range(4)))
    client = sign_in(Client(), author)

    dismiss_statement(member=author, statement_id=rows[2].pk)
    confirm_statement(member=author, statement_id=rows[1].pk)

    html = client.get(page_of(rows[0])).text
    assert "You said no." in html
    places = [html.index(f"/statements/{row.pk}/") for row in rows]
    assert places == sorted(places)


def test_her_own_posts_cost_one_statement_however_many() -> None:
    author = a_reader()
    thread = a_thread(by=author)
    for post in [opening_of(thread), *(a_reply(thread, by=author) for _ in range(12))]:
        tell(post, a_use(), a_side_effect())
    address = f"/d/{thread.pk}/"
    reader, hers = sign_in(Client(), make_member()), sign_in(Client(), author)
    for client in (reader, hers):
        client.get(address)

    assert len(queries_for(reader, address)) == 4
    assert len(queries_for(hers, address)) == 5


def test_under_the_post_she_can_undo_what_she_just_said() -> None:
    author, row = a_told_post("count")
    client, group = sign_in(Client(), author), row.post.thread.group

    for answer, said, count in (
        ("confirm", "You said yes.", (1, 0, 0, 0)),
        ("dismiss", "You said no.", (0, 0, 0, 0)),
    ):
        client.post(f"/statements/{row.pk}/{answer}/")
        html = client.get(page_of(row)).text
        assert said in html
        assert f'formaction="/statements/{row.pk}/undo/"' in html
        assert counted(group, "use") == count

        client.post(f"/statements/{row.pk}/undo/")
        assert QUESTION in client.get(page_of(row)).text
        assert counted(group, "use") == (0, 1, 0, 0)


def test_an_answer_of_yesterday_is_not_under_the_post_any_more() -> None:
    author, row = a_told_post()
    yesterday = timezone.now() - timedelta(days=1)
    confirm_statement(member=author, statement_id=row.pk, now=yesterday)

    assert "You said yes." not in sign_in(Client(), author).get(page_of(row)).text


def test_all_that_was_read_is_listed_with_what_she_said() -> None:
    author = a_reader()
    thread = a_thread(by=author)
    yes, no, _ = tell(opening_of(thread), a_use(), a_side_effect(), a_use("zinc"))
    confirm_statement(member=author, statement_id=yes.pk)
    dismiss_statement(member=author, statement_id=no.pk)
    (other,) = tell(a_reply(thread, by=a_reader()), a_use("aspirin"))

    html = sign_in(Client(), author).get(READ).text

    assert "You said yes." in html
    assert "You said no: it is counted nowhere and shown nowhere." in html
    assert "Not answered. It is shown until you say no." in html
    assert f"/statements/{yes.pk}/confirm/" not in html
    assert f"/statements/{no.pk}/confirm/?next=" in html
    assert str(other.treatment) not in html


@pytest.mark.parametrize("here", [READ, f"{READ}?before=99999"])
def test_an_answer_given_on_the_list_comes_back_to_its_place_with_an_undo(here: str) -> None:
    author, row = a_told_post()
    client = sign_in(Client(), author)
    for act in ("dismiss", "undo", "confirm", "undo"):
        sent = re.search(rf'formaction="(/statements/\d+/{act}/[^"]+)"', client.get(here).text)
        assert sent, act
        answer = client.post(unescape(sent[1]))
        assert answer.headers["Location"] == f"{here}#statement-{row.pk}"

    html = client.get(here).text
    assert f'id="statement-{row.pk}"' in html
    assert "Not answered." in html


def test_what_others_took_out_is_said_and_not_hers_to_undo() -> None:
    author, row = a_told_post("count")
    report_statement(member=make_member(), statement_id=row.pk)
    dismiss_reported(member=make_member(is_operator=True), statement_id=row.pk)

    html = sign_in(Client(), author).get(READ).text

    assert "Those who look after the group took it out after a report." in html
    assert "You said no" not in html
    assert f"/statements/{row.pk}/confirm/" in html
    assert f"/statements/{row.pk}/undo/" not in html


def test_an_answer_leads_to_no_other_site() -> None:
    author, row = a_told_post()
    client = sign_in(Client(), author)

    away = client.post(f"/statements/{row.pk}/confirm/?next=https://elsewhere.example/")

    assert away.headers["Location"] == f"{page_of(row)}posts/0/"


def test_the_list_goes_on_from_page_to_page() -> None:
    author = a_reader()
    for _ in range(9):
        signs = [a_side_effect(f"sign {n}", span=(n, n + 1)) for n in range(9)]
        tell(opening_of(a_thread(by=author)), *signs)
    client, seen, address = sign_in(Client(), author), 0, READ

    while True:
        html = client.get(address).text
        seen += html.count("We read: ")
        older = re.search(r'rel="next" href="([^"]+)"', html)
        if older is None:
            break
        address = older[1]

    assert seen == 81
    assert client.get(f"{READ}?before=x").status_code == 404


def test_whoever_is_signed_out_is_asked_to_sign_in() -> None:
    assert Client().get(READ).headers["Location"].startswith("/sign-in/?next=")


def test_who_lets_nothing_be_read_finds_nothing() -> None:
    client = sign_in(Client(), a_reader("off"))

    assert "Nothing was read in your posts" in client.get(READ).text
    assert READ in client.get("/consent/").text


def test_nobody_is_asked_about_a_mere_guess() -> None:
    author = a_reader()
    guess = replace(a_side_effect("rash"), tier=Tier.SUGGESTED, score=0.6)
    doubtful = replace(a_side_effect("burning"), tier=Tier.SUGGESTED, score=0.7)
    rows = tell(opening_of(a_thread(by=author)), guess, doubtful)
    client = sign_in(Client(), author)

    for html in (client.get(page_of(rows[0])).text, client.get(READ).text):
        assert "burning as a side effect" in html
        assert "rash" not in html
        assert "not counted until you say yes" in html
