"""An appeal nobody is left to answer: closed after 30 days with a sentence, and only such a one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from samehere.discussions.tests.builders import a_group, a_membership, a_thread, opening_of
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import (
    appeal_as_reporter,
    close_unanswerable_appeals,
    decide,
    forget_reporters,
    suspend,
)
from samehere.moderation.models import Appeal, Decision, Report
from samehere.moderation.tests.builders import a_moderator, a_report, told_by_mail

if TYPE_CHECKING:
    from samehere.discussions.models import Group
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db


def objected(visibility: str = "members", *, by: str = "Wren") -> tuple[Group, Member, Report]:
    """Return a group, its only moderator, and a report whose sender objected to her decision."""
    group = a_group(visibility=visibility)
    wren = make_member(by, email=f"{by.lower()}@example.org")
    heron, karen = a_moderator(group), make_member()
    a_membership(group, wren)
    a_membership(group, karen)
    report = a_report(opening_of(a_thread(group=group, by=karen)), note="He is cruel.", by=wren)
    assert report.post is not None
    decide(
        member=heron,
        thread_id=report.post.thread_id,
        number=0,
        outcome="left",
        reason="It is allowed.",
        seen=report.number,
    )
    appeal_as_reporter(viewer=wren, number=report.number, text="It hurts people.")
    told_by_mail()
    return group, heron, report


def after(days: int) -> None:
    close_unanswerable_appeals(now=timezone.now() + timedelta(days=days))


def test_it_is_closed_after_thirty_days_and_whoever_objected_is_told() -> None:
    _, heron, report = objected()
    heron.delete()

    after(29)
    assert Appeal.objects.get().outcome == ""
    after(31)

    assert Appeal.objects.get().outcome == "closed"
    mail = told_by_mail()[-1]
    assert mail.to == "wren@example.org"
    assert "Nobody could look at it again." in mail.text
    assert "No software" not in mail.text
    assert report.member is not None
    page = sign_in(Client(), report.member).get(f"/reports/{report.number}/appeal/").text
    assert "Nobody who may look at this is left" in page


def test_its_last_moment_still_counts_as_waiting() -> None:
    _, heron, _ = objected()
    heron.delete()
    sent = Appeal.objects.get()

    close_unanswerable_appeals(now=sent.sent_at + timedelta(days=30))
    assert Appeal.objects.get().outcome == ""
    close_unanswerable_appeals(now=sent.sent_at + timedelta(days=30, microseconds=1))

    sent.refresh_from_db()
    assert sent.outcome == "closed"
    assert sent.answered_at == sent.sent_at + timedelta(days=30, microseconds=1)
    assert sent.answered_by is None


def test_closed_once_it_is_closed_and_told_once() -> None:
    _, heron, _ = objected()
    heron.delete()
    after(31)
    told = len(told_by_mail())

    after(32)

    assert len(told_by_mail()) == told


def test_what_was_answered_is_left_alone_however_old() -> None:
    group, _, _ = objected()
    sent = Appeal.objects.get()
    said = {"outcome": "upheld", "answer": "It is allowed.", "version": "1"}
    second = a_moderator(group)
    sign_in(Client(), second).post(f"/moderation/appeals/{sent.pk}/", said)
    a_moderator(group)

    after(400)

    sent.refresh_from_db()
    assert (sent.outcome, sent.answer, sent.answered_by) == ("upheld", "It is allowed.", second)


def test_of_two_that_are_due_only_the_one_nobody_can_answer_is_closed() -> None:
    _, heron, _ = objected()
    heron.delete()
    objected(by="Linnet")

    after(31)

    assert sorted(Appeal.objects.values_list("outcome", flat=True)) == ["", "closed"]


def test_what_it_said_is_forgotten_thirty_days_later() -> None:
    _, heron, report = objected()
    heron.delete()
    Report.objects.update(member=None, address="owl@example.org")
    after(31)
    long_ago = timezone.now() - timedelta(days=31)
    Appeal.objects.update(answered_at=long_ago)
    Decision.objects.update(made_at=long_ago)

    forget_reporters()

    report.refresh_from_db()
    assert (report.address, report.note, Appeal.objects.get().text) == ("", "", "")


def test_so_it_is_where_who_decided_is_paused() -> None:
    _, heron, _ = objected()
    alder = make_member(is_operator=True)
    suspend(member=alder, public_id=heron.public_id, days="365", reason="You sold things.")

    after(31)

    assert Appeal.objects.get().outcome == "closed"


def test_it_waits_on_while_somebody_can_answer() -> None:
    group, heron, _ = objected()
    after(31)
    assert Appeal.objects.get().outcome == ""

    alder = make_member(is_operator=True)
    a_membership(group, alder)
    heron.delete()
    after(31)

    assert Appeal.objects.get().outcome == ""


def test_in_a_public_group_an_operator_can_always_answer() -> None:
    _, heron, _ = objected("public")
    make_member(is_operator=True)
    heron.delete()

    after(31)

    assert Appeal.objects.get().outcome == ""


def test_nobody_can_close_one_in_this_way_by_a_form() -> None:
    _, heron, _ = objected()
    address = f"/moderation/appeals/{Appeal.objects.get().pk}/"

    answer = sign_in(Client(), heron).post(address, {"outcome": "closed", "answer": "No."})

    assert answer.status_code == 422
