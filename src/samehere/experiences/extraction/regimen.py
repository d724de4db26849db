"""How much, how often, how long: which quantity belongs to which treatment."""

from dataclasses import replace

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.quantities import Quantity
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.statements import Kind, Status

# A length after these is no length of use.
_NOT_USE = frozenset(
    {
        "after",
        "within",
        "in",
        "by",
        "until",
        "every",
        "took",
        "takes",
        "first",
        "than",
        "before",
        "lasted",
        "lasts",
        "only",
        "age",
        "aged",
        "later",
    }
)
_OF_USE = frozenset(
    {
        "for",
        "over",
        "about",
        "almost",
        "nearly",
        "around",
        "past",
        "last",
        "been",
        "approximately",
        "roughly",
        "of",
        "another",
        "least",
        "is",
        "now",
        "the",
    }
)
_OUTCOMES = frozenset({"worked", "lasted", "took", "helped", "noticed", "before", "until"})
_A_DAY = frozenset({"a day", "per day", "each day", "a night"})


def attach(reading: PostReading, facts: list[Fact]) -> None:
    """Give each use and instruction the quantities that stand with it, in place."""
    owners = [f for f in facts if f.kind in {Kind.USE, Kind.ADVICE, Kind.STOP} and f.effect is None]
    for place, token in enumerate(reading.tokens):
        if token.quantity is None or token.kind not in "DFAW" or reading.quoted[place]:
            continue
        for owner in _owners(reading, place, owners):
            _add(reading, owner, place, token.quantity)
    for fact in owners:
        if fact.group is not None and fact.group.form:
            form = fact.group.form.rstrip("s") if len(fact.group.form) > 3 else fact.group.form
            fact.regimen = replace(fact.regimen, form=fact.regimen.form or form)


def _owners(reading: PostReading, place: int, owners: list[Fact]) -> list[Fact]:
    sentence = reading.sentence_at(place)
    inside = [f for f in owners if sentence.start <= f.place < sentence.stop]
    if not inside:
        return _from_last_sentence(reading, place, owners)
    start, stop = sentence.clause_at(place)
    same = [f for f in inside if start <= f.place < stop]
    if same:
        return _nearest(reading, place, same)
    before = [f for f in inside if f.place < place]
    if before:
        last = max(f.place for f in before)
        if _is_open(reading, last + 1, place):
            return [f for f in before if f.place == last or (f.group and last in f.group.places)]
    after = [f for f in inside if f.place > place and f.place - place <= 12]
    if after and place - sentence.start <= 3:
        first = min(f.place for f in after)
        if any(reading.word(p) == "(" for p in range(place, first)):
            return []
        return [f for f in after if f.place == first]
    return []


def _nearest(reading: PostReading, place: int, facts: list[Fact]) -> list[Fact]:
    before = [f for f in facts if f.place < place]
    if reading.kind(place) == "A":
        # "50mg of T" and "T 50mg": a strength stands beside its treatment.
        near = min(facts, key=lambda f: (abs(f.place - place), f.place < place))
        if abs(near.place - place) > 6:
            return []
        return [f for f in facts if f.place == near.place]
    starts = [f for f in facts if f.is_start]
    if starts and getattr(reading.tokens[place].quantity, "sense", "") == "ago":
        return starts[:1]
    if before:
        last = max(before, key=lambda f: f.place)
        group = last.group
        others = [
            p
            for p in reading.treatments(last.place + 1, place)
            if not group or p not in group.places
        ]
        is_of_sign = reading.kind(place) == "F" and any(
            reading.kind(p) in "SC" and reading.word(p - 1) not in {"for", "my"}
            for p in range(last.place + 1, place)
        )
        if others or is_of_sign:
            return []
        return [f for f in before if f.group is group] if group else [last]
    first = min(facts, key=lambda f: f.place)
    return [f for f in facts if f.group is first.group]


def _is_open(reading: PostReading, start: int, stop: int) -> bool:
    """Whether nothing between two places takes the quantity away: no sign, verb or treatment."""
    for place in range(start, stop):
        kind, word = reading.kind(place), reading.word(place)
        if kind in "TSCR":
            return False
        if word in {"then", "until", "because", "if", "but", "when", "he", "she", "they", "had"}:
            return False
        if word in words("gone", "words") or word in {"helped", "worked", "noticed", "since"}:
            return False
    return stop - start <= 14


def _from_last_sentence(reading: PostReading, place: int, owners: list[Fact]) -> list[Fact]:
    """A sentence of quantities alone ("Twice a day for 6 weeks.") goes on about the last use."""
    number = reading.sentence_of[place]
    if number == 0:
        return []
    sentence = reading.sentences[number]
    rest = [t for t in reading.tokens[sentence.start : sentence.stop] if t.kind == "w"]
    if len(rest) > 4 or any(reading.kind(p) in "TSC" for p in range(sentence.start, sentence.stop)):
        return []
    previous = reading.sentences[number - 1]
    inside = [f for f in owners if previous.start <= f.place < previous.stop]
    if not inside:
        return []
    last = max(inside, key=lambda f: f.place)
    return [f for f in inside if f.group is last.group]


def _add(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> None:
    now = fact.regimen
    if quantity.kind == "A":
        is_kept = now.amount is not None and reading.word(place - 1) != "to"
        if not is_kept and fact.status is not Status.NEVER:
            fact.regimen = replace(now, amount=quantity.amount, unit=quantity.unit)
    elif quantity.kind == "F":
        if reading.kind(place - 1) == "D" and quantity.words in {
            "a day",
            "per day",
            "each day",
            "a night",
        }:
            return  # "Slept 14 hours a day" is no regimen.
        if quantity.words.startswith("in the") and reading.kind(place - 1) != "A":
            return  # "Tired in the morning" is no regimen.
        if quantity.sense == "interval":
            fact.regimen = replace(now, note=now.note or quantity.words)
            return
        if now.days_per_week == 5 and "weekend" in quantity.words and _is_weekdays(reading, place):
            fact.regimen = replace(now, days_per_week=7)  # Weekdays so much, weekends so much.
            return
        fact.regimen = replace(
            now,
            times_per_day=now.times_per_day or quantity.times_per_day,
            days_per_week=now.days_per_week or quantity.days_per_week,
            as_needed=now.as_needed or quantity.as_needed,
        )
    else:
        _add_length(reading, fact, place, quantity)


def _is_weekdays(reading: PostReading, place: int) -> bool:
    start, _ = reading.sentence_at(place).clause_at(place)
    return any("weekday" in reading.word(p) for p in range(start, place))


def _add_length(reading: PostReading, fact: Fact, place: int, quantity: Quantity) -> None:
    now, sense = fact.regimen, quantity.sense
    if now.duration or now.duration_is:
        return
    is_now = fact.status is Status.TAKING and fact.kind is Kind.USE
    if quantity.kind == "W":
        if sense == "since" and is_now:
            fact.regimen = replace(now, duration_is="so_far", note=now.note or quantity.words)
        return
    duration_is: str | None = None
    if reading.kind(place + 1) == "F" and reading.word(place + 1) in {
        "a day",
        "per day",
        "a night",
    }:
        return
    if sense in {"remaining", "open"}:
        duration_is = sense
    elif sense == "ago":
        duration_is = "so_far" if fact.is_start and is_now else None
    elif sense not in {"on", "first"} and _is_length_of_use(reading, fact, place):
        duration_is = _how_long(reading, fact, place)
    if duration_is is None:
        return
    is_known = quantity.iso is not None or sense in {"open", "ago"}
    fact.regimen = replace(
        now,
        duration=quantity.iso,
        duration_is=duration_is if is_known else None,
        note=now.note or (None if quantity.iso or sense == "open" else quantity.words),
    )


def _how_long(reading: PostReading, fact: Fact, place: int) -> str | None:
    """Whether a length is what has passed or the whole; None where there was no use."""
    if fact.status in {Status.NEVER, Status.DECLINED, Status.CONSIDERING}:
        return None
    is_now = fact.status is Status.TAKING and fact.kind is Kind.USE
    return "so_far" if is_now and not _is_course(reading, fact, place) else "total"


def _is_course(reading: PostReading, fact: Fact, place: int) -> bool:
    """Whether it is how long one has to, not how long one has: "need to apply it for 6 weeks"."""
    back = {reading.word(p) for p in range(max(fact.at - 6, 0), place)}
    return (
        bool(back & {"need", "must", "will", "supposed", "told", "course", "protocol"})
        and "been" not in back
    )


def _is_length_of_use(reading: PostReading, fact: Fact, place: int) -> bool:
    before, after = reading.word(place - 1), reading.word(place + 1)
    if before in {"after", "within"} and fact.kind is Kind.STOP and abs(place - fact.at) <= 10:
        return True  # "Stopped after a month" says how long it was used.
    if place < fact.place:
        return _is_length_before(reading, fact, place)
    if before == "for" and after in {"before", "until", "after", "and"}:
        after = ""
    if after in words("regimen", "after_no_length"):
        return False
    if before in _NOT_USE and not (before in {"only", "in", "by"} and after == "now"):
        return before == "only"
    if _has_other_claim(reading, fact.place + 1, place):
        return False
    is_near = place - fact.place <= 4
    return before in _OF_USE or after in {"now", "so", "so far", "straight", "course"} or is_near


def _is_length_before(reading: PostReading, fact: Fact, place: int) -> bool:
    """ "For a year I took T", "three weeks on T", "a 12 week course of T"."""
    before, after = reading.word(place - 1), reading.word(place + 1)
    if after in {"on", "into", "of"} and fact.place - place <= 5:
        return before not in _NOT_USE
    if after in words("regimen", "after_no_length") or before in _NOT_USE:
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
