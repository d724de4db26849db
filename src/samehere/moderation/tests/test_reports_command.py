"""samehere reports: what waits, the urgent first, without a word anybody wrote."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from samehere.discussions.tests.builders import a_group, a_thread, opening_of
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.tests.builders import (
    a_choice,
    a_moderator,
    a_profile_report,
    a_report,
    page_of,
)

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
    assert capsys.readouterr().out == "No report waits.\n"
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


def test_an_empty_list_is_one_too(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("reports", "--json")

    assert json.loads(capsys.readouterr().out) == []
