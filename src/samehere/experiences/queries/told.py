"""What stands behind a treatment's page besides its numbers: dates, names, quotes, discussions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Lower

from samehere.experiences.facts import Facet
from samehere.experiences.models import Statement, TallyMark
from samehere.experiences.queries.counted import IS_COUNTED, IS_CURRENT
from samehere.experiences.queries.figures import Discussion, Told
from samehere.experiences.queries.sentences import sentences_in
from samehere.experiences.queries.shown import marks_of
from samehere.vocabulary.queries import recognizer, shown_name
from samehere.vocabulary.words import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samehere.experiences.queries.counts import Counts
    from samehere.experiences.queries.rows import Sentence

QUOTES_SHOWN = 6
NAMES_SHOWN = 3
DISCUSSIONS_SHOWN = 20
NOTHING_TOLD = Told(0, None, None, ())
_SHORTEST_QUOTE = 30
_LOOKED_AT = 60
_QUOTED = (Facet.SIDE_EFFECT, Facet.OUTCOME, Facet.STOP)


def told_on(counts: Counts) -> Told:
    """Return how many sentences the numbers open together, of when, and what users call it.

    Two queries, three where it has other names; nothing by the strict rule.
    """
    if counts.is_strict:
        return NOTHING_TOLD
    marks = counts.shown.marks(counts.use)
    found = counts.shown.all_marks().aggregate(
        sentences=Count("place", distinct=True),
        first=Min("statement__post__posted_at"),
        last=Max("statement__post__posted_at"),
    )
    called = (
        Statement.objects.filter(
            IS_COUNTED,
            IS_CURRENT,
            treatment=counts.treatment,
            teller__in=marks.values("teller"),
            group__in=marks.values("tally__group"),
        )
        .values(called=Lower("treatment_surface"))
        .annotate(people=Count("teller", distinct=True))
        .filter(people__gte=counts.smallest)
        .exclude(called__in=["", counts.treatment])
        .order_by("-people", "called")
        .values_list("called", flat=True)
    )
    written = list(called[:_LOOKED_AT])
    names = _names(written, counts.treatment)[:NAMES_SHOWN] if written else []
    return Told(found["sentences"], found["first"], found["last"], names)


def _names(written: Sequence[str], treatment: str) -> list[str]:
    """Return what is written for a treatment as the vocabulary spells it, no name twice.

    Left out is what stands over the page already, what is no name of it, and what is misspelt.
    """
    known = recognizer()
    names: dict[str, str] = {}
    for surface in written:
        for wording in known.meanings(surface):
            sense = wording.sense
            if sense.concept == treatment and sense.name_kind != "misspelling":
                names.setdefault(key_of(surface), wording.name)
    over_the_page = {key_of(treatment), key_of(shown_name(treatment))}
    return [name for key, name in names.items() if key not in over_the_page]


def quotes_on(counts: Counts) -> Sequence[Sentence]:
    """Return a few of the newest sentences on what it did, each of another teller. Two queries.

    As many different things as there are come first, and nothing too short to say something.
    Where no number tells what it did, those who use it say so.
    """
    shown = counts.shown.sources
    sources = [source for key, own in shown.items() if key.facet in _QUOTED for source in own]
    sources = sources or list(shown.get(counts.use, ()))
    marks = marks_of(sources).annotate(length=F("statement__stop") - F("statement__start"))
    newest = (
        marks.filter(length__gte=_SHORTEST_QUOTE)
        .order_by("-statement_id")
        .values_list("tally_id", "teller_id", "statement_id")
    )
    chosen: dict[int, int] = {}
    seen: set[int] = set()
    found = list(newest[:_LOOKED_AT])
    for is_new_only in (True, False):
        for tally_id, teller_id, statement_id in found:
            if not (is_new_only and tally_id in seen) and len(chosen) < QUOTES_SHOWN:
                chosen.setdefault(teller_id, statement_id)
                seen.add(tally_id)
    rows = Statement.objects.filter(IS_COUNTED, IS_CURRENT, pk__in=chosen.values())
    return (
        sentences_in(rows.order_by(F("post__posted_at").desc(nulls_last=True), "-pk"))
        if chosen
        else []
    )


def spoken_of_in(counts: Counts) -> Sequence[Discussion]:
    """Return the discussions in which too few use a treatment to be counted, newest first.

    One query; none by the strict rule, for those who leave would be missed at once.
    """
    if counts.is_strict:
        return []
    places = [counts.cells] if counts.group else counts.groups.values()
    ids = [cells.by_key[counts.use].tally_id for cells in places if counts.use in cells.by_key]
    rows = (
        TallyMark.objects.filter(Q(tally__in=ids), statement__post__thread__deleted_at=None)
        .order_by("-statement__post__thread")
        .values_list("statement__post__thread", "statement__post__thread__title")
        .distinct()
    )
    return [Discussion(*row) for row in rows[:DISCUSSIONS_SHOWN]]
