"""What was read in a post whose author changes it: out of the numbers at once, and read again."""

import pytest

from samehere.discussions.tests.builders import a_reply, a_thread, edit, opening_of
from samehere.experiences.actions import (
    confirm_statement,
    dismiss_statement,
    report_statement,
    withdraw_post,
)
from samehere.experiences.models import Statement, StatementReport, TallyMark
from samehere.experiences.queries.statements import own_rows, visible_statements
from samehere.experiences.tests.builders import (
    DRUG,
    a_reader,
    a_side_effect,
    a_use,
    counted,
    tell,
    twice_a_day,
)
from samehere.outbox.worker import work_off
from samehere.web.versions import public_version

pytestmark = pytest.mark.django_db

TEXT = "I use tacrolimus twice a day. It burned for a week."
FIRST, SECOND = (0, 29), (30, 51)


def states() -> list[tuple[str, str]]:
    """Return what others may see or its author is asked, as the words it was read from."""
    rows = Statement.objects.filter(pk__in=Statement.objects.values("pk")).order_by("start")
    return [
        (row.post.plain_text[row.start : row.stop], row.state)
        for row in rows.select_related("post")
        if row.text_version == row.post.text_version
    ]


def test_at_once_nothing_of_it_is_counted_shown_or_asked() -> None:
    author = a_reader()
    thread = a_thread(by=author, text=TEXT)
    (row,) = tell(opening_of(thread), a_use(span=FIRST))
    confirm_statement(member=author, statement_id=row.pk)
    keys = [f"treatment:{thread.group.slug}:{DRUG}", f"treatment::{DRUG}"]
    before = [public_version(key) for key in keys]

    edit(opening_of(thread), f"{TEXT} And it helped.")

    assert counted(thread.group, "use") == counted(None, "use") == (0, 0, 0, 0)
    assert not TallyMark.objects.exists()
    assert not visible_statements(author).exists()
    assert not own_rows(author).exists()
    after = [public_version(key) for key in keys]
    assert all(new != old for new, old in zip(after, before, strict=True))


def test_what_was_read_from_words_that_are_gone_is_deleted_at_once() -> None:
    post = opening_of(a_thread(by=a_reader(), text=TEXT))
    tell(post, a_use(span=FIRST), a_side_effect(span=SECOND))

    edit(post, "I use tacrolimus twice a day. It did nothing.")

    (row,) = Statement.objects.all()
    assert (row.kind, row.start, row.stop) == ("use", *FIRST)


def test_what_is_named_elsewhere_and_was_taken_out_there_goes_too() -> None:
    post = opening_of(a_thread(by=a_reader(), text=TEXT))
    tell(post, a_side_effect(span=SECOND))

    edit(post, "I use a cream twice a day. It burned for a week.")

    assert not Statement.objects.exists()


def test_an_answer_holds_where_the_same_is_read_from_the_same_words() -> None:
    author = a_reader()
    thread = a_thread(by=author, text=TEXT)
    post = opening_of(thread)
    use, effect = tell(post, twice_a_day(span=FIRST), a_side_effect(span=SECOND))
    confirm_statement(member=author, statement_id=use.pk)
    dismiss_statement(member=author, statement_id=effect.pk)

    edit(post, f"To say it again: {TEXT}")
    tell(post, twice_a_day(span=(17, 46), rule="use.2"), a_side_effect(span=(47, 68)))

    assert states() == [
        ("I use tacrolimus twice a day.", "confirmed"),
        ("It burned for a week.", "dismissed"),
    ]
    assert {row.pk for row in Statement.objects.all()} == {use.pk, effect.pk}
    assert counted(thread.group, "frequency", value="2/day") == (1, 0, 0, 0)


def test_she_is_asked_again_where_something_else_is_read_from_the_same_words() -> None:
    author = a_reader()
    thread = a_thread(by=author, text=TEXT)
    post = opening_of(thread)
    (use,) = tell(post, twice_a_day(span=FIRST))
    confirm_statement(member=author, statement_id=use.pk)

    edit(post, f"{TEXT} No, it is once.")
    tell(post, twice_a_day(times=1, span=FIRST))

    assert states() == [("I use tacrolimus twice a day.", "unconfirmed")]
    assert counted(thread.group, "frequency", value="1/day") == (0, 1, 0, 0)
    assert Statement.objects.count() == 1


def test_an_answer_goes_where_nothing_is_read_from_the_words_any_more() -> None:
    author = a_reader()
    post = opening_of(a_thread(by=author, text=TEXT))
    (use,) = tell(post, a_use(span=FIRST))
    confirm_statement(member=author, statement_id=use.pk)

    edit(post, f"My mother says: {TEXT}")
    tell(post)

    assert not Statement.objects.exists()


def test_words_that_stand_there_twice_are_asked_about_again() -> None:
    author = a_reader()
    post = opening_of(a_thread(by=author, text=TEXT))
    (use,) = tell(post, a_use(span=FIRST))
    confirm_statement(member=author, statement_id=use.pk)

    edit(post, f"{TEXT} {TEXT}")

    assert not Statement.objects.exists()


def test_two_edits_before_it_is_read_again_lose_no_answer() -> None:
    author = a_reader()
    post = opening_of(a_thread(by=author, text=TEXT))
    (use,) = tell(post, a_use(span=FIRST))
    confirm_statement(member=author, statement_id=use.pk)

    edit(post, f"Hello. {TEXT}")
    edit(post, f"Hello all. {TEXT}")
    tell(post, a_use(span=(11, 40)))

    assert states() == [("I use tacrolimus twice a day.", "confirmed")]


def test_what_others_said_of_it_stays_where_it_is_read_again() -> None:
    post = opening_of(a_thread(by=a_reader(), text=TEXT))
    (use,) = tell(post, a_use(span=FIRST))
    report_statement(member=a_reader(), statement_id=use.pk)

    edit(post, f"{TEXT} Thank you.")
    tell(post, a_use(span=FIRST))

    assert StatementReport.objects.get().statement_id == use.pk


def test_what_waits_to_be_read_again_goes_with_the_post() -> None:
    post = opening_of(a_thread(by=a_reader(), text=TEXT))
    tell(post, a_use(span=FIRST))
    edit(post, f"{TEXT} Thank you.")

    withdraw_post(post_id=post.pk)

    assert not Statement.objects.exists()


def test_a_changed_title_leaves_the_pages_that_quote_the_replies() -> None:
    thread = a_thread(by=a_reader(), title="About my Quincebrandy")
    tell(a_reply(thread, by=a_reader()), a_use())
    keys = [f"treatment:{slug}:{DRUG}" for slug in (thread.group.slug, "")]
    before = [public_version(key) for key in keys]

    edit(opening_of(thread), "I would like to know.", title="About it")

    after = [public_version(key) for key in keys]
    assert all(new != old for new, old in zip(after, before, strict=True))


def test_the_worker_reads_the_new_words_and_keeps_her_yes() -> None:
    author = a_reader()
    thread = a_thread(by=author, text="I use tacrolimus twice a day.")
    work_off()
    (use,) = Statement.objects.filter(kind="use")
    confirm_statement(member=author, statement_id=use.pk)

    edit(opening_of(thread), "Thank you all. I use tacrolimus twice a day.")
    work_off()

    assert states() == [("I use tacrolimus twice a day.", "confirmed")]
    assert counted(thread.group, "use") == (1, 0, 0, 0)


def test_the_worker_forgets_what_the_words_said_before() -> None:
    thread = a_thread(by=a_reader(), text="I use tacrolimus twice a day.")
    work_off()

    edit(opening_of(thread), "I use clobetasol once a day.")
    work_off()

    assert {row.treatment for row in Statement.objects.all()} == {"clobetasol"}
    assert counted(thread.group, "use") == (0, 0, 0, 0)
