"""The nameless rest beside numbers that exclude each other: how many are in it, and who."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, OuterRef

from samehere.experiences.facts import STOPPED, Facet, Key
from samehere.experiences.queries.shown import marks_of
from samehere.experiences.small_numbers import rest_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from samehere.experiences.models import TallyMark
    from samehere.experiences.queries.counts import Counts
    from samehere.experiences.queries.shown import Shown

# The rests that have an address, by its last word.
RESTS = {"ways": Facet.FREQUENCY, "reasons": Facet.STOP}


@dataclass(frozen=True, slots=True)
class Rest:
    """All people of `whole` who are in none of `parts`, those shown beside it. `number` 0: none."""

    whole: Key
    parts: frozenset[Key]
    number: int


def rest_in(counts: Counts, facet: Facet) -> Rest:
    """Return which cells of a facet are shown, and how many people are in none of them.

    No query in a group, one over all groups where there is a rest.
    """
    whole = Key(counts.treatment, Facet.STATUS, value=STOPPED)
    whole = whole if facet is Facet.STOP else counts.use
    keys = [cell.key for cell in counts.cells.of(facet)]
    parts = frozenset(
        key for key in keys if key in counts.shown.people or key in counts.shown.posts
    )
    if counts.is_strict:
        return Rest(whole, parts, 0)
    if counts.group:
        # Of those who stopped: only where their number is seen, or it would follow from its parts.
        is_open = whole in counts.shown.people
        return Rest(whole, parts, counts.cells.parts(facet).joined_count if is_open else 0)
    return _over_all(counts, Rest(whole, parts, 0), keys)


def _over_all(counts: Counts, rest: Rest, keys: Iterable[Key]) -> Rest:
    """Return the rest over all groups, where the numbers count nobody in two of the parts."""
    people, once_a_group = counts.shown.people, counts.shown.once_a_group
    total = people.get(counts.use, 0) if rest.whole == counts.use else 0
    numbers = {key: people[key] for key in rest.parts if people.get(key)}
    # Parts that count somebody twice leave no rest of a total that counts her once.
    is_mixed = not once_a_group.isdisjoint(keys) and counts.use not in once_a_group
    if sum(numbers.values()) > total or is_mixed:
        return rest
    found = rest_of(numbers, total=total, smallest=settings.SMALLEST_COUNT_SHOWN)
    left = {key for key, _ in found.shown}
    parts = frozenset(key for key in rest.parts if key in left or key not in numbers)
    new = Rest(rest.whole, parts, found.joined_count)
    if new.number and marks_of_rest(counts.shown, new).count() != new.number:
        return rest
    return new


def marks_of_rest(shown: Shown, rest: Rest) -> QuerySet[TallyMark]:
    """Return a mark of each who is in a rest, that of the whole, in no order. No query.

    They tell no more than the lists of the whole and of the parts do, which everybody may read.
    """
    own = (
        replace(source, has_posts=False)
        for key in rest.parts
        for source in shown.sources.get(key, ())
        if source.has_people
    )
    said = marks_of(own).filter(teller=OuterRef("teller"))
    if rest.whole in shown.once_a_group:
        said = said.filter(tally__group=OuterRef("tally__group"))
    return shown.tellers(rest.whole, with_posts=False).filter(~Exists(said))
