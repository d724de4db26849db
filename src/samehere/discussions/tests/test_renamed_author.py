"""After a change of name the old one is on no page, kept or not, for whoever looks."""

from typing import TYPE_CHECKING

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samehere.discussions.models import Role
from samehere.discussions.queries.naming import keys_naming
from samehere.discussions.tests.builders import a_group, a_membership, a_reply, a_thread
from samehere.members.actions import change_name
from samehere.members.tests.builders import make_member, sign_in
from samehere.web.cached import PageCache
from samehere.web.sqlite_versions import SQLiteVersions
from samehere.web.tests.builders import ask

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db(transaction=True)

OLD, NEW = "Oldlingtonia", "Dunlin"


def readers() -> "list[Callable[[str], str]]":
    """Return how a visitor, through the kept bytes, and a member read an address."""
    cache = PageCache(get_wsgi_application(), SQLiteVersions(connection.settings_dict["NAME"]))
    member = sign_in(Client(), make_member("Reader"))
    return [
        lambda address: ask(cache, address).text,
        lambda address: member.get(address).content.decode(),
    ]


def test_the_old_name_is_gone_from_every_page_that_had_it() -> None:
    her, group, other = make_member(OLD), a_group(), a_group()
    a_membership(other, her, role=Role.MODERATOR)
    started, answered = a_thread(group=group, by=her), a_thread(group=group, replies=1)
    answer = a_reply(answered, by=her)
    a_reply(
        answered, by=make_member("Other"), to=a_reply(answered, by=her, to=answer.number).number
    )
    threads = [f"/d/{started.pk}/", f"/d/{answered.pk}/"]
    addresses = [*threads, f"/g/{group.slug}/", f"/g/{other.slug}/", "/"]
    for read in (looking := readers()):
        for address in addresses:
            assert OLD in read(address), address

    change_name(member=her, name=NEW)

    for read in looking:
        for address in addresses:
            assert OLD not in read(address), address
            assert NEW in read(address), address


def test_a_page_without_her_keeps_its_version() -> None:
    her, mine = make_member(OLD), a_thread()
    theirs = a_thread(by=her)

    keys = set(keys_naming(her.pk))

    assert keys == {f"thread:{theirs.pk}", f"group:{theirs.group.slug}", "home"}
    assert f"thread:{mine.pk}" not in keys


def test_what_she_wrote_in_a_group_for_few_does_not_stir_the_front_page() -> None:
    her, group = make_member(OLD), a_group(visibility="members")
    a_membership(group, her)
    thread = a_thread(group=group, by=her)

    assert set(keys_naming(her.pk)) == {f"thread:{thread.pk}", f"group:{group.slug}"}


def test_the_keys_take_two_queries_however_much_she_wrote() -> None:
    her = make_member(OLD)
    for _ in range(3):
        a_reply(a_thread(by=her), by=make_member())

    with CaptureQueriesContext(connection) as taken:
        assert len(set(keys_naming(her.pk))) == 7

    assert len(taken) == 2
