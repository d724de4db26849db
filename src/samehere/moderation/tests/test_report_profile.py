"""A profile is reported like a post; those who look after its owner's groups decide on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from samehere.discussions.tests.builders import a_group, a_membership, a_thread, opening_of
from samehere.members.actions import change_name, describe_member, show_item
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import send_profile_report, tell_of_waiting
from samehere.moderation.errors import ReportIncomplete
from samehere.moderation.models import Appeal, Decision, Report
from samehere.moderation.tests.builders import (
    LIST,
    a_choice,
    a_form,
    a_moderator,
    a_profile_report,
    a_report,
    page_of,
    told_by_mail,
)
from samehere.outbox.worker import work_off

if TYPE_CHECKING:
    from samehere.discussions.models import Group
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

CANARY = "Quincebrandy"


def somebody(group: Group | None = None) -> Member:
    """Return a member who shows some words of hers, in a group where one is given."""
    karen = make_member("Karen", email="karen@example.org")
    describe_member(member=karen, standing="carer", about=f"Ask me for {CANARY}.")
    if group is not None:
        a_membership(group, karen)
    return karen


def test_a_member_reports_it_from_the_profile_and_finds_her_report() -> None:
    karen, wren = somebody(), make_member("Wren")
    client = sign_in(Client(), wren)
    address = f"/members/{karen.public_id}/report/"

    assert address in client.get(f"/members/{karen.public_id}/").text
    form = client.get(address).text
    answer = client.post(address, {"matter": "rude", "note": "She sells it."}, follow=True)

    assert CANARY in form
    assert "I wrote this" not in form
    assert "Thanks for your help!" in answer.text
    report = Report.objects.get()
    assert (report.profile_of, report.post, report.member) == (karen, None, wren)
    assert f"/reports/{report.number}/" in client.get("/reports/").text
    status = client.get(f"/reports/{report.number}/").text
    assert "On the profile of Karen." in status
    assert "Nothing has been decided yet." in status


def test_signed_out_it_can_be_reported_and_nothing_is_told_of_it() -> None:
    karen = somebody()
    client = Client()
    address = f"/members/{karen.public_id}/report/"

    pages = client.get(address).text
    answer = client.post(address, a_form("about_me", "She says she is me."), follow=True)
    report = Report.objects.get()
    link = answer.redirect_chain[0][0].removesuffix("thanks/")
    pages += answer.text + client.get(link).text

    assert (report.profile_of, report.address) == (karen, "wren@example.org")
    assert report.number in answer.text
    for word in ("Karen", CANARY):
        assert word not in pages
    assert client.get("/members/bcdfghjkmnpq/report/").status_code == 404


def test_no_word_of_the_profile_is_kept_with_the_report() -> None:
    report = a_profile_report(somebody(), note="Look.")

    assert CANARY not in " ".join(map(str, vars(report).values()))


def test_of_a_post_one_gets_to_the_profile() -> None:
    post = opening_of(a_thread(by=make_member("Karen")))
    assert post.author is not None

    html = Client().get(f"/d/{post.thread_id}/posts/0/report/").text

    assert f"/members/{post.author.public_id}/report/" in html


def test_it_is_one_report_a_member_and_matter() -> None:
    karen, wren = somebody(), make_member()
    first = a_profile_report(karen, note="One.", by=wren)
    a_profile_report(karen, note="Two.", by=wren)
    a_profile_report(karen, "private", by=wren)

    assert Report.objects.count() == 2
    first.refresh_from_db()
    assert first.note == "One.\n\nTwo."


def test_nobody_asks_that_a_profile_she_wrote_be_deleted() -> None:
    karen = somebody()

    with pytest.raises(ReportIncomplete):
        send_profile_report(viewer=karen, public_id=karen.public_id, said=a_form("mine"))


def test_a_report_is_of_one_thing() -> None:
    report = a_profile_report(somebody())

    for fields in ({"post": opening_of(a_thread())}, {"profile_of": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**fields)


def test_those_who_look_after_her_groups_and_operators_decide_and_others_find_nothing() -> None:
    group = a_group()
    karen = somebody(group)
    page = page_of(a_profile_report(karen))
    operator = make_member(is_operator=True)

    for member, status in {
        a_moderator(group): 200,
        operator: 200,
        a_moderator(a_group()): 404,
        make_member(): 403,
    }.items():
        client = sign_in(Client(), member)
        assert client.get(page).status_code == status
        assert (page in client.get(LIST).text) == (status == 200)
    assert Client().get(page).headers["Location"] == f"/sign-in/?next={page}"


def test_a_moderator_never_sees_what_is_said_of_herself() -> None:
    group = a_group()
    heron = a_moderator(group, "Heron")
    report = a_profile_report(heron, note=CANARY)
    client = sign_in(Client(), heron)

    assert CANARY not in client.get(LIST).text
    assert client.get(page_of(report)).status_code == 404
    assert client.post(page_of(report), a_choice(report)).status_code == 404


def test_cleared_the_words_are_gone_and_she_reads_why() -> None:
    group = a_group()
    karen, wren = somebody(group), make_member(email="wren@example.org")
    show_item(member=karen, kind="condition", words="LS")
    report = a_profile_report(karen, by=wren)
    work_off()
    moderator = sign_in(Client(), a_moderator(group))

    answer = moderator.post(
        page_of(report), a_choice(report, "cleared", "House rule 9."), follow=True
    )

    assert "What stood on the profile was taken away." in answer.text
    shown = moderator.get(f"/members/{karen.public_id}/").text
    for word in (CANARY, "lichen sclerosus", "cares for somebody"):
        assert word not in shown
    mails = {mail.to: mail for mail in told_by_mail()}
    assert set(mails) == {"wren@example.org", "karen@example.org"}
    assert mails["karen@example.org"].subject == "About your profile"
    assert "House rule 9." in mails["karen@example.org"].text
    assert CANARY not in "".join(mail.text for mail in mails.values())
    assert "House rule 9." in sign_in(Client(), wren).get(f"/reports/{report.number}/").text


@pytest.mark.parametrize("outcome", ["removed", "withdrawn", ""])
def test_what_is_done_with_posts_is_not_done_with_profiles(outcome: str) -> None:
    report = a_profile_report(somebody())
    client = sign_in(Client(), make_member(is_operator=True))

    assert client.post(page_of(report), a_choice(report, outcome)).status_code == 422
    assert not Decision.objects.exists()


def test_what_was_changed_since_is_said() -> None:
    karen = somebody()
    report = a_profile_report(karen)
    client = sign_in(Client(), make_member(is_operator=True))
    assert "has been changed since" not in client.get(page_of(report)).text

    change_name(member=karen, name="Kestrel")

    assert "has been changed since" in client.get(page_of(report)).text


def test_mail_goes_to_those_who_decide_and_never_to_her() -> None:
    group = a_group()
    heron = make_member("Heron", email="heron@example.org")
    a_membership(group, heron, role="moderator")
    make_member(email="alder@example.org", is_operator=True)
    in_group, in_none = somebody(group), make_member()

    a_profile_report(in_group)
    assert {mail.to for mail in told_by_mail()} == {"heron@example.org", "wren@example.org"}
    a_profile_report(in_none, email="owl@example.org")
    a_profile_report(heron, email="tern@example.org")
    told = [mail.to for mail in told_by_mail()]
    tell_of_waiting()

    assert told.count("heron@example.org") == 1
    assert "alder@example.org" in told
    assert [mail.to for mail in told_by_mail()] == told


def test_the_list_holds_both() -> None:
    group = a_group()
    a_profile_report(somebody(group))
    a_report(opening_of(a_thread(group=group)))
    html = sign_in(Client(), a_moderator(group)).get(LIST).text

    assert "The profile of Karen" in html
    assert "2 wait." in html


def test_whoever_reported_learns_by_nobodys_name_in_which_group_its_owner_is() -> None:
    group, wren = a_group(), make_member("Wren")
    karen, heron, owl = somebody(group), a_moderator(group, "Heron"), a_moderator(group, "Owl")
    report = a_profile_report(karen, by=wren)
    sign_in(Client(), heron).post(page_of(report), a_choice(report))
    client, address = sign_in(Client(), wren), f"/reports/{report.number}/"
    client.post(f"{address}appeal/", {"text": "She sells it."})
    sent = {"outcome": "upheld", "answer": "She gives it away."}
    sign_in(Client(), owl).post(f"/moderation/appeals/{Appeal.objects.get().pk}/", sent)

    pages = client.get(address).text + client.get(f"{address}appeal/").text
    mails = "".join(mail.text for mail in told_by_mail() if mail.to == wren.email)

    assert "It is allowed." in pages
    assert "She gives it away." in pages
    for name in ("Heron", "Owl", group.name):
        assert name not in pages + mails
