"""Sentences reported as misread: who sees them, what an answer does, and that it is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samehere.discussions.actions import make_moderator
from samehere.discussions.tests.builders import a_group, a_thread, edit, opening_of
from samehere.experiences.actions import (
    change_reading,
    confirm_statement,
    dismiss_reported,
    dismiss_statement,
    report_statement,
)
from samehere.experiences.tests.builders import a_reader, a_use, counted, tell
from samehere.members.tests.builders import make_member, sign_in

if TYPE_CHECKING:
    from samehere.discussions.models import Group
    from samehere.experiences.models import Statement
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

PAGE = "/moderation/misread/"
WORDS = "Tacro helps the roses on my balcony."


def moderator_of(group: Group) -> Client:
    member = make_member()
    make_moderator(member=member, group_id=group.pk)
    return sign_in(Client(), member)


def a_report(
    group: Group, *, reporters: int = 1, author: Member | None = None, text: str = WORDS
) -> Statement:
    """Return a statement that members of other groups reported."""
    thread = a_thread(group=group, by=author or a_reader(), text=text)
    (row,) = tell(opening_of(thread), a_use())
    for _ in range(reporters):
        report_statement(member=make_member(), statement_id=row.pk)
    return row


def test_visitors_sign_in_and_others_are_refused() -> None:
    row = a_report(a_group())
    member = sign_in(Client(), make_member())

    assert Client().get(PAGE).headers["Location"] == f"/sign-in/?next={PAGE}"
    assert member.get(PAGE).status_code == 403
    for act in ("dismiss", "leave", "undo"):
        assert member.post(f"{PAGE}{row.pk}/{act}/").status_code == 403
        assert Client().post(f"{PAGE}{row.pk}/{act}/").status_code == 403


def test_a_report_says_what_was_read_and_leads_to_the_sentence() -> None:
    group = a_group("Rosacea")
    row = a_report(group, reporters=3)

    html = moderator_of(group).get(PAGE).text

    assert "“Tacro”" in html
    assert "tacrolimus: uses it" in html
    assert "of the person who wrote it" in html
    assert "Reported by 3 members" in html
    assert f"/d/{row.post.thread_id}/?statement={row.pk}#statement" in html


def test_only_those_who_look_after_the_group_answer() -> None:
    row = a_report(a_group())
    other = moderator_of(a_group())

    assert "Nothing is waiting for you." in other.get(PAGE).text
    assert other.post(f"{PAGE}{row.pk}/dismiss/").status_code == 404
    assert counted(row.group, "use") == (0, 1, 0, 0)


def test_operators_answer_everywhere_that_is_open_to_all() -> None:
    row = a_report(a_group())

    client = sign_in(Client(), make_member(is_operator=True))

    assert f"{PAGE}{row.pk}/dismiss/" in client.get(PAGE).text


def test_taken_out_it_counts_no_more_and_is_kept_with_who_did_it() -> None:
    group = a_group()
    row = a_report(group, reporters=2)
    client = moderator_of(group)

    answer = client.post(f"{PAGE}{row.pk}/dismiss/", follow=True)

    assert "Taken out. It is counted nowhere and shown nowhere." in answer.text
    assert counted(group, "use") == (0, 0, 0, 0)
    html = client.get(PAGE).text
    assert html.count("“Tacro”") == 1
    assert "by Reader" in html


@pytest.mark.parametrize(("act", "said"), [("dismiss", "Taken out"), ("leave", "Left as it is")])
def test_an_answer_stays_where_it_was_given_to_be_undone(act: str, said: str) -> None:
    group = a_group()
    first, row, last = (a_report(group) for _ in range(3))
    client = moderator_of(group)

    answer = client.post(f"{PAGE}{row.pk}/{act}/")

    assert answer.headers["Location"] == f"{PAGE}#misread-{row.pk}"
    html = client.get(PAGE).text
    places = [html.index(f'id="misread-{one.pk}"') for one in (first, row, last)]
    assert places == sorted(places)
    assert f'formaction="{PAGE}{row.pk}/undo/"' in html
    assert said in html[places[1] : places[2]]
    assert "Answered last" not in html

    assert "asked again" in client.post(f"{PAGE}{row.pk}/undo/", follow=True).text
    assert f"{PAGE}{row.pk}/dismiss/" in client.get(PAGE).text
    assert counted(group, "use") == (0, 3, 0, 0)


def test_an_answer_of_yesterday_is_listed_below_and_not_undone() -> None:
    group, moderator = a_group(), make_member()
    make_moderator(member=moderator, group_id=group.pk)
    row = a_report(group)
    yesterday = timezone.now() - timedelta(days=1)
    dismiss_reported(member=moderator, statement_id=row.pk, now=yesterday)

    client = sign_in(Client(), moderator)

    html = client.get(PAGE).text
    assert "Nothing is waiting for you." in html
    assert "Answered last" in html
    assert "/undo/" not in html
    assert client.post(f"{PAGE}{row.pk}/undo/").status_code == 404


def test_what_its_author_answered_since_is_not_undone() -> None:
    group, author = a_group(), a_reader()
    row = a_report(group, author=author)
    client = moderator_of(group)
    client.post(f"{PAGE}{row.pk}/dismiss/")

    confirm_statement(member=author, statement_id=row.pk)

    assert "/undo/" not in client.get(PAGE).text
    assert client.post(f"{PAGE}{row.pk}/undo/").status_code == 404
    assert counted(group, "use") == (1, 0, 0, 0)


def test_what_was_not_answered_is_not_undone() -> None:
    row = a_report(a_group())

    assert moderator_of(row.group).post(f"{PAGE}{row.pk}/undo/").status_code == 404
    assert moderator_of(a_group()).post(f"{PAGE}{row.pk}/undo/").status_code == 404


def test_the_author_has_the_last_word() -> None:
    group, author = a_group(), a_reader()
    row = a_report(group, author=author)
    moderator_of(group).post(f"{PAGE}{row.pk}/dismiss/")

    confirm_statement(member=author, statement_id=row.pk)

    assert counted(group, "use") == (1, 0, 0, 0)


def test_what_its_author_confirmed_waits_for_nobody() -> None:
    group, author = a_group(), a_reader()
    row = a_report(group, author=author)
    confirm_statement(member=author, statement_id=row.pk)
    client = moderator_of(group)

    assert "Nothing is waiting for you." in client.get(PAGE).text
    assert client.post(f"{PAGE}{row.pk}/dismiss/").status_code == 404
    assert counted(group, "use") == (1, 0, 0, 0)


def test_left_it_counts_as_before_until_somebody_else_reports_it() -> None:
    group = a_group()
    row = a_report(group)
    client = moderator_of(group)

    client.post(f"{PAGE}{row.pk}/leave/")
    assert counted(group, "use") == (0, 1, 0, 0)
    assert "Left as it is" in client.get(PAGE).text

    report_statement(member=make_member(), statement_id=row.pk)
    assert "Reported by 1 member," in client.get(PAGE).text


def test_an_answer_is_given_once() -> None:
    group = a_group()
    row = a_report(group)
    client = moderator_of(group)
    client.post(f"{PAGE}{row.pk}/leave/")

    assert client.post(f"{PAGE}{row.pk}/dismiss/").status_code == 404
    assert counted(group, "use") == (0, 1, 0, 0)


def test_reports_of_a_text_that_has_changed_are_gone() -> None:
    group = a_group()
    row = a_report(group)

    edit(row.post, "Something else.")

    assert "Nothing is waiting for you." in moderator_of(group).get(PAGE).text


def test_what_its_author_refuses_later_is_no_longer_read_by_others() -> None:
    group, author = a_group(), a_reader()
    row = a_report(group, author=author)
    client = moderator_of(group)
    client.post(f"{PAGE}{row.pk}/leave/")
    assert "“Tacro”" in client.get(PAGE).text

    dismiss_statement(member=author, statement_id=row.pk)

    assert "“Tacro”" not in client.get(PAGE).text


@pytest.mark.parametrize("act", ["dismiss", "leave"])
def test_what_its_author_wants_to_be_asked_about_is_no_longer_read_by_others(act: str) -> None:
    group, author = a_group(), a_reader()
    row = a_report(group, author=author)
    client = moderator_of(group)
    client.post(f"{PAGE}{row.pk}/{act}/")
    assert "“Tacro”" in client.get(PAGE).text

    change_reading(member=author, reading="ask")

    assert "“Tacro”" not in client.get(PAGE).text


def test_many_reports_take_no_more_queries_than_one() -> None:
    group = a_group()
    client = moderator_of(group)
    a_report(group)
    few = queries_for(client)
    for _ in range(5):
        a_report(group, reporters=2)

    assert queries_for(client) == few


def queries_for(client: Client) -> int:
    """Return how many queries the page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(PAGE).status_code == 200
    return len(seen)
