"""Text size and colours: kept for the member, on every page of hers, and on nobody else's."""

import re

import pytest
from django.test import Client

from samehere.members.models import Member
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db

ADDRESS = "/you/display/"
CHOSEN = {
    "theme": "dark",
    "text_size": "largest",
    "letters": "plain",
    "has_plain_titles": "on",
}
ON_HTML = 'lang="en-GB" data-theme="dark" data-text="largest" data-letters="plain">'


def html_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def title_of(client: Client, address: str) -> str:
    found = re.search("<title>(.*?)</title>", html_of(client, address))
    assert found
    return found[1]


def test_what_she_chose_is_on_every_page_of_hers() -> None:
    client = sign_in(Client(), make_member("Wren"))
    addresses = ["/", "/rules/", ADDRESS, "/link/gone/"]
    for address in addresses:
        assert '<html lang="en-GB">' in html_of(client, address)
        assert title_of(client, address) != "SameHere"

    assert client.post(ADDRESS, CHOSEN).headers["Location"] == ADDRESS

    for address in addresses:
        assert ON_HTML in html_of(client, address)
        assert title_of(client, address) == "SameHere"


def test_it_can_be_taken_back_and_the_form_shows_what_is_kept() -> None:
    client = sign_in(Client(), make_member("Wren"))
    client.post(ADDRESS, CHOSEN)
    picked = re.findall(r'name="(\w+)" value="(\w+)" checked', html_of(client, ADDRESS))
    assert dict(picked) == CHOSEN

    ordinary = {"theme": "device", "text_size": "ordinary", "letters": "reading"}
    client.post(ADDRESS, ordinary)

    assert dict(re.findall(r'name="(\w+)" value="(\w+)" checked', html_of(client, ADDRESS))) == (
        ordinary
    )
    assert '<html lang="en-GB">' in html_of(client, "/")


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"theme": "dark"},
        {**CHOSEN, "theme": "pink"},
        {**CHOSEN, "text_size": '"><script>alert(1)</script>'},
        {**CHOSEN, "letters": "x" * 100_000},
        {**CHOSEN, "letters": ["plain", "\x00"]},
    ],
)
def test_what_is_no_choice_is_refused_and_changes_nothing(sent: dict[str, str]) -> None:
    wren = make_member("Wren")
    client = sign_in(Client(), wren)

    answer = client.post(ADDRESS, sent)

    assert answer.status_code == 422
    assert "Pick one of these." in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()
    kept = Member.objects.get(pk=wren.pk)
    assert (kept.theme, kept.text_size, kept.letters) == ("device", "ordinary", "reading")


def test_of_two_tabs_the_later_one_counts() -> None:
    client = sign_in(Client(), make_member("Wren"))

    client.post(ADDRESS, CHOSEN)
    client.post(ADDRESS, {**CHOSEN, "theme": "light"})

    assert 'data-theme="light"' in html_of(client, "/")


def test_a_visitor_reads_what_decides_for_her_and_where_to_sign_in() -> None:
    page = html_of(Client(), ADDRESS)

    assert "follow your device" in page
    assert 'href="/sign-in/?next=/you/display/"' in page
    assert f'href="{ADDRESS}">Text size and colours</a>' in html_of(Client(), "/")


def test_a_visitor_cannot_send_the_form() -> None:
    answer = Client().post(ADDRESS, CHOSEN)

    assert answer.status_code == 403
