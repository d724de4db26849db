"""Whoever looks after a group finds what waits on the page of her account, with how much it is."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samehere.discussions.tests.builders import a_group, a_thread, opening_of
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.tests.builders import (
    LIST,
    a_choice,
    a_moderator,
    a_profile_report,
    a_report,
    page_of,
)

pytestmark = pytest.mark.django_db


def test_a_moderator_sees_how_much_waits_and_gets_there() -> None:
    group = a_group()
    post = opening_of(a_thread(group=group))
    first = a_report(post)
    a_report(post, email="owl@example.org")
    client = sign_in(Client(), a_moderator(group))

    assert "<b>1 waits</b>" in client.get("/you/").text
    a_report(opening_of(a_thread(group=group)), "danger", email="tern@example.org")
    a_report(opening_of(a_thread()), email="heron@example.org")
    html = client.get("/you/").text
    assert f'href="{LIST}"' in html
    assert "<b>2 wait</b>" in html
    assert ">Danger<" in html

    last = a_report(post, email="wader@example.org")
    client.post(page_of(first), a_choice(last))
    assert "<b>1 waits</b>" in client.get("/you/").text


def test_an_operator_has_profiles_of_everybody_too() -> None:
    client = sign_in(Client(), make_member(is_operator=True))
    assert "none waits" in client.get("/you/").text

    a_profile_report(make_member())

    assert "<b>1 waits</b>" in client.get("/you/").text


def test_others_find_nothing_of_it() -> None:
    a_report(opening_of(a_thread()))

    assert LIST not in sign_in(Client(), make_member()).get("/you/").text


def test_while_her_powers_rest_no_number_is_told() -> None:
    group = a_group()
    a_report(opening_of(a_thread(group=group)))
    client = sign_in(Client(), a_moderator(group), has_proof=False)

    html = client.get("/you/").text

    assert LIST in html
    assert "1 waits" not in html
    assert "second step" in html


def test_many_reports_take_no_more_queries_than_one() -> None:
    group = a_group()
    client = sign_in(Client(), a_moderator(group))
    a_report(opening_of(a_thread(group=group)))
    few = queries_for(client)
    for number in range(5):
        a_report(opening_of(a_thread(group=group)), email=f"{number}@example.org")

    assert queries_for(client) == few


def queries_for(client: Client) -> int:
    """Return how many queries the page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/you/").status_code == 200
    return len(seen)
