"""Whoever a decision is about, or who reported, objects once; somebody else answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_thread,
    opening_of,
)
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import decide, forget_reporters, suspend
from samehere.moderation.models import Appeal, Decision, Report
from samehere.moderation.tests.builders import (
    LIST,
    a_form,
    a_moderator,
    a_report,
    send,
    told_by_mail,
)
from samehere.outbox.worker import work_off

if TYPE_CHECKING:
    from samehere.discussions.models import Group, Post
    from samehere.members.models import Member
    from samehere.outbox.tests.builders import QueuedMail

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
TEXT = "I sold nothing, I gave it away."
ANSWER = "Giving away counts as well."


def paused(now: datetime | None = None, days: str = "7") -> tuple[Group, Member, Decision]:
    """Return a group, a member of it whom Heron has paused, and that decision."""
    group = a_group()
    heron, karen = make_member("Heron"), make_member("Karen", email="karen@example.org")
    a_membership(group, heron, role="moderator")
    a_membership(group, karen)
    suspend(member=heron, public_id=karen.public_id, days=days, reason="You sold it.", now=now)
    work_off()
    return group, karen, Decision.objects.get()


def decided(outcome: str = "left", **form: str) -> tuple[Post, Report, str]:
    """Return a post, a report of it that Heron has decided on, and the key of its link."""
    group, karen = a_group(), make_member("Karen", email="karen@example.org")
    heron = a_moderator(group, "Heron")
    post = opening_of(a_thread(group=group, by=karen, text="Quincebrandy."))
    sent = send(post, a_form(**form))
    decide(
        member=heron,
        thread_id=post.thread_id,
        number=0,
        outcome=outcome,
        reason="House rule 9.",
        seen=sent.number,
    )
    return post, Report.objects.get(number=sent.number), sent.key


def object_to(decision: Decision, member: Member, text: str = TEXT) -> Appeal:
    """Let the member object on the page of the decision."""
    answer = sign_in(Client(), member).post(page_of(decision), {"text": text})
    assert answer.status_code == 302
    return Appeal.objects.get(decision=decision)


def page_of(decision: Decision) -> str:
    return f"/you/decisions/{decision.pk}/"


def answer_to(appeal: Appeal, by: Member, outcome: str = "upheld") -> int:
    sent = {"outcome": outcome, "answer": ANSWER, "version": "1"}
    return sign_in(Client(), by).post(f"/moderation/appeals/{appeal.pk}/", sent).status_code


def mailed(word: str) -> list[QueuedMail]:
    return [mail for mail in told_by_mail() if mail.subject.startswith(word)]


def test_she_finds_the_decision_on_her_account_and_objects_while_she_is_paused() -> None:
    _, karen, decision = paused()
    client = sign_in(Client(), karen)

    assert "/you/decisions/" in client.get("/you/").text
    assert page_of(decision) in client.get("/you/decisions/").text
    assert "Do you think this is wrong?" in client.get(page_of(decision)).text
    client.post(page_of(decision), {"text": TEXT})

    html = client.get(page_of(decision)).text
    assert TEXT in html
    assert "Nobody has answered yet." in html
    assert client.post(page_of(decision), {"text": "Once more."}).status_code == 409
    assert Appeal.objects.get().text == TEXT


def test_the_mail_about_a_decision_leads_there() -> None:
    post, _, _ = decided("removed")
    decision = Decision.objects.get(post=post)
    assert post.author is not None

    (mail,) = mailed("About a post of yours")

    assert page_of(decision) in mail.text
    assert "Quincebrandy" not in mail.text
    assert "Quincebrandy" in sign_in(Client(), post.author).get(page_of(decision)).text


def test_for_others_neither_decision_nor_appeal_is_there() -> None:
    _, karen, decision = paused()
    appeal = object_to(decision, karen)
    other = a_moderator(a_group())

    for member in (make_member(), other, make_member(is_operator=True)):
        client = sign_in(Client(), member)
        assert client.get(page_of(decision)).status_code == 404
        assert client.post(page_of(decision), {"text": TEXT}).status_code == 404
    assert answer_to(appeal, other) == 404
    assert answer_to(appeal, karen) == 403
    assert Client().get(page_of(decision)).headers["Location"].startswith("/sign-in/")
    assert Client().post(page_of(decision)).status_code == 403


def test_somebody_else_than_who_decided_answers() -> None:
    group, karen, decision = paused()
    heron, owl = decision.made_by, a_moderator(group, "Owl")
    assert heron is not None
    appeal = object_to(decision, karen)

    assert [mail.to for mail in mailed("An appeal waits")] == [owl.email]
    html = sign_in(Client(), owl).get(LIST).text
    assert f"/moderation/appeals/{appeal.pk}/" in html
    assert "1 waits." in html
    assert "Nothing is waiting" not in html
    assert "<b>1 waits</b>" in sign_in(Client(), owl).get("/you/").text
    beside = sign_in(Client(), owl).get(f"/moderation/appeals/{appeal.pk}/").text
    assert TEXT in beside
    assert "You sold it." in beside
    assert answer_to(appeal, heron) == 403
    assert answer_to(appeal, owl) == 302
    assert answer_to(appeal, owl) == 404

    karen.refresh_from_db()
    assert karen.is_suspended()
    (mail,) = mailed("You objected")
    assert mail.to == "karen@example.org"
    assert ANSWER in sign_in(Client(), karen).get(page_of(decision)).text
    kept = sign_in(Client(), heron).get(LIST).text
    assert "The decision stays." in kept
    assert "by Owl" in kept


def test_where_nobody_else_is_there_who_decided_looks_again() -> None:
    _, karen, decision = paused()
    assert decision.made_by is not None
    appeal = object_to(decision, karen)

    assert [mail.to for mail in mailed("An appeal waits")] == [decision.made_by.email]
    assert answer_to(appeal, decision.made_by) == 302


def test_changed_a_pause_is_over() -> None:
    _, karen, decision = paused()
    appeal = object_to(decision, karen)

    assert answer_to(appeal, make_member(is_operator=True), "changed") == 302

    karen.refresh_from_db()
    assert not karen.is_suspended()
    assert Decision.objects.filter(outcome="resumed", reason=ANSWER).count() == 1


def test_a_reporter_objects_by_the_link_and_what_was_left_is_removed() -> None:
    post, report, key = decided(email="owl@example.org")
    address = f"/reports/by-link/{key}/appeal/"
    assert address in Client().get(f"/reports/by-link/{key}/").text

    assert "House rule 9." in Client().get(address).text
    assert Client().post(address, {"text": TEXT}).status_code == 302
    assert Client().post(address, {"text": TEXT}).status_code == 409
    appeal = Appeal.objects.get()
    assert (appeal.report, appeal.member) == (report, None)
    assert answer_to(appeal, make_member(is_operator=True), "changed") == 302

    post.refresh_from_db()
    assert post.is_removed
    mails = {mail.to: mail for mail in told_by_mail()[-2:]}
    assert ANSWER in mails["owl@example.org"].text
    assert ANSWER in mails["karen@example.org"].text
    assert ANSWER in Client().get(address).text


def test_a_member_objects_to_what_was_decided_on_her_report() -> None:
    group, wren = a_group(), make_member("Wren")
    post = opening_of(a_thread(group=group))
    report = a_report(post, by=wren)
    address = f"/reports/{report.number}/appeal/"
    client = sign_in(Client(), wren)
    assert client.get(address).status_code == 404
    decide(
        member=a_moderator(group),
        thread_id=post.thread_id,
        number=0,
        outcome="left",
        reason="It is allowed.",
        seen=report.number,
    )

    assert address in client.get(f"/reports/{report.number}/").text
    assert client.post(address, {"text": TEXT}).status_code == 302
    assert "You objected" in client.get(f"/reports/{report.number}/").text
    assert sign_in(Client(), make_member()).post(address, {"text": TEXT}).status_code == 404
    assert Client().get(address).headers["Location"] == f"/sign-in/?next={address}"


@pytest.mark.parametrize("text", ["", " \n", "x" * 2001])
def test_what_is_missing_is_said(text: str) -> None:
    _, karen, decision = paused()

    answer = sign_in(Client(), karen).post(page_of(decision), {"text": text})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not Appeal.objects.exists()


@pytest.mark.parametrize(
    "sent", [{"answer": ANSWER}, {"outcome": "upheld"}, {"outcome": "other", "answer": ANSWER}]
)
def test_an_answer_says_what_and_why(sent: dict[str, str]) -> None:
    _, karen, decision = paused()
    appeal = object_to(decision, karen)
    client = sign_in(Client(), make_member(is_operator=True))

    assert client.post(f"/moderation/appeals/{appeal.pk}/", sent).status_code == 422
    appeal.refresh_from_db()
    assert appeal.outcome == ""


def test_after_thirty_days_it_is_too_late_but_never_while_an_account_is_paused() -> None:
    alder = make_member(is_operator=True)
    _, old, _ = paused(NOON - timedelta(days=400))
    long = make_member()
    suspend(member=alder, public_id=long.public_id, days="365", reason="You sold it.", now=None)
    Decision.objects.filter(profile_of=long).update(made_at=NOON)
    late = Decision.objects.get(profile_of=old)

    assert sign_in(Client(), old).post(page_of(late), {"text": TEXT}).status_code == 409
    object_to(Decision.objects.get(profile_of=long), long)


def test_a_decision_has_one_appeal_of_whom_it_is_about() -> None:
    _, karen, decision = paused()
    object_to(decision, karen)

    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.create(decision=decision, member=karen, text=TEXT, sent_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.update(outcome="upheld")


def test_words_and_address_are_forgotten_thirty_days_after_the_answer() -> None:
    _, report, key = decided(email="owl@example.org")
    Client().post(f"/reports/by-link/{key}/appeal/", {"text": TEXT})
    Decision.objects.update(made_at=NOON)

    forget_reporters()
    report.refresh_from_db()
    assert report.address == "owl@example.org"
    Appeal.objects.update(outcome="upheld", answer=ANSWER, answered_at=NOON)
    forget_reporters()

    report.refresh_from_db()
    assert report.address == ""
    assert Appeal.objects.get().text == ""
