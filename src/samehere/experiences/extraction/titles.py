"""A regimen that stands in the title alone: "Keppra 500 mg twice a day, seven months"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.procedures import is_done_once, is_in_sessions
from samehere.experiences.extraction.quantities import Quantity, find_quantities
from samehere.experiences.extraction.reference import Context

# What may stand between a treatment, its strength and how often in a title.
_BETWEEN = re.compile(r"[\s,;:()\[\]-]*(?:[A-Za-z]+\))?[\s,;:()\[\]-]*")
_LONGEST = 120


def read_title(title: str, context: Context, facts: Sequence[Fact]) -> None:
    """Give the one use of what a title names how often, where no post says it, in place."""
    if "?" in title or len(title) > _LONGEST or len({name for name, _ in context.title}) != 1:
        return
    concept, surface = context.title[0]
    used = [f for f in facts if f.is_used and f.meant.concept == concept]
    is_open = not any(_has_often(f) for f in used) and len({f.who for f in used}) == 1
    if not is_open or is_done_once(concept) or is_in_sessions(concept):
        return
    for quantity in _behind(title, surface):
        if quantity.kind == "F" and quantity.sense != "words":
            used[0].regimen = replace(
                used[0].regimen,
                times_per_day=quantity.times_per_day,
                days_per_week=quantity.days_per_week,
                as_needed=quantity.as_needed,
            )
            return


def _has_often(fact: Fact) -> bool:
    now = fact.regimen
    return bool(now.times_per_day or now.days_per_week or now.as_needed)


def _behind(title: str, surface: str) -> Iterator[Quantity]:
    """Yield the quantities that follow a name, with nothing but signs between them."""
    stop = title.find(surface) + len(surface)
    for quantity in find_quantities(title):
        if quantity.start >= stop:
            if not _BETWEEN.fullmatch(title, stop, quantity.start):
                return
            yield quantity
            stop = quantity.stop
