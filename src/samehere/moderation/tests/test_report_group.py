"""Whoever was taken out of a closed group can still ask that something in it be deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.actions import leave_group, take_out
from samehere.discussions.tests.builders import a_group, a_membership, a_thread
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.models import Decision, Report
from samehere.moderation.tests.builders import (
    LIST,
    a_choice,
    a_moderator,
    page_of,
    told_by_mail,
)

if TYPE_CHECKING:
    from samehere.discussions.models import Group
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

NOTE = "Heron wrote in May where I live."


def taken_out(visibility: str = "invitation") -> tuple[Group, Member, Member]:
    """Return a closed group, its moderator, and somebody who was taken out of it."""
    group = a_group("Night owls", visibility=visibility)
    heron, siskin = a_moderator(group, "Heron"), make_member("Siskin")
    a_thread(group=group, by=heron, title="Awake again", text="She lives by the mill.")
    a_membership(group, siskin)
    take_out(member=heron, slug=group.slug, public_id=siskin.public_id, reason="Was rude.")
    return group, heron, siskin


@pytest.mark.parametrize("visibility", ["members", "invitation"])
def test_she_gets_there_from_what_waits_and_asks(visibility: str) -> None:
    group, _, siskin = taken_out(visibility)
    client = sign_in(Client(), siskin)
    address = f"/g/{group.slug}/report/"

    assert address in client.get("/waiting/").text
    form = client.get(address).text
    answer = client.post(address, {"matter": "about_me", "note": NOTE}, follow=True)

    assert "Thanks for your help!" in answer.text
    report = Report.objects.get()
    assert (report.group, report.post, report.member) == (group, None, siskin)
    status = client.get(f"/reports/{report.number}/").text
    assert NOTE in status
    for word in ("Awake again", "by the mill"):
        assert word not in form + answer.text + status


@pytest.mark.parametrize(
    "sent", [{"matter": "about_me"}, {"matter": "mine", "note": NOTE}, {"note": NOTE}]
)
def test_what_is_missing_is_said(sent: dict[str, str]) -> None:
    group, _, siskin = taken_out()

    answer = sign_in(Client(), siskin).post(f"/g/{group.slug}/report/", sent)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not Report.objects.exists()


def test_for_everybody_else_it_is_not_there() -> None:
    group, heron, _ = taken_out()
    left = make_member()
    a_membership(group, left)
    leave_group(member=left, slug=group.slug)
    address = f"/g/{group.slug}/report/"

    for member in (heron, left, make_member(), make_member(is_operator=True)):
        client = sign_in(Client(), member)
        assert client.get(address).status_code == 404
        assert client.post(address, {"matter": "law", "note": NOTE}).status_code == 404
    assert Client().get(address).headers["Location"] == f"/sign-in/?next={address}"
    assert Client().post(address).status_code == 403
    assert not Report.objects.exists()


def test_those_who_look_after_the_group_decide_and_she_is_told() -> None:
    group, heron, siskin = taken_out()
    sign_in(Client(), siskin).post(f"/g/{group.slug}/report/", {"matter": "private", "note": NOTE})
    report = Report.objects.get()
    client = sign_in(Client(), heron)

    told = {mail.to for mail in told_by_mail()}
    assert told == {heron.email}
    assert "Something in Night owls" in client.get(LIST).text
    assert NOTE in client.get(page_of(report)).text
    answer = client.post(
        page_of(report), a_choice(report, "done", "The post is gone."), follow=True
    )

    assert "Something else was done about it." in answer.text
    assert {mail.to for mail in told_by_mail()} == {heron.email, siskin.email}
    assert "The post is gone." in sign_in(Client(), siskin).get(f"/reports/{report.number}/").text


@pytest.mark.parametrize("outcome", ["removed", "cleared", ""])
def test_what_is_done_with_posts_and_profiles_is_not_done_here(outcome: str) -> None:
    group, heron, siskin = taken_out()
    sign_in(Client(), siskin).post(f"/g/{group.slug}/report/", {"matter": "law", "note": NOTE})
    report = Report.objects.get()

    answer = sign_in(Client(), heron).post(page_of(report), a_choice(report, outcome))

    assert answer.status_code == 422
    assert not Decision.objects.exists()


def test_running_the_server_is_no_leave_to_read_it() -> None:
    group, _, siskin = taken_out()
    sign_in(Client(), siskin).post(f"/g/{group.slug}/report/", {"matter": "law", "note": NOTE})
    client = sign_in(Client(), make_member(is_operator=True))

    assert client.get(page_of(Report.objects.get())).status_code == 404
    assert NOTE not in client.get(LIST).text
