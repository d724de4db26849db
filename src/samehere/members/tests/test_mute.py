"""Muting: twice is once, for oneself alone, never oneself, and undone as easily."""

import pytest
from django.test import Client

from samehere.members import actions, errors, queries
from samehere.members.models import Member, Mute
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db


def fresh(member: Member) -> Member:
    return Member.objects.get(pk=member.pk)


def test_muting_twice_is_muting_once_and_so_is_undoing() -> None:
    wren, karen = make_member("Wren"), make_member("Karen")

    for _ in range(2):
        actions.mute(member=wren, public_id=karen.public_id)
        assert queries.muted_ids(fresh(wren)) == {karen.pk}
        assert Mute.objects.count() == 1
    for _ in range(2):
        actions.unmute(member=wren, public_id=karen.public_id)
        assert queries.muted_ids(fresh(wren)) == frozenset()
        assert not fresh(wren).has_mutes


def test_undoing_one_leaves_the_others() -> None:
    wren, karen, heron = make_member("Wren"), make_member("Karen"), make_member("Heron")
    actions.mute(member=wren, public_id=karen.public_id)
    actions.mute(member=wren, public_id=heron.public_id)

    actions.unmute(member=wren, public_id=karen.public_id)

    assert queries.muted_ids(fresh(wren)) == {heron.pk}


def test_nobody_mutes_herself() -> None:
    wren = make_member("Wren")

    with pytest.raises(errors.OwnName):
        actions.mute(member=wren, public_id=wren.public_id)


def test_the_muted_one_sees_nothing_of_it() -> None:
    wren, karen = make_member("Wren"), make_member("Karen")
    client = sign_in(Client(), karen)
    before = client.get(f"/members/{wren.public_id}/").content

    actions.mute(member=wren, public_id=karen.public_id)

    assert queries.muted_ids(fresh(karen)) == frozenset()
    after = client.get(f"/members/{wren.public_id}/").content
    assert after.count(b"muted") == before.count(b"muted")
    assert len(after) == len(before)


def test_the_button_on_a_profile_mutes_and_unmutes() -> None:
    wren, karen = make_member("Wren"), make_member("Karen")
    client, address = sign_in(Client(), wren), f"/members/{karen.public_id}/"

    assert client.post(f"{address}mute/").headers["Location"] == address
    page = client.get(address).content.decode()
    assert f'formaction="{address}unmute/" aria-pressed="true"' in page
    assert "Karen</a>" in client.get("/you/muted/").content.decode()

    answer = client.post(f"{address}unmute/", {"next": "/you/muted/"})
    assert answer.headers["Location"] == "/you/muted/"
    page = client.get("/you/muted/").content.decode()
    assert "You see Karen again." in page
    assert "Karen</a>" not in page


@pytest.mark.parametrize("next_", ["https://evil.example/", "//evil.example", "/\\evil", "\x00"])
def test_nobody_is_led_away(next_: str) -> None:
    karen = make_member("Karen")
    client = sign_in(Client(), make_member())

    answer = client.post(f"/members/{karen.public_id}/mute/", {"next": next_})

    assert answer.headers["Location"] == f"/members/{karen.public_id}/"


def test_visitors_and_unknown_ids_are_refused() -> None:
    karen = make_member("Karen")

    assert Client().post(f"/members/{karen.public_id}/mute/").status_code == 403
    client = sign_in(Client(), make_member())
    for act in ("mute", "unmute"):
        assert client.post(f"/members/bcdfghjkmnpq/{act}/").status_code == 404


@pytest.mark.parametrize("who", ["Wren", "Karen"])
def test_it_goes_with_either_of_the_two(who: str) -> None:
    people = {name: make_member(name) for name in ("Wren", "Karen")}
    actions.mute(member=people["Wren"], public_id=people["Karen"].public_id)

    people[who].delete()

    assert not Mute.objects.exists()
