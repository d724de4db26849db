"""Answering an appeal: who can, what it changes and what not, and where the mail leads."""

from __future__ import annotations

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_group, a_membership, a_thread, opening_of
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import (
    answer_appeal,
    appeal,
    appeal_as_reporter,
    decide,
    suspend,
)
from samehere.moderation.models import Appeal, Decision
from samehere.moderation.tests.builders import (
    a_choice,
    a_moderator,
    a_profile_report,
    a_report,
    page_of,
    told_by_mail,
)

pytestmark = pytest.mark.django_db

ANSWER = "Giving away counts as well."


def test_the_mail_to_a_member_who_reported_leads_to_what_was_answered() -> None:
    group, wren = a_group(), make_member("Wren", email="wren@example.org")
    post = opening_of(a_thread(group=group))
    report = a_report(post, by=wren)
    decide(
        member=a_moderator(group),
        thread_id=post.thread_id,
        number=0,
        outcome="left",
        reason="It is allowed.",
        seen=report.number,
    )
    appeal_as_reporter(viewer=wren, number=report.number, text="It hurts people.")
    sent = Appeal.objects.get()
    answer_appeal(member=a_moderator(group), appeal_id=sent.pk, outcome="upheld", answer=ANSWER)

    mail = told_by_mail()[-1]

    address = f"/reports/{report.number}/appeal/"
    assert (mail.to, address in mail.text) == ("wren@example.org", True)
    assert ANSWER in sign_in(Client(), wren).get(address).text


def test_changed_it_does_not_end_another_pause_that_began_since() -> None:
    group, karen = a_group(), make_member("Karen")
    a_membership(group, karen)
    suspend(member=a_moderator(group), public_id=karen.public_id, days="1", reason="You sold it.")
    appeal(member=karen, decision_id=Decision.objects.get().pk, text="I gave it away.")
    alder = make_member(is_operator=True)
    suspend(member=alder, public_id=karen.public_id, days="30", reason="You threatened her.")

    sent = Appeal.objects.get()
    answer_appeal(member=alder, appeal_id=sent.pk, outcome="changed", answer="So you did.")

    karen.refresh_from_db()
    assert karen.suspension_reason == "You threatened her."
    assert karen.is_suspended()
    assert not Decision.objects.filter(outcome="resumed").exists()


def test_where_one_person_runs_it_all_she_looks_again_at_what_is_about_her() -> None:
    alder, wren = make_member("Alder", is_operator=True), make_member("Wren")
    report = a_profile_report(alder, by=wren)
    sign_in(Client(), alder).post(page_of(report), a_choice(report))
    appeal_as_reporter(viewer=wren, number=report.number, text="It passes for me.")
    address = f"/moderation/appeals/{Appeal.objects.get().pk}/"
    sent = {"outcome": "upheld", "answer": ANSWER}

    second = make_member(is_operator=True)
    assert sign_in(Client(), alder).post(address, sent).status_code == 403
    second.delete()
    assert told_by_mail()[-1].to == "alder@example.org"
    assert sign_in(Client(), alder).post(address, sent).status_code == 302
