"""Who gets which answer: every address, asked by five people, to read and to write.

The answers are kept in golden/access.txt. An address that is not in it fails this test, so nobody
adds one without saying who may use it. Each request is undone, so that none changes the next.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client

from samehere.discussions.models import Role
from samehere.discussions.tests.builders import a_group, a_membership, a_reply, a_thread, suspend
from samehere.members.actions import make_operator_link, make_sign_in_link
from samehere.members.models import Member
from samehere.members.tests.builders import make_member, sign_in
from tests.addresses import Route, all_routes
from tests.golden_files import Golden

HEADING = """\
Who gets which answer in a {visibility} group. Author: wrote the post and the discussion asked for,
and belongs to the group, as moderator and suspended do; member does not.
"""
KEY = "k" * 22


@dataclass(frozen=True)
class World:
    """A group with one discussion and one reply, and those who come by."""

    people: Mapping[str, Member | None]
    examples: Mapping[str, str]
    links: Mapping[str, str]

    def path(self, route: Route) -> str:
        return route.path({**self.examples, "token": self.links.get(route.name, "none")})

    def hidden(self, text: str) -> str:
        """Return the text without numbers and keys that differ from run to run."""
        for name, value in {**self.examples, **self.links}.items():
            for path in (f"/d/{value}/", f"/g/{value}/", f"/link/{value}/", f"/start/{value}/"):
                text = text.replace(path, path.replace(value, f"<{name}>"))
        return re.sub(r"/d/\d+/", "/d/<new>/", text)


def make_world(visibility: str) -> World:
    """Make the group, what is in it, and one member of each kind."""
    group = a_group("Lichen sclerosus", visibility=visibility)
    author, moderator, suspended = make_member("Wren"), make_member("Heron"), make_member("Magpie")
    a_membership(group, author)
    thread = a_thread(group=group, by=author)
    reply = a_reply(thread, by=author)
    a_membership(group, moderator, role=Role.MODERATOR)
    a_membership(group, suspended)
    suspend(suspended)
    return World(
        {
            "signed out": None,
            "member": make_member("Linnet"),
            "author": author,
            "moderator": moderator,
            "suspended": suspended,
        },
        {
            "thread_id": str(thread.pk),
            "slug": group.slug,
            "number": str(reply.number),
            "key": "none",
            "uidb36": "none",
        },
        {
            "sign_in_link": make_sign_in_link(member=author).strip("/").partition("/")[2],
            "start_link": make_operator_link().strip("/").partition("/")[2],
        },
    )


def forms() -> dict[str, dict[str, str]]:
    """Return what is posted to the routes whose forms ask for something, by the route's name."""
    words = {"body": "What helped you?", "key": KEY}
    return {
        "reply": {"to": "0", **words},
        "start-discussion": {"title": "A question", **words},
        "account_signup": {"username": "Dunlin", "email": "dunlin@example.org", "terms": "on"},
        "account_login": {"email": "dunlin@example.org"},
        "start_link": {"name": "Dunlin", "email": "dunlin@example.org"},
    }


def answers(world: World, routes: Iterable[Route]) -> Iterator[str]:
    """Yield the lines of a golden file."""
    forms_by_name = forms()
    for route in routes:
        path = world.path(route)
        for method, body in {"GET": {}, "POST": forms_by_name.get(route.name, {})}.items():
            got: dict[str, list[str]] = {}
            for name in world.people:
                got.setdefault(answer(world, name, method, path, body), []).append(name)
            yield f"\n{method} /{route.text}"
            for told, names in got.items():
                everybody = "everybody" if len(names) == len(world.people) else ", ".join(names)
                yield f"    {told:<40} {everybody}"


def answer(world: World, name: str, method: str, path: str, body: Mapping[str, str]) -> str:
    """Return the status, and where a redirect leads, for one person's request."""
    client, person = Client(), world.people[name]
    with transaction.atomic():
        if person is not None:
            sign_in(client, person)
        response = client.generic(method, path) if method == "GET" else client.post(path, body)
        transaction.set_rollback(True)
    return world.hidden(f"{response.status_code} {response.get('Location', '')}".strip())


@pytest.mark.golden
@pytest.mark.django_db
def test_every_address_answers_each_person_as_agreed(golden: Golden) -> None:
    lines = answers(make_world("public"), all_routes())

    golden.compare("access.txt", HEADING.format(visibility="public") + "\n".join(lines) + "\n")


@pytest.mark.golden
@pytest.mark.django_db
def test_a_members_only_group_is_not_there_for_others(golden: Golden) -> None:
    inside = [r for r in all_routes() if "<int:thread_id>" in r.text or "<slug:slug>" in r.text]
    lines = answers(make_world("members"), inside)

    golden.compare(
        "access_inside.txt", HEADING.format(visibility="members-only") + "\n".join(lines) + "\n"
    )


@pytest.mark.django_db
def test_an_address_without_an_example_fails() -> None:
    with pytest.raises(KeyError):
        make_world("public").path(Route("new/<int:unheard_of>/", "new"))
