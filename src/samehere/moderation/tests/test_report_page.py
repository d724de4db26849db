"""The page on which a post is reported, as it is seen and sent."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from samehere.discussions.actions import delete_post
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    opening_of,
    suspend,
)
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.models import Report
from samehere.moderation.tests.builders import a_form, a_moderator, address_of

pytestmark = pytest.mark.django_db

ELSEWHERE = "203.0.113.9"


def test_every_post_leads_there_for_visitors_and_members_alike() -> None:
    thread = a_thread()
    reply = a_reply(thread)

    for client in (Client(), sign_in(Client(), make_member())):
        html = client.get(f"/d/{thread.pk}/").text
        for number in (0, reply.number):
            assert f'href="{address_of(thread, number)}"' in html
        assert html.count("Report or request deletion") == 2


def test_it_shows_the_beginning_of_the_post_and_asks_visitors_for_an_address() -> None:
    thread = a_thread(by=make_member("Karen"), text="Take twice as much. " * 40, title="How much?")

    html = Client().get(address_of(thread)).text

    assert "About this post by Karen" in html
    assert "in “How much?”" in html
    assert "Take twice as much. Take twice" in html
    assert html.count("Take twice") < 20
    assert "call your local emergency number now" in html
    assert 'name="email"' in html
    assert 'name="csrfmiddlewaretoken"' in html


def test_a_member_is_asked_for_no_address() -> None:
    html = sign_in(Client(), make_member()).get(address_of(a_thread())).text

    assert 'name="email"' not in html
    assert 'name="website"' not in html


def test_signed_out_it_leads_to_thanks_with_a_number_and_who_reads_it() -> None:
    group = a_group()
    a_moderator(group, "Rosalind")
    a_moderator(group, "Peter")
    thread = a_thread(group=group)

    answer = Client().post(address_of(thread), a_form(), follow=True)

    assert answer.status_code == 200
    assert "Thanks for your help!" in answer.text
    assert "Your report is with Peter and Rosalind, who look after this group." in answer.text
    assert f"Number {Report.objects.get().number}" in answer.text
    assert f'href="/d/{thread.pk}/posts/0/"' in answer.text


def test_signed_in_it_leads_to_thanks_and_to_ones_own_reports() -> None:
    client = sign_in(Client(), make_member())

    answer = client.post(address_of(a_thread()), a_form("about_me"), follow=True)

    number = Report.objects.get().number
    assert answer.redirect_chain[-1][0] == f"/reports/{number}/thanks/"
    assert "Your request is with the people who run this community." in answer.text
    assert "/reports/" in answer.text


def test_her_own_post_she_is_led_to_delete_herself() -> None:
    wren = make_member()
    thread = a_thread(by=wren)

    answer = sign_in(Client(), wren).post(address_of(thread), a_form("mine"))

    assert answer.headers["Location"] == f"/d/{thread.pk}/posts/0/delete/"
    assert not Report.objects.exists()


def test_a_report_of_danger_says_what_to_do_now() -> None:
    answer = Client().post(address_of(a_thread()), a_form("danger"), follow=True)

    assert "Nobody may be reading at this moment" in answer.text


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"matter": "harm"},
        {"matter": "nonsense", "email": "wren@example.org"},
        {"matter": ["harm", "nonsense"], "email": "wren@example.org"},
        {"matter": "harm\x00", "email": "wren@example.org"},
        {"matter": "harm", "email": "wren\r\nBcc: all@example.org"},
        {"matter": "harm", "email": ["wren@example.org", "no address"]},
        {"matter": "harm", "email": "wren@example.org", "note": "x" * 20_001},
        {"matter": "harm", "email": "x" * 70_000 + "@example.org"},
        {"matter": "harm", "email": "wren@example.org", "name": "x" * 20_001},
        {"matter": "harm", "email": "wren@example.org", "website": "https://example.org"},
    ],
)
def test_what_is_not_right_is_refused_with_the_words_kept(sent: dict[str, str]) -> None:
    sent = {"note": "These words stay.", **sent}

    answer = Client().post(address_of(a_thread()), sent)

    assert answer.status_code == 422
    assert sent["note"] in answer.text
    assert "Report or request deletion" in answer.text
    assert not Report.objects.exists()


def test_fields_nobody_asked_for_change_nothing() -> None:
    hazel = make_member()
    forged = {"decision": "1", "member": str(hazel.pk), "number": "R-MINE", "sent_at": "2000-01-01"}

    Client().post(address_of(a_thread()), a_form() | forged)

    report = Report.objects.get()
    assert (report.decision, report.member) == (None, None)
    assert report.number != "R-MINE"
    assert report.sent_at.year > 2000


def test_going_back_or_a_second_tab_in_one_browser_is_one_report() -> None:
    path, client = address_of(a_thread()), Client()
    forms = [a_form(key=key_in(client.get(path).text)) for _ in range(2)]
    other = a_form(key=key_in(Client().get(path).text))

    thanks = {client.post(path, form).headers["Location"] for form in forms}

    assert len(thanks) == 1
    assert Report.objects.count() == 1
    assert Client().post(path, other).headers["Location"] not in thanks


def key_in(html: str) -> str:
    """Return the key of the form on this page."""
    found = re.search(r'name="key" value="([^"]+)"', html)
    assert found
    return found[1]


def test_a_form_without_a_key_is_taken() -> None:
    for key in ("", "short", "x" * 5000, "\x00" * 22):
        answer = Client().post(address_of(a_thread()), a_form(email="a@example.org", key=key))
        assert answer.status_code == 302


def test_without_the_token_of_the_form_nothing_is_kept_but_the_words_come_back() -> None:
    client = Client(enforce_csrf_checks=True)

    answer = client.post(address_of(a_thread()), a_form(note="These words stay."))

    assert answer.status_code == 403
    assert "These words stay." in answer.text
    assert not Report.objects.exists()


def test_a_post_deleted_meanwhile_is_not_found_and_the_words_come_back() -> None:
    author = make_member()
    thread = a_thread(by=author, replies=1)
    delete_post(member=author, thread_id=thread.pk, number=0)

    for form in (a_form(note="These words stay."), a_form("nonsense", "These words stay.")):
        answer = Client().post(address_of(thread), form)
        assert answer.status_code == 404
        assert "These words stay." in answer.text


def test_what_one_may_not_see_answers_as_what_is_not_there() -> None:
    group, author = a_group(visibility="members"), make_member()
    a_membership(group, author)
    hidden = address_of(a_thread(group=group, by=author))

    for client in (Client(), sign_in(Client(), make_member())):
        for method in ("GET", "POST"):
            there = answer_without_its_address(client, method, hidden)
            assert there == answer_without_its_address(client, method, address_of_none())
            assert there.startswith("404")


def answer_without_its_address(client: Client, method: str, path: str) -> str:
    """Return status and page, without what differs from one request to the next."""
    answer = client.get(path) if method == "GET" else client.post(path, a_form(note="Words."))
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.text)
    return f"{answer.status_code} {text}".replace(path, "here")


def address_of_none() -> str:
    """Return where a post would be reported that is not there."""
    return "/d/999999/posts/0/report/"


def test_too_many_are_told_so_in_plain_words_and_keep_theirs() -> None:
    thread = a_thread()
    client = Client(REMOTE_ADDR=ELSEWHERE)
    for number in range(20):
        client.post(address_of(thread), a_form(email=f"owl{number}@example.org"))

    answer = client.post(address_of(thread), a_form(note="These words stay."))

    assert answer.status_code == 429
    assert "send them again in an hour" in answer.text
    assert "These words stay." in answer.text
    neighbour = Client(REMOTE_ADDR="198.51.100.7")
    assert neighbour.post(address_of(thread), a_form()).status_code == 302


def test_a_paused_member_reports_too() -> None:
    wren = make_member()
    suspend(wren)

    answer = sign_in(Client(), wren).post(address_of(a_thread()), a_form())

    assert answer.status_code == 302


def test_html_in_a_note_is_words() -> None:
    note = "<script>alert(1)</script><img src=x onerror=alert(2)>"

    answer = Client().post(address_of(a_thread()), a_form(note=note), follow=True)
    status = Client().get(answer.request["PATH_INFO"].removesuffix("thanks/"))

    assert "<script>alert" not in status.text
    assert "&lt;script&gt;alert(1)" in status.text


def test_a_get_changes_nothing() -> None:
    thread = a_thread()

    Client().get(address_of(thread), a_form())

    assert not Report.objects.exists()
    assert opening_of(thread).deleted_at is None
