"""The sentences behind a number of a treatment's page, or behind all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import F, Max, Q

from samehere.experiences.errors import StatementNotFound
from samehere.experiences.facts import TAKING, Facet
from samehere.experiences.queries.counts import counts_of
from samehere.experiences.queries.figures import SentencesPage
from samehere.experiences.queries.rests import RESTS, marks_of_rest, rest_in
from samehere.experiences.queries.sentences import sentences_in
from samehere.experiences.queries.statements import visible_statements
from samehere.experiences.wording import (
    words_of_frequency,
    words_of_stop,
    words_of_subject,
)
from samehere.vocabulary.queries import shown_name
from samehere.web.paging import format_key

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from samehere.experiences.facts import Key
    from samehere.experiences.models import TallyMark
    from samehere.experiences.queries.counts import Counts
    from samehere.members.models import Member

SENTENCES_A_PAGE = 40
EVERYTHING = "all sentences"
WORDS_OF_RESTS = {
    "ways": "some other way, or not said",
    "reasons": "stopped: other reasons, or none given",
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def statements_behind(
    *,
    viewer: Member | None,
    address: str,
    cell: int | None = None,
    rest: str = "",
    group_slug: str = "",
    before: tuple[int, ...] | None = None,
) -> SentencesPage:
    """Return the sentences behind a number that may be shown, one a teller, newest first.

    Those whose date is not known come last. `cell` is the `tally_id` of its bar, `before` the key
    of the page before (`older`), None: from the top. `rest` is one of `RESTS`: who is in none of
    the numbers of a chart. At most six queries, however many sentences.
    A number that is not shown has no list, and neither has one that is rounded. Neither of both:
    behind all numbers of the page, each sentence once; so nothing is in it that is not in one of
    their lists.

    Raises:
        GroupNotFound: no such group, or one this viewer may know nothing of.
        GroupClosed: a members-only group she does not belong to.
        TreatmentNotFound: nobody has said anything about the treatment there.
        StatementNotFound: no such number there, or one that is not shown.
    """
    counts = counts_of(viewer=viewer, address=address, group_slug=group_slug)
    behind = _behind_rest(counts, rest) if rest else _behind_number(counts, cell)
    found = _newest_first(behind.marks, behind.by, before)
    page = [pk for _, pk in found[:SENTENCES_A_PAGE]]
    by_id = {
        one.statement_id: one
        for one in sentences_in(visible_statements(viewer).filter(pk__in=page))
    }
    return SentencesPage(
        words=behind.words,
        treatment=counts.treatment,
        address=counts.address,
        group=counts.group,
        cell=cell,
        rest=rest,
        people=behind.people,
        posts=behind.posts,
        sentences=[by_id[pk] for pk in page if pk in by_id],
        is_first=before is None,
        older=_key(*found[SENTENCES_A_PAGE - 1]) if len(found) > SENTENCES_A_PAGE else "",
    )


@dataclass(frozen=True)
class _Behind:
    """What stands behind a number: its words, how many they are, and their marks, one for `by`."""

    words: str
    people: int
    posts: int
    marks: QuerySet[TallyMark]
    by: str = "statement"


def _behind_number(counts: Counts, cell: int | None) -> _Behind:
    shown = counts.shown
    key = counts.use if cell is None else _key_of(counts, cell)
    if key is None or not shown.opens(key):
        raise StatementNotFound
    people, posts = shown.people.get(key, 0), shown.posts.get(key, 0)
    if cell is None:
        return _Behind(EVERYTHING, people, posts, shown.all_marks(), "place")
    return _Behind(_heading_of(key), people, posts, shown.tellers(key))


def _behind_rest(counts: Counts, name: str) -> _Behind:
    rest = rest_in(counts, RESTS[name])
    if not rest.number:
        raise StatementNotFound
    return _Behind(WORDS_OF_RESTS[name], rest.number, 0, marks_of_rest(counts.shown, rest))


def _newest_first(
    marks: QuerySet[TallyMark], by: str, before: tuple[int, ...] | None
) -> list[tuple[datetime | None, int]]:
    """Return the time of the post and the statement of each sentence, and of one more."""
    found = marks.order_by().values(by)
    found = found.annotate(at=Max("statement__post__posted_at"), newest=Max("statement_id"))
    if before is not None:
        moment, statement_id = before
        earlier = Q(at=None, newest__lt=statement_id)
        if moment:
            at = _EPOCH + timedelta(microseconds=moment)
            earlier = Q(at=None) | Q(at__lt=at) | Q(at=at, newest__lt=statement_id)
        found = found.filter(earlier)
    ordered = found.order_by(F("at").desc(nulls_last=True), "-newest")
    return list(ordered.values_list("at", "newest")[: SENTENCES_A_PAGE + 1])


def _key(at: datetime | None, statement_id: int) -> str:
    moment = (at - _EPOCH) // timedelta(microseconds=1) if at else 0
    return format_key((moment, statement_id))


def _key_of(counts: Counts, cell: int) -> Key | None:
    cells = counts.cells.by_key.items()
    return next((key for key, own in cells if own.tally_id == cell), None)


def _heading_of(key: Key) -> str:
    """Return what a cell counts, as the heading over its sentences."""
    subject, value = words_of_subject(key.subject), key.value
    return {
        Facet.USE: "who uses or used it",
        Facet.STATUS: "still using it" if value == TAKING else value,
        Facet.FREQUENCY: words_of_frequency(value),
        Facet.OUTCOME: f"{subject}: {value}",
        Facet.SIDE_EFFECT: "no side effects" if key.subject == "none" else subject,
        Facet.ONSET: f"{subject}: when it began",
        Facet.GONE: f"{subject}: when it was gone",
        Facet.ONGOING: f"{subject}: still there",
        Facet.WITH: f"used together with {shown_name(value)}",
        Facet.STOP: f"stopped: {words_of_stop(value)}",
        Facet.INDICATION: f"used for {value}",
    }[key.facet]
