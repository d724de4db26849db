"""A removed post is put back by an appeal; until then its words are her own, and the judges'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.actions import RECOUNTS, delete_post, like_post
from samehere.discussions.tests.builders import (
    a_group,
    a_reply,
    a_thread,
    posts_of,
    thread_of,
)
from samehere.experiences.tests.builders import a_reader
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import appeal, appeal_as_reporter, decide
from samehere.moderation.models import Appeal, Decision, Report
from samehere.moderation.tests.builders import a_moderator, a_report, page_of, told_by_mail
from samehere.outbox.worker import work_off

if TYPE_CHECKING:
    from samehere.discussions.models import Post, Thread
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

WORDS = "Quincebrandy helped my knees."
ANSWER = "It sells nothing after all."


@dataclass
class Removed:
    """A reply that Heron removed; Karen wrote it, and Wren had reported it."""

    thread: Thread
    number: int
    karen: Member
    heron: Member
    wren: Member

    @property
    def decision(self) -> Decision:
        return Decision.objects.filter(outcome="removed").latest("pk")

    @property
    def post(self) -> Post:
        return posts_of(self.thread.pk)[self.number]

    @property
    def page(self) -> str:
        return f"/you/decisions/{self.decision.pk}/"

    def seen_by(self, member: Member | None, path: str) -> str:
        client = Client() if member is None else sign_in(Client(), member)
        return client.get(path).text


def removed(number: int = 1, text: str = WORDS) -> Removed:
    group = a_group()
    karen, wren = a_reader(name="Karen"), make_member("Wren")
    heron = a_moderator(group, "Heron")
    if number == 0:
        thread = a_thread(group=group, by=karen, title="My knees", text=text)
    else:
        thread = a_thread(group=group, text="And you?")
        a_reply(thread, by=karen, text=text)
    case = Removed(thread, number, karen, heron, wren)
    remove(case)
    return case


def remove(case: Removed) -> None:
    report = a_report(case.post, by=case.wren)
    decide(
        member=case.heron,
        thread_id=case.thread.pk,
        number=case.number,
        outcome="removed",
        reason="House rule 8.",
        seen=report.number,
    )


def object_to(case: Removed) -> Appeal:
    appeal(member=case.karen, decision_id=case.decision.pk, text="I sold nothing.")
    return Appeal.objects.latest("pk")


def answer(sent: Appeal, outcome: str = "changed", by: Member | None = None) -> None:
    judge = by or make_member(is_operator=True)
    said = {"outcome": outcome, "answer": ANSWER}
    address = f"/moderation/appeals/{sent.pk}/"
    assert sign_in(Client(), judge).post(address, said).status_code == 302


def counts_are_right() -> bool:
    return not any(recount(mend=False) for recount in RECOUNTS.values())


def test_what_was_removed_is_put_back_when_the_decision_is_changed() -> None:
    case = removed()
    page = f"/d/{case.thread.pk}/"
    assert WORDS not in case.seen_by(None, page)

    answer(object_to(case))

    assert WORDS in case.seen_by(None, page)
    assert "Removed by a moderator" not in case.seen_by(None, page)
    assert thread_of(case.thread.pk).reply_count == 1
    assert counts_are_right()
    own = case.seen_by(case.karen, case.page)
    assert "It stands where it stood again" in own
    assert ANSWER in own


def test_an_opening_post_gets_its_title_back() -> None:
    case = removed(number=0)
    assert thread_of(case.thread.pk).deleted_at is not None

    answer(object_to(case))

    assert "My knees" in case.seen_by(None, f"/d/{case.thread.pk}/")
    assert "My knees" in case.seen_by(None, f"/g/{case.thread.group.slug}/")
    assert thread_of(case.thread.pk).last_post == case.post
    assert counts_are_right()


def test_until_then_its_words_are_for_her_and_for_who_answers_alone() -> None:
    case = removed()
    place = f"/d/{case.thread.pk}/"
    owl = a_moderator(case.thread.group, "Owl")

    assert WORDS in case.seen_by(case.karen, case.page)
    assert "you can copy it" in case.seen_by(case.karen, case.page)
    listed = case.seen_by(owl, "/moderation/reports/")
    assert "House rule 8." in listed
    sent = object_to(case)

    assert WORDS in case.seen_by(case.karen, case.page)
    assert WORDS in case.seen_by(owl, f"/moderation/appeals/{sent.pk}/")
    for path in ("/moderation/reports/", "/you/decisions/", "/you/posts/"):
        assert WORDS not in case.seen_by(owl, path) + case.seen_by(case.karen, path)
    report = Report.objects.get()
    assert WORDS not in case.seen_by(case.wren, f"/reports/{report.number}/")
    for member in (case.karen, owl, None):
        assert WORDS not in case.seen_by(member, place)
    assert all(WORDS not in mail.text for mail in told_by_mail())


def test_it_is_read_again_and_whoever_reported_sees_that_it_is_there() -> None:
    case = removed(text="I use tacrolimus twice a day.")
    work_off()
    assert "I use" not in case.seen_by(case.karen, "/consent/read/")

    answer(object_to(case))

    work_off()
    assert "I use" in case.seen_by(case.karen, "/consent/read/")
    seen = case.seen_by(case.wren, f"/reports/{Report.objects.get().number}/")
    assert "the post stands there again" in seen
    assert "The post was put back." in case.seen_by(case.heron, "/moderation/reports/")
    assert "The post was put back." in case.seen_by(case.karen, "/you/decisions/")


def test_what_others_answered_to_it_by_a_press_stays_away() -> None:
    group, wren = a_group(), make_member("Wren")
    karen, heron = make_member("Karen"), a_moderator(group)
    thread = a_thread(group=group, by=make_member(), text="And you?")
    a_reply(thread, by=karen, text=WORDS)
    like_post(member=wren, thread_id=thread.pk, number=1)
    case = Removed(thread, 1, karen, heron, wren)
    remove(case)

    answer(object_to(case))

    assert case.post.like_count == 0
    assert counts_are_right()


def test_where_the_decision_stays_its_words_are_overwritten_at_once() -> None:
    case = removed()

    answer(object_to(case), "upheld")

    own = case.seen_by(case.karen, case.page)
    assert WORDS not in own
    assert "Its words are gone" in own


def test_she_may_delete_them_before_and_the_answer_says_that_they_cannot_come_back() -> None:
    case = removed()
    owl = a_moderator(case.thread.group, "Owl")
    sent = object_to(case)
    address = f"{case.page}delete-words/"
    assert sign_in(Client(), owl).post(address).status_code == 404

    assert sign_in(Client(), case.karen).post(address).status_code == 302

    beside = case.seen_by(owl, f"/moderation/appeals/{sent.pk}/")
    assert WORDS not in beside
    assert "can’t come back" in beside
    answer(sent, by=owl)
    assert case.post.is_removed
    assert not Decision.objects.filter(outcome="restored").exists()
    own = case.seen_by(case.karen, case.page)
    assert "couldn’t be put back. You may post it again." in own


def test_put_back_and_removed_for_another_reason_an_older_appeal_changes_nothing() -> None:
    case = removed()
    first = Report.objects.get()
    answer(object_to(case))
    remove(case)
    appeal_as_reporter(viewer=case.wren, number=first.number, text="Leave it there.")

    answer(Appeal.objects.latest("pk"))

    assert case.post.is_removed
    assert WORDS in case.seen_by(case.karen, case.page)


def test_whoever_reported_may_ask_for_it_too_and_its_author_is_told() -> None:
    case = removed()
    told_by_mail()
    appeal_as_reporter(viewer=case.wren, number=Report.objects.get().number, text="Not gone!")

    answer(Appeal.objects.get())

    assert not case.post.is_removed
    (mail,) = [one for one in told_by_mail() if one.to == case.karen.email][-1:]
    assert "stands where it stood again" in mail.text
    assert ANSWER in mail.text
    assert WORDS not in mail.text


def test_what_was_put_back_its_author_deletes_like_any_other() -> None:
    case = removed()
    answer(object_to(case))

    delete_post(member=case.karen, thread_id=case.thread.pk, number=1)

    assert case.post.plain_text == ""
    assert "Deleted by its author" in case.seen_by(None, f"/d/{case.thread.pk}/")
    assert counts_are_right()


def test_the_form_and_the_mail_say_what_becomes_of_the_words() -> None:
    group, karen = a_group(), make_member("Karen")
    heron = a_moderator(group, "Heron")
    thread = a_thread(group=group, by=karen, text=WORDS)
    case = Removed(thread, 0, karen, heron, make_member())
    report = a_report(case.post, by=case.wren)
    assert "may object for 30 days" in case.seen_by(heron, page_of(report))
    report.delete()

    remove(case)

    mails = [one for one in told_by_mail() if one.to == case.karen.email]
    assert "you find your words there, to copy" in mails[-1].text
    assert WORDS not in mails[-1].text
