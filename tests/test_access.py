"""Who gets which answer: every address, asked by six people, to read and to write.

The answers are kept in golden/access.txt. An address that is not in it fails this test, so nobody
adds one without saying who may use it. Each request is undone, so that none changes the next.
"""

from collections.abc import Iterable, Iterator, Mapping

import pytest
from django.db import transaction
from django.http import SimpleCookie

from samehere.experiences.tests.builders import DRUG
from tests.addresses import Route, all_routes
from tests.golden_files import Golden
from tests.visitors import World, browser_with, cookies_of, forms, make_world

HEADING = """\
Who gets which answer in a {visibility} group. Author: wrote the post and the discussion asked for,
and belongs to the group, as moderator and suspended do; member and operator do not.
"""


def answers(world: World, routes: Iterable[Route]) -> Iterator[str]:
    """Yield the lines of a golden file."""
    forms_by_name = forms()
    signed_in = {name: cookies_of(person) for name, person in world.people.items()}
    for route in routes:
        path = world.path(route)
        for method, body in {"GET": {}, "POST": forms_by_name.get(route.name, {})}.items():
            got: dict[str, list[str]] = {}
            for name, cookies in signed_in.items():
                told = answer(world, cookies, method, path, body)
                got.setdefault(told, []).append(name)
            yield f"\n{method} /{route.text}"
            for told, names in got.items():
                everybody = "everybody" if len(names) == len(world.people) else ", ".join(names)
                yield f"    {told:<40} {everybody}"


def answer(
    world: World, cookies: SimpleCookie, method: str, path: str, body: Mapping[str, str]
) -> str:
    """Return the status, and where a redirect leads, for one person's request."""
    client = browser_with(cookies)
    with transaction.atomic():
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


@pytest.mark.golden
@pytest.mark.django_db
def test_a_group_by_invitation_is_not_there_at_all(golden: Golden) -> None:
    inside = [r for r in all_routes() if "<slug:slug>" in r.text]
    lines = answers(make_world("invitation"), inside)

    golden.compare(
        "access_invited.txt", HEADING.format(visibility="invitation-only") + "\n".join(lines) + "\n"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("visibility", ["public", "members", "invitation"])
def test_a_treatments_other_name_leads_there_who_may_go_there_and_nobody_else(
    visibility: str,
) -> None:
    world = make_world(visibility)
    for route in (route for route in all_routes() if "<slug:address>" in route.text):
        path = world.path(route)
        other = path.replace(f"/{DRUG}/", "/protopic/")
        for name, person in world.people.items():
            client = browser_with(cookies_of(person))
            there = client.get(path)

            got = client.get(other)

            if there.status_code == 200:
                assert (got.status_code, got.headers.get("Location")) == (302, path), (name, other)
            else:
                assert got.status_code == there.status_code, (name, other)


@pytest.mark.django_db
def test_an_address_without_an_example_fails() -> None:
    with pytest.raises(KeyError):
        make_world("public").path(Route("new/<int:unheard_of>/", "new"))
