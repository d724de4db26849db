"""Regimens that change: "twice a day for three months, then once a day, now twice a week"."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.quantities import Quantity
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Regimen

_NEXT = frozenset({"then", "now", "currently", "afterwards", "later"})
_BETWEEN = words("regimen", "plain") | {"since", "but", "from", "down", "back", "went", "until"}
_BETWEEN |= {"last", "january", "february", "march", "april", "may", "june", "july", "august"}
_BETWEEN |= {"september", "october", "november", "december", "spring", "summer", "autumn", "winter"}
# How many words before how often may say that a new step begins.
_NEAR = 4
_LONGEST = 60
_EVERY_DAY = 7


def is_step(
    reading: PostReading, earlier: int, place: int, quantity: Quantity, known: Regimen
) -> bool:
    """Whether how often, at a place, takes the place of what was said at an earlier one."""
    if earlier < 0 or place <= earlier:
        return False
    near = range(max(earlier + 2, place - _NEAR), place)
    if any(reading.word(p) in _NEXT and reading.kind(p - 1) != "D" for p in near):
        return True
    if is_since(reading, place, earlier + 2):
        return True
    if reading.word(place - 1) == "to":
        return True
    said = reading.words_between(max(earlier + 1, place - 6), place)
    if "but" in said and "only" in said:
        return True  # "Prescribed for 3 times a day, but I only took it twice daily".
    lengths = [p for p in range(earlier + 1, place) if reading.kind(p) == "D"]
    return bool(lengths) and (_has_length(reading, place) or _differs(quantity, known))


def is_current(reading: PostReading, earlier: int, place: int) -> bool:
    """Whether a step is said to be the present one: "now", "since June"."""
    near = range(max(earlier + 2, place - _NEAR), place)
    says_now = any(reading.word(p) in {"now", "currently"} for p in near)
    return says_now or reading.word(place + 1) == "now" or is_since(reading, place, earlier + 2)


def is_since(reading: PostReading, place: int, first: int = 0) -> bool:
    """ "Since Easter three times a week", "every other day since", "once a day since June"."""
    around = [*range(max(first, place - _NEAR), place), place + 1]
    return any(
        reading.word(p).startswith("since") and reading.kind(p) in {"w", "W"} for p in around
    )


def is_sequence(reading: PostReading, start: int, stop: int) -> bool:
    """Whether nothing but steps of one regimen stands between two places."""
    if stop - start > _LONGEST or "F" not in reading.kinds[start:stop]:
        return False
    return all(
        reading.kinds[p] in "pDFAW" or (reading.kinds[p] in "wR" and reading.words[p] in _BETWEEN)
        for p in range(start, stop)
    )


def _has_length(reading: PostReading, place: int) -> bool:
    return "D" in {reading.kind(place + 1), reading.kind(place + 2)}


def _differs(quantity: Quantity, known: Regimen) -> bool:
    pairs = [(quantity.times_per_day, known.times_per_day)]
    if known.days_per_week != _EVERY_DAY or quantity.times_per_day is not None:
        pairs.append((quantity.days_per_week, known.days_per_week))
    # "Twice a day for 6 weeks, 5 days a week" is one step.
    return any(one is not None and other is not None and one != other for one, other in pairs)
