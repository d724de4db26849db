"""Ways to the treatments and back to the choice about being read, from where people look."""

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_group
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db

CHOICE, TREATMENTS = 'href="/consent/"', 'href="/treatments/"'


def test_a_member_finds_her_choice_among_the_pages_of_her_account_and_on_her_home() -> None:
    client = sign_in(Client(), make_member())

    assert client.get("/you/").text.count(CHOICE) == 1
    assert client.get("/privacy/").text.count(CHOICE) == 1
    assert client.get("/").text.count(CHOICE) == 1
    assert client.get("/").text.count(TREATMENTS) == 3


def test_a_visitor_finds_the_treatments_in_the_header_and_on_the_front_page() -> None:
    assert Client().get("/privacy/").text.count(TREATMENTS) == 1
    assert Client().get("/").text.count(TREATMENTS) == 2
    assert Client().get("/").text.count(CHOICE) == 0


def test_the_treatments_of_a_group_are_linked_above_its_discussions() -> None:
    group = a_group()

    html = Client().get(f"/g/{group.slug}/").text

    assert 0 < html.index(f'href="/g/{group.slug}/treatments/"') < html.index("Discussions</h2>")
