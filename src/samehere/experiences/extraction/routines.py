"""How often something is done that is no treatment: "I walk every day", "a tampon every day"."""

from collections.abc import Sequence

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.numbers import number
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Who

_DONE = words("routines", "done")
_TAKEN = words("routines", "taken")
_MODALS = words("routines", "modals")
_OWNED = frozenset({"my", "the", "other", "his", "her", "all", "some", "usual", "normal", "their"})
_DOSE = frozenset({"dose", "doses", "dosage", "regimen", "tablet", "pill", "injection", "use"})
_EVERY = ("every", "each", "daily", "nightly", "everyday", "weekly")
_STEPS, _RANGES = words("routines", "steps"), words("routines", "ranges")
_REPEATED = frozenset({"weekly", "everyn", "monthly", "halfly"})
_STEP_REACH = 6
_PLANS = words("routines", "plans")
_PEOPLE = words("routines", "people")
_MINE = frozenset({"i", "me", "my", "mine", "we", "he", "she", "him", "her", "his", "us"})
_REACH, _CLAUSE = 8, 14


def is_routine(reading: PostReading, place: int, *, may_be_advised: bool = False) -> bool:
    """Whether how often is said of something else than a treatment, or only advised.

    With `may_be_advised` it is looked for what somebody is told to do.
    """
    sentence = reading.sentence_at(place)
    before = _since_named(reading, max(sentence.start, place - _REACH), place)
    return (
        _is_of_other(before)
        or _is_opening(reading, place, sentence.start, sentence.stop)
        or _is_adjective(reading, place)
        or _is_step(reading, place)
        or _is_span(reading, place)
        or (not may_be_advised and _is_advised(reading, sentence.start, place))
    )


def is_general(reading: PostReading, fact: Fact, place: int) -> bool:
    """Whether it is what people do: "people take it at bedtime", "you put it on every day"."""
    if fact.who not in {Who.AUTHOR, Who.RELATIVE}:
        return False
    start = max(reading.sentence_at(place).start, place - _CLAUSE)
    said = reading.words[start:place]
    if _PEOPLE.isdisjoint(said):
        return False
    last = max(at for at, word in enumerate(said) if word in _PEOPLE)
    after = said[last:]
    return _MINE.isdisjoint(after) and not _TAKEN.isdisjoint(after)


def _since_named(reading: PostReading, start: int, place: int) -> Sequence[str]:
    """The words before a place, as far back as a treatment, a strength or another frequency."""
    for back in range(place - 1, start - 1, -1):
        if reading.kind(back) in {"T", "A", "F"}:
            return reading.words[back + 1 : place]
    return reading.words[start:place]


def _is_of_other(before: Sequence[str]) -> bool:
    """ "I take vitamins and drink a shake every day"."""
    if _DONE.isdisjoint(before):
        return False
    last = max(at for at, word in enumerate(before) if word in _DONE)
    return _TAKEN.isdisjoint(before[last:])


def _is_opening(reading: PostReading, place: int, start: int, stop: int) -> bool:
    """ "Every day I wondered whether to go on", but "Every day I take two"."""
    if place != start or not reading.word(place).startswith(_EVERY):
        return False
    after = reading.words_between(place + 1, min(stop, place + 1 + _REACH))
    if after[:1] == [","]:
        after = after[1:]
    return after[:1] in (["i"], ["he"], ["she"]) and _TAKEN.isdisjoint(after[:5])


def _is_adjective(reading: PostReading, place: int) -> bool:
    """ "Along with my daily meds", but "my daily dose of it"."""
    if reading.word(place) != "daily" or reading.word(place - 1) not in _OWNED:
        return False
    near = {reading.kind(place + 1), reading.kind(place + 2)}
    return not near & {"T", "A"} and reading.word(place + 1) not in _DOSE


def _is_step(reading: PostReading, place: int) -> bool:
    """ "Up by half a milligram every two weeks": how fast the dose grows, not how often it is."""
    quantity = reading.tokens[place].quantity
    said = reading.words[max(reading.sentence_at(place).start, place - _STEP_REACH) : place]
    if quantity is None or quantity.sense not in _REPEATED:
        return quantity is not None and quantity.sense == "daily" and {"down", "from"} <= set(said)
    is_taken = not (_TAKEN - _DOSE - {"on"}).isdisjoint(said)
    return not (_STEPS.isdisjoint(said) or is_taken or "to" in said)


def _is_span(reading: PostReading, place: int) -> bool:
    """ "For about a day", "in two weekends", "$50 each month": no habit."""
    quantity, before = reading.tokens[place].quantity, reading.word(place - 1)
    if quantity is None:
        return False
    if quantity.words == "a day":
        return before in _RANGES
    if quantity.words in {"each day", "every day"} and before == "of":
        return True  # "At the end of each day".
    is_count = number(before) is not None
    if quantity.sense in {"weekend", "weekly", "monthly"}:
        money = reading.word(place - 2) + before
        return (quantity.sense == "weekend" and is_count) or any(c in money for c in "$£€")
    return False


def _is_advised(reading: PostReading, start: int, place: int) -> bool:
    """ "Try taking it at bedtime", "do take it in the morning", "make sure you use it daily"."""
    said = reading.words[max(start, place - _REACH) : place]
    if any(w == "to" and said[at - 1] in _PLANS for at, w in enumerate(said) if at):
        return True  # "I decided to take two before bed".
    for at, word in enumerate(said):
        if word in _MODALS and not _TAKEN.isdisjoint(said[at + 1 : at + 5]):
            return "i" not in said[max(at - 3, 0) : at]
    is_bare = len(said) >= 2 and place - start == len(said)
    return is_bare and said[0] in {"take", "use", "apply", "try"} and said[1] in {"it", "this"}
