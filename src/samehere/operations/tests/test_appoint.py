"""samehere appoint: a member who has an account gets a role in a group, or a plain refusal."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from samehere.discussions.actions import invite, take_out
from samehere.discussions.queries.groups import groups_by_name, moderators_of
from samehere.discussions.tests.builders import a_group, a_membership, roles_in
from samehere.members.actions import join
from samehere.members.tests.builders import make_member, sign_in
from samehere.operations.recounts import recount

pytestmark = pytest.mark.django_db


def appoint(name: str, group: str, *words: str) -> None:
    call_command("appoint", "--name", name, "--group", group, *words)


def test_somebody_outside_joins_and_moderates(capsys: pytest.CaptureFixture[str]) -> None:
    group = a_group("Migraine")
    make_member("Hazel")

    appoint("hazel", "migraine")

    assert "Hazel is now a moderator of the group" in capsys.readouterr().out
    assert roles_in(group.pk) == {"Hazel": "moderator"}
    assert [row.member_count for row in groups_by_name(viewer=None)] == [1]
    assert not any(wrong for _, wrong in recount(mend=False))


def test_doing_it_again_changes_nothing() -> None:
    group = a_group("Migraine")
    make_member("Hazel")

    appoint("Hazel", "Migraine")
    appoint("Hazel", "Migraine")

    assert roles_in(group.pk) == {"Hazel": "moderator"}
    assert not any(wrong for _, wrong in recount(mend=False))


def test_a_group_by_invitation_without_a_moderator_can_invite_again() -> None:
    group = a_group("Quiet", visibility="invitation")
    hazel = make_member("Hazel")
    a_membership(group, make_member("Wren"))

    appoint("Hazel", "Quiet")

    assert roles_in(group.pk) == {"Hazel": "moderator", "Wren": "member"}
    assert invite(member=hazel, slug=group.slug)


def test_the_page_of_the_group_names_her_at_once(client: Client) -> None:
    group = a_group("Migraine")
    make_member("Hazel")
    page = f"/g/{group.slug}/"
    assert "Hazel" not in client.get(page).content.decode()

    appoint("Hazel", "Migraine")

    assert "Hazel" in client.get(page).content.decode()


def test_a_helper_and_a_member_are_made_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    group = a_group("Migraine")
    make_member("Hazel")

    appoint("Hazel", "Migraine", "--role", "helper")
    assert roles_in(group.pk) == {"Hazel": "helper"}
    appoint("Hazel", "Migraine", "--role", "member")

    assert roles_in(group.pk) == {"Hazel": "member"}
    assert moderators_of(group_id=group.pk) == []
    assert "Nobody moderates this group." in capsys.readouterr().out


def test_who_was_taken_out_is_back(client: Client) -> None:
    group = a_group("Quiet", visibility="members")
    heron, hazel = make_member("Heron"), make_member("Hazel")
    a_membership(group, heron, role="moderator")
    a_membership(group, hazel)
    take_out(member=heron, slug=group.slug, public_id=hazel.public_id, reason="A quarrel.")

    sign_in(client, hazel)
    assert "A quarrel." in client.get("/waiting/").content.decode()

    appoint("Hazel", "Quiet", "--role", "member")

    assert roles_in(group.pk) == {"Heron": "moderator", "Hazel": "member"}
    assert "A quarrel." not in client.get("/waiting/").content.decode()
    assert client.get(f"/g/{group.slug}/").status_code == 200


def test_it_says_that_a_second_step_is_needed(
    capsys: pytest.CaptureFixture[str], settings: Settings
) -> None:
    settings.SECOND_FACTOR = "moderators"
    a_group("Migraine")
    make_member("Hazel")

    appoint("Hazel", "Migraine", "--role", "helper")
    assert "passkey" not in capsys.readouterr().out
    appoint("Hazel", "Migraine")

    assert "Hazel needs a passkey or an authenticator app first." in capsys.readouterr().out


@pytest.mark.parametrize("name", ["Hazle", "", "  ", "hazel@example.org", "H\u0430zel", "H" * 5000])
def test_a_name_nobody_has_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    group = a_group("Migraine")
    make_member("Hazel", email="hazel@example.org")

    with pytest.raises(SystemExit) as stopped:
        appoint(name, "Migraine")

    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("No member is named")
    assert roles_in(group.pk) == {}


@pytest.mark.parametrize("name", ["Migrain", "", "migraine/../x", "M" * 5000])
def test_a_group_that_does_not_exist_is_refused(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    group = a_group("Migraine")
    make_member("Hazel")

    with pytest.raises(SystemExit) as stopped:
        appoint("Hazel", name)

    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("There is no group named")
    assert roles_in(group.pk) == {}


def test_nobody_is_taken_for_a_member_before_her_address_is_confirmed() -> None:
    a_group("Migraine")
    join(name="Hazel", email="h@example.org", answers={})

    with pytest.raises(SystemExit):
        appoint("Hazel", "Migraine")


def test_a_closed_account_is_nobodys() -> None:
    a_group("Migraine")
    hazel = make_member("Hazel")
    hazel.is_active = False
    hazel.save(update_fields=["is_active"])

    with pytest.raises(SystemExit):
        appoint("Hazel", "Migraine")


@pytest.mark.parametrize(
    "words",
    [
        ["--name", "Hazel"],
        ["--group", "Migraine"],
        ["--name", "Hazel", "--group", "Migraine", "--role", "queen"],
        ["--name", "Hazel", "--group", "Migraine", "--role", ""],
    ],
)
def test_what_is_missing_or_no_role_is_refused(words: list[str]) -> None:
    group = a_group("Migraine")
    make_member("Hazel")

    with pytest.raises(CommandError):
        call_command("appoint", *words)

    assert roles_in(group.pk) == {}
