"""How long a treatment was used, where the length of time stands without its name.

"Six weeks, zero change. Quit." in a review, "2 yrs on it now" in a reply, "binned after a month":
a length that no other rule took goes to the use told of last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import is_negated
from samehere.experiences.extraction.elsewhere import is_elsewhere
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.lengths import is_day_of_use, is_of_use
from samehere.experiences.extraction.procedures import is_done_once
from samehere.experiences.extraction.quantities import Quantity
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Status
from samehere.experiences.extraction.ways import told_by_way
from samehere.experiences.extraction.whose import Uses

# Of what is over, "I began a year ago" does not say how long it was.
_BEGUN = frozenset({Status.TAKING, Status.PRESCRIBED})
_ROUND = frozenset({"about", "around", "only", "nearly", "almost", "roughly", "just", "the"}) | {
    "over", "under", "approximately", "approx", "least", "close", "than", "more", "well",
}  # fmt: skip
_WORKING = frozenset({"working", "helping", "me"})
_GONE = frozenset(
    {"which", "off", "without", "stop", "stopped", "since", "clear", "free", "quit", "after"}
)
_ENDS = frozenset({",", ".", ")", ":", ";", "!", "-", "", "\n", "\n\n", "...", "?"})
_OPENS = frozenset({",", "(", "-", ":", ";", "\n", "\n\n", "..."})
_ENDED = words("stretches", "ended")
_USED = words("stretches", "used")
_COURSES = frozenset({"course", "taper", "trial", "regimen", "treatment", "worth"})
_ENDURED = frozenset({"lasted", "did", "managed", "survived", "stuck"})
_PERSONS = frozenset({"i", "we", "he", "she"})
_IT = frozenset({"it", "them", "this", "that", "these", "mine"})
_STARTED = frozenset({"started", "start", "starting", "began", "begin", "took", "been"})
_HELD = frozenset(
    {
        "had",
        "have",
        "gave",
        "give",
        "giving",
        "given",
        "on",
        "taking",
        "using",
        "doing",
        "wearing",
        "took",
        "used",
    }
) | {
    "did",
}
_AWAY = frozenset({"ago", "later", "before", "old", "wait", "earlier", "prior", "younger", "off"})
_MOST_LENGTHS = 40
_SENSES = frozenset({"", "on", "first", "ago"})


def read_stretches(reading: PostReading, facts: Sequence[Fact]) -> None:
    """Give uses that have no length the one that stands behind them, in place."""
    used = [fact for fact in facts if _is_used(fact)]
    if not any(fact.regimen.duration is None for fact in used):
        return
    taken = {fact.length_at for fact in facts}
    uses = Uses.of(reading, used)
    for place in list(_lengths(reading))[:_MOST_LENGTHS]:
        quantity = reading.tokens[place].quantity
        if quantity is None or place in taken or not (told := _told(reading, place, quantity)):
            continue
        iso = quantity.nth if quantity.sense == "on" else quantity.iso
        for fact in uses.owners_away(place):
            if told == "begun" and fact.status not in _BEGUN:
                continue
            if fact.regimen.duration is None and fact.regimen.duration_is is None:
                is_now = told in {"now", "begun"} and fact.status is not Status.TOOK
                is_so_far = is_now or (told == "open" and fact.status is Status.TAKING)
                duration_is = "so_far" if is_so_far else "total"
                fact.regimen = replace(fact.regimen, duration=iso, duration_is=duration_is)
                fact.length_at = place


def _is_used(fact: Fact) -> bool:
    return fact.is_used and not is_done_once(fact.meant.concept)


def _lengths(reading: PostReading) -> Iterator[int]:
    for place, quantity in chain.from_iterable(reading.quantities().values()):
        if quantity.kind == "D" and quantity.sense in _SENSES:
            iso = quantity.nth if quantity.sense == "on" else quantity.iso
            if iso not in {None, "P0D"}:
                yield place


def _told(reading: PostReading, place: int, quantity: Quantity) -> str:
    """Whether it is how long something was used: "over", "now", "open"; "" where it is not."""
    sentence = reading.sentence_at(place)
    is_one_day = quantity.iso == "P1D" and quantity.sense == ""  # "One day at a time."
    if sentence.is_question or is_one_day or reading.word(place + 1) in _AWAY:
        return ""
    if is_elsewhere(reading, place):
        return ""
    is_alone = quantity.sense in {"first", "ago"}
    beside = "" if is_alone else _told_beside(reading, place, quantity)
    return beside or told_by_way(reading, place, quantity)


def _told_beside(reading: PostReading, place: int, quantity: Quantity) -> str:
    sentence = reading.sentence_at(place)
    before = place - 1
    while before > sentence.start and (
        reading.word(before) in _ROUND
        or reading.words_between(before, before + 2) == ["at", "least"]
        or reading.words_between(before - 1, before + 1) == ["close", "to"]
    ):
        before -= 1
    before = max(before, sentence.start - 1)
    if is_of_use(reading, place) or _is_been(reading, place, before):
        return "open"
    if quantity.sense == "on":
        return _told_of_day(reading, place, before)
    if is_negated(reading, max(sentence.start, before - 8), place):
        return ""  # "Did not take it for three days."
    if _is_over(reading, before, sentence.start) or reading.word(place + 1) in _COURSES:
        return "over"
    if _is_under_way(reading, place, before, sentence.start):
        return "now"
    return "open" if _is_open(reading, place, before, sentence.start) else ""


def _is_over(reading: PostReading, before: int, floor: int) -> bool:
    """ "Binned it after a month", "I lasted four days"."""
    last = reading.word(before) if before >= floor else ""
    if last in _ENDURED:
        return _has(reading, before - 3, before, floor, _PERSONS)
    is_ended = last in {"after", "at"} and _has(reading, before - 6, before, floor, _ENDED)
    return is_ended and not _has(reading, before - 6, before, floor, _WORKING)


def _is_under_way(reading: PostReading, place: int, before: int, floor: int) -> bool:
    """ "3 yrs now", "Four weeks in."; not "off a year now", "it began two weeks in"."""
    after, next_but_one = reading.word(place + 1), reading.word(place + 2)
    if after == "in" and (next_but_one in _ENDS or next_but_one == "now"):
        return before < floor or reading.word(before) in {",", "now", "am", "and", "are", "is"}
    is_off = _has(reading, before - 7, before + 1, floor, _GONE)
    return after == "now" and not is_off and not _has_sign(reading, before - 3, before)


def _is_open(reading: PostReading, place: int, before: int, floor: int) -> bool:
    """Whether the words beside it say that it is of use, whether or not it goes on."""
    after, next_but_one = reading.word(place + 1), reading.word(place + 2)
    last = reading.word(before) if before >= floor else ""
    if after in {"of", "like", "on"} and next_but_one in _IT:
        return before < floor or not reading.word(place - 1).isalpha() or last in _IT | {"after"}
    if last in _IT and reading.word(before - 1) in _HELD:
        return True
    if last == "for":
        is_did = reading.word(before - 1) in _IT and reading.word(before - 2) in _HELD
        is_of_use = is_did or _has(reading, before - 8, before, floor, _USED)
        return is_of_use and not _has_sign(reading, max(floor, before - 5), before)
    opens = place == floor or reading.word(place - 1) in _OPENS
    return opens and after in _ENDS and not _has(reading, before - 4, before, floor, _GONE)


def _is_been(reading: PostReading, place: int, before: int) -> bool:
    """ "It's been 3 weeks now", "it has been six days that I'm on it"; not "since I stopped"."""
    if reading.word(before) != "been" or "it" not in reading.words_between(before - 3, before):
        return False
    after = reading.words_between(place + 1, place + 8)
    return _is_begun(after) and "off" not in after


def _is_begun(after: Sequence[str]) -> bool:
    if after[:1] == ["now"] or after[:1] == ["that"]:
        return True
    return after[:1] == ["since"] and not _STARTED.isdisjoint(after)


def _told_of_day(reading: PostReading, place: int, before: int) -> str:
    """ "Day 9 today", "I am in month 7.", "week 10 now"."""
    after = reading.word(place + 1)
    if is_day_of_use(reading, place):
        return "now"
    if reading.word(before) in {"after", "by", "until", "since", "at", "on"}:
        return ""
    if after in {"today", "now"}:
        return "now"
    is_in = reading.word(before) in {"in", "on"} and reading.word(before - 1) in {"am", "now", "is"}
    return "now" if is_in and after in _ENDS else ""


def _has(reading: PostReading, start: int, stop: int, floor: int, wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(reading.words_between(max(start, floor), stop))


def _has_sign(reading: PostReading, start: int, stop: int) -> bool:
    return any(reading.kind(place) in {"S", "C"} for place in range(max(start, 0), stop))
