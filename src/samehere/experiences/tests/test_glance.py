"""At a glance: one stroke a person, her latest word, and the sentence behind each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samehere.discussions.tests.builders import a_reply, a_thread, an_import, opening_of, posts_of
from samehere.experiences.actions import confirm_statement, dismiss_statement
from samehere.experiences.extraction.statements import Kind, Regimen, Status, Tier, Who
from samehere.experiences.queries.glance import glance
from samehere.experiences.tests.builders import (
    a_reader,
    a_side_effect,
    a_stop,
    a_use,
    an_effect,
    tell,
    twice_a_day,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samehere.discussions.models import Thread
    from samehere.experiences.extraction.statements import Statement
    from samehere.experiences.queries.rows import Glance, GlanceRow, GlanceTreatment

pytestmark = pytest.mark.django_db

ADVICE = a_use(kind=Kind.ADVICE, status=Status.PRESCRIBED, rule="advice.1")


def told(**said: Any) -> Statement:
    return replace(ADVICE, regimen=Regimen(**said))


def names(rows: Sequence[GlanceRow]) -> dict[str, list[str]]:
    return {row.words: [voice.sentence.name for voice in row.voices] for row in rows}


def seen_in(thread_id: int) -> Glance:
    seen = glance(thread_id=thread_id)
    assert seen is not None
    return seen


def only(thread: Thread) -> GlanceTreatment:
    (treatment,) = seen_in(thread.pk).treatments
    return treatment


def test_each_row_has_a_stroke_for_each_who_says_it() -> None:
    thread = a_thread(by=a_reader(name="Vita"))
    wren, jay = a_reader(name="Wren"), a_reader(name="Jay")
    tell(opening_of(thread), twice_a_day(), a_side_effect("itch"))
    tell(a_reply(thread, by=wren), twice_a_day(), a_side_effect("itch"), an_effect("redness"))
    tell(a_reply(thread, by=wren), a_side_effect("itch"))
    tell(a_reply(thread, by=jay), a_use(), a_stop("cost"))

    seen = only(thread)

    assert names(seen.side_effects) == {"itch": ["Wren", "Vita"]}
    assert seen.side_effects[0].voices[0].sentence_count == 2
    assert names(seen.frequencies) == {"twice a day": ["Wren", "Vita"], "didn’t say": ["Jay"]}
    assert names(seen.outcomes) == {"redness: better": ["Wren"]}
    assert names(seen.stops) == {"cost or insurance": ["Jay"]}
    assert seen.users.member_count == 3


def test_a_side_effect_says_when_it_began_and_went() -> None:
    thread = a_thread(by=a_reader())
    tell(
        opening_of(thread),
        a_side_effect("burning", onset_after="P0D", resolved_after="P1D"),
        a_side_effect("buzzing", span=(10, 12), is_ongoing=True),
    )

    burning, buzzing = (row.voices[0] for row in only(thread).side_effects)

    assert (burning.onset_days, burning.resolved_days, burning.is_ongoing) == (0, 1, False)
    assert (buzzing.onset_days, buzzing.resolved_days, buzzing.is_ongoing) == (None, None, True)


def test_the_words_are_those_that_were_read() -> None:
    thread = a_thread(by=a_reader(), text="I 😀 use Tac twice a day. Nothing else.")
    tell(opening_of(thread), twice_a_day(span=(2, 24)))

    sentence = only(thread).users.voices[0].sentence

    assert sentence.quote == "😀 use Tac twice a day."[:22]
    assert (sentence.post_number, sentence.thread_id) == (0, thread.pk)


def test_conflicting_instructions_stand_side_by_side() -> None:
    thread = a_thread(by=a_reader(name="Vita"))
    tell(opening_of(thread), told(duration="P6W", duration_is="total", times_per_day=2))
    tell(a_reply(thread, by=a_reader(name="Wren")), told(duration_is="open", times_per_day=2))

    seen = only(thread)

    assert [(aspect, names(rows)) for aspect, rows in seen.told] == [
        ("how often", {"twice a day": ["Wren", "Vita"]}),
        ("how long", {"6 weeks": ["Vita"], "no end date": ["Wren"]}),
    ]
    assert seen.is_contradicted
    assert seen.users.voices == []  # told to use is not using


def test_who_was_told_different_things_stands_under_each_until_a_later_post_says_more() -> None:
    vita = a_reader(name="Vita")
    thread = a_thread(by=vita)
    six_weeks = told(duration="P6W", duration_is="total")
    tell(opening_of(thread), six_weeks, replace(told(duration_is="open"), span=(6, 9)))

    assert [(aspect, names(rows)) for aspect, rows in only(thread).told] == [
        ("how long", {"6 weeks": ["Vita"], "no end date": ["Vita"]})
    ]

    tell(a_reply(thread, by=vita), told(duration_is="open"))

    assert [(aspect, names(rows)) for aspect, rows in only(thread).told] == [
        ("how long", {"no end date": ["Vita"]})
    ]


def test_the_asker_tells_what_came_of_it_in_order() -> None:
    vita = a_reader(name="Vita")
    thread = a_thread(by=vita)
    tell(opening_of(thread), a_use())
    tell(a_reply(thread, by=vita), a_side_effect("burning"))
    tell(a_reply(thread, by=a_reader()), a_use())
    tell(a_reply(thread, by=vita), an_effect("itch"))

    assert [update.post_number for update in seen_in(thread.pk).updates] == [1, 3]


def test_it_is_open_where_others_answer_what_was_asked() -> None:
    thread = a_thread(by=a_reader())
    assert glance(thread_id=thread.pk) is None
    tell(a_reply(thread, by=a_reader()), a_use("clobetasol"))
    tell(a_reply(thread, by=a_reader()), a_use("clobetasol"))
    assert not seen_in(thread.pk).is_open

    tell(opening_of(thread), a_use())
    tell(a_reply(thread, by=a_reader()), a_use())

    seen = seen_in(thread.pk)
    assert seen.is_open
    assert [one.treatment for one in seen.treatments] == ["tacrolimus", "clobetasol"]


def test_posts_without_a_name_are_counted_as_posts() -> None:
    placed = an_import(["Q", "A", "B"])
    for post in posts_of(placed.thread_id)[1:]:
        tell(post, a_side_effect())

    seen = seen_in(placed.thread_id)

    (row,) = seen.treatments[0].side_effects
    assert (row.member_count, row.post_count) == (0, 2)
    assert seen.has_imported
    assert not seen.has_unconfirmed


def test_only_what_may_be_shown_is_shown() -> None:
    asks, counts = a_reader("ask"), a_reader("count")
    thread = a_thread(by=counts)
    rows = tell(opening_of(thread), a_use(), a_side_effect(), a_use("zinc", tier=Tier.SUGGESTED))
    (hers,) = tell(a_reply(thread, by=asks), a_side_effect("itch"))
    tell(a_reply(thread, by=a_reader("off")), a_side_effect("pain"))
    other = a_use("aspirin", who=Who.ADDRESSEE)
    tell(a_reply(thread, by=counts), other)

    assert names(only(thread).side_effects) == {"burning": [counts.name]}

    confirm_statement(member=asks, statement_id=hers.pk)
    dismiss_statement(member=counts, statement_id=rows[-1].pk)

    assert names(only(thread).side_effects) == {"itch": [asks.name]}
    assert only(thread).side_effects[0].voices[0].sentence.is_confirmed


def test_a_long_discussion_takes_no_more_queries_than_a_short_one() -> None:
    thread = a_thread(by=a_reader())
    tell(opening_of(thread), a_use())
    for number in range(12):
        tell(a_reply(thread, by=a_reader()), twice_a_day(times=number), a_side_effect())

    with CaptureQueriesContext(connection) as captured:
        glance(thread_id=thread.pk)

    assert len(captured.captured_queries) == 3
