"""samehere forget-second-step: a way back for somebody who has lost everything but her mailbox."""

import pytest
from django.core.management import call_command

from samehere.members import queries
from samehere.members.actions import make_recovery_codes
from samehere.members.tests.builders import an_app, make_member
from samehere.members.tests.entering import letters_to

pytestmark = pytest.mark.django_db


def test_everything_is_forgotten_and_she_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    hazel = make_member("hazel", email="h@example.org")
    an_app(hazel)
    make_recovery_codes(member=hazel)

    call_command("forget_second_step", "--email", "H@Example.org")

    assert "hazel signs in with a code by mail alone again." in capsys.readouterr().out
    assert not queries.has_second_factor(hazel)
    assert queries.factors_of(hazel).codes_left is None
    assert "were removed" in letters_to("h@example.org")[-1].text


def test_others_keep_theirs() -> None:
    hazel, wren = make_member("hazel", email="h@example.org"), make_member("Wren")
    an_app(hazel)
    an_app(wren)

    call_command("forget_second_step", "--email", "h@example.org")

    assert queries.has_second_factor(wren)


def test_who_has_none_is_left_as_she_is(capsys: pytest.CaptureFixture[str]) -> None:
    make_member("hazel", email="h@example.org")

    call_command("forget_second_step", "--email", "h@example.org")

    assert "Nothing changed" in capsys.readouterr().out
    assert letters_to("h@example.org") == []


def test_an_address_nobody_has_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        call_command("forget_second_step", "--email", "nobody@example.org")

    assert stopped.value.code == 2
    assert "No member has the address" in capsys.readouterr().err
