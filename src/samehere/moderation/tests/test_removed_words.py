"""The words of a removed post: how long they are kept, and what may happen to them meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from samehere.discussions.actions import change_visibility, delete_post
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_thread,
    an_import,
    first_thread_in,
    kept_of,
    opening_of,
)
from samehere.discussions.tests.files import bytes_with
from samehere.members.actions import choose
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import (
    answer_appeal,
    appeal,
    appeal_as_reporter,
    close_unanswerable_appeals,
    decide,
    forget_removed_words,
)
from samehere.moderation.models import Appeal, Decision, Report
from samehere.moderation.tests.builders import a_moderator, a_report
from samehere.outbox.worker import work_off

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.discussions.models import Post
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

WORDS = "Quincebrandy helped my knees."
MONTH = timedelta(days=30)


def removed(post: Post, *, by: Member | None = None, now: datetime | None = None) -> Decision:
    """Return the decision by which a moderator removed the post."""
    wren = make_member()
    a_membership(post.thread.group, wren)
    report = a_report(post, by=wren)
    decide(
        member=by or a_moderator(post.thread.group),
        thread_id=post.thread_id,
        number=post.number,
        outcome="removed",
        reason="House rule 8.",
        seen=report.number,
        now=now,
    )
    return Decision.objects.latest("pk")


def a_removed_post(*, visibility: str = "public") -> tuple[Member, Decision, datetime]:
    """Return who wrote the opening of a discussion, that it was removed, and when."""
    group, karen, now = a_group(visibility=visibility), make_member("Karen"), timezone.now()
    a_membership(group, karen)
    return karen, removed(opening_of(a_thread(group=group, by=karen, text=WORDS)), now=now), now


def post_of(decision: Decision) -> Post:
    decision.refresh_from_db()
    assert decision.post is not None
    decision.post.refresh_from_db()
    return decision.post


def answered(outcome: str, now: datetime | None = None) -> None:
    """Let another moderator of the group answer the newest appeal."""
    sent = Appeal.objects.latest("pk")
    judge = a_moderator(post_of(sent.decision).thread.group)
    answer_appeal(member=judge, appeal_id=sent.pk, outcome=outcome, answer="Because.", now=now)


def test_without_an_appeal_they_go_when_the_last_day_to_object_is_over() -> None:
    karen, decision, then = a_removed_post()

    forget_removed_words(now=then + MONTH - timedelta(seconds=1))
    assert kept_of(post_of(decision)) == WORDS
    forget_removed_words(now=then + MONTH)

    assert not kept_of(post_of(decision))
    html = sign_in(Client(), karen).get(f"/you/decisions/{decision.pk}/").text
    assert WORDS not in html
    assert "Its words are gone" in html


def test_while_an_appeal_is_open_they_wait_for_its_answer() -> None:
    karen, decision, then = a_removed_post()
    appeal(member=karen, decision_id=decision.pk, text="It sells nothing.", now=then)

    forget_removed_words(now=then + 3 * MONTH)
    answered("changed", then + 3 * MONTH)

    assert post_of(decision).plain_text == WORDS


def test_an_appeal_nobody_could_answer_takes_them_along() -> None:
    karen, decision, then = a_removed_post(visibility="members")
    appeal(member=karen, decision_id=decision.pk, text="It sells nothing.", now=then)
    assert decision.made_by is not None
    decision.made_by.delete()

    close_unanswerable_appeals(now=then + MONTH + timedelta(days=1))

    assert Appeal.objects.get().outcome == "closed"
    assert not kept_of(post_of(decision))


def test_refused_to_her_they_wait_for_somebody_else_who_objected() -> None:
    karen, decision, _ = a_removed_post()
    report = Report.objects.get()
    appeal_as_reporter(viewer=report.member, number=report.number, text="Not gone!")
    appeal(member=karen, decision_id=decision.pk, text="It sells nothing.")

    answered("upheld")
    page = sign_in(Client(), karen).get(f"/you/decisions/{decision.pk}/").text
    assert WORDS in page
    assert "Somebody else has objected, too." in page
    answer_appeal(
        member=make_member(is_operator=True),
        appeal_id=Appeal.objects.get(report=report).pk,
        outcome="upheld",
        answer="Because.",
    )

    assert not kept_of(post_of(decision))


@pytest.mark.django_db(transaction=True)
def test_forgotten_they_are_in_no_file_of_the_database() -> None:
    karen = make_member("Karen")
    post = opening_of(a_thread(by=karen, text="Zanzibarquince " * 400))
    now = timezone.now()
    removed(post, now=now)
    work_off()
    assert bytes_with(b"Zanzibarquince") > 0

    forget_removed_words(now=now + MONTH)
    work_off()

    assert bytes_with(b"Zanzibarquince") == 0


def test_where_nobody_with_an_account_wrote_it_nothing_is_kept() -> None:
    group = a_group()
    an_import([WORDS], group=group)
    thread = first_thread_in(group)
    assert thread is not None
    opening = opening_of(thread)
    report_page = f"/moderation/reports/{opening.thread_id}/0/"
    heron = a_moderator(group)
    a_report(opening)
    assert "may object for 30 days" not in sign_in(Client(), heron).get(report_page).text
    Report.objects.all().delete()

    decision = removed(opening, by=heron)

    assert not kept_of(post_of(decision))


def test_it_is_not_put_back_where_she_no_longer_agrees_to_being_published() -> None:
    karen, decision, then = a_removed_post()
    appeal(member=karen, decision_id=decision.pk, text="It sells nothing.")
    choose(member=karen, purpose="writing", choice="no")

    answered("changed")

    assert post_of(decision).is_removed
    html = sign_in(Client(), karen).get(f"/you/decisions/{decision.pk}/").text
    assert "because you no longer agree" in html
    assert WORDS in html
    forget_removed_words(now=then + MONTH)
    assert not kept_of(post_of(decision))


def test_it_comes_back_into_a_group_that_was_closed_for_those_in_it_alone() -> None:
    karen, decision, _ = a_removed_post()
    appeal(member=karen, decision_id=decision.pk, text="It sells nothing.")
    thread = post_of(decision).thread
    group = thread.group
    operator = make_member(is_operator=True)
    change_visibility(member=operator, slug=group.slug, visibility="members", is_sure=True)

    answered("changed")

    assert WORDS in sign_in(Client(), karen).get(f"/d/{thread.pk}/").text
    assert Client().get(f"/d/{thread.pk}/").status_code == 404


def test_she_reads_them_and_gets_them_back_where_she_was_taken_out_meanwhile() -> None:
    karen, decision, _ = a_removed_post(visibility="members")
    appeal(member=karen, decision_id=decision.pk, text="It sells nothing.")
    karen.memberships.all().delete()

    assert WORDS in sign_in(Client(), karen).get(f"/you/decisions/{decision.pk}/").text
    answered("changed")

    assert WORDS in sign_in(Client(), karen).get("/you/posts/").text
    delete_post(member=karen, thread_id=post_of(decision).thread_id, number=0)
