"""The sentences behind a number of a treatment's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.experiences.errors import StatementNotFound
from samehere.experiences.facts import TAKING, Facet
from samehere.experiences.queries.counts import counts_of
from samehere.experiences.queries.figures import SentencesPage
from samehere.experiences.queries.sentences import sentences_in
from samehere.experiences.queries.statements import visible_statements
from samehere.experiences.wording import (
    words_of_frequency,
    words_of_stop,
    words_of_subject,
)
from samehere.vocabulary.queries import shown_name

if TYPE_CHECKING:
    from samehere.experiences.facts import Key
    from samehere.members.models import Member

SENTENCES_A_PAGE = 40


def statements_behind(
    *,
    viewer: Member | None,
    address: str,
    cell: int,
    group_slug: str = "",
    before: int | None = None,
) -> SentencesPage:
    """Return the sentences behind a number that may be shown, one a teller, newest first.

    `cell` is the `tally_id` of its bar, `before` the key of the page before (`older`), None: from
    the top. At most five queries, however many sentences. A number that is not shown has no list,
    and neither has one that is rounded.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
        TreatmentNotFound: nobody has said anything about the treatment there.
        StatementNotFound: no such number there, or one that is not shown.
    """
    counts = counts_of(viewer=viewer, address=address, group_slug=group_slug)
    key = next((key for key, own in counts.cells.by_key.items() if own.tally_id == cell), None)
    if key is None or not counts.shown.opens(key):
        raise StatementNotFound
    marks = counts.shown.tellers(key)
    if before is not None:
        marks = marks.filter(statement_id__lt=before)
    newest = marks.order_by("-statement_id").values_list("statement_id", flat=True)
    page = list(newest[: SENTENCES_A_PAGE + 1])
    shown = page[:SENTENCES_A_PAGE]
    by_id = {
        one.statement_id: one
        for one in sentences_in(visible_statements(viewer).filter(pk__in=shown))
    }
    return SentencesPage(
        words=_heading_of(key),
        treatment=counts.treatment,
        address=counts.address,
        group=counts.group,
        cell=cell,
        people=counts.shown.people.get(key, 0),
        posts=counts.shown.posts.get(key, 0),
        sentences=[by_id[pk] for pk in shown if pk in by_id],
        is_first=before is None,
        older=shown[-1] if len(page) > SENTENCES_A_PAGE else None,
    )


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
