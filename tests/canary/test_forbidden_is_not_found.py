"""What somebody may not know of answers like what does not exist, wherever an id is asked for.

The same status, bytes, headers and statements. `tests/test_not_there.py` asks at the addresses of
groups and discussions; here are all others with an id in them.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import SimpleCookie
from django.test.utils import CaptureQueriesContext

from tests.addresses import PARAMETER, Route, all_routes
from tests.canary.world import NOWHERE, World
from tests.visitors import browser_with, cookies_of, forms

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
_VALUE = re.compile(r"'[^']*'|\"s\d+_x\d+\"|\b\d+\b")

# Of whose things it is asked (a case of the world), and who asks without being allowed to know.
# The parameters in the address decide which of them are about the same thing.
FOREIGN = {
    "public_id": ("nobody", ["outsider", "moderator"]),
    "report": ("secret", ["visitor", "outsider", "author", "moderator", "operator"]),
    "statement_id": ("secret", ["visitor", "outsider", "moderator elsewhere", "operator"]),
    "address": ("secret", ["visitor", "outsider", "moderator", "operator"]),
    "cell": ("secret", ["visitor", "outsider", "moderator", "operator"]),
    "token": ("used link", ["visitor", "outsider", "author", "operator"]),
    "passkey_id": ("secret", ["visitor", "outsider", "moderator", "operator"]),
    "object_id": ("secret row", ["visitor", "author", "moderator", "operator"]),
    "held_id": ("secret", ["visitor", "outsider", "author", "operator"]),
    "slug": ("secret", ["visitor", "outsider", "moderator elsewhere", "operator"]),
    "decision_id": ("secret", ["visitor", "outsider", "member", "moderator", "operator"]),
    "appeal_id": ("secret", ["visitor", "outsider", "author", "operator"]),
    "app_label": ("nowhere", []),
    "key": ("nowhere", []),
}
# How a row of the tables that operators look into leads to its group.
_GROUP_OF = {
    "group": "slug",
    "importsource": "group__slug",
    "membership": "group__slug",
    "post": "thread__group__slug",
    "thread": "group__slug",
}


@dataclass(frozen=True)
class Answer:
    """Everything an asker gets, and what the server did for it, without what she sent herself."""

    status: int
    body: str
    headers: tuple[tuple[str, str], ...]
    statements: tuple[str, ...]


def others() -> list[tuple[Route, str]]:
    """Return the routes with an id that are not inside a group, each with its last parameter."""
    found = []
    for route in all_routes():
        names = [match["in_regex"] or match["plain"] for match in PARAMETER.finditer(route.text)]
        is_inside = "thread_id" in names or "slug" in names
        if names and (not is_inside or route.text.startswith("moderation/")):
            found.append((route, names[-1] if "thread_id" not in names else "thread_id"))
    return found


def examples(world: World, route: Route, case: str) -> dict[str, str]:
    """Return the parameters of something the viewers of a case may not know of."""
    if case != "secret row":
        return world.cases[case]
    app, model = route.text.split("/")[1:3]
    place = _GROUP_OF.get(model)
    if place is None:
        return NOWHERE
    rows = apps.get_model(app, model)._default_manager.filter(
        **{place: world.cases["secret"]["slug"]}
    )
    return {"object_id": str(rows.values_list("pk", flat=True)[0])}


def ask(cookies: SimpleCookie, method: str, path: str, body: dict[str, str]) -> Answer:
    client = browser_with(cookies)
    with transaction.atomic():
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path) if method == "GET" else client.post(path, body)
        transaction.set_rollback(True)
    text = _without(path, _TOKEN.sub("<token>", response.content.decode()))
    headers = {name: _without(path, value) for name, value in response.headers.items()}
    # Times, and what is made of the tokens.
    for name in ("Date", "Expires", "ETag", "Content-Length"):
        headers.pop(name, None)
    shapes = tuple(_VALUE.sub("?", query["sql"]) for query in captured.captured_queries)
    return Answer(response.status_code, text, tuple(sorted(headers.items())), shapes)


def _without(path: str, text: str) -> str:
    """Return the text without the address that was asked for."""
    return text.replace(path, "<here>").replace(quote(path, safe=""), "<here>")


def test_every_id_in_an_address_has_somebody_who_may_not_know_of_it() -> None:
    assert {name for _, name in others()} - {"thread_id"} == set(FOREIGN)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_not_for_her_is_as_if_it_were_not_there(world: World, method: str) -> None:
    bodies, signed_in = forms(), {who: cookies_of(one) for who, one in world.viewers.items()}

    different = [
        (viewer, route.text)
        for route, name in others()
        for case, viewers in [FOREIGN.get(name, ("secret", ["visitor", "outsider", "operator"]))]
        for viewer in viewers
        if (there := route.path({**NOWHERE, **examples(world, route, case)}))
        and ask(signed_in[viewer], method, there, bodies.get(route.name, {}))
        != ask(signed_in[viewer], method, route.path(NOWHERE), bodies.get(route.name, {}))
    ]

    assert different == []
