"""Which length of time is how long a treatment was, is or shall be used."""

from collections.abc import Sequence
from dataclasses import replace

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import is_negated
from samehere.experiences.extraction.elsewhere import is_elsewhere
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.plain import is_plain
from samehere.experiences.extraction.quantities import Quantity
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Kind, Status

_OUTCOMES = frozenset({"worked", "lasted", "took", "helped", "noticed", "before", "until"}) | {
    "slept", "put", "sent", "knocked", "made", "gave", "kicked",
}  # fmt: skip
_GOES_ON = frozenset({"before", "until", "after", "and", "to"})
_BEGAN = frozenset({"started", "began", "gave", "given", "put", "prescribed", "went", "switched"})
_DURING = frozenset({"on", "in", "into", "is", "be", "finish", "finishing", "finished"}) | {
    "completed", "entering", "starting", "of", "through",
}  # fmt: skip
_POINTS = frozenset({"at", "inside", "after", "within", "in", "by"})
_IT = frozenset({"that", "it", "them", "total", "all"})
_USE = frozenset({"use", "using", "taking", "treatment", "this", "it", "them", "these"}) | {
    "that", "being", "having", "trying", "therapy",
}  # fmt: skip
_ROUND = frozenset(
    {"about", "around", "nearly", "almost", "approx", "aprox", "approximately", "over"}
    | {
        "a",
        "little",
        "bit",
        "close",
        "to",
        "under",
        "at",
        "least",
        "just",
        "well",
        "more",
        "than",
        "the",
        "past",
        "last",
        "roughly",
    }
)
# So long the use before a length may be called: "after two months of heavy use".
_FARTHEST_USE = 3


# So long it was used; whether it still is, the status tells when all has been read.
_PASSED = "passed"
# So long ago it was begun: of what is over that does not say how long it was.
_BEGUN_AGO = "begun"


def settle_lengths(facts: Sequence[Fact]) -> None:
    """Make how long agree with the status: of what is over nothing has been "so far", in place."""
    stopped = {(f.who, f.meant.concept) for f in facts if f.kind is Kind.STOP}
    for fact in facts:
        is_over = fact.kind is not Kind.USE or (fact.who, fact.meant.concept) in stopped
        if fact.is_current and fact.status is Status.TOOK and not is_over:
            fact.status = Status.TAKING
        if fact.regimen.duration_is == "remaining" and fact.status is Status.TOOK and not is_over:
            fact.status = Status.TAKING  # "For another 5 weeks".
        now, is_over = fact.regimen, fact.status is Status.TOOK or fact.kind is not Kind.USE
        if now.duration_is == _BEGUN_AGO:
            kept = (None, None) if is_over else (now.duration, "so_far")
            fact.regimen = replace(now, duration=kept[0], duration_is=kept[1])
        elif now.duration_is == _PASSED:
            is_now = is_going_on(fact) and not is_over
            fact.regimen = replace(now, duration_is="so_far" if is_now else "total")
        elif now.duration_is == "so_far" and is_over:
            fact.regimen = replace(now, duration_is="total" if now.duration else None)


def is_going_on(fact: Fact) -> bool:
    """Whether the treatment is in use as far as is known."""
    return fact.kind is Kind.USE and fact.status is Status.TAKING


def add_length(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> None:
    """Add how long, where it is how long the treatment was, is or shall be used."""
    now, sense = fact.regimen, quantity.sense
    if (
        now.duration
        or (now.duration_is and now.duration_is not in {"so_far", _BEGUN_AGO})
        or quantity.iso == "P0D"
    ):
        return
    after = reading.tokens[place + 1].quantity if place + 1 < len(reading.tokens) else None
    if after is not None and after.sense == "aday":
        return
    if reading.kind(place - 1) == "A" and quantity.words.startswith("a"):
        return  # "By 5 mg a fortnight".
    if fact.is_stepped and not _is_of_all(reading, place, sense):
        return
    iso, duration_is = quantity.iso, _how_long(reading, fact, place, quantity)
    if duration_is is None:
        return
    if sense == "on":
        iso = quantity.nth
    is_known = iso is not None or sense in {"open", "ago"}
    fact.length_at = place
    fact.regimen = replace(
        now,
        duration=iso,
        duration_is=duration_is if is_known else now.duration_is,
        note=now.note or (None if iso or sense == "open" else reading.tokens[place].surface),
    )


def _is_of_all(reading: PostReading, place: int, sense: str) -> bool:
    """Whether, after several steps, it is said of all of them or has yet to come."""
    return sense in {"open", "remaining"} or _is_of_it(reading, place)


def _how_long(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> str | None:
    """Whether a length is what has passed or the whole; None where it is none of use."""
    sense = quantity.sense
    if fact.status in {Status.NEVER, Status.DECLINED, Status.CONSIDERING}:
        return None
    if _is_off(reading, fact, place) or _is_one_day(reading, place, quantity):
        return None
    if sense != "remaining" and is_elsewhere(reading, place):
        return None
    if sense in {"remaining", "open"}:
        return sense if _may_go_on(reading, fact, place) else None
    if sense == "ago":
        return _BEGUN_AGO if _is_begun(reading, fact, place) else None
    if sense in {"on", ""} and _is_under_way(reading, place, sense):
        return "so_far" if _may_go_on(reading, fact, place) else None
    if sense == "first" and not _is_first_course(reading, fact, place):
        return None
    if sense == "on" or not _is_length_of_use(reading, fact, place):
        return None
    if _is_course(reading, fact, place) or reading.word(place + 2) == "total":
        return "total"
    return "so_far" if is_going_on(fact) else _PASSED


def _is_begun(reading: PostReading, fact: Fact, place: int) -> bool:
    """ "Started T 3 weeks ago", "my doctor gave me T a month ago", "went back on it last year"."""
    if fact.status not in {Status.TAKING, Status.PRESCRIBED} or fact.kind is not Kind.USE:
        return False
    start, _ = reading.sentence_at(place).clause_at(place)
    return fact.is_start or bool(_BEGAN & set(reading.words[start:place]))


def _is_off(reading: PostReading, fact: Fact, place: int) -> bool:
    """Whether one was without it: "off T for nine months", "stopped T for a week"."""
    if reading.word(place - 1) in {"after", "within"}:
        return False
    around = range(max(fact.place - 3, 0), min(place, fact.place + 3))
    start = reading.sentence_at(fact.place).start
    is_untaken = is_negated(reading, max(start, fact.place - 3), fact.place)
    return (
        (is_untaken and fact.place < place)  # "Did not take my T for three days."
        or fact.kind is Kind.STOP
        or fact.rule.startswith("stop.")
        or any(
            reading.word(p) == "off" and reading.word(p - 1) not in {"and", "or"} for p in around
        )
    )


def _is_one_day(reading: PostReading, place: int, quantity: Quantity) -> bool:
    """Whether it only means once upon a time ("one day") or how fast ("a day at a time")."""
    before = reading.word(place - 1)
    is_day = quantity.words in {"one day", "a day", "one night", "a night"}
    return is_day and before not in {"for", "after", "within", "only", "just"}


def _may_go_on(reading: PostReading, fact: Fact, place: int) -> bool:
    """Whether "forever" and "another week" are said of the treatment, not of a sign of it."""
    is_after = fact.place < place and _has_other_claim(reading, fact.place + 1, place)
    return not is_after and reading.word(place - 1) != "after"


def _is_first_course(reading: PostReading, fact: Fact, place: int) -> bool:
    """ "T twice a day for the first six months": that is how long."""
    back = [reading.word(place - 2), reading.word(place - 1)]
    return back == ["for", "the"] and 0 < place - fact.place <= 8


def _is_under_way(reading: PostReading, place: int, sense: str) -> bool:
    """ "Day 9 of", "week 10 now", "6 weeks in", "going on 5 years", "12 years and counting"."""
    before, after = reading.word(place - 1), reading.word(place + 1)
    if sense == "on" and is_day_of_use(reading, place):
        return True
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


def is_day_of_use(reading: PostReading, place: int) -> bool:
    """ "On my third month", "today is my second day", "now on day 8", "this is day 6"."""
    before, last_but_one = reading.word(place - 1), reading.word(place - 2)
    if before in {"my", "his", "her"}:
        return last_but_one in _DURING
    if before == "on":
        return last_but_one in {"now", "currently", "am", "is", "are"}
    return before in {"is", "'s"} and last_but_one in {"it", "this", "today"}


def _is_course(reading: PostReading, fact: Fact, place: int) -> bool:
    """Whether it is how long one has to, not how long one has: "have to take it for a month"."""
    back = {reading.word(p) for p in range(max(fact.at - 6, 0), place)}
    back.add(reading.word(place + 2 if reading.kind(place + 1) == "T" else place + 1))
    return (
        bool(back & ({"need", "must", "will", "supposed", "told"} | words("regimen", "course")))
        and "been" not in back
    )


def _is_length_of_use(reading: PostReading, fact: Fact, place: int) -> bool:
    before, after = _word_before(reading, place), reading.word(place + 1)
    if is_plain(reading, reading.sentence_of[place]):
        return before not in {"after", "within", "by", "every"} and after not in {"after", "later"}
    if is_of_use(reading, place) or _is_of_course(reading, place):
        return True
    if before in {"after", "within"} and fact.kind is Kind.STOP and abs(place - fact.at) <= 10:
        return True  # "Stopped after a month" says how long it was used.
    if place < fact.place:
        return _is_length_before(reading, fact, place)
    if _is_of_it(reading, place) or (before == "for" and after in _GOES_ON):
        after = ""
    is_point = before != "for" and reading.word(place - 2) in _POINTS
    if is_point or after in words("regimen", "after_no_length"):
        return False
    if before in words("regimen", "not_use"):
        return before == "only"
    if _has_other_claim(reading, fact.place + 1, place):
        return False
    if before in words("regimen", "of_use") or after in words("regimen", "course"):
        return True
    return after in {"so", "so far", "straight"} or place - fact.place <= 4


def is_of_use(reading: PostReading, place: int) -> bool:
    """ "After six months of use", "two months of this medicine"."""
    if reading.word(place + 1) in {"taking", "using"}:
        return True
    if reading.word(place + 1) != "of":
        return False
    if reading.word(place + 2) in {"this", "that"} and reading.word(place + 3).isalpha():
        return reading.word(place + 3) in words("reference", "nouns")
    return any(
        reading.word(p) in _USE or reading.word(p) in words("reference", "nouns")
        for p in range(place + 2, place + 2 + _FARTHEST_USE)
    )


def _is_of_course(reading: PostReading, place: int) -> bool:
    """ "A course of 7 days"."""
    return reading.word(place - 1) == "of" and reading.word(place - 2) in words("regimen", "course")


def _word_before(reading: PostReading, place: int) -> str:
    """The word before a length, of "for nearly 9 weeks" the "for"."""
    before = place - 1
    while reading.word(before) in _ROUND and before > place - 5:
        before -= 1
    is_for = reading.word(before) == "for" or reading.word(place).startswith("for ")
    if is_for or reading.words_between(place - 2, place) == ["more", "than"]:
        return "for" if is_for else "over"
    return reading.word(place - 1)


def _is_of_it(reading: PostReading, place: int) -> bool:
    """ "20 years of that", "two years in total"."""
    return reading.word(place + 1) in {"of", "in"} and reading.word(place + 2) in _IT


def _is_length_before(reading: PostReading, fact: Fact, place: int) -> bool:
    """ "For a year I took T", "three weeks on T", "a 12 week course of T"."""
    before, after = _word_before(reading, place), reading.word(place + 1)
    if fact.place == place + 1 and reading.word(place + 2) in words("regimen", "course"):
        return True  # "A 6 month T course".
    if after in {"on", "into", "of"} | words("regimen", "course") and fact.place - place <= 5:
        return before == "after" or before not in words("regimen", "not_use")
    if after in words("regimen", "after_no_length") or before in words("regimen", "not_use"):
        return False
    if before in {"past", "last"}:  # "Over the past five years I have tried T and T."
        before = reading.word(place - 3) if reading.word(place - 2) == "the" else before
        return before != "over" and fact.place - place <= 15
    return before == "for" and fact.place - place <= 15


def _has_other_claim(reading: PostReading, start: int, stop: int) -> bool:
    """Whether a sign or an outcome between treatment and time has the better claim to it."""
    for place in range(start, stop):
        if reading.kind(place) in {"S", "C"}:
            is_aim = reading.word(place - 1) in {"for", "my"} or reading.word(place - 2) == "for"
            if not is_aim:
                return True
        is_length = reading.word(place) == "under" and reading.kind(place + 1) == "D"
        if not is_length and reading.word(place) in words("gone", "words") | _OUTCOMES:
            return True  # But not "for just under two years".
    return False
