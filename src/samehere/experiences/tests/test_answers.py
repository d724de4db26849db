"""Confirming, dismissing, reporting: who may, what it does, and that twice is once."""

import pytest
from django.test import Client

from samehere.discussions.tests.builders import (
    a_group,
    a_reply,
    a_thread,
    an_import,
    opening_of,
    posts_of,
    suspend,
)
from samehere.experiences.actions import (
    confirm_statement,
    dismiss_reported,
    dismiss_statement,
    leave_reported,
    report_statement,
    undo_answer,
    withdraw_report,
)
from samehere.experiences.errors import (
    AuthorHasConfirmed,
    NotYourStatement,
    OwnStatement,
    StatementNotFound,
    TakenOut,
)
from samehere.experiences.models import Statement, StatementReport
from samehere.experiences.queries.reported import reports_at_hand
from samehere.experiences.queries.statements import (
    statement_marked,
    statements_to_answer,
)
from samehere.experiences.tests.builders import a_reader, a_side_effect, a_use, counted, tell
from samehere.members.errors import Suspended
from samehere.members.tests.builders import make_member, sign_in
from samehere.web.versions import public_version

pytestmark = pytest.mark.django_db


def test_a_confirmed_word_counts_as_confirmed() -> None:
    author = a_reader("ask")
    thread = a_thread(by=author)
    (row,) = tell(opening_of(thread), a_use())
    assert counted(thread.group, "use") == (0, 0, 0, 0)

    confirm_statement(member=author, statement_id=row.pk)

    assert counted(thread.group, "use") == counted(None, "use") == (1, 0, 0, 0)


def test_a_dismissed_word_counts_nowhere_until_she_changes_her_mind() -> None:
    author = a_reader()
    thread = a_thread(by=author)
    (row,) = tell(opening_of(thread), a_use())

    dismiss_statement(member=author, statement_id=row.pk)
    assert counted(thread.group, "use") == (0, 0, 0, 0)
    with pytest.raises(StatementNotFound):
        statement_marked(viewer=None, statement_id=row.pk)

    confirm_statement(member=author, statement_id=row.pk)
    assert counted(thread.group, "use") == (1, 0, 0, 0)


def test_only_the_author_takes_an_answer_back_and_twice_is_once() -> None:
    author = a_reader()
    thread = a_thread(by=author)
    (row,) = tell(opening_of(thread), a_use())
    confirm_statement(member=author, statement_id=row.pk)
    with pytest.raises(NotYourStatement):
        undo_answer(member=make_member(), statement_id=row.pk)

    undo_answer(member=author, statement_id=row.pk)
    undo_answer(member=author, statement_id=row.pk)

    assert counted(thread.group, "use") == (0, 1, 0, 0)


def test_what_was_taken_out_after_a_report_is_not_undone_but_confirmed() -> None:
    author, operator = a_reader(), make_member(is_operator=True)
    thread = a_thread(by=author)
    (row,) = tell(opening_of(thread), a_use())
    report_statement(member=make_member(), statement_id=row.pk)
    dismiss_reported(member=operator, statement_id=row.pk)

    with pytest.raises(TakenOut):
        undo_answer(member=author, statement_id=row.pk)
    assert not statements_to_answer(viewer=author, post_ids=[row.post_id])
    confirm_statement(member=author, statement_id=row.pk)

    undo_answer(member=author, statement_id=row.pk)
    assert counted(thread.group, "use") == (0, 1, 0, 0)


def test_a_report_covers_all_that_was_read_from_the_sentence() -> None:
    thread = a_thread(by=a_reader())
    both = a_use(span=(0, 9)), a_side_effect(span=(4, 9)), a_use("zinc", span=(10, 12))
    use, effect, other = tell(opening_of(thread), *both)

    report_statement(member=make_member(), statement_id=effect.pk)

    reported = set(StatementReport.objects.values_list("statement", flat=True))
    assert reported == {use.pk, effect.pk}
    assert other.pk not in reported


def test_answering_the_same_again_changes_no_page() -> None:
    author = a_reader()
    thread = a_thread(by=author)
    (row,) = tell(opening_of(thread), a_use())
    confirm_statement(member=author, statement_id=row.pk)
    version = public_version(f"thread:{thread.pk}")

    confirm_statement(member=author, statement_id=row.pk)

    assert public_version(f"thread:{thread.pk}") == version


def test_an_answer_raises_every_page_that_prints_it() -> None:
    author = a_reader()
    thread = a_thread(by=author)
    (row,) = tell(opening_of(thread), a_use())
    slug = thread.group.slug
    keys = [
        f"thread:{thread.pk}",
        f"group:{slug}",
        f"treatments:{slug}",
        f"treatment:{slug}:tacrolimus",
        "treatment::tacrolimus",
    ]
    before = [public_version(key) for key in keys]
    assert None not in before

    dismiss_statement(member=author, statement_id=row.pk)

    assert all(old != public_version(key) for old, key in zip(before, keys, strict=True))


def test_a_closed_groups_pages_are_never_kept() -> None:
    group = a_group(visibility="members")
    placed = an_import(group=group)
    tell(posts_of(placed.thread_id)[1], a_use())

    assert public_version(f"treatment:{group.slug}:tacrolimus") is None
    assert public_version(f"treatments:{group.slug}") is None


def test_nobody_answers_for_somebody_else() -> None:
    thread = a_thread(by=a_reader())
    (row,) = tell(opening_of(thread), a_use())

    with pytest.raises(NotYourStatement):
        confirm_statement(member=make_member(), statement_id=row.pk)
    with pytest.raises(NotYourStatement):
        dismiss_statement(member=make_member(), statement_id=row.pk)


def test_what_waits_for_its_author_is_not_there_for_others() -> None:
    author = a_reader("ask")
    (row,) = tell(opening_of(a_thread(by=author)), a_use())

    with pytest.raises(StatementNotFound):
        report_statement(member=make_member(), statement_id=row.pk)
    with pytest.raises(StatementNotFound):
        statement_marked(viewer=None, statement_id=row.pk)
    assert statement_marked(viewer=author, statement_id=row.pk).sentence.post_number == 0


def test_a_paused_member_may_refuse_but_not_confirm() -> None:
    author = a_reader()
    (row,) = tell(opening_of(a_thread(by=author)), a_use())
    suspend(author)

    with pytest.raises(Suspended):
        confirm_statement(member=author, statement_id=row.pk)
    dismiss_statement(member=author, statement_id=row.pk)

    assert Statement.objects.get().state == "dismissed"


def test_a_report_counts_once_a_member_and_hides_nothing() -> None:
    thread = a_thread(by=a_reader())
    (row,) = tell(opening_of(thread), a_use())
    reader = make_member()

    for member in (reader, reader, make_member()):
        report_statement(member=member, statement_id=row.pk)

    (reported,) = reports_at_hand(viewer=make_member(is_operator=True))
    assert (reported.sentence.statement_id, reported.report_count) == (row.pk, 2)
    assert counted(thread.group, "use") == (0, 1, 0, 0)


def test_a_report_is_taken_back_until_somebody_has_answered_it() -> None:
    thread, reader, operator = a_thread(by=a_reader()), make_member(), make_member(is_operator=True)
    rows = tell(opening_of(thread), a_use(), a_side_effect())
    for member in (reader, make_member()):
        report_statement(member=member, statement_id=rows[0].pk)

    withdraw_report(member=reader, statement_id=rows[0].pk)
    withdraw_report(member=reader, statement_id=rows[0].pk)
    withdraw_report(member=make_member(), statement_id=rows[0].pk)
    assert [one.report_count for one in reports_at_hand(viewer=operator)] == [1]

    report_statement(member=reader, statement_id=rows[0].pk)
    leave_reported(member=operator, statement_id=rows[0].pk)
    withdraw_report(member=reader, statement_id=rows[0].pk)
    assert reports_at_hand(viewer=operator)[-1].answer == "left"


def test_what_its_author_confirmed_is_not_reported() -> None:
    author, operator = a_reader(), make_member(is_operator=True)
    use, effect = tell(opening_of(a_thread(by=author)), a_use(), a_side_effect())
    confirm_statement(member=author, statement_id=use.pk)

    with pytest.raises(AuthorHasConfirmed, match="has the last word"):
        report_statement(member=make_member(), statement_id=use.pk)
    report_statement(member=make_member(), statement_id=effect.pk)

    waiting = [one.sentence.statement_id for one in reports_at_hand(viewer=operator)]
    assert waiting == [effect.pk]


def test_her_own_words_are_not_reported_but_dismissed() -> None:
    author = a_reader()
    (row,) = tell(opening_of(a_thread(by=author)), a_use())

    with pytest.raises(OwnStatement):
        report_statement(member=author, statement_id=row.pk)


def test_the_author_is_shown_what_was_read_in_her_posts() -> None:
    author = a_reader("ask")
    thread = a_thread(by=author)
    other = a_reply(thread, by=a_reader())
    tell(opening_of(thread), a_use(), a_side_effect())
    tell(other, a_use())

    found = statements_to_answer(viewer=author, post_ids=[opening_of(thread).pk, other.pk])

    assert list(found) == [opening_of(thread).pk]
    assert [(one.words, one.state, one.is_counted) for one in found[opening_of(thread).pk]] == [
        ("tacrolimus: burning as a side effect", "unconfirmed", False),
        ("tacrolimus: uses it", "unconfirmed", False),
    ]


@pytest.mark.parametrize("act", ["confirm", "dismiss"])
def test_a_press_comes_back_to_the_post(client: Client, act: str) -> None:
    author = a_reader()
    thread = a_thread(by=author)
    (row,) = tell(a_reply(thread, by=author), a_use())

    answer = sign_in(client, author).post(f"/statements/{row.pk}/{act}/")

    assert answer.headers["Location"] == f"/d/{thread.pk}/posts/1/"
    assert Statement.objects.get().state == f"{act}ed"


def test_a_visitor_is_asked_to_sign_in_and_a_stranger_is_refused(client: Client) -> None:
    (row,) = tell(opening_of(a_thread(by=a_reader())), a_use())
    address = f"/statements/{row.pk}/confirm/"

    assert client.post(address).status_code == 403
    assert sign_in(client, make_member()).post(address).status_code == 403
    assert client.get(address).status_code == 405
    assert client.post("/statements/999999/report/").status_code == 404
    assert client.post(f"/statements/{row.pk}/report/").status_code == 302
