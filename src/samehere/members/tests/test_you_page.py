"""The page about one's own account."""

import pytest
from django.test import Client

from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db


def test_a_member_sees_her_name_and_her_address(client: Client) -> None:
    sign_in(client, make_member("Wren", email="wren@example.org"))

    page = client.get("/you/").content.decode()

    assert "Wren</h2>" in page
    assert "wren@example.org" in page


def test_only_an_operator_is_led_to_the_tables(client: Client) -> None:
    operator, member = make_member("Alder", is_operator=True), make_member("Wren")

    assert 'href="/operator/"' in sign_in(Client(), operator).get("/you/").text
    assert "/operator/" not in sign_in(client, member).get("/you/").text


def test_nobody_else_sees_her_address(client: Client) -> None:
    make_member("Wren", email="wren@example.org")
    sign_in(client, make_member("Heron"))

    assert "wren@example.org" not in client.get("/you/").content.decode()


def test_a_visitor_is_asked_to_sign_in_first(client: Client) -> None:
    assert client.get("/you/").headers["Location"] == "/sign-in/?next=/you/"


def test_her_page_about_signing_in_names_the_address_of_her_codes(client: Client) -> None:
    sign_in(client, make_member("Wren", email="wren@example.org"))

    page = client.get("/you/signing-in/").content.decode()

    assert "wren@example.org" in page
    assert 'aria-current="page">Signing in' in page
