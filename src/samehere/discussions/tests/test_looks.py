"""How pages look for one member: on the kept pages of this room too, and on nobody else's."""

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_thread
from samehere.discussions.tests.counting import queries_for
from samehere.members.actions import choose_display
from samehere.members.tests.builders import make_member, sign_in

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db


def a_member_who_chose() -> "Member":
    wren = make_member("Wren")
    choose_display(
        member=wren, theme="dark", text_size="largest", letters="plain", has_plain_titles=True
    )
    return wren


def head_of(client: Client, address: str) -> tuple[str, str]:
    page = client.get(address).content.decode()
    found = re.search("<html([^>]*)>.*<title>(.*?)</title>", page, re.DOTALL)
    assert found
    return found[1], found[2]


def test_a_kept_page_looks_as_each_member_chose() -> None:
    thread = a_thread()
    hers, others = sign_in(Client(), a_member_who_chose()), sign_in(Client(), make_member())

    for address, title in [
        (f"/d/{thread.pk}/", f"{thread.title} | SameHere"),
        (f"/g/{thread.group.slug}/", f"{thread.group.name} | SameHere"),
    ]:
        chosen = ' lang="en-GB" data-theme="dark" data-text="largest" data-letters="plain"'
        assert head_of(hers, address) == (chosen, "SameHere")
        for client in (others, Client()):
            assert head_of(client, address) == (' lang="en-GB"', title)


def test_looks_take_no_query() -> None:
    thread = a_thread()
    hers, others = sign_in(Client(), a_member_who_chose()), sign_in(Client(), make_member())

    for client in (hers, others):
        queries_for(client, f"/d/{thread.pk}/")
        assert len(queries_for(client, f"/d/{thread.pk}/")) == 4
