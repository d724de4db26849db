"""Those who look after a group hear of reports: at most once an hour, of danger at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from samehere.discussions.tests.builders import a_group, a_thread, opening_of
from samehere.members.tests.builders import make_member
from samehere.moderation.actions import suspend, tell_moderators, tell_of_waiting
from samehere.moderation.models import ModeratorTold
from samehere.moderation.tests.builders import a_moderator, a_report, told_by_mail
from samehere.outbox.tests.builders import waiting_mails

pytestmark = pytest.mark.django_db

CANARY = "Quincebrandy"
HOUR = timedelta(hours=1)


def told() -> list[str]:
    """Return the subjects of what moderators were told, once everything is done."""
    return [mail.subject for mail in told_by_mail() if not mail.subject.startswith("Your report")]


def test_each_moderator_gets_one_mail_that_tells_nothing() -> None:
    group = a_group("Lichen sclerosus")
    a_moderator(group, "Heron"), a_moderator(group, "Dipper")
    make_member(is_operator=True)
    a_report(opening_of(a_thread(group=group, text=CANARY)), note=CANARY, by=make_member())

    mails = told_by_mail()

    assert {mail.to for mail in mails} == {"heron@example.org", "dipper@example.org"}
    for mail in mails:
        assert mail.subject == "A report waits for you"
        assert "/moderation/reports/" in mail.text
        assert CANARY not in mail.text
        assert "ichen" not in mail.text


def test_a_group_nobody_looks_after_is_the_operators() -> None:
    make_member("Alder", is_operator=True)
    a_moderator(a_group())
    a_report(opening_of(a_thread()), by=make_member())

    assert [mail.to for mail in told_by_mail()] == ["alder@example.org"]


def test_a_moderator_whose_account_is_paused_is_not_told_and_others_are() -> None:
    alder, group = make_member("Alder", is_operator=True), a_group()
    heron = a_moderator(group, "Heron")
    suspend(member=alder, public_id=heron.public_id, days="30", reason="She was rude.")
    told_by_mail()
    a_report(opening_of(a_thread(group=group)), by=make_member())

    assert told_by_mail()[-1].to == "alder@example.org"
    dipper = a_moderator(group, "Dipper")
    a_report(opening_of(a_thread(group=group)), by=make_member())
    assert told_by_mail()[-1].to == dipper.email


def test_a_second_report_within_the_hour_makes_no_second_mail() -> None:
    group = a_group()
    a_moderator(group)
    for _ in range(3):
        a_report(opening_of(a_thread(group=group)), by=make_member())

    assert told() == ["A report waits for you"]


def test_danger_is_told_at_once() -> None:
    group = a_group()
    a_moderator(group)
    a_report(opening_of(a_thread(group=group)), by=make_member())
    a_report(opening_of(a_thread(group=group)), "danger", by=make_member())

    assert told() == ["A report waits for you", "Please look at a report now"]


def test_telling_twice_is_telling_once() -> None:
    group = a_group()
    a_moderator(group)
    report = a_report(opening_of(a_thread(group=group)), by=make_member())

    tell_moderators(report_id=report.pk)
    tell_moderators(report_id=report.pk)

    assert len(waiting_mails()) == 1


def test_what_came_within_the_hour_is_told_after_it_once() -> None:
    group, now = a_group(), timezone.now()
    a_moderator(group)
    a_report(opening_of(a_thread(group=group)), by=make_member(), now=now - 2 * HOUR)
    told_by_mail()
    ModeratorTold.objects.update(told_at=now - 2 * HOUR + timedelta(seconds=1))
    tell_of_waiting(now=now)
    assert len(waiting_mails()) == 1

    a_report(opening_of(a_thread(group=group)), by=make_member(), now=now - HOUR)
    for _ in range(2):
        tell_of_waiting(now=now)

    assert len(waiting_mails()) == 2


def test_nobody_is_told_when_nothing_waits() -> None:
    a_moderator(a_group())

    tell_of_waiting()
    tell_moderators(report_id=999)

    assert waiting_mails() == []
