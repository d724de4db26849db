"""What is hidden cannot be computed from all that is shown: pages, files and lists together.

These tests read as somebody does who knows everything that is shown: each number, the file, and
every list of sentences a number opens.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.utils.timezone import localdate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    an_import,
    posts_of,
    thread_of,
)
from samehere.experiences.actions import withdraw_post
from samehere.experiences.errors import TreatmentNotFound
from samehere.experiences.models import Tally
from samehere.experiences.queries.behind import statements_behind
from samehere.experiences.queries.conditions import all_treatments_page
from samehere.experiences.queries.rows import POST
from samehere.experiences.queries.treatments import treatment_page
from samehere.experiences.table import Row, rows_of
from samehere.experiences.tests.builders import (
    DRUG,
    a_reader,
    a_side_effect,
    a_stop,
    a_use,
    tell,
    twice_a_day,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samehere.discussions.models import Group
    from samehere.experiences.extraction.statements import Statement
    from samehere.experiences.queries.figures import Bar, TreatmentPage

pytestmark = pytest.mark.django_db

SMALLEST = 5
WORDS: list[list[Statement]] = [
    [a_use()],
    [twice_a_day(), a_side_effect()],
    [twice_a_day(times=1), a_side_effect("itch", is_ongoing=True)],
    [a_stop("cost"), a_side_effect("none")],
]
SAID = st.sampled_from(range(len(WORDS)))
FEW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@dataclass(frozen=True)
class Seen:
    """All a reader can see of a treatment somewhere: the file, and who stands in which list."""

    rows: Sequence[Row]
    lists: dict[str, frozenset[str]]
    sentences: int
    listed: Sequence[tuple[str, int, int]]


def bars_of(page: TreatmentPage) -> Iterator[Bar]:
    """Yield every number of a page that may open a list."""
    yield page.users.bar
    yield page.without_side_effects
    for partition in (page.statuses, page.frequencies, page.stops):
        yield from partition.bars
    for outcome in page.outcomes:
        yield from outcome.bars
    for row in page.side_effects:
        yield from (row.bar, row.still)
    yield from page.used_with
    yield from page.indications


@contextmanager
def an_empty_site() -> Iterator[None]:
    """Undo what is done inside, for the examples of a property share one test's database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def read(slug: str = "") -> Seen | None:
    """Read a page with its file and all its lists; None where there is no page."""
    try:
        page = treatment_page(viewer=None, address=DRUG, group_slug=slug)
    except TreatmentNotFound:
        return None
    lists = {}
    for bar in bars_of(page):
        if bar.tally_id is not None:
            found = statements_behind(
                viewer=None, address=DRUG, group_slug=slug, cell=bar.tally_id
            ).sentences
            nameless = sum(one.origin == POST for one in found)
            assert (len(found) - nameless, nameless) == (bar.people, bar.posts)
            lists[bar.words] = frozenset(one.name for one in found)
    for rest, number in (("ways", page.frequencies.rest), ("reasons", page.stops.rest)):
        if number:
            found = statements_behind(
                viewer=None, address=DRUG, group_slug=slug, rest=rest
            ).sentences
            assert len(found) == number
            lists[rest] = frozenset(one.name for one in found)
    rows = [(row.treatment, row.people, row.posts) for row in all_treatments_page().treatments]
    return Seen(list(rows_of(page)), lists, page.told.sentence_count, rows)


def speak(group: Group, told: Sequence[int]) -> None:
    """Let members say in a new discussion of a group what `told` has for each."""
    thread = a_thread(group=group)
    for which in told:
        tell(a_reply(thread, by=a_reader()), *WORDS[which])


@FEW
@given(told=st.lists(SAID, max_size=14), nameless=st.lists(SAID, max_size=8))
def test_no_list_and_no_line_of_a_file_tells_a_small_number(
    told: list[int], nameless: list[int]
) -> None:
    with an_empty_site():
        check_small_numbers(told, nameless)


def check_small_numbers(told: list[int], nameless: list[int]) -> None:
    group = a_group()
    speak(group, told)
    posts = posts_of(an_import(["", *[""] * len(nameless)], group=group).thread_id)[1:]
    for post, which in zip(posts, nameless, strict=True):
        tell(post, *WORDS[which])

    seen = read(group.slug)

    for row in seen.rows if seen else ():
        for number in row[3:5]:
            assert number in {"", 0} or int(number) >= SMALLEST, row


@FEW
@given(
    told=st.lists(SAID, min_size=5, max_size=10),
    overlap=st.lists(st.tuples(st.integers(0, 9), SAID), max_size=3),
    hidden=st.lists(SAID, max_size=2),
)
def test_a_group_too_small_for_numbers_changes_nothing_on_the_page_over_all(
    told: list[int], overlap: list[tuple[int, int]], hidden: list[int]
) -> None:
    with an_empty_site():
        check_small_group(told, overlap, hidden)


def check_small_group(told: list[int], overlap: list[tuple[int, int]], hidden: list[int]) -> None:
    large, small = a_thread(group=a_group()), a_thread(group=a_group())
    people = [a_reader() for _ in told]
    for person, which in zip(people, told, strict=True):
        tell(a_reply(large, by=person), *WORDS[which])
    both = {people[place % len(people)]: which for place, which in overlap}
    for person, which in [*both.items(), *((a_reader(), which) for which in hidden)][:4]:
        tell(a_reply(small, by=person), *WORDS[which])

    before, alone = read(), read(large.group.slug)
    for post in posts_of(small.pk):
        withdraw_post(post_id=post.pk)

    assert read() == before
    assert before is not None
    assert alone is not None
    assert before.lists.items() <= alone.lists.items()


def test_who_stands_in_several_groups_is_counted_once_and_listed_once() -> None:
    one, other = a_thread(group=a_group()), a_thread(group=a_group())
    people = [a_reader() for _ in range(9)]
    for person in people[:7]:
        tell(a_reply(one, by=person), a_use())
    for person in people[2:]:
        tell(a_reply(other, by=person), a_use())

    seen = read()

    assert seen is not None
    assert seen.rows[0][3] == 9
    assert seen.listed == [(DRUG, 9, 0)]
    assert seen.sentences == 14


@pytest.mark.parametrize("both", [0, 1, 4, 5])
def test_too_few_in_several_groups_do_not_follow_from_the_page_over_all(both: int) -> None:
    one, other = a_thread(group=a_group()), a_thread(group=a_group())
    people = [a_reader() for _ in range(14 - both)]
    for person in people[:7]:
        tell(a_reply(one, by=person), twice_a_day())
    for person in people[-7:]:
        tell(a_reply(other, by=person), twice_a_day())

    parts = [read(thread.group.slug) for thread in (one, other)]
    seen = read()

    assert seen is not None
    apart = [{row[:3]: int(row[3]) for row in part.rows} for part in parts if part]
    over_all = {row[:3]: int(row[3]) for row in seen.rows}
    assert {row[0] for row in over_all} >= {"use", "status", "how often"}
    for what, number in over_all.items():
        assert sum(each[what] for each in apart) - number == (both if both >= SMALLEST else 0)
    assert seen.listed == [(DRUG, over_all["use", DRUG, "use or used it"], 0)]


def test_what_too_few_use_leads_to_public_discussions_and_names_nobody() -> None:
    public = a_thread()
    closed = thread_of(an_import(["Q"], group=a_group(visibility="members")).thread_id)
    insider = a_reader()
    a_membership(closed.group, insider)
    for thread, person in ((public, a_reader()), (public, a_reader()), (closed, insider)):
        tell(a_reply(thread, by=person), a_use())
    Tally.objects.update(changed_on=localdate() - timedelta(days=1))

    over_all = treatment_page(viewer=None, address=DRUG)
    inside = treatment_page(viewer=insider, address=DRUG, group_slug=closed.group.slug)

    assert [one.thread_id for one in over_all.discussions] == [public.pk]
    assert not over_all.quotes
    assert not inside.discussions
