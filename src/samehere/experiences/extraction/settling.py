"""What a quantity adds to the regimen of the treatment it belongs to."""

from dataclasses import replace
from itertools import pairwise

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.lengths import add_length, is_going_on
from samehere.experiences.extraction.numbers import number
from samehere.experiences.extraction.plain import RELEASES, TIMES_OF_DAY, is_once, is_plain
from samehere.experiences.extraction.procedures import is_activity, is_in_sessions
from samehere.experiences.extraction.quantities import MEASURES, Quantity
from samehere.experiences.extraction.routines import is_general, is_routine
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Kind, Regimen, Status
from samehere.experiences.extraction.steps import is_current, is_since, is_step

# More than this a day is no regimen: "20 a day" are hot flushes, or cigarettes.
_MOST_A_DAY = 12
_WISHES = frozenset({"love", "like", "prefer", "rather", "want", "be"})
_PIECES = frozenset({"pills", "tablets", "tabs", "capsules", "caps", "doses", "of"})
_TAKEN_PIECES = frozenset({"pill", "pills", "tablet", "tablets", "capsule", "capsules"})
_DAILY = frozenset({"daily", "every day", "everyday", "each day"})
_DRUG_WORDS = frozenset({"take", "taking", "took", "pill", "pills", "tablet", "dose", "dosage"})
# "Till 4 in the morning" is no dose of four.
_HOURS = frozenset({"at", "till", "until", "by", "around", "about", "from"})
_DOSE_WORDS = words("regimen", "dose_words")
_NOW = frozenset({"now", "currently", "nowadays"})
_REACH = 8
_STEPS = frozenset({"up", "down", "by", "increase", "increased", "bloods"})


def add(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> None:
    """Add one quantity to the regimen of a use, an instruction or a stop, in place."""
    if _is_wished(reading, place) or is_general(reading, fact, place):
        return
    if is_activity(fact.meant.concept) and _is_of_drug(reading, place, quantity):
        return
    if quantity.kind == "A":
        _add_amount(reading, fact, place, quantity)
    elif quantity.kind == "F":
        _add_frequency(reading, fact, place, quantity)
    elif quantity.kind == "W":
        _add_since(reading, fact, place, quantity)
    else:
        add_length(reading, fact, place, quantity)


def _is_of_drug(reading: PostReading, place: int, quantity: Quantity) -> bool:
    """ "2 pills in the morning" is nobody's exercise."""
    said = reading.words[max(reading.sentence_at(place).start, place - _REACH) : place]
    is_dose = quantity.kind == "A" and quantity.unit in {"mg", "mcg", "tablet", "pill", "capsule"}
    return is_dose or not _DRUG_WORDS.isdisjoint(said)


def _is_wished(reading: PostReading, place: int) -> bool:
    """ "He would rather I went to once a week": nobody's regimen."""
    start = reading.sentence_at(place).start
    said = reading.words[start : place + 1]
    return any(one == "would" and other in _WISHES for one, other in pairwise(said))


def _add_amount(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> None:
    now = fact.regimen
    before = reading.word(place - 1)
    # "Down from 40 mg to 20": what it is now, not what it was.
    is_kept = now.amount is not None and before not in {"to", "now"}
    if not is_kept and before != "from" and fact.status is not Status.NEVER:
        fact.regimen = replace(now, amount=quantity.amount, unit=quantity.unit)


def _add_frequency(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> None:
    now = fact.regimen
    if quantity.sense == "downto":
        quantity = _down_from(now, quantity)
    if quantity.sense == "aday" and reading.kind(place - 1) == "D":
        return  # "Slept 14 hours a day" is no regimen.
    if not _is_dosing(reading, fact, place, quantity):
        return
    if is_routine(reading, place, may_be_advised=fact.kind is Kind.ADVICE):
        return
    if quantity.sense == "words":
        fact.regimen = replace(now, note=now.note or reading.tokens[place].surface)
        return
    if now.days_per_week == 5 and quantity.sense == "weekend" and _is_weekdays(reading, place):
        fact.regimen = replace(now, days_per_week=7)  # Weekdays so much, weekends so much.
        return
    if reading.word(place - 1) == "from" and (now.times_per_day or now.days_per_week):
        return  # "Now twice a week, down from twice a day".
    if is_step(reading, fact.often_at, place, quantity, now):
        _begin_step(reading, fact, place)
        now = fact.regimen
    fact.often_at = _where_said(fact, place, quantity)
    fact.is_often_now = _is_now(reading, place)
    days = now.days_per_week
    if days is None or (days == 7 and quantity.days_per_week is not None):
        days = quantity.days_per_week  # "At bedtime, 5 nights a week" is five, not seven.
    fact.regimen = replace(
        now,
        times_per_day=now.times_per_day
        or _each(reading, place, quantity)
        or quantity.times_per_day,
        days_per_week=days,
        as_needed=now.as_needed or quantity.as_needed,
    )


def _where_said(fact: Fact, place: int, quantity: Quantity) -> int:
    """Where how often is said: a figure, if there is one, not "as needed" behind it."""
    return fact.often_at if quantity.as_needed and fact.often_at >= 0 else place


def _down_from(now: Regimen, quantity: Quantity) -> Quantity:
    """ "Down to once", from several days a week, is once a week; else once a day."""
    is_weekly = now.days_per_week not in {None, 7} and now.times_per_day is None
    times = quantity.times_per_day
    return replace(quantity, times_per_day=None, days_per_week=times) if is_weekly else quantity


def _is_now(reading: PostReading, place: int) -> bool:
    """ "I am now on two a day", "one a day since May"."""
    if is_since(reading, place):
        return True
    start = max(reading.sentence_at(place).start, place - _REACH)
    return not _NOW.isdisjoint(reading.words[start : place + 2])


def _each(reading: PostReading, place: int, quantity: Quantity) -> float | None:
    """How many, of "one packet a day", "4 tablets daily", "9 horse pills a day", "3 T a day"."""
    if quantity.sense != "aday" and quantity.words not in _DAILY:
        return None
    before = place - 1
    if reading.kind(before) == "T" or reading.word(before) in _TAKEN_PIECES:
        while before > place - 3 and reading.kind(before) in "Tw":
            before -= 1
            count = number(reading.word(before)) if reading.kind(before) == "w" else None
            if count and count.is_integer() and count <= _MOST_A_DAY:
                return count
    if count := _count_before(reading, place):
        return count
    amount = reading.tokens[place - 1].quantity if place else None
    if amount is None or amount.amount is None or amount.unit in MEASURES:
        return None
    is_count = amount.unit in _TAKEN_PIECES and amount.amount in range(2, _MOST_A_DAY + 1)
    return amount.amount if is_count or amount.amount == 1 else None


def _count_before(reading: PostReading, place: int) -> float | None:
    """Two, of "two 30mg T a day"."""
    back = place - 1
    while back > place - 4 and (reading.kind(back) == "T" or reading.word(back) in _PIECES):
        back -= 1
    if reading.kind(back) != "A":
        return None
    count = number(reading.word(back - 1))
    return count if count and count.is_integer() and 2 <= count <= _MOST_A_DAY else None


def _begin_step(reading: PostReading, fact: Fact, place: int) -> None:
    """Forget how often and how long it was before: the last step is how it is used."""
    fact.is_stepped = True
    fact.is_current = is_current(reading, fact.often_at, place)
    fact.regimen = replace(
        fact.regimen, times_per_day=None, days_per_week=None, duration=None, duration_is=None
    )


def _is_dosing(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> bool:
    """Whether it says when a dose is taken: "tired in the morning" does not."""
    sense, before = quantity.sense, reading.word(place - 1)
    if sense == "count" and (quantity.times_per_day or 0) > _MOST_A_DAY:
        return False
    if sense == "xtimes" and is_in_sessions(fact.meant.concept):
        return False
    if sense == "xtimes":
        return reading.kind(place - 1) in {"A", "T", "R"} or before.isdecimal()
    if is_once(reading, place):
        return False
    if before in _STEPS or (reading.kind(place - 1) == "A" and reading.word(place - 2) in _STEPS):
        return False  # "Going up 10mg each week": a step, no dose.
    if sense not in {"nightly", "moments", "clock"} or not quantity.words.startswith(TIMES_OF_DAY):
        return True
    return _is_time_of_dose(reading, fact, place)


def _is_time_of_dose(reading: PostReading, fact: Fact, place: int) -> bool:
    """Whether a dose is taken "at night", "in the morning"."""
    before = reading.word(place - 1)
    if before == "off":
        return False  # "I take the patch off at night".
    is_hour = before.isdecimal() and reading.word(place - 2) in _HOURS
    if reading.kind(place - 1) in {"A", "T", "R", "F"} or (before.isdecimal() and not is_hour):
        return True
    if before in RELEASES and reading.kind(place - 2) == "A":
        return True
    if _is_beside(reading, fact, place):
        return True
    near = {reading.word(p) for p in range(place - 5, place)}
    return bool(near & words("regimen", "using")) or is_plain(reading, reading.sentence_of[place])


def _is_beside(reading: PostReading, fact: Fact, place: int) -> bool:
    """Whether only a dose stands between a treatment and when: "T 10 mg on top, at night"."""
    between = range(fact.place + 1, place)
    return 0 < len(between) <= _REACH and all(
        reading.kind(p) in "ADFpT" or reading.word(p) in _DOSE_WORDS for p in between
    )


def _is_weekdays(reading: PostReading, place: int) -> bool:
    start, _ = reading.sentence_at(place).clause_at(place)
    return any("weekday" in reading.word(p) for p in range(start, place))


def _add_since(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> None:
    now = fact.regimen
    if fact.is_stepped:
        return  # So long the last step lasts, not the whole.
    if quantity.sense == "since" and is_going_on(fact) and not now.duration_is:
        fact.regimen = replace(
            now, duration_is="so_far", note=now.note or reading.tokens[place].surface
        )
