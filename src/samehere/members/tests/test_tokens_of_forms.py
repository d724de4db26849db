"""Every address that changes something refuses a form without its token, and nothing is changed."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from samehere.members import urls
from samehere.members.tests.builders import make_member, sign_in
from samehere.members.tests.entering import letters_to

pytestmark = pytest.mark.django_db

EXAMPLES = {"token": "x" * 20, "passkey_id": 1, "public_id": "bcdfghjkmnpq", "key": "k"}


def addresses() -> list[tuple[str, str]]:
    found = {}
    for route in urls.OFFERED:
        wanted = route.pattern.converters or {}
        found[str(route.name)] = reverse(
            str(route.name), kwargs={name: EXAMPLES[name] for name in wanted}
        )
    return sorted(found.items())


def rows() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM members_member ORDER BY id")
        return str(cursor.fetchall())


@pytest.mark.parametrize("name_and_path", addresses(), ids=lambda pair: pair[0])
def test_without_its_token_a_form_is_refused(name_and_path: tuple[str, str]) -> None:
    _, path = name_and_path
    member = make_member("Vita", email="vita@example.org")
    careful = Client(enforce_csrf_checks=True)
    sign_in(careful, member)
    before = rows()

    answer = careful.post(
        path, {"email": "thief@example.org", "passphrase": "a kettle is here too"}
    )

    assert answer.status_code in {403, 405}
    assert rows() == before
    assert letters_to("thief@example.org") == []


def test_looking_at_ones_account_changes_nothing() -> None:
    member = make_member("Vita", email="vita@example.org")
    client = sign_in(Client(), member)
    before = rows()

    for _, path in addresses():
        client.get(path)

    assert rows() == before
