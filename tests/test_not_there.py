"""What somebody may not know of answers like what does not exist: the same status, the same bytes.

Asked at every address with a group or a discussion in it, to read and to write. Only what the
asker sent herself may differ: the address, and the tokens made for her.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django.http import SimpleCookie
from django.test.utils import CaptureQueriesContext

from samehere.members.tests.builders import make_member
from tests.addresses import Route, all_routes
from tests.visitors import World, browser_with, cookies_of, forms, make_world

INSIDE = [
    route
    for route in all_routes()
    if "<int:thread_id>" in route.text or "<slug:slug>" in route.text
]
NOT_THERE = {"thread_id": "999999", "slug": "no-such-group-here"}
Answer = tuple[int, str, str, int]

# What a members-only group shows everybody: its name, what it is about, and how to join; of its
# treatments only that, whichever is asked for (test_treatments_of_a_closed_group.py).
DOOR = {"group", "join-group"} | {
    "group-treatments", "group-treatment", "group-all-sentences", "group-sentences", "group-table",
    "group-other-ways", "group-other-reasons",
}  # fmt: skip


def ask(path: str, method: str, body: Mapping[str, str], cookies: SimpleCookie) -> Answer:
    """Return status, redirect, body and number of statements, without what the asker sent."""
    client = browser_with(cookies)
    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path) if method == "GET" else client.post(path, body)
        transaction.set_rollback(True)
    text = response.content.decode().replace(path, "<here>").replace(quote(path, safe=""), "<here>")
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "<token>", text)
    where = response.get("Location", "").replace(path, "<here>")
    return response.status_code, where, text, len(captured)


def elsewhere(world: World, route: Route) -> str:
    """Return the address of the same route with a group or a discussion that was never there."""
    gone = World(world.people, {**world.examples, **NOT_THERE}, world.links)
    return gone.path(route)


@pytest.mark.django_db
@pytest.mark.parametrize("visibility", ["members", "invitation"])
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("who", ["signed out", "member", "operator"])
def test_outside_of_a_group_it_is_as_if_it_were_not_there(
    visibility: str, method: str, who: str
) -> None:
    world = make_world(visibility)
    person = make_member(is_operator=True) if who == "operator" else world.people[who]
    bodies, cookies = forms(), cookies_of(person)

    different = [
        route.text
        for route in INSIDE
        if not (visibility == "members" and route.name in DOOR)
        and ask(world.path(route), method, bodies.get(route.name, {}), cookies)
        != ask(elsewhere(world, route), method, bodies.get(route.name, {}), cookies)
    ]

    assert len(INSIDE) > 18
    assert different == []
