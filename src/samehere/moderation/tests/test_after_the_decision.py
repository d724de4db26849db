"""What happens to reports later: the post goes, time passes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from samehere.discussions.actions import delete_post
from samehere.discussions.tests.builders import a_group, a_thread, opening_of
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import forget_reporters
from samehere.moderation.models import Decision, Report
from samehere.moderation.tests.builders import (
    a_choice,
    a_moderator,
    a_report,
    page_of,
    told_by_mail,
)
from samehere.outbox.worker import work_off

pytestmark = pytest.mark.django_db

CANARY = "Quincebrandy"


def test_when_its_author_deletes_it_the_reports_are_closed_but_for_danger() -> None:
    karen, group = make_member(), a_group()
    thread = a_thread(group=group, by=karen, text=CANARY, replies=1)
    a_report(opening_of(thread), "rude", email="owl@example.org")
    danger = a_report(opening_of(thread), "danger")
    work_off()

    delete_post(member=karen, thread_id=thread.pk, number=0)

    (mail,) = told_by_mail()
    assert mail.to == "owl@example.org"
    assert "deleted by its author" in mail.text
    assert "you can object" not in mail.text
    client = sign_in(Client(), a_moderator(group))
    html = client.get(page_of(danger)).text
    assert "The words are gone." in html
    assert CANARY not in html
    assert client.post(page_of(danger), a_choice(danger, "done", "I wrote.")).status_code == 302


def test_thirty_days_later_nobody_knows_who_reported_it() -> None:
    group = a_group()
    post = opening_of(a_thread(group=group))
    report = a_report(post, note=f"It says {CANARY}.", name="W. Green")
    waiting = a_report(opening_of(a_thread()), note="Still open.", email="owl@example.org")
    sign_in(Client(), a_moderator(group)).post(page_of(report), a_choice(report))
    Report.objects.update(net="somewhere")

    forget_reporters()
    report.refresh_from_db()
    assert (report.address, report.net) == ("wren@example.org", "somewhere")

    month, day = timezone.now() - timedelta(days=31), timezone.now() - timedelta(hours=25)
    Decision.objects.update(made_at=month)
    Report.objects.update(sent_at=day)
    forget_reporters()

    for row in (report, waiting):
        row.refresh_from_db()
    assert (report.address, report.name, report.note, report.net) == ("", "", "", "")
    assert (waiting.address, waiting.note, waiting.net) == ("owl@example.org", "Still open.", "")
    assert report.decision is not None
    assert report.decision.reason == "It is allowed."


def test_the_database_takes_no_decision_without_a_reason() -> None:
    post = opening_of(a_thread())

    for outcome, reason in (("left", ""), ("nonsense", "Why.")):
        with pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.create(
                post=post, outcome=outcome, reason=reason, made_at=timezone.now()
            )


def test_what_hangs_from_a_post_goes_with_it() -> None:
    group = a_group()
    post = opening_of(a_thread(group=group))
    report = a_report(post)
    sign_in(Client(), a_moderator(group)).post(page_of(report), a_choice(report))

    post.delete()

    assert not Decision.objects.exists()
    assert not Report.objects.exists()
