"""A post that its author changes after, or while, it is reported: the report is not defeated."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samehere.discussions.tests.builders import a_group, a_reply, a_thread, edit
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.models import Appeal, Decision, Report
from samehere.moderation.tests.builders import (
    a_choice,
    a_form,
    a_moderator,
    a_report,
    page_of,
    send,
)

pytestmark = pytest.mark.django_db

CANARY = "Quincebrandy"


def test_it_stays_open_and_says_how_often_the_post_was_edited_and_when() -> None:
    group = a_group()
    earlier = timezone.now() - timedelta(days=3)
    post = a_reply(a_thread(group=group), text=f"{CANARY} cures it.", now=earlier)
    report = a_report(post)
    edit(post, "It helps.")
    edit(post, "It may help.")

    html = sign_in(Client(), a_moderator(group)).get(page_of(report)).text

    assert "It was edited 2 times, last on " in html
    assert "The text has been changed since." in html
    assert "It may help." in html
    assert CANARY not in html


def test_the_list_says_of_which_the_words_are_not_those_that_were_reported() -> None:
    group = a_group()
    post = a_reply(a_thread(group=group), text=f"{CANARY} cures it.")
    a_report(post)
    client = sign_in(Client(), a_moderator(group))
    assert "The text has been changed since." not in client.get("/moderation/reports/").text

    edit(post, "It helps.")

    html = client.get("/moderation/reports/").text
    assert "“It helps.”" in html
    assert html.count("The text has been changed since.") == 1


def test_what_was_changed_while_it_was_being_reported_was_reported_as_it_was_read() -> None:
    thread, wren = a_thread(), make_member()
    post, client = a_reply(thread, text=f"{CANARY} cures it."), sign_in(Client(), wren)
    page = f"/d/{thread.pk}/posts/1/report/"
    assert 'name="version" value="1"' in client.get(page).text
    edit(post, "It helps.")

    client.post(page, {"matter": "harm", "version": "1"})

    assert Report.objects.get().text_version == 1


@pytest.mark.parametrize(
    "said", ["", "0", "-1", "3", "9" * 40, "0000000019", "x", "\N{SUPERSCRIPT TWO}"]
)
def test_a_version_that_was_never_on_the_page_is_not_believed(said: str) -> None:
    post = edit(a_reply(a_thread()), "Other words.")

    sent = send(post, a_form(version=said))

    assert Report.objects.get(number=sent.number).text_version == 2


@pytest.mark.parametrize("outcome", ["left", "removed"])
def test_nobody_decides_about_words_she_has_not_read(outcome: str) -> None:
    group = a_group()
    post = a_reply(a_thread(group=group), text="It helps.")
    report, client = a_report(post), sign_in(Client(), a_moderator(group))
    edit(post, f"{CANARY} cures it.")

    answer = client.post(page_of(report), a_choice(report, outcome, "These reasons stay."))

    assert answer.status_code == 409
    assert f"{CANARY} cures it." in answer.text
    assert "These reasons stay." in answer.text
    assert 'name="version" value="2"' in answer.text
    assert not Decision.objects.exists()
    now = a_choice(report, outcome) | {"version": "2"}
    assert client.post(page_of(report), now).status_code == 302


def test_nobody_answers_an_appeal_about_words_she_has_not_read() -> None:
    group, wren = a_group(), make_member()
    post = a_reply(a_thread(group=group), text="It helps.")
    report = a_report(post, by=wren)
    sign_in(Client(), a_moderator(group)).post(page_of(report), a_choice(report))
    sign_in(Client(), wren).post(f"/reports/{report.number}/appeal/", {"text": "It does not."})
    page = f"/moderation/appeals/{Appeal.objects.get().pk}/"
    client = sign_in(Client(), a_moderator(group))
    assert 'name="version" value="1"' in client.get(page).text
    edit(post, f"{CANARY} cures it.")

    said = {"outcome": "changed", "answer": "These reasons stay.", "version": "1"}
    answer = client.post(page, said)

    assert answer.status_code == 409
    assert f"{CANARY} cures it." in answer.text
    assert "These reasons stay." in answer.text
    assert client.post(page, said | {"version": "2"}).status_code == 302
    post.refresh_from_db()
    assert post.is_removed


def test_a_form_that_does_not_say_which_words_it_is_about_decides_nothing() -> None:
    group = a_group()
    report = a_report(a_reply(a_thread(group=group)))

    answer = sign_in(Client(), a_moderator(group)).post(
        page_of(report), a_choice(report) | {"version": ""}
    )

    assert answer.status_code == 409
    assert not Decision.objects.exists()
