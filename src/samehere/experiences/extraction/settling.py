"""What a quantity adds to the regimen of the treatment it belongs to."""

from dataclasses import replace

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.plain import is_plain
from samehere.experiences.extraction.quantities import Quantity
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Kind, Status

_OUTCOMES = frozenset({"worked", "lasted", "took", "helped", "noticed", "before", "until"}) | {
    "slept", "put", "sent", "knocked", "made", "gave", "kicked",
}  # fmt: skip
_GOES_ON = frozenset({"before", "until", "after", "and"})
_POINTS = frozenset({"at", "inside", "after", "within", "in", "by"})
_IT = frozenset({"that", "it", "them", "total", "all"})
# More than this a day is no regimen: "20 a day" are hot flushes, or cigarettes.
_MOST_A_DAY = 12
_TIMES_OF_DAY = ("in the", "at ", "with", "before", "after")
_STEPS = frozenset({"up", "down", "by", "increase", "increased", "bloods"})


def add(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> None:
    """Add one quantity to the regimen of a use, an instruction or a stop, in place."""
    if quantity.kind == "A":
        _add_amount(reading, fact, place, quantity)
    elif quantity.kind == "F":
        _add_frequency(reading, fact, place, quantity)
    elif quantity.kind == "W":
        _add_since(fact, quantity)
    else:
        _add_length(reading, fact, place, quantity)


def _add_amount(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> None:
    now = fact.regimen
    before = reading.word(place - 1)
    # "Down from 40 mg to 20": what it is now, not what it was.
    is_kept = now.amount is not None and before not in {"to", "now"}
    if not is_kept and before != "from" and fact.status is not Status.NEVER:
        fact.regimen = replace(now, amount=quantity.amount, unit=quantity.unit)


def _add_frequency(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> None:
    now = fact.regimen
    if quantity.sense == "aday" and reading.kind(place - 1) == "D":
        return  # "Slept 14 hours a day" is no regimen.
    if not _is_dosing(reading, place, quantity):
        return
    if quantity.sense == "words":
        fact.regimen = replace(now, note=now.note or quantity.words)
        return
    if now.days_per_week == 5 and quantity.sense == "weekend" and _is_weekdays(reading, place):
        fact.regimen = replace(now, days_per_week=7)  # Weekdays so much, weekends so much.
        return
    days = now.days_per_week
    if days is None or (days == 7 and quantity.days_per_week is not None):
        days = quantity.days_per_week  # "At bedtime, 5 nights a week" is five, not seven.
    fact.regimen = replace(
        now,
        times_per_day=now.times_per_day or quantity.times_per_day,
        days_per_week=days,
        as_needed=now.as_needed or quantity.as_needed,
    )


def _is_dosing(reading: PostReading, place: int, quantity: Quantity) -> bool:
    """Whether it says when a dose is taken: "tired in the morning" does not."""
    sense, before = quantity.sense, reading.word(place - 1)
    if sense == "count" and (quantity.times_per_day or 0) > _MOST_A_DAY:
        return False
    if sense == "xtimes":
        return reading.kind(place - 1) in {"A", "T", "R"} or before.isdecimal()
    if before in _STEPS or (reading.kind(place - 1) == "A" and reading.word(place - 2) in _STEPS):
        return False  # "Going up 10mg each week": a step, no dose.
    if sense not in {"nightly", "moments", "clock"} or not quantity.words.startswith(_TIMES_OF_DAY):
        return True
    if reading.kind(place - 1) in {"A", "T", "R", "F"} or before.isdecimal():
        return True
    near = {reading.word(p) for p in range(place - 5, place)}
    return bool(near & words("regimen", "using")) or is_plain(reading, reading.sentence_of[place])


def _is_weekdays(reading: PostReading, place: int) -> bool:
    start, _ = reading.sentence_at(place).clause_at(place)
    return any("weekday" in reading.word(p) for p in range(start, place))


def _is_going_on(fact: Fact) -> bool:
    return fact.kind is Kind.USE and fact.status is Status.TAKING


def _add_since(fact: Fact, quantity: Quantity) -> None:
    now = fact.regimen
    if quantity.sense == "since" and _is_going_on(fact) and not now.duration_is:
        fact.regimen = replace(now, duration_is="so_far", note=now.note or quantity.words)


def _add_length(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> None:
    now, sense = fact.regimen, quantity.sense
    if now.duration or (now.duration_is and now.duration_is != "so_far") or quantity.iso == "P0D":
        return
    after = reading.tokens[place + 1].quantity if place + 1 < len(reading.tokens) else None
    if after is not None and after.sense == "aday":
        return
    if reading.kind(place - 1) == "A" and quantity.words.startswith("a"):
        return  # "By 5 mg a fortnight".
    iso, duration_is = quantity.iso, _how_long(reading, fact, place, quantity)
    if duration_is is None:
        return
    if sense == "on":
        iso = quantity.nth
    is_known = iso is not None or sense in {"open", "ago"}
    fact.regimen = replace(
        now,
        duration=iso,
        duration_is=duration_is if is_known else now.duration_is,
        note=now.note or (None if iso or sense == "open" else quantity.words),
    )


def _how_long(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> str | None:
    """Whether a length is what has passed or the whole; None where it is none of use."""
    sense = quantity.sense
    if sense in {"remaining", "open"}:
        return sense
    if sense == "ago":
        return "so_far" if fact.is_start and _is_going_on(fact) else None
    if fact.status in {Status.NEVER, Status.DECLINED, Status.CONSIDERING}:
        return None
    if sense in {"on", ""} and _is_under_way(reading, place, sense):
        return "total" if fact.status is Status.TOOK else "so_far"
    if sense == "first" and not _is_first_course(reading, fact, place):
        return None
    if sense == "on" or not _is_length_of_use(reading, fact, place):
        return None
    return "so_far" if _is_going_on(fact) and not _is_course(reading, fact, place) else "total"


def _is_first_course(reading: PostReading, fact: Fact, place: int) -> bool:
    """ "T twice a day for the first six months": that is how long."""
    back = [reading.word(place - 2), reading.word(place - 1)]
    return back == ["for", "the"] and 0 < place - fact.place <= 8


def _is_under_way(reading: PostReading, place: int, sense: str) -> bool:
    """ "Day 9 of", "week 10 now", "6 weeks in", "going on 5 years", "12 years and counting"."""
    before, after = reading.word(place - 1), reading.word(place + 1)
    if sense == "on":
        is_first = place == reading.sentence_at(place).start or before in {"update", "now"}
        is_on = before == "on" and reading.word(place - 2) in {"am", "is", "are", "im", "only"}
        ends = {
            "of",
            "on",
            "now",
            ".",
            ",",
            "!",
            "-",
            ":",
            ";",
            "",
            "and",
            "\n",
            "\n\n",
            "in",
            "update",
        }
        return (
            is_on or (is_first and after in ends) or (before in {",", "-"} and after in {".", ","})
        )
    if before == "on" and reading.word(place - 2) in {"going", "up"}:
        return True
    if after == "and":
        return reading.word(place + 2) == "counting"
    if after == "in":
        return reading.word(place + 2) in {
            "",
            ".",
            ",",
            "!",
            "and",
            "on",
            "at",
            "now",
            "\n",
            "\n\n",
        }
    return after in words("regimen", "under_way")


def _is_course(reading: PostReading, fact: Fact, place: int) -> bool:
    """Whether it is how long one has to, not how long one has: "need to apply it for 6 weeks"."""
    back = {reading.word(p) for p in range(max(fact.at - 6, 0), place)}
    back.add(reading.word(place + 1))
    return (
        bool(back & ({"need", "must", "will", "supposed", "told"} | words("regimen", "course")))
        and "been" not in back
    )


def _is_length_of_use(reading: PostReading, fact: Fact, place: int) -> bool:
    before, after = reading.word(place - 1), reading.word(place + 1)
    if is_plain(reading, reading.sentence_of[place]):
        return before not in {"after", "within", "by", "every"} and after not in {"after", "later"}
    if before in {"after", "within"} and fact.kind is Kind.STOP and abs(place - fact.at) <= 10:
        return True  # "Stopped after a month" says how long it was used.
    if place < fact.place:
        return _is_length_before(reading, fact, place)
    if _is_of_it(reading, place) or (before == "for" and after in _GOES_ON):
        after = ""
    if after in words("regimen", "after_no_length") or reading.word(place - 2) in _POINTS:
        return False
    if before in words("regimen", "not_use"):
        return before == "only"
    if _has_other_claim(reading, fact.place + 1, place):
        return False
    if before in words("regimen", "of_use") or after in words("regimen", "course"):
        return True
    return after in {"so", "so far", "straight"} or place - fact.place <= 4


def _is_of_it(reading: PostReading, place: int) -> bool:
    """ "20 years of that", "two years in total"."""
    return reading.word(place + 1) in {"of", "in"} and reading.word(place + 2) in _IT


def _is_length_before(reading: PostReading, fact: Fact, place: int) -> bool:
    """ "For a year I took T", "three weeks on T", "a 12 week course of T"."""
    before, after = reading.word(place - 1), reading.word(place + 1)
    if after in {"on", "into", "of"} | words("regimen", "course") and fact.place - place <= 5:
        return before == "after" or before not in words("regimen", "not_use")
    if after in words("regimen", "after_no_length") or before in words("regimen", "not_use"):
        return False
    return before in {"for", "past", "last"} and fact.place - place <= 15


def _has_other_claim(reading: PostReading, start: int, stop: int) -> bool:
    """Whether a sign or an outcome between treatment and time has the better claim to it."""
    for place in range(start, stop):
        if reading.kind(place) in {"S", "C"}:
            is_aim = reading.word(place - 1) in {"for", "my"} or reading.word(place - 2) == "for"
            if not is_aim:
                return True
        if reading.word(place) in words("gone", "words") | _OUTCOMES:
            return True
    return False
