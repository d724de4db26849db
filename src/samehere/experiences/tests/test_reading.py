"""From a post to its statements: after publishing, importing, allowing, and a change of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from samehere.discussions.actions import delete_post
from samehere.discussions.queries.texts import places_around
from samehere.discussions.tests.builders import (
    a_group,
    a_reply,
    a_thread,
    an_import,
    edit,
    opening_of,
    posts_of,
)
from samehere.experiences import reader
from samehere.experiences.actions import change_reading, read_thread_posts
from samehere.experiences.models import PostReading, Statement
from samehere.experiences.reader import rules_version
from samehere.experiences.tests.builders import a_reader, counted
from samehere.outbox.worker import work_off
from samehere.vocabulary.actions import adopt_term, restore_term, retire_term
from samehere.vocabulary.tests.builders import make_term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samehere.experiences.extraction.statements import PostText
    from samehere.experiences.extraction.statements import Statement as ReadStatement

pytestmark = pytest.mark.django_db

TWICE = "I use tacrolimus twice a day."


def read_out() -> list[tuple[int, str, str]]:
    rows = Statement.objects.order_by("post__number", "start")
    return list(rows.values_list("post__number", "treatment", "kind"))


def test_a_published_post_is_read_by_the_worker() -> None:
    thread = a_thread(by=a_reader(), text=TWICE)
    assert not Statement.objects.exists()

    work_off()

    assert read_out() == [(0, "tacrolimus", "use")]
    assert counted(thread.group, "frequency", value="2/day") == (0, 1, 0, 0)
    assert PostReading.objects.get().rules_version == rules_version()


def test_a_reply_is_read_with_what_it_answers_and_nothing_else_is_read_again() -> None:
    thread = a_thread(by=a_reader(), text="Has anybody tried tacrolimus?")
    a_reply(thread, by=a_reader(), text=TWICE)
    work_off()
    times = dict(PostReading.objects.values_list("post_id", "read_at"))

    a_reply(thread, by=a_reader(), text="Tacrolimus helped my itch.")
    work_off()

    assert times.items() < dict(PostReading.objects.values_list("post_id", "read_at")).items()
    assert (2, "tacrolimus", "effect") in read_out()


def test_a_reply_is_read_with_the_opening_and_what_it_answers_however_long_it_goes_on() -> None:
    thread = a_thread(replies=3)
    first = a_reply(thread)
    a_reply(thread, to=first.number)
    reply = a_reply(thread, to=first.number)

    around = places_around(thread_id=thread.pk, post_ids={reply.pk})

    assert [place.id for place in around] == [opening_of(thread).pk, first.pk, reply.pk]


def test_an_import_is_read() -> None:
    group = a_group()
    an_import(["Who knows it?", TWICE], group=group)

    work_off()

    assert counted(group, "use") == (0, 0, 0, 1)


def test_an_import_that_is_to_be_left_unread_is_not_read_but_what_members_answer_is() -> None:
    placed = an_import(["Who knows it?", TWICE], group=a_group(), may_be_read=False)
    a_reply(posts_of(placed.thread_id)[0].thread, by=a_reader(), text=TWICE)

    work_off()
    call_command("reread")

    assert read_out() == [(2, "tacrolimus", "use")]


def test_importing_again_with_the_other_choice_takes_out_what_was_read_or_reads_it() -> None:
    group = a_group()
    texts = ["Who knows it?", TWICE]
    an_import(texts, group=group)
    work_off()

    an_import(texts, group=group, may_be_read=False)
    work_off()
    assert counted(group, "use") == (0, 0, 0, 0)
    assert not PostReading.objects.exists()

    an_import(texts, group=group)
    work_off()
    assert counted(group, "use") == (0, 0, 0, 1)


def test_reading_twice_is_reading_once() -> None:
    thread = a_thread(by=a_reader(), text=TWICE)

    assert read_thread_posts(thread_id=thread.pk) == 1
    assert read_thread_posts(thread_id=thread.pk) == 0
    assert Statement.objects.count() == 1


def test_posts_of_members_who_let_nothing_be_read_are_not_read() -> None:
    thread = a_thread(by=a_reader("off"), text=TWICE)
    a_reply(thread, text=TWICE)  # somebody who was never asked

    work_off()

    assert not Statement.objects.exists()
    assert not PostReading.objects.exists()


def test_what_was_written_before_is_read_once_it_is_allowed() -> None:
    member = a_reader("off")
    thread = a_thread(by=member, text=TWICE)
    work_off()

    change_reading(member=member, reading="count")
    work_off()

    assert counted(thread.group, "use") == (0, 1, 0, 0)


def test_a_changed_text_is_read_again() -> None:
    thread = a_thread(by=a_reader(), text=TWICE)
    work_off()

    edit(opening_of(thread), "I use clobetasol once a day.")
    read_thread_posts(thread_id=thread.pk)

    assert read_out() == [(0, "clobetasol", "use")]
    assert counted(thread.group, "use") == (0, 0, 0, 0)


def test_replies_are_read_where_the_opening_is_gone() -> None:
    author = a_reader()
    thread = a_thread(by=author, text="Has anybody tried tacrolimus?")
    a_reply(thread, by=a_reader(), text=TWICE)
    delete_post(member=author, thread_id=thread.pk, number=0)

    work_off()

    assert read_out() == [(1, "tacrolimus", "use")]


def test_an_event_of_a_post_that_is_gone_changes_nothing() -> None:
    author = a_reader()
    thread = a_thread(by=author, text=TWICE)
    delete_post(member=author, thread_id=thread.pk, number=0)

    work_off()

    assert not Statement.objects.exists()


def test_the_command_reads_what_older_rules_read(capsys: pytest.CaptureFixture[str]) -> None:
    thread = a_thread(by=a_reader(), text=TWICE)
    work_off()
    PostReading.objects.update(rules_version="older")
    Statement.objects.update(indication="older")

    call_command("reread")
    first = capsys.readouterr().out
    call_command("reread")

    assert first == "1 posts read.\n"
    assert capsys.readouterr().out == "Everything has been read.\n"
    assert Statement.objects.get(post__thread=thread).indication == ""


def test_a_term_of_the_community_is_read_from_then_on(capsys: pytest.CaptureFixture[str]) -> None:
    a_thread(by=a_reader(), text="I use magic goo twice a day.")
    work_off()
    assert read_out() == []

    term = make_term("magic goo", concept="tacrolimus")
    call_command("reread")
    assert read_out() == [(0, "tacrolimus", "use")]

    retire_term(term_id=term)
    call_command("reread")
    assert read_out() == []
    assert capsys.readouterr().out == "1 posts read.\n" * 2


def test_a_term_that_is_put_back_makes_nothing_be_read_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_thread(by=a_reader(), text=TWICE)
    work_off()

    [term] = adopt_term(name="clob", concept="clobetasol")
    retire_term(term_id=term)
    restore_term(term_id=term)
    call_command("reread")

    assert capsys.readouterr().out == "Everything has been read.\n"


def test_the_words_read_are_the_words_of_the_post() -> None:
    text = "😀 I use tacrolimus twice a day. It burned at first."
    a_thread(by=a_reader(), text=text)

    work_off()

    for row in Statement.objects.select_related("post"):
        assert row.post.plain_text[row.start : row.stop].strip()


def test_a_post_the_engine_fails_at_leaves_the_others_read(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    thread = a_thread(by=a_reader(), text=TWICE)
    broken = a_reply(thread, by=a_reader(), text="Break!")
    a_reply(thread, by=a_reader(), text=TWICE)
    engine = reader.read

    def failing(posts: Sequence[PostText]) -> list[ReadStatement]:
        if any(post.text == "Break!" for post in posts):
            raise ValueError("Break!")
        return engine(posts)

    monkeypatch.setattr(reader, "read", failing)

    assert read_thread_posts(thread_id=thread.pk) == 2
    assert caplog.messages == [f"Post {broken.pk} cannot be read: ValueError"]
