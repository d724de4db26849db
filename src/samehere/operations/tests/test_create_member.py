"""samehere create-member: an account and a link, with roles or not at all."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from samehere.discussions.queries.groups import moderators_of
from samehere.discussions.tests.builders import a_group
from samehere.members import queries
from samehere.members.errors import NameTaken

pytestmark = pytest.mark.django_db


def create(*words: str, name: str = "hazel", email: str = "h@example.org") -> None:
    call_command("create_member", "--name", name, "--email", email, *words)


def test_the_link_signs_the_member_in(capsys: pytest.CaptureFixture[str], client: Client) -> None:
    create()

    link = capsys.readouterr().out.split()[-1]
    assert link.startswith("http://localhost:8000/link/")
    assert client.get(link).status_code == 200
    member = queries.member_by_email("h@example.org")
    assert member is not None
    assert (member.name, member.is_operator) == ("hazel", False)


def test_a_member_may_run_the_community_and_look_after_groups() -> None:
    migraine, rosacea = a_group("Migraine"), a_group("Rosacea")

    create("--operator", "--moderator-of", "migraine", "--moderator-of", "Rosacea")

    assert queries.has_operator()
    assert moderators_of(group_id=migraine.pk) == moderators_of(group_id=rosacea.pk) == ["hazel"]


def test_a_group_that_does_not_exist_stops_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        create("--moderator-of", "Migrain")

    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("There is no group named 'Migrain'.")
    assert queries.member_by_email("h@example.org") is None


def test_a_taken_name_is_refused_in_the_words_of_the_room() -> None:
    create()

    with pytest.raises(NameTaken):
        create(email="other@example.org")


def test_name_and_address_are_needed() -> None:
    with pytest.raises(CommandError, match="--name"):
        call_command("create_member", "--email", "h@example.org")
