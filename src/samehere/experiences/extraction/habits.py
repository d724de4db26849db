"""How often a treatment is used, where that stands without its name.

"I take 5mg every night" in a review, "one packet a day", "once every other week": a frequency that
no other rule took goes to the treatment that is reviewed, or to the use told of last.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.plain import has_no_subject, is_taken
from samehere.experiences.extraction.procedures import is_done_once
from samehere.experiences.extraction.regimen import named_behind
from samehere.experiences.extraction.settling import add
from samehere.experiences.extraction.whose import Uses

_MOST = 30


def read_habits(reading: PostReading, facts: Sequence[Fact]) -> None:
    """Give uses that have no frequency the one that stands apart from them, in place."""
    used = [fact for fact in facts if _is_open(fact)]
    if not used:
        return
    taken = {fact.often_at for fact in facts}
    uses = Uses.of(reading, used)
    for place in list(_frequencies(reading, taken))[:_MOST]:
        quantity = reading.tokens[place].quantity
        is_alone = bool(reading.reviewed) and has_no_subject(reading, place)
        if quantity is None or not (is_alone or is_taken(reading, place)):
            continue
        if named_behind(reading, place) is not None:
            continue
        for fact in uses.owners_away(place):
            if _is_open(fact):
                add(reading, fact, place, quantity)


def _is_open(fact: Fact) -> bool:
    now = fact.regimen
    return (
        fact.is_used
        and not is_done_once(fact.meant.concept)
        and not (now.times_per_day or now.days_per_week or now.as_needed)
    )


def _frequencies(reading: PostReading, taken: set[int]) -> Iterator[int]:
    for place, quantity in chain.from_iterable(reading.quantities().values()):
        if quantity.kind == "F" and quantity.sense != "words" and place not in taken:
            yield place
