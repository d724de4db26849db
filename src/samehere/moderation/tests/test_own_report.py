"""What became of a report: for whoever sent it, and for nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samehere.discussions.actions import delete_post
from samehere.discussions.tests.builders import (
    a_group,
    a_thread,
    edit,
    hide_group,
    opening_of,
)
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.models import Decision
from samehere.moderation.tests.builders import (
    a_choice,
    a_form,
    a_moderator,
    a_report,
    page_of,
    send,
    told_by_mail,
)

pytestmark = pytest.mark.django_db


def test_a_member_sees_what_she_reported_and_that_nothing_is_decided() -> None:
    wren, group = make_member("Wren"), a_group()
    a_moderator(group, "Rosalind")
    thread = a_thread(group=group, by=make_member("Karen"), text="Take twice as much.")
    report = a_report(opening_of(thread), note="Nobody should.", by=wren)
    client = sign_in(Client(), wren)

    html = client.get(f"/reports/{report.number}/").text

    assert "Nothing has been decided yet." in html
    assert "It is with Rosalind, who looks after this group." in html
    assert "Take twice as much." in html
    assert "By Karen" in html
    assert "You chose “It could hurt someone”." in html
    assert "Nobody should." in html
    assert f"/reports/{report.number}/" in client.get("/reports/").text


def test_nobody_else_finds_it() -> None:
    report = a_report(opening_of(a_thread()), by=make_member())
    other = sign_in(Client(), make_member(is_operator=True))

    for path in (f"/reports/{report.number}/", f"/reports/{report.number}/thanks/"):
        assert other.get(path).status_code == 404
        assert other.get(path.replace(report.number, "R-BBBBBB")).status_code == 404
        assert Client().get(path).headers["Location"] == f"/sign-in/?next={path}"
    assert report.number not in other.get("/reports/").text
    assert Client().get("/reports/").headers["Location"] == "/sign-in/?next=/reports/"


def test_the_link_from_the_mail_opens_it_without_an_account() -> None:
    post = opening_of(a_thread(text="Take twice as much."))
    sent = send(post, a_form())

    for path in (f"/reports/by-link/{sent.key}/", f"/reports/by-link/{sent.key}/thanks/"):
        answer = Client().get(path)
        assert sent.number in answer.text
        assert answer.headers["Cache-Control"] == "private, no-store"
    assert "wren@example.org" not in Client().get(f"/reports/by-link/{sent.key}/").text


@pytest.mark.parametrize("token", ["x", "x" * 22, "x" * 5000, "%00", "é"])
def test_no_other_link_opens_anything(token: str) -> None:
    a_report(opening_of(a_thread()))

    assert Client().get(f"/reports/by-link/{token}/").status_code == 404


def test_the_number_opens_nothing_without_the_link() -> None:
    report = a_report(opening_of(a_thread()))

    assert sign_in(Client(), make_member()).get(f"/reports/{report.number}/").status_code == 404
    assert Client().get(f"/reports/by-link/{report.number}/").status_code == 404


def test_a_members_report_opens_by_no_key() -> None:
    form = a_form()
    send(opening_of(a_thread()), form, viewer=make_member())

    assert Client().get(f"/reports/by-link/{form['key']}/").status_code == 404


def test_words_that_are_gone_changed_or_hidden_since_are_not_on_it() -> None:
    author, group = make_member(), a_group()
    deleted = a_thread(by=author, text="Quincebrandy.", replies=1)
    changed, hidden = a_thread(text="Quincebrandy."), a_thread(group=group, text="Quincebrandy.")
    keys = [send(opening_of(t), a_form()).key for t in (deleted, changed, hidden)]
    delete_post(member=author, thread_id=deleted.pk, number=0)
    edit(opening_of(changed), "Damsongin.")
    hide_group(group)

    for key in keys:
        html = Client().get(f"/reports/by-link/{key}/").text
        assert "You chose" in html
        for word in ("Quincebrandy", "Damsongin"):
            assert word not in html
    assert group.name not in Client().get(f"/reports/by-link/{keys[2]}/").text


def test_many_reports_take_no_more_queries_than_one() -> None:
    wren = make_member()
    client = sign_in(Client(), wren)
    a_report(opening_of(a_thread()), by=wren)
    few = queries_for(client)
    for _ in range(5):
        a_report(opening_of(a_thread()), by=wren)

    assert queries_for(client) == few


def queries_for(client: Client) -> int:
    """Return how many queries the list takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/reports/").status_code == 200
    return len(seen)


def test_objecting_is_offered_as_long_as_one_can() -> None:
    group, wren = a_group(), make_member("Wren")
    report = a_report(opening_of(a_thread(group=group)), by=wren)
    sign_in(Client(), a_moderator(group)).post(page_of(report), a_choice(report))
    client, address = sign_in(Client(), wren), f"/reports/{report.number}/"
    last = timezone.now() + timedelta(days=30)

    assert f"once, until\n{last.day} {last:%B %Y}" in told_by_mail()[-1].text
    assert f"{address}appeal/" in client.get(address).text
    Decision.objects.update(made_at=timezone.now() - timedelta(days=31))
    assert f"{address}appeal/" not in client.get(address).text
