"""Every page is drawn by our own templates, the account pages of django-allauth too."""

from collections.abc import Iterator

import pytest
from django.template import engines
from django.test import Client
from django.test.signals import template_rendered

from samehere.members.tests.builders import sign_in
from tests.addresses import all_routes
from tests.visitors import forms, make_world


@pytest.fixture
def drawn_by_django() -> Iterator[list[str]]:
    """The templates Django's own engine draws in this test; Jinja2 tells nobody."""
    names: list[str] = []

    def note(template: object, **rest: object) -> None:
        names.append(str(getattr(template, "name", template)))

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


@pytest.mark.django_db
@pytest.mark.parametrize("person", ["signed out", "member", "author"])
def test_no_page_comes_from_the_engine_of_django(person: str, drawn_by_django: list[str]) -> None:
    world, forms_by_name = make_world("public"), forms()
    for route in all_routes():
        client, member = Client(), world.people[person]
        if member is not None:
            sign_in(client, member)
        client.get(world.path(route))
        client.post(world.path(route), {})
        client.post(world.path(route), forms_by_name.get(route.name, {}))

    assert [name for name in drawn_by_django if not name.endswith(".txt")] == []


def test_a_page_from_the_engine_of_django_would_be_seen(drawn_by_django: list[str]) -> None:
    engines["django"].from_string("<p>Not ours.</p>").render()

    assert len(drawn_by_django) == 1
