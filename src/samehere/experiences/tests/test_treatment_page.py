"""The page of a treatment: numbers that may be shown, and nothing that gives the others away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate

from samehere.discussions.errors import GroupClosed
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    an_import,
    posts_of,
    thread_of,
)
from samehere.experiences.actions import change_reading, confirm_statement
from samehere.experiences.errors import StatementNotFound, TreatmentNotFound
from samehere.experiences.extraction.statements import Role
from samehere.experiences.models import Tally
from samehere.experiences.queries import behind
from samehere.experiences.queries.behind import statements_behind
from samehere.experiences.queries.conditions import condition_page
from samehere.experiences.queries.treatments import treatment_page
from samehere.experiences.tests.builders import (
    DRUG,
    a_reader,
    a_side_effect,
    a_stop,
    a_use,
    an_effect,
    counted,
    tell,
    twice_a_day,
)
from samehere.web.paging import parse_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samehere.discussions.models import Thread
    from samehere.experiences.extraction.statements import Statement
    from samehere.experiences.queries.figures import Bar, SentencesPage, TreatmentPage
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db


def say(thread: Thread, number: int, *read: Statement) -> list[Member]:
    """Let `number` more members say the same; return them."""
    members = [a_reader() for _ in range(number)]
    for member in members:
        tell(a_reply(thread, by=member), *read)
    return members


def page(thread: Thread, viewer: Member | None = None) -> TreatmentPage:
    return treatment_page(viewer=viewer, address=DRUG, group_slug=thread.group.slug)


def list_of(thread: Thread, cell: int, older: str = "") -> SentencesPage:
    before = parse_key(older, parts=2) if older else None
    return statements_behind(
        viewer=None, address=DRUG, group_slug=thread.group.slug, cell=cell, before=before
    )


def bars(found: Iterable[Bar]) -> list[tuple[str, int, int]]:
    return [(bar.words, bar.people, bar.posts) for bar in found]


def test_members_are_counted_once_with_their_latest_word() -> None:
    thread = a_thread()
    for member in say(thread, 6, twice_a_day()):
        tell(a_reply(thread, by=member), twice_a_day(times=1))

    seen = page(thread)

    assert (seen.users.bar.people, seen.users.unconfirmed, seen.users.confirmed) == (6, 6, 0)
    assert bars(seen.frequencies.bars) == [("once a day", 6, 0)]
    assert seen.frequencies.rest == 0


def test_what_too_few_say_goes_into_a_nameless_rest() -> None:
    thread = a_thread()
    say(thread, 8, twice_a_day())
    say(thread, 4, twice_a_day(times=1))
    say(thread, 3, a_use())

    seen = page(thread)

    assert bars(seen.frequencies.bars) == [("twice a day", 8, 0)]
    assert seen.frequencies.rest == 7
    assert seen.users.bar.people == 15


def test_a_side_effect_has_its_course() -> None:
    thread = a_thread()
    for days in (1, 1, 2, 3, 9):
        say(thread, 1, a_side_effect(onset_after="P0D", resolved_after=f"P{days}D"))
    say(thread, 6, a_side_effect("buzzing", is_ongoing=True))
    say(thread, 2, a_side_effect("rash"))

    seen = page(thread)

    buzzing, burning = seen.side_effects
    assert (burning.bar.people, burning.starts, burning.gone, burning.mostly_gone) == (5, 0, 2, 3)
    assert (buzzing.still.people, buzzing.is_mostly_ongoing, buzzing.gone) == (6, True, None)
    assert seen.few_side_effects == ["rash"]


def test_outcomes_join_what_is_small() -> None:
    thread = a_thread()
    say(thread, 9, an_effect("itch"))
    say(thread, 3, an_effect("itch", Role.NO_EFFECT))
    say(thread, 4, an_effect("itch", Role.WORSE))

    (row,) = page(thread).outcomes

    assert bars(row.bars) == [("better", 9, 0)]
    assert (row.total, list(row.joined), row.joined_count) == (16, ["no change", "worse"], 7)


def test_posts_without_a_name_and_confirmed_words_are_counted_apart() -> None:
    group = a_group()
    thread = a_thread(group=group)
    for member in say(thread, 5, a_use()):
        (row,) = tell(a_reply(thread, by=member), a_use())
        confirm_statement(member=member, statement_id=row.pk)
    say(thread, 6, a_use())
    placed = an_import(["Q", *"ABCDEF"], group=group)
    for post in posts_of(placed.thread_id)[1:]:
        tell(post, a_use())

    users = page(thread).users

    assert (users.bar.people, users.bar.posts) == (11, 6)
    assert (users.confirmed, users.unconfirmed, users.imported) == (5, 6, 0)


def test_too_few_are_no_number_and_no_quote() -> None:
    thread = a_thread()
    say(thread, 4, a_side_effect())

    seen = page(thread)

    assert not seen.is_enough
    assert (seen.users.bar.people, seen.users.bar.tally_id) == (0, None)
    assert not seen.quotes
    assert not seen.side_effects
    assert not seen.few_side_effects


def test_over_all_groups_a_member_is_counted_once_and_small_groups_stay_hidden() -> None:
    one, other = a_thread(group=a_group("One")), a_thread(group=a_group("Other"))
    for member in say(one, 7, a_use()):
        tell(a_reply(other, by=member), a_use())

    seen = treatment_page(viewer=None, address=DRUG)

    assert seen.users.bar.people == 7
    assert [(group.name, number) for group, number in seen.in_groups] == [("One", 7), ("Other", 7)]


def test_a_small_group_does_not_follow_from_the_page_over_all() -> None:
    one, other = a_thread(group=a_group()), a_thread(group=a_group())
    say(one, 9, a_use())
    say(other, 3, a_use())

    assert treatment_page(viewer=None, address=DRUG).users.bar.people == 9


def test_a_closed_group_is_for_its_members_and_by_the_strict_rule() -> None:
    group = a_group(visibility="members")
    placed = an_import(["Q"], group=group)
    insider = a_reader()
    a_membership(group, insider)
    thread = thread_of(placed.thread_id)
    members = [a_reader() for _ in range(13)]
    for member in members:
        a_membership(group, member)
        tell(a_reply(thread, by=member), twice_a_day())

    with pytest.raises(GroupClosed):
        page(thread)
    assert not page(thread, insider).is_enough  # nobody this morning
    yesterday = localdate() - timedelta(days=1)
    Tally.objects.update(changed_on=yesterday)
    seen = page(thread, insider)
    assert (seen.users.bar.people, seen.users.unconfirmed, seen.told.first_at) == (15, None, None)
    assert bars(seen.frequencies.bars) == [("twice a day", 15, 0)]
    assert (seen.frequencies.rest, seen.is_strict, seen.smallest) == (0, True, 11)

    assert counted(group, "use") == (0, 13, 0, 0)
    for member in members:
        change_reading(member=member, reading="off")

    assert counted(group, "use") == (0, 0, 0, 0)
    # Who leaves today shows in no number today; her words are gone at once.
    assert replace(page(thread, insider), quotes=[]) == replace(seen, quotes=[])
    assert counted(None, "use") == (0, 0, 0, 0)


def test_every_number_opens_its_sentences() -> None:
    thread = a_thread()
    say(thread, 6, a_side_effect())
    (row,) = page(thread).side_effects
    assert row.bar.tally_id is not None

    found = list_of(thread, row.bar.tally_id)

    assert (found.people, len(found.sentences), found.words) == (6, 6, "burning")
    assert found.sentences[0].quote == " fo"


def test_a_hidden_number_opens_nothing() -> None:
    thread = a_thread()
    say(thread, 6, a_use())
    say(thread, 2, a_side_effect())
    cells = Tally.objects.filter(facet="side_effect")

    assert cells.count() == 2  # in the group and over all
    for cell in cells:
        with pytest.raises(StatementNotFound):
            list_of(thread, cell.pk)
        with pytest.raises(StatementNotFound):
            statements_behind(viewer=None, address=DRUG, cell=cell.pk)


def test_a_page_of_many_takes_no_more_queries_than_one_of_few() -> None:
    few, many = a_thread(group=a_group()), a_thread(group=a_group())
    say(few, 5, twice_a_day(), a_side_effect())
    for times in range(1, 4):
        say(many, 5, twice_a_day(times=times), a_side_effect(), an_effect("itch"), a_stop("cost"))

    queries = []
    for thread in (few, many):
        with CaptureQueriesContext(connection) as captured:
            page(thread)
        queries.append(len(captured.captured_queries))

    assert queries == [7, 7]


def test_the_condition_page_lists_by_name_or_number_and_hides_small_numbers() -> None:
    thread = a_thread()
    say(thread, 5, a_use("zinc"))
    say(thread, 7, a_use("tacrolimus"))
    say(thread, 6, a_use("clobetasol"))
    say(thread, 1, a_use("honey"))

    seen = condition_page(viewer=None, group_slug=thread.group.slug)
    by_number = condition_page(viewer=None, group_slug=thread.group.slug, by_number=True)

    assert [row.treatment for row in seen.treatments] == ["clobetasol", "tacrolimus", "zinc"]
    assert [row.treatment for row in by_number.treatments] == ["tacrolimus", "clobetasol", "zinc"]
    assert [(row.treatment, row.people) for row in seen.few] == [("honey", 0)]


def test_a_treatment_nobody_speaks_of_has_no_page() -> None:
    with pytest.raises(TreatmentNotFound):
        treatment_page(viewer=None, address="honey")


def test_a_long_list_of_sentences_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(behind, "SENTENCES_A_PAGE", 4)
    thread = a_thread()
    say(thread, 6, a_use())
    tally_id = page(thread).users.bar.tally_id
    assert tally_id is not None

    first = list_of(thread, tally_id)
    assert first.older
    last = list_of(thread, tally_id, first.older)

    assert [len(first.sentences), len(last.sentences), last.older] == [4, 2, ""]
    assert [one.post_number for one in [*first.sentences, *last.sentences]] == [6, 5, 4, 3, 2, 1]


def test_those_without_side_effects_never_stand_alone() -> None:
    thread = a_thread()
    for _ in range(6):
        tell(a_reply(thread, by=a_reader()), a_use(), a_side_effect("none"))
    for _ in range(4):
        tell(a_reply(thread, by=a_reader()), a_side_effect("burning"))
    seen = treatment_page(viewer=None, address="tacrolimus", group_slug=thread.group.slug)
    assert not seen.without_side_effects.people

    tell(a_reply(thread, by=a_reader()), a_side_effect("burning"))

    seen = treatment_page(viewer=None, address="tacrolimus", group_slug=thread.group.slug)
    assert seen.without_side_effects.people == 6
