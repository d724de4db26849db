"""The treatments of a group for members, as those meet them who do not belong to it."""

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_group
from samehere.experiences.tests.builders import DRUG
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db


def test_a_members_only_group_says_at_its_treatments_too_how_to_join() -> None:
    group, hidden = (
        a_group("Sore spots", visibility="members"),
        a_group("Veiled", visibility="invitation"),
    )

    for client in (Client(), sign_in(Client(), make_member())):
        door = client.get(f"/g/{group.slug}/treatments/")
        assert door.status_code == 200
        assert "Only members can read this group" in door.text
        assert "/join/" in door.text or "/sign-in/" in door.text
        assert "no-store" in door.headers["Cache-Control"]
        for rest in (f"{DRUG}/", "no-such-thing/", f"{DRUG}/table.csv"):
            answer = client.get(f"/g/{group.slug}/treatments/{rest}")
            assert answer.status_code == 403
            assert "Its own page says how to join." in answer.text
        for rest in ("", f"{DRUG}/"):
            nothing = client.get(f"/g/{hidden.slug}/treatments/{rest}")
            assert nothing.status_code == 404
            assert "There is no such group here." in nothing.text
            assert hidden.name not in nothing.text
