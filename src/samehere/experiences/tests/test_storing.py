"""Keeping what was read: in place of what was, never of a text that is not there any more."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from samehere.discussions.actions import delete_post
from samehere.discussions.tests.builders import (
    a_group,
    a_reply,
    a_thread,
    an_import,
    edit,
    opening_of,
    posts_of,
)
from samehere.experiences.actions import (
    ReadPost,
    confirm_statement,
    dismiss_statement,
    store_readings,
    withdraw_post,
)
from samehere.experiences.extraction.statements import Regimen, Status
from samehere.experiences.models import PostReading, Statement, StatementReport, TallyMark, Teller
from samehere.experiences.tests.builders import (
    DRUG,
    RULES,
    a_reader,
    a_side_effect,
    a_use,
    counted,
    tell,
    twice_a_day,
)
from samehere.web.versions import public_version

pytestmark = pytest.mark.django_db


def test_what_was_read_is_kept_as_it_was_read() -> None:
    post = opening_of(a_thread(by=a_reader()))

    (row,) = tell(post, twice_a_day(indication="eczema", span=(2, 9)))

    assert (row.start, row.stop, row.treatment, row.indication) == (2, 9, "tacrolimus", "eczema")
    assert row.used == Regimen(times_per_day=2)
    assert row.regimen == {"times_per_day": 2}
    assert (row.onset_days, row.is_ongoing, row.stop_reason) == (None, None, "")
    assert PostReading.objects.get(post=post).rules_version == RULES


def test_durations_are_kept_in_days_and_unknown_ones_stay_unknown() -> None:
    post = opening_of(a_thread(by=a_reader()))

    effects = [
        a_side_effect("burning", onset_after="P0D", resolved_after="P2W"),
        a_side_effect("itch", onset_after="P1M", is_ongoing=True, span=(10, 12)),
        a_side_effect("dryness", onset_after="soon", span=(13, 15)),
    ]
    rows = tell(post, *effects)

    assert [(row.onset_days, row.resolved_days) for row in rows] == [
        (0, 14),
        (30, None),
        (None,) * 2,
    ]


def test_reading_again_replaces_what_was_read() -> None:
    thread = a_thread(by=a_reader())
    post, group = opening_of(thread), thread.group
    before = tell(post, twice_a_day(), a_side_effect())

    after = tell(post, twice_a_day(times=1), rules="rules-2")

    assert [row.pk for row in after] == [before[0].pk]
    assert counted(group, "frequency", value="1/day") == (0, 1, 0, 0)
    assert counted(group, "frequency", value="2/day") == (0, 0, 0, 0)
    assert counted(group, "side_effect", "burning") == (0, 0, 0, 0)


def test_reading_the_same_again_leaves_the_rows_and_their_reports() -> None:
    post = opening_of(a_thread(by=a_reader()))
    (row,) = tell(post, a_use())
    StatementReport.objects.create(
        statement=row, member=a_reader(), reported_at=PostReading.objects.get().read_at
    )

    tell(post, a_use(score=0.5), rules="rules-2")

    assert StatementReport.objects.get().statement_id == row.pk
    assert Statement.objects.get().score == 0.5


def test_what_the_author_answered_is_not_read_a_second_time() -> None:
    author = a_reader()
    post = opening_of(a_thread(by=author))
    confirmed, dismissed = tell(post, a_use(), a_side_effect(span=(6, 12)))
    confirm_statement(member=author, statement_id=confirmed.pk)
    dismiss_statement(member=author, statement_id=dismissed.pk)

    tell(post, a_use(span=(1, 4)), a_side_effect(span=(7, 13), onset_after="P1D"), rules="rules-2")

    assert set(Statement.objects.values_list("pk", "state")) == {
        (confirmed.pk, "confirmed"),
        (dismissed.pk, "dismissed"),
    }


@pytest.mark.parametrize("answer", [confirm_statement, dismiss_statement])
def test_an_answer_to_one_of_two_uses_in_a_sentence_leaves_the_other_open(
    answer: Callable[..., None],
) -> None:
    author = a_reader()
    post = opening_of(a_thread(by=author))
    past, present = a_use(status=Status.TOOK), a_use(rule="use.2")
    was, _ = tell(post, past, present)
    answer(member=author, statement_id=was.pk)

    tell(post, past, present, rules="rules-2")

    open_rows = Statement.objects.filter(state="unconfirmed")
    assert [row.status for row in open_rows] == ["taking"]
    assert Statement.objects.count() == 2


def test_what_she_refused_stays_refused_where_rules_only_give_it_another_status() -> None:
    author = a_reader()
    post = opening_of(a_thread(by=author))
    (row,) = tell(post, a_use())
    dismiss_statement(member=author, statement_id=row.pk)

    tell(post, a_use(status=Status.TOOK, rule="use.2"), rules="rules-2")
    tell(post, a_use(status=Status.TOOK), a_use(status=Status.NEVER, rule="use.2"))

    assert [(one.pk, one.state) for one in Statement.objects.all()] == [(row.pk, "dismissed")]


def test_another_text_starts_afresh() -> None:
    author = a_reader()
    post = opening_of(a_thread(by=author))
    (row,) = tell(post, a_use())
    confirm_statement(member=author, statement_id=row.pk)
    edit(post, "Something else.")

    tell(post, a_use())

    assert Statement.objects.get().state == "unconfirmed"
    assert Statement.objects.get().text_version == 2


def test_what_was_read_in_an_older_text_is_not_kept() -> None:
    post = opening_of(a_thread(by=a_reader()))
    edit(post, "Something else.")

    old = ReadPost(post.pk, 1, [replace(a_use(), post=post.pk)])

    assert store_readings(readings=[old], rules_version=RULES) == 0
    assert not Statement.objects.exists()
    assert not PostReading.objects.exists()


def test_a_deleted_post_has_no_statements_and_counts_nowhere() -> None:
    author = a_reader()
    thread = a_thread(by=author)
    reply = a_reply(thread, by=author)
    tell(reply, twice_a_day(), a_side_effect())

    delete_post(member=author, thread_id=thread.pk, number=reply.number)

    assert not Statement.objects.exists()
    assert not TallyMark.objects.exists()
    assert not PostReading.objects.exists()
    assert counted(thread.group, "use") == counted(None, "use") == (0, 0, 0, 0)


def test_a_deleted_title_leaves_the_pages_that_quote_the_replies() -> None:
    author = a_reader()
    thread = a_thread(by=author)
    tell(a_reply(thread, by=a_reader()), a_use())
    keys = [f"treatment:{slug}:{DRUG}" for slug in (thread.group.slug, "")]
    before = [public_version(key) for key in keys]
    assert None not in before

    delete_post(member=author, thread_id=thread.pk, number=0)

    after = [public_version(key) for key in keys]
    assert all(new != old for new, old in zip(after, before, strict=True))


def test_what_was_read_while_the_post_was_deleted_is_not_kept() -> None:
    author = a_reader()
    thread = a_thread(by=author)
    reply = a_reply(thread, by=author)
    delete_post(member=author, thread_id=thread.pk, number=reply.number)

    tell(reply, a_use())

    assert not Statement.objects.exists()


def test_withdrawing_where_nothing_was_read_changes_nothing() -> None:
    withdraw_post(post_id=opening_of(a_thread()).pk)

    assert not Statement.objects.exists()


def test_an_imported_post_tells_for_itself() -> None:
    group = a_group()
    placed = an_import(["Q", "Me too.", "And me."], group=group)
    for post in posts_of(placed.thread_id)[1:]:
        tell(post, a_use())

    assert counted(group, "use") == (0, 0, 0, 2)
    assert Teller.objects.filter(post__isnull=False).count() == 2


def test_a_list_of_five_thousand_names_is_cut_off() -> None:
    thread = a_thread(by=a_reader())

    names = [a_use(f"drug {number}", span=(number, number + 1)) for number in range(5000)]
    rows = tell(opening_of(thread), *names)

    assert len(rows) == 60
    assert not TallyMark.objects.filter(tally__facet="with").exists()


def test_the_same_statement_read_twice_is_kept_once() -> None:
    rows = tell(opening_of(a_thread(by=a_reader())), a_use(), a_use())

    assert len(rows) == 1
