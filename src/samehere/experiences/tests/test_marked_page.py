"""A sentence marked in its post: for whoever may see it, at the page the post is on."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    opening_of,
)
from samehere.experiences.actions import (
    confirm_statement,
    dismiss_statement,
    leave_reported,
    report_statement,
)
from samehere.experiences.tests.builders import a_reader, a_side_effect, a_use, tell
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db

TEXT = "I am new here. I use it twice a day. Thank you all."
SPAN = (15, 36)


def address(thread_id: int, statement_id: int) -> str:
    return f"/d/{thread_id}/?statement={statement_id}"


def test_the_sentence_is_marked_and_what_was_read_stands_beside_it() -> None:
    thread = a_thread(by=a_reader(), text=TEXT)
    (row,) = tell(opening_of(thread), a_use(span=SPAN))

    html = Client().get(address(thread.pk, row.pk)).text

    assert '<mark id="statement">I use it twice a day.</mark> Thank' in html
    assert "We read: <strong>tacrolimus: uses it</strong>." in html
    assert "Read by software, not checked by its author." in html


def test_the_page_is_the_one_the_post_is_on_and_is_kept_by_nobody() -> None:
    thread = a_thread(replies=90)
    post = a_reply(thread, by=a_reader())
    (row,) = tell(post, a_side_effect(span=(0, 4)))

    answer = Client().get(address(thread.pk, row.pk))

    assert f'id="post-{post.number}"' in answer.text
    assert '<mark id="statement">' in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert "<mark" not in Client().get(f"/d/{thread.pk}/").text


def test_anybody_may_say_that_it_is_wrong_after_signing_in() -> None:
    thread = a_thread(by=a_reader(), text=TEXT)
    (row,) = tell(opening_of(thread), a_use(span=SPAN))
    page = address(thread.pk, row.pk)

    assert f"/statements/{row.pk}/report/" not in Client().get(page).text
    link = re.search(r'href="/sign-in/\?next=([^"]+)">.*?This is wrong', Client().get(page).text)
    assert link is not None
    assert "statement" in link[1]
    reader = sign_in(Client(), make_member())
    assert f'formaction="/statements/{row.pk}/report/"' in reader.get(page).text


def test_a_slip_of_the_thumb_is_taken_back_where_it_was_made() -> None:
    thread = a_thread(by=a_reader(), text=TEXT)
    (row,) = tell(opening_of(thread), a_use(span=SPAN))
    page, reader = address(thread.pk, row.pk), sign_in(Client(), make_member())

    html = reader.post(f"/statements/{row.pk}/report/", follow=True).text
    assert "Reported. The people who look after this group can see your report." in html
    assert f'formaction="/statements/{row.pk}/report/undo/"' in html

    html = reader.post(f"/statements/{row.pk}/report/undo/", follow=True).text
    assert "Your report is taken back." in html
    assert f'formaction="/statements/{row.pk}/report/"' in html
    assert "Reported." not in reader.get(page).text


def test_a_report_that_was_answered_says_so() -> None:
    thread, reader = a_thread(by=a_reader(), text=TEXT), make_member()
    (row,) = tell(opening_of(thread), a_use(span=SPAN))
    report_statement(member=reader, statement_id=row.pk)
    leave_reported(member=make_member(is_operator=True), statement_id=row.pk)

    html = sign_in(Client(), reader).get(address(thread.pk, row.pk)).text

    assert "have looked at it and left it as it is" in html
    assert "/report/undo/" not in html


def test_a_sentence_its_author_confirmed_promises_nobody_a_second_look() -> None:
    author, early = a_reader(), make_member()
    thread = a_thread(by=author, text=TEXT)
    (row,) = tell(opening_of(thread), a_use(span=SPAN))
    report_statement(member=early, statement_id=row.pk)
    confirm_statement(member=author, statement_id=row.pk)

    for reader, said in (
        (make_member(), "So nobody else can say that it was misread."),
        (early, "You said that it is wrong, but its author has the last word."),
    ):
        html = sign_in(Client(), reader).get(address(thread.pk, row.pk)).text
        assert said in html
        assert "“Report or request deletion” under “More”" in html
        assert "can see your report" not in html
        assert f"/statements/{row.pk}/report/" not in html
    assert "This is wrong" not in Client().get(address(thread.pk, row.pk)).text


def test_its_author_is_not_asked_whether_somebody_else_is_wrong() -> None:
    author = a_reader()
    thread = a_thread(by=author, text=TEXT)
    (row,) = tell(opening_of(thread), a_use(span=SPAN))
    client = sign_in(Client(), author)

    assert "This is wrong" not in client.get(address(thread.pk, row.pk)).text
    confirm_statement(member=author, statement_id=row.pk)
    assert "Its author says that this is right." in client.get(address(thread.pk, row.pk)).text
    assert "Its author says that this is right." in Client().get(address(thread.pk, row.pk)).text


def test_what_nobody_may_see_is_not_there() -> None:
    asks, counts = a_reader("ask"), a_reader()
    thread, other = a_thread(by=asks, text=TEXT), a_thread(by=counts, text=TEXT)
    (hers,) = tell(opening_of(thread), a_use(span=SPAN))
    (gone,) = tell(opening_of(other), a_use(span=SPAN))
    dismiss_statement(member=counts, statement_id=gone.pk)
    stranger = sign_in(Client(), make_member())

    for page in (
        address(thread.pk, hers.pk),
        address(other.pk, gone.pk),
        address(other.pk, hers.pk),
        address(thread.pk, 999_999),
        f"/d/{thread.pk}/?statement=x",
        f"/d/{thread.pk}/?statement=",
    ):
        assert Client().get(page).status_code == 404
        assert stranger.get(page).status_code == 404
    assert "<mark" in sign_in(Client(), asks).get(address(thread.pk, hers.pk)).text


def test_in_a_closed_group_it_is_there_for_its_members_alone() -> None:
    group, author = a_group(visibility="members"), a_reader()
    a_membership(group, author)
    thread = a_thread(group=group, by=author, text=TEXT)
    (row,) = tell(opening_of(thread), a_use(span=SPAN))
    friend = make_member()
    a_membership(group, friend)

    assert Client().get(address(thread.pk, row.pk)).status_code == 404
    assert sign_in(Client(), make_member()).get(address(thread.pk, row.pk)).status_code == 404
    assert "<mark" in sign_in(Client(), friend).get(address(thread.pk, row.pk)).text


def test_a_mark_in_a_reply_leaves_every_other_post_alone() -> None:
    thread = a_thread(by=a_reader())
    reply = a_reply(thread, by=a_reader(), text=TEXT)
    a_reply(thread, by=a_reader(), text=TEXT)
    (row,) = tell(reply, a_use(span=SPAN))

    assert Client().get(address(thread.pk, row.pk)).text.count("<mark") == 1
