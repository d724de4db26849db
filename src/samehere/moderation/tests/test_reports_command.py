"""samehere reports: what waits, the urgent first, without a word anybody wrote."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.test import Client

from samehere.discussions.tests.builders import a_group, a_membership, a_thread, opening_of
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import answer_appeal, appeal, suspend
from samehere.moderation.models import Appeal, Decision
from samehere.moderation.tests.builders import (
    a_choice,
    a_moderator,
    a_profile_report,
    a_report,
    page_of,
)

if TYPE_CHECKING:
    from samehere.discussions.models import Group

pytestmark = pytest.mark.django_db

CANARY = "Quincebrandy"
NOON = datetime(2026, 3, 3, 12, 30, tzinfo=UTC)


def test_it_lists_what_waits(capsys: pytest.CaptureFixture[str]) -> None:
    group = a_group("Migraine")
    rude = a_report(opening_of(a_thread(group=group, title=CANARY, text=CANARY)), "rude", now=NOON)
    thread = a_thread(group=group)
    danger = a_report(opening_of(thread), "danger", CANARY, now=NOON + timedelta(days=1))

    call_command("reports")

    first, second, last = capsys.readouterr().out.splitlines()
    assert first == (
        f"{danger.number}  2026-03-04 12:30  URGENT  Migraine  Someone may be in danger  "
        f"http://localhost:8000/d/{thread.pk}/posts/0/"
    )
    assert second.startswith(f"{rude.number}  2026-03-03 12:30  waits  Migraine  It’s unkind")
    assert last == "2 wait."
    for word in (CANARY, "wren@example.org"):
        assert word not in first + second


def test_what_was_decided_is_listed_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    group = a_group()
    post = opening_of(a_thread(group=group))
    report = a_report(post, "mine", by=make_member())
    sign_in(Client(), a_moderator(group)).post(page_of(report), a_choice(report))

    call_command("reports")
    assert capsys.readouterr().out == "No report waits, and no appeal.\n"
    call_command("reports", "--all", "--json")

    (row,) = json.loads(capsys.readouterr().out)
    assert row["number"] == report.number
    assert (row["wish"], row["by"], row["is_member"]) == ("deletion", "author", True)
    assert (row["outcome"], row["is_urgent"]) == ("left", False)
    assert row["address"].endswith(f"/d/{post.thread_id}/posts/0/")


def test_a_profile_has_no_group(capsys: pytest.CaptureFixture[str]) -> None:
    wren = make_member(CANARY)
    report = a_profile_report(wren, "private", now=NOON)

    call_command("reports")

    assert capsys.readouterr().out.splitlines()[0] == (
        f"{report.number}  2026-03-03 12:30  waits  (profile)  It gives away who someone is  "
        f"http://localhost:8000/members/{wren.public_id}/"
    )


def an_appeal(*, group: Group, now: datetime = NOON) -> Appeal:
    """Return the appeal of a member whose account was paused in a group, and who left nothing."""
    paused = make_member()
    a_membership(group, paused)
    suspend(member=a_moderator(group), public_id=paused.public_id, days="7", reason=CANARY, now=now)
    decision = Decision.objects.latest("pk")
    appeal(member=paused, decision_id=decision.pk, text=CANARY, now=now)
    return Appeal.objects.latest("pk")


def test_appeals_that_wait_are_listed_after_the_reports(
    capsys: pytest.CaptureFixture[str],
) -> None:
    group = a_group("Migraine")
    waiting = an_appeal(group=group)
    a_report(opening_of(a_thread(group=group)), "rude", now=NOON + timedelta(days=1))

    call_command("reports")

    _, line, last = capsys.readouterr().out.splitlines()
    assert line == (
        f"appeal {waiting.pk}  2026-03-03 12:30  waits  (profile)  Was it right: its owner may "
        f"only read for a while  http://localhost:8000/moderation/appeals/{waiting.pk}/"
    )
    assert last == "2 wait."


def test_appeals_are_in_the_list_for_programs_and_answered_ones_on_request(
    capsys: pytest.CaptureFixture[str],
) -> None:
    waiting = an_appeal(group=a_group())
    call_command("reports", "--json")

    printed = capsys.readouterr().out
    (row,) = json.loads(printed)
    assert (row["kind"], row["number"], row["decision"]) == (
        "appeal",
        str(waiting.pk),
        "suspended",
    )
    assert (row["group"], row["outcome"], row["is_member"]) == (None, None, True)
    assert CANARY not in printed

    operator = make_member(is_operator=True)
    answer_appeal(member=operator, appeal_id=waiting.pk, outcome="upheld", answer=CANARY)
    call_command("reports")
    assert capsys.readouterr().out == "No report waits, and no appeal.\n"
    call_command("reports", "--all", "--json")
    (row,) = json.loads(capsys.readouterr().out)
    assert row["outcome"] == "upheld"
    assert row["decided_at"]


def test_an_empty_list_is_one_too(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("reports", "--json")

    assert json.loads(capsys.readouterr().out) == []
