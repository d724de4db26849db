"""The house rules and the small print, for visitors and members alike."""

import re

import pytest
from django.test import Client

from samehere.web import views
from samehere.web.documents import DOCUMENTS
from samehere.web.tests.builders import Reader, request_by, text_of

PAGES = ["rules", "terms", "privacy", "disclaimer"]


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_reads_it_without_a_cookie_and_without_the_database(
    client: Client, name: str
) -> None:
    response = client.get(f"/{name}/")

    assert response.status_code == 200
    assert not response.cookies
    assert f"Version {DOCUMENTS[name].version}, of" in response.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_member_reads_it_under_her_name(name: str) -> None:
    response = getattr(views, name)(request_by(Reader("Vita"), f"/{name}/"))

    assert "Vita" in text_of(response)


@pytest.mark.parametrize("name", PAGES)
def test_its_outline_is_in_order_and_its_links_lead_somewhere(client: Client, name: str) -> None:
    page = client.get(f"/{name}/").content.decode()

    levels = re.findall(r"<h(\d)", page)
    assert levels == ["1", *["2"] * (len(levels) - 1)]
    for address in set(re.findall(r'href="(/[a-z/-]*)"', page)):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("name", PAGES)
def test_nothing_can_be_sent_to_it(client: Client, name: str) -> None:
    assert client.post(f"/{name}/").status_code == 405


def test_every_page_says_that_it_is_not_medical_advice(client: Client) -> None:
    for path in ("/rules/", "/sign-in/", "/nowhere/"):
        assert "not medical advice" in client.get(path).content.decode()


@pytest.mark.parametrize(
    "truth",
    [
        "is kept as a file on the server.",
        "The server’s log says where a mail is kept; addresses and codes don’t go into it.",
        "They say what kind of page it was, not which one",
        "shown to those who belong to it and to nobody else",
        "gone within a moment, or as soon as nobody is reading",
    ],
)
def test_the_privacy_page_says_where_traces_stay(client: Client, truth: str) -> None:
    assert truth in client.get("/privacy/").content.decode()
