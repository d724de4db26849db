"""Pausing an account: who may, what she reads, and that it ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from samehere.discussions.actions import leave_group
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_thread,
    new_key,
    opening_of,
)
from samehere.members.actions import forget_expired
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import suspend
from samehere.moderation.models import Decision
from samehere.moderation.tests.builders import LIST, a_moderator, a_report, page_of, told_by_mail

if TYPE_CHECKING:
    from samehere.discussions.models import Group
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

WHY = "You sold things to others here."
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def somebody() -> tuple[Group, Member, Client]:
    """Return a group, a member of it, and its moderator, signed in."""
    group = a_group()
    karen = make_member("Karen", email="karen@example.org")
    a_membership(group, karen)
    return group, karen, sign_in(Client(), a_moderator(group, "Heron"))


def page_about(member: Member) -> str:
    return f"/members/{member.public_id}/suspend/"


def pause(client: Client, member: Member, days: str = "7", reason: str = WHY) -> int:
    answer = client.post(page_about(member), {"days": days, "reason": reason})
    return answer.status_code


def test_she_reads_until_when_and_why_wherever_she_would_write() -> None:
    group, karen, moderator = somebody()
    thread = a_thread(group=group)
    assert pause(moderator, karen) == 302
    client = sign_in(Client(), karen)
    end = timezone.now() + timedelta(days=7)
    day = f"{end.day} {end:%B %Y}"

    words = {"body": "Me too.", "key": new_key()}
    for path, sent in {
        f"/d/{thread.pk}/reply/": {"to": "0", **words},
        f"/g/{group.slug}/start/": {"title": "A question", **words},
        f"/d/{thread.pk}/posts/0/like/": {},
        f"/d/{thread.pk}/posts/0/same-here/": {},
        f"/d/{thread.pk}/follow/": {},
        f"/g/{a_group().slug}/join/": {},
        "/you/profile/name/": {"name": "Kestrel"},
        "/you/profile/": {"standing": "carer", "about": "Two dogs."},
    }.items():
        answer = client.post(path, sent)
        assert answer.status_code == 403, path
        assert f"until {day}" in answer.text, path
        assert WHY in answer.text, path
        assert "you can object" in answer.text, path
    assert client.get(f"/d/{thread.pk}/").status_code == 200
    account = client.get("/you/").text
    assert WHY in account
    assert day in account


def test_she_is_told_by_mail_and_the_decision_is_kept() -> None:
    _, karen, moderator = somebody()

    pause(moderator, karen, "30")

    (mail,) = told_by_mail()
    assert (mail.to, mail.subject) == ("karen@example.org", "About your account")
    assert WHY in mail.text
    decision = Decision.objects.get()
    assert (decision.outcome, decision.reason, decision.profile_of) == ("suspended", WHY, karen)
    html = moderator.get(LIST).text
    assert "The account was paused." in html
    assert "by Heron" in html


def test_it_ends_by_itself_and_is_forgotten_then() -> None:
    _, karen, _ = somebody()
    alder = make_member(is_operator=True)

    suspend(member=alder, public_id=karen.public_id, days="1", reason=WHY, now=NOON)

    karen.refresh_from_db()
    assert karen.is_suspended(NOON + timedelta(hours=23))
    assert not karen.is_suspended(NOON + timedelta(hours=25))
    forget_expired()
    karen.refresh_from_db()
    assert (karen.suspended_until, karen.suspension_reason) == (None, "")


def test_it_can_be_ended_before_with_reasons() -> None:
    _, karen, moderator = somebody()
    pause(moderator, karen)
    told_by_mail()
    address = f"/members/{karen.public_id}/resume/"

    assert "End the pause" in moderator.get(page_about(karen)).text
    assert moderator.post(address, {"reason": ""}).status_code == 422
    assert moderator.post(address, {"reason": "She said sorry."}).status_code == 302

    karen.refresh_from_db()
    assert not karen.is_suspended()
    assert "She said sorry." in told_by_mail()[-1].text
    assert moderator.post(address, {"reason": "Once more."}).status_code == 302
    assert Decision.objects.filter(outcome="resumed").count() == 1


@pytest.mark.parametrize(
    ("days", "reason"), [("", WHY), ("8", WHY), ("365", WHY), ("7", " "), ("7", "x" * 501)]
)
def test_what_is_missing_is_said_and_nothing_is_paused(days: str, reason: str) -> None:
    _, karen, moderator = somebody()

    answer = moderator.post(page_about(karen), {"days": days, "reason": reason})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    karen.refresh_from_db()
    assert not karen.is_suspended()


def test_only_those_who_look_after_a_group_of_hers_or_the_community_may() -> None:
    _group, karen, moderator = somebody()
    other = sign_in(Client(), a_moderator(a_group()))

    assert moderator.get(page_about(karen)).status_code == 200
    assert pause(sign_in(Client(), make_member()), karen) == 403
    assert pause(sign_in(Client(), karen), karen) == 403
    assert pause(other, karen) == 403
    assert other.get(page_about(karen)).status_code == 403
    assert pause(Client(), karen) == 403
    assert Client().get(page_about(karen)).status_code == 302
    assert not Decision.objects.exists()
    assert pause(sign_in(Client(), make_member(is_operator=True)), karen, "365") == 302


def test_moderators_are_paused_by_operators_and_these_by_nobody() -> None:
    group, _, moderator = somebody()
    second, alder = a_moderator(group), make_member(is_operator=True)
    a_membership(group, alder)
    operator = sign_in(Client(), make_member(is_operator=True))

    assert pause(moderator, second) == 403
    assert pause(moderator, alder) == 403
    assert pause(operator, alder) == 403
    assert pause(operator, second) == 302


def test_a_paused_moderator_pauses_nobody() -> None:
    group, karen, _ = somebody()
    heron = a_moderator(group)
    suspend(member=make_member(is_operator=True), public_id=heron.public_id, days="7", reason=WHY)

    assert pause(sign_in(Client(), heron), karen) == 403


def test_a_pause_says_until_when() -> None:
    karen = make_member()

    for outcome, until in (("suspended", None), ("left", NOON)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.create(
                profile_of=karen, outcome=outcome, reason=WHY, made_at=NOON, suspended_until=until
            )


def test_one_gets_there_from_the_group_and_from_a_report() -> None:
    group, karen, moderator = somebody()
    report = a_report(opening_of(a_thread(group=group, by=karen)))

    html = moderator.get(f"/g/{group.slug}/members/{karen.public_id}/").text

    assert page_about(karen) in html
    assert page_about(karen) in moderator.get(page_of(report)).text


def test_a_report_leads_there_only_for_those_who_may() -> None:
    group, _, moderator = somebody()
    passing, second = make_member("Teasel"), a_moderator(group)
    operator = sign_in(Client(), make_member(is_operator=True))

    for author in (passing, second):
        report = a_report(opening_of(a_thread(group=group, by=author)))
        # Writing in a public group makes nobody a member of it for good.
        if author == passing:
            leave_group(member=passing, slug=group.slug)
        assert moderator.get(page_about(author)).status_code == 403
        assert "Pause the account" not in moderator.get(page_of(report)).text
        assert page_about(author) in operator.get(page_of(report)).text
