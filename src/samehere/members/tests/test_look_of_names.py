"""Two members never have names that look alike, whoever makes the account."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils import timezone

from samehere.members import actions, errors
from samehere.members.models import Member
from samehere.members.names import name_key
from samehere.members.tests.builders import make_member


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["BeverIy", "Bever1y", "B\u00e9verly", "\uff22everly", "BEVERLY"])
def test_a_name_that_looks_like_anothers_is_taken(name: str) -> None:
    make_member("Beverly")

    with pytest.raises(errors.NameTaken):
        actions.make_member(name=name, email="new@example.org")

    answer = Client().post("/join/", {"username": name, "email": "wren@example.org", "terms": "on"})
    assert answer.status_code == 422
    assert str(errors.NameTaken()) in answer.content.decode()
    assert Member.objects.count() == 1


@pytest.mark.django_db
def test_an_unfinished_join_keeps_no_look_from_others() -> None:
    make_member("BeverIy", is_confirmed=False)

    made = actions.make_member(name="Beverly", email="new@example.org")

    assert Member.objects.get() == made


@pytest.mark.django_db(transaction=True)
def test_members_of_before_keep_their_names_even_where_they_look_alike() -> None:
    executor = MigrationExecutor(connection)
    before = executor.migrate([("members", "0003_how_pages_look")])
    old = before.apps.get_model("members", "Member")
    for name in ("Bill", "BiII", "Heron"):
        old.objects.create(
            name=name,
            name_key=name_key(name),
            email=f"{name}@example.org",
            last_login=timezone.now(),
        )

    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())

    found = dict(Member.objects.values_list("name", "name_look"))
    assert found["Bill"] == "bill"
    assert found["BiII"].startswith("bill~")
    with pytest.raises(errors.NameTaken):
        actions.make_member(name="Bi11", email="new@example.org")
