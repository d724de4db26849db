"""Changing one's name: at most once in 30 days, and nobody else gets the old one for a year."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from samehere.members import actions, errors
from samehere.members.advice import LOOKS_REAL
from samehere.members.models import FormerName, Member
from samehere.members.names import clean_name
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db

ADDRESS = "/you/profile/name/"
NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def name_of(member: Member) -> str:
    return Member.objects.get(pk=member.pk).name


def test_a_member_writes_under_her_new_name() -> None:
    wren = make_member("Wren")
    client = sign_in(Client(), wren)

    answer = client.post(ADDRESS, {"name": " Heron "})

    assert answer.headers["Location"] == "/you/profile/"
    assert name_of(wren) == "Heron"
    page = client.get("/you/profile/").content.decode()
    assert "Heron: account and privacy" in page
    assert "Wren" not in page


def test_the_same_name_again_changes_nothing() -> None:
    wren = make_member("Wren")

    actions.change_name(member=wren, name="Wren", now=NOW)
    actions.change_name(member=wren, name="Heron", now=NOW)

    assert name_of(wren) == "Heron"


def test_it_can_be_changed_again_after_30_days() -> None:
    wren = make_member("Wren")
    actions.change_name(member=wren, name="Heron", now=NOW)

    with pytest.raises(errors.NameChangedLately, match="again on 31 March 2026"):
        actions.change_name(member=wren, name="Dunlin", now=NOW + 29 * DAY)
    actions.change_name(member=wren, name="Dunlin", now=NOW + 30 * DAY)

    assert name_of(wren) == "Dunlin"


@pytest.mark.parametrize("like", ["Wren", "WREN", "Wr\u00e9n", "\uff37ren"])
def test_nobody_else_gets_the_old_name_or_one_like_it_for_a_year(like: str) -> None:
    wren, heron = make_member("Wren"), make_member("Heron")
    actions.change_name(member=wren, name="Dunlin")

    with pytest.raises(errors.NameTaken):
        actions.change_name(member=heron, name=like)
    with pytest.raises(errors.NameTaken):
        actions.make_member(name=like, email="new@example.org")
    FormerName.objects.update(kept_until=datetime.now(UTC) - DAY)
    actions.forget_expired()

    assert not FormerName.objects.exists()
    actions.change_name(member=heron, name=like)
    assert name_of(heron) == clean_name(like)


def test_she_may_take_her_own_old_name_back() -> None:
    wren = make_member("Wren")
    actions.change_name(member=wren, name="Heron", now=NOW)

    actions.change_name(member=wren, name="Wren", now=NOW + 30 * DAY)

    assert name_of(wren) == "Wren"


def test_the_old_name_is_not_kept_in_words_and_goes_with_its_member() -> None:
    wren = make_member("Wrenling")
    actions.change_name(member=wren, name="Heron")

    kept = FormerName.objects.get()
    assert "wrenling" not in f"{kept.key_mark}{kept.look_mark}".lower()
    wren.delete()
    assert not FormerName.objects.exists()


def test_a_new_spelling_of_ones_own_name_is_possible() -> None:
    wren = make_member("wren")

    actions.change_name(member=wren, name="Wren")

    assert name_of(wren) == "Wren"


def test_a_name_of_another_is_refused_and_nothing_is_half_done() -> None:
    wren = make_member("Wren")
    make_member("Heron")
    client = sign_in(Client(), wren)

    answer = client.post(ADDRESS, {"name": "Her0n"})

    assert answer.status_code == 409
    assert "Someone already writes under this name" in answer.content.decode()
    assert 'value="Her0n"' in answer.content.decode()
    assert name_of(wren) == "Wren"
    assert not FormerName.objects.exists()


def test_a_paused_member_keeps_her_name() -> None:
    wren = make_member("Wren", suspended_until=datetime.now(UTC) + DAY)

    answer = sign_in(Client(), wren).post(ADDRESS, {"name": "Heron"})

    assert answer.status_code == 403
    assert name_of(wren) == "Wren"


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"name": ""},
        {"name": ["Dunlin", ""]},
        {"name": "x" * 100_000},
        {"name": "\u200b\u200b"},
        {"name": "\x00"},
        {"name": "<script>alert(1)</script>"},
        {"name": '"><img src=x onerror=alert(1)>'},
        {"name": "\u0410dmin"},
        {"name": "Moderator"},
        {"name": "wren@example.org"},
    ],
)
def test_what_is_no_name_is_refused(sent: dict[str, str]) -> None:
    wren = make_member("Wren")

    answer = sign_in(Client(), wren).post(ADDRESS, sent)

    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()
    assert "<img src=x" not in answer.content.decode()
    assert name_of(wren) == "Wren"


def test_advice_stands_in_the_way_once() -> None:
    wren = make_member("Wren", email="hazel.oak@example.org")
    client = sign_in(Client(), wren)

    assert LOOKS_REAL in client.post(ADDRESS, {"name": "ann.smith62"}).content.decode()
    assert "how your email address begins" in (
        client.post(ADDRESS, {"name": "Hazel Oak"}).content.decode()
    )
    client.post(ADDRESS, {"name": "ann.smith62", "keep": "ann.smith62"})

    assert name_of(wren) == "ann.smith62"


def test_a_visitor_is_asked_to_sign_in() -> None:
    assert Client().get(ADDRESS).headers["Location"] == f"/sign-in/?next={ADDRESS}"
    assert Client().post(ADDRESS, {"name": "Heron"}).status_code == 403
