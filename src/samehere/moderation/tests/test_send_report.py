"""Reporting a post: what is kept, what is kept once, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Q

from samehere.discussions.actions import delete_post
from samehere.discussions.errors import PostNotFound
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    an_import,
    edit,
    opening_of,
    suspend,
    thread_of,
)
from samehere.members.tests.builders import make_member
from samehere.moderation.actions import send_report
from samehere.moderation.actions.reporting import LONGEST_NOTE
from samehere.moderation.errors import ReportIncomplete, TooManyReports, TrapFilled
from samehere.moderation.matters import Matter, Standing, Wish
from samehere.moderation.models import Report
from samehere.moderation.tests.builders import a_form, a_moderator, a_report, send
from samehere.outbox.tests.builders import waiting_mails

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
CANARY = "Quincebrandy"


def test_it_keeps_all_a_moderator_needs_and_no_word_of_the_post() -> None:
    post = opening_of(a_thread(text=f"{CANARY} cures it."))
    edit(post, f"{CANARY} cures all of it.")

    report = a_report(post, "law", "It is for sale.", name="  Wren  Green ", now=NOON)

    assert report.post_id == post.pk
    assert report.text_version == 2
    assert (report.matter, report.note) == ("law", "It is for sale.")
    assert (report.address, report.name, report.member) == ("wren@example.org", "Wren Green", None)
    assert report.sent_at == NOON
    assert report.decision is None
    assert CANARY not in " ".join(map(str, vars(report).values()))


def test_of_a_member_neither_address_nor_name_nor_network_is_kept() -> None:
    wren = make_member("Wren")

    report = a_report(opening_of(a_thread()), by=wren, name="Somebody")

    assert (report.member, report.address, report.name, report.net) == (wren, "", "", "")
    assert waiting_mails() == []


def test_one_answer_gives_the_wish_and_who_somebody_is_to_the_post() -> None:
    assert {one for one in Matter if one.wish == Wish.DELETION} == {Matter.MINE, Matter.ABOUT_ME}
    assert Matter.MINE.standing == Standing.AUTHOR
    assert Matter.ABOUT_ME.standing == Standing.SUBJECT
    assert Matter.DANGER.standing == Standing.OTHER


def test_a_receipt_goes_to_the_address_and_tells_a_reader_over_the_shoulder_nothing() -> None:
    thread = a_thread(group=a_group("Lichen sclerosus"), text=f"{CANARY} cures it.", title=CANARY)

    report = a_report(opening_of(thread), note=CANARY, email="Wren+Forum@Bücher.example")

    (mail,) = waiting_mails()
    assert mail.to == "wren+forum@xn--bcher-kva.example"
    assert mail.subject == f"Your report {report.number}"
    assert report.number in mail.text
    assert "/reports/by-link/" in mail.text
    for word in (CANARY, "ichen", str(thread.pk) + "/"):
        assert word not in mail.text


def test_a_members_second_report_of_the_same_matter_adds_its_note_to_the_first() -> None:
    post, wren = opening_of(a_thread()), make_member("Wren")
    first = a_report(post, note="It is wrong.", by=wren)

    second = a_report(post, note="I looked it up.", by=wren)
    third = a_report(post, note="I looked it up.", by=wren)

    assert first.pk == second.pk == third.pk
    assert third.note == "It is wrong.\n\nI looked it up."


def test_another_matter_is_another_report() -> None:
    post, wren = opening_of(a_thread()), make_member("Wren")

    assert a_report(post, "rude", by=wren).pk != a_report(post, "danger", by=wren).pk


def test_a_form_sent_twice_is_one_report_and_one_mail() -> None:
    post, form = opening_of(a_thread()), a_form()

    numbers = {send(post, form).number for _ in range(3)}

    assert numbers == {Report.objects.get().number}
    assert len(waiting_mails()) == 1


def test_a_mistyped_address_is_put_right_by_going_back_and_sending_again() -> None:
    post, form = opening_of(a_thread()), a_form(email="wran@example.org")
    first = send(post, form)

    second = send(post, {**form, "email": "wren@example.org"})

    assert first.number != second.number
    assert first.key != second.key
    assert [mail.to for mail in waiting_mails()] == ["wran@example.org", "wren@example.org"]


def test_whoever_types_anothers_address_learns_nothing_of_what_that_one_reported() -> None:
    post = opening_of(a_thread())
    first = a_report(post, note="Mine.", email="hazel@example.org")

    second = a_report(post, note="Not Hazel.", email="hazel@example.org")

    first.refresh_from_db()
    assert second.number != first.number
    assert first.note == "Mine."


def test_a_paused_member_may_report_all_the_same() -> None:
    wren = make_member("Wren")
    suspend(wren)

    assert a_report(opening_of(a_thread()), by=wren).member == wren


def test_asking_that_her_own_post_goes_keeps_nothing_for_she_can_do_it() -> None:
    wren = make_member("Wren")
    post = opening_of(a_thread(by=wren))

    sent = send(post, a_form("mine"), viewer=wren)

    assert sent.number == ""
    assert not Report.objects.exists()


def test_whoever_wrote_an_imported_post_asks_and_a_moderator_decides() -> None:
    thread = thread_of(an_import().thread_id)

    for by in (None, make_member()):
        assert a_report(opening_of(thread), "mine", by=by).matter == Matter.MINE


def test_a_post_one_cannot_see_is_refused_as_one_that_is_not_there() -> None:
    group, author = a_group(visibility="members"), make_member()
    a_membership(group, author)
    hidden = opening_of(a_thread(group=group, by=author))
    gone = a_thread(by=author, replies=1)
    delete_post(member=author, thread_id=gone.pk, number=0)
    outsiders = (None, make_member(), make_member(is_operator=True))

    told = set()
    for viewer in outsiders:
        for thread_id, number in ((hidden.thread_id, 0), (gone.pk, 0), (gone.pk, 99), (10**9, 0)):
            with pytest.raises(PostNotFound) as refused:
                send_report(viewer=viewer, thread_id=thread_id, number=number, said=a_form())
            told.add(str(refused.value))

    assert len(told) == 1
    assert not Report.objects.exists()


def test_everything_that_is_missing_is_said_at_once() -> None:
    post = opening_of(a_thread())

    with pytest.raises(ReportIncomplete) as refused:
        a_report(post, "nonsense", "x" * (LONGEST_NOTE + 1), email="wren@", name="x" * 121)

    assert set(refused.value.faults) == {"matter", "note", "email", "name"}


@pytest.mark.parametrize(
    "email",
    ["", " ", "wren", "wren@example", "wren@example.org\nBcc: hazel@example.org", "a@b.c, d@e.f"],
)
def test_an_address_that_is_none_is_refused(email: str) -> None:
    with pytest.raises(ReportIncomplete) as refused:
        a_report(opening_of(a_thread()), email=email)

    assert list(refused.value.faults) == ["email"]
    assert waiting_mails() == []


def test_a_note_that_grows_too_long_is_refused_and_the_first_stays() -> None:
    post, wren = opening_of(a_thread()), make_member()
    first = a_report(post, note="a" * LONGEST_NOTE, by=wren)

    with pytest.raises(ReportIncomplete):
        a_report(post, note="b", by=wren)

    first.refresh_from_db()
    assert first.note == "a" * LONGEST_NOTE


def test_a_program_that_fills_in_every_box_is_refused() -> None:
    with pytest.raises(TrapFilled):
        a_report(opening_of(a_thread()), website="https://example.org")

    # A member's form has no such box.
    assert a_report(opening_of(a_thread()), by=make_member(), website="x").pk


def test_an_address_gets_five_mails_an_hour_and_no_more() -> None:
    posts = [opening_of(a_thread()) for _ in range(6)]
    for post in posts[:5]:
        a_report(post, now=NOON)

    with pytest.raises(TooManyReports):
        a_report(posts[5], now=NOON + timedelta(minutes=59))

    assert len(waiting_mails()) == 5
    assert a_report(posts[5], email="hazel@example.org", now=NOON).pk
    assert a_report(posts[5], now=NOON + timedelta(hours=1, seconds=1)).pk


def test_a_network_sends_twenty_an_hour() -> None:
    post = opening_of(a_thread())
    for number in range(20):
        form = a_form(email=f"owl{number}@example.org")
        send(post, form, net="here", now=NOON)

    with pytest.raises(TooManyReports):
        send(post, a_form(), net="here", now=NOON)

    assert send(post, a_form(), net="there", now=NOON).number
    assert send(post, a_form(), viewer=make_member(), net="here", now=NOON).number


def test_a_member_sends_thirty_an_hour() -> None:
    wren, thread = make_member(), a_thread()
    posts = [opening_of(thread), *(a_reply(thread) for _ in range(30))]
    for post in posts[:30]:
        a_report(post, by=wren, now=NOON)

    with pytest.raises(TooManyReports):
        a_report(posts[30], by=wren, now=NOON)


def test_when_a_member_goes_the_report_stays_without_her() -> None:
    wren, post = make_member(), opening_of(a_thread())
    report = a_report(post, by=wren)

    wren.delete()

    report.refresh_from_db()
    assert report.member is None


@pytest.mark.parametrize(
    "broken",
    [{"matter": "nonsense"}, {"address": "wren@example.org"}, {"net": "x"}, {"name": "Wren"}],
)
def test_the_database_keeps_the_rules_too(broken: dict[str, str]) -> None:
    report = a_report(opening_of(a_thread()), by=a_moderator(a_group()))

    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(Q(pk=report.pk)).update(**broken)


def test_nobody_has_two_open_reports_of_one_matter_in_the_database() -> None:
    post, wren = opening_of(a_thread()), make_member()
    report = a_report(post, by=wren)

    report.pk = None
    report.number, report.key_hash = "R-OTHER", "other"
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.bulk_create([report])
