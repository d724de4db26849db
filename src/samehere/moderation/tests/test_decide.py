"""Those who look after a group decide on reports; everybody concerned is told why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    edit,
    opening_of,
    suspend,
)
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.models import Decision, Report
from samehere.moderation.tests.builders import (
    LIST,
    a_choice,
    a_form,
    a_moderator,
    a_report,
    page_of,
    send,
    told_by_mail,
)
from samehere.outbox.worker import work_off

pytestmark = pytest.mark.django_db

CANARY = "Quincebrandy"


def test_visitors_sign_in_and_others_are_refused() -> None:
    report = a_report(opening_of(a_thread()))
    page = page_of(report)
    member = sign_in(Client(), make_member())

    for path in (LIST, page):
        assert Client().get(path).headers["Location"] == f"/sign-in/?next={path}"
        assert member.get(path).status_code == 403
    assert member.post(page, a_choice(report)).status_code == 403
    assert Client().post(page, a_choice(report)).status_code == 403
    assert Report.objects.get().decision is None


def test_the_list_shows_the_urgent_ones_first_then_the_longest_waiting() -> None:
    group = a_group()
    client = sign_in(Client(), a_moderator(group))
    now = timezone.now()
    for text, matter, hours in (
        ("Second", "rude", 5),
        ("Third", "harm", 1),
        ("First", "danger", 0),
    ):
        post = opening_of(a_thread(group=group, text=f"{text} of them."))
        a_report(post, matter, now=now - timedelta(hours=hours), email=f"{hours}@example.org")

    html = client.get(LIST).text

    places = [html.index(word) for word in ("First of", "Second of", "Third of")]
    assert places == sorted(places)
    assert html.count(">Danger<") == 1


def test_people_are_counted_once_each() -> None:
    group = a_group()
    post, wren = opening_of(a_thread(group=group)), make_member()
    a_report(post, "rude", by=wren)
    a_report(post, "harm", by=wren)
    a_report(post, email="owl@example.org")
    a_report(post, email="owl@example.org")

    html = sign_in(Client(), a_moderator(group)).get(LIST).text

    assert "2 people," in html
    assert "It’s unkind, or it’s selling something. It could hurt someone." in html


def test_the_page_has_the_post_what_was_said_and_not_who_said_it() -> None:
    group, wren = a_group(), make_member("Wrenina")
    post = opening_of(a_thread(group=group, text="Take **twice** as much."))
    a_report(post, note="Nobody <b>should</b>.", by=wren)
    report = a_report(post, "law", name="W. Green", email="green@example.org")
    edit(post, "Take **twice** as many.")

    html = sign_in(Client(), a_moderator(group)).get(page_of(report)).text

    assert "<strong>twice</strong>" in html
    assert "Nobody &lt;b&gt;should&lt;/b&gt;." in html
    assert "by a member" in html
    assert "by somebody without an account, signed W. Green" in html
    assert "The text has been changed since." in html
    for word in ("Wrenina", "green@example.org"):
        assert word not in html


def test_whoever_asks_for_deletion_can_be_asked_back() -> None:
    group = a_group()
    report = a_report(opening_of(a_thread(group=group)), "mine", email="green@example.org")

    html = sign_in(Client(), a_moderator(group)).get(page_of(report)).text

    assert "To ask back: green@example.org" in html


def test_left_everybody_who_reported_is_told_why_and_the_post_stays() -> None:
    group, wren = a_group("Lichen sclerosus"), make_member(email="wren@example.org")
    heron = a_moderator(group, "Heron")
    post = opening_of(a_thread(group=group, text=CANARY))
    key = send(post, a_form(email="owl@example.org")).key
    report = a_report(post, by=wren)
    work_off()

    answer = sign_in(Client(), heron).post(page_of(report), a_choice(report), follow=True)

    assert "Nothing is waiting for you." in answer.text
    assert "The post stays." in answer.text
    assert "by Heron" in answer.text
    status = Client().get(f"/reports/by-link/{key}/").text
    assert "It is allowed." in status
    assert "by Heron" in status
    mails = told_by_mail()
    assert [mail.to for mail in mails] == ["owl@example.org", "wren@example.org"]
    assert "It is allowed." in mails[0].text
    assert f"/reports/{report.number}/" in mails[1].text
    for mail in mails:
        assert mail.subject.startswith("Your report R-")
        assert CANARY not in mail.text + mail.subject
        assert "ichen" not in mail.text + mail.subject
    post.refresh_from_db()
    assert post.deleted_at is None


def test_removed_the_words_are_gone_and_the_author_is_told_why() -> None:
    group, karen = a_group(), make_member("Karen", email="karen@example.org")
    thread = a_thread(group=group, replies=1)
    post = a_reply(thread, by=karen, text=CANARY)
    report = a_report(post, note="Please look.", email="owl@example.org")
    work_off()

    sign_in(Client(), a_moderator(group)).post(
        page_of(report), a_choice(report, "removed", "House rule 9.")
    )

    html = Client().get(f"/d/{thread.pk}/").text
    assert CANARY not in html
    assert "Removed by a moderator" in html
    mails = {mail.to: mail for mail in told_by_mail()}
    assert set(mails) == {"owl@example.org", "karen@example.org"}
    assert "The post was removed." in mails["owl@example.org"].text
    assert mails["karen@example.org"].subject == "About a post of yours"
    assert "House rule 9." in mails["karen@example.org"].text


def test_what_was_decided_can_be_reported_again() -> None:
    wren, group = make_member(), a_group()
    post = opening_of(a_thread(group=group))
    first = a_report(post, by=wren)
    sign_in(Client(), a_moderator(group)).post(page_of(first), a_choice(first))

    assert a_report(post, by=wren).pk != first.pk


def test_a_report_that_comes_meanwhile_is_read_first() -> None:
    group = a_group()
    post = opening_of(a_thread(group=group))
    first = a_report(post)
    a_report(post, "danger", note="Look closer.", email="owl@example.org")

    answer = sign_in(Client(), a_moderator(group)).post(
        page_of(first), a_choice(first, "removed", "These reasons stay.")
    )

    assert answer.status_code == 409
    assert "These reasons stay." in answer.text
    assert "Look closer." in answer.text
    assert not Decision.objects.exists()


def test_two_moderators_decide_once() -> None:
    group = a_group()
    report = a_report(opening_of(a_thread(group=group)))
    first, second = (sign_in(Client(), a_moderator(group)) for _ in range(2))
    first.post(page_of(report), a_choice(report))

    answer = second.post(page_of(report), a_choice(report, "removed", "These reasons stay."))

    assert answer.status_code == 404
    assert "These reasons stay." in answer.text
    assert Decision.objects.get().outcome == "left"


@pytest.mark.parametrize(
    "broken",
    [
        {"outcome": ""},
        {"outcome": "withdrawn"},
        {"outcome": "nonsense"},
        {"reason": " "},
        {"reason": "x" * 2001},
        {"outcome": "", "reason": ""},
    ],
)
def test_what_is_missing_is_said_and_nothing_is_decided(broken: dict[str, str]) -> None:
    group = a_group()
    report = a_report(opening_of(a_thread(group=group)))

    answer = sign_in(Client(), a_moderator(group)).post(page_of(report), a_choice(report) | broken)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not Decision.objects.exists()


def test_moderators_of_other_groups_find_nothing() -> None:
    report = a_report(opening_of(a_thread(text=CANARY)))
    other = sign_in(Client(), a_moderator(a_group()))

    assert "Nothing is waiting for you." in other.get(LIST).text
    assert other.get(page_of(report)).status_code == 404
    assert other.post(page_of(report), a_choice(report)).status_code == 404


def test_operators_decide_everywhere_they_may_read() -> None:
    group, author = a_group(visibility="members"), make_member()
    a_membership(group, author)
    hidden = a_report(opening_of(a_thread(group=group, by=author)), by=author)
    shown = a_report(opening_of(a_thread()), email="owl@example.org")
    operator = sign_in(Client(), make_member(is_operator=True))

    html = operator.get(LIST).text

    assert page_of(shown) in html
    assert page_of(hidden) not in html
    assert operator.get(page_of(hidden)).status_code == 404


def test_nobody_decides_on_her_own_post_but_whoever_runs_the_place() -> None:
    group = a_group()
    heron = a_moderator(group)
    report = a_report(opening_of(a_thread(group=group, by=heron)))

    answer = sign_in(Client(), heron).post(page_of(report), a_choice(report))

    assert answer.status_code == 403
    assert "somebody else decides" in answer.text
    assert not Decision.objects.exists()


def test_a_paused_moderator_decides_nothing() -> None:
    group = a_group()
    heron = a_moderator(group)
    report = a_report(opening_of(a_thread(group=group)))
    suspend(heron)

    answer = sign_in(Client(), heron).post(page_of(report), a_choice(report))

    assert answer.status_code == 403
    assert not Decision.objects.exists()


def test_many_reports_take_no_more_queries_than_one() -> None:
    group = a_group()
    client = sign_in(Client(), a_moderator(group))
    a_report(opening_of(a_thread(group=group)))
    few = queries_for(client)
    for number in range(5):
        a_report(opening_of(a_thread(group=group)), email=f"{number}@example.org")

    assert queries_for(client) == few


def queries_for(client: Client) -> int:
    """Return how many queries the list takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(LIST).status_code == 200
    return len(seen)
