"""Sentences that say how much, how often and how long, and nothing else."""

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import is_negated
from samehere.experiences.extraction.rules import words

_MOST_WORDS = 40
_MEASURED, _OTHERS = frozenset("DFA"), frozenset("TSC")
_UNREAL = frozenset({"if", "would", "should", "could", "recommended", "typical", "usual", "you"})


def is_plain(reading: PostReading, number: int) -> bool:
    """Whether a sentence is a regimen and nothing else: "One capsule before meals, 5 months." """
    sentence = reading.sentences[number]
    if sentence.is_question or sentence.stop - sentence.start > _MOST_WORDS:
        return False
    kinds = reading.kinds[sentence.start : sentence.stop]
    if _MEASURED.isdisjoint(kinds) or not _OTHERS.isdisjoint(kinds):
        return False
    said = reading.words[sentence.start : sentence.stop]
    known = words("regimen", "plain")
    for kind, word in zip(kinds, said, strict=True):
        if kind in "wR" and word not in known and not word.isdecimal():
            return False
    return "before that" not in " ".join(said)


_LEVELS = frozenset({"at", "on", "to", "do", "doing", "using", "settled"})
_LEADS = frozenset({"i", "am", "now", "currently", "down", "up", "back", "still", "just"}) | {
    "was", "only", "settled", "have", "been", "so", "and", ",", "well", "yes", "about",
}  # fmt: skip


def is_level(reading: PostReading, number: int) -> bool:
    """Whether a sentence begins with how often: "I'm at once a day, 3 days a week (and T ...)"."""
    sentence = reading.sentences[number]
    if sentence.is_question:
        return False
    for place in range(sentence.start, sentence.stop):
        word = reading.words[place]
        if reading.kinds[place] == "F":
            following = reading.word(place + 1)
            is_named = following in {"on", "with", "of"} or reading.kind(place + 1) in {"T", "R"}
            return reading.word(place - 1) in _LEVELS and not is_named
        if word not in _LEVELS and word not in _LEADS:
            return False
    return False


def has_dose(reading: PostReading, number: int) -> bool:
    """Whether a sentence tells a dose without its treatment: "back to 100mg twice a day"."""
    sentence = reading.sentences[number]
    kinds = reading.kinds[sentence.start : sentence.stop]
    if sentence.is_question or "F" not in kinds or "T" in kinds:
        return False
    if "C" in kinds[: kinds.index("F")]:
        return False
    if _UNREAL & set(reading.words[sentence.start : sentence.stop]):
        return False
    for place in range(sentence.start + 1, sentence.stop):
        if reading.kind(place) == "F":
            before = place - 2 if reading.word(place - 1) in _AFTER_DOSE else place - 1
            if reading.kind(before) == "A" or reading.word(before).isdecimal():
                return True
    return False


RELEASES = frozenset({"er", "xr", "ir", "sr", "xl", "cr", "la"})
_AFTER_DOSE = RELEASES | {",", "-", "only", "total"}
_GOES_ON = frozenset(
    {"although", "but", "with", "since", "because", "for", "as", ",", "so", "which"}
)
_TIMES = frozenset({"period", "dperiod", "speriod", "bid", "tid", "qid", "hours", "count"})


def opens_with_times(reading: PostReading, number: int) -> bool:
    """Whether a sentence opens with times a day: "Twice a day, though I do forget"."""
    sentence = reading.sentences[number]
    quantity = reading.tokens[sentence.start].quantity
    if quantity is None or quantity.sense not in _TIMES or sentence.is_question:
        return False
    kinds = reading.kinds[sentence.start : sentence.start + 4]
    return reading.word(sentence.start + 1) in _GOES_ON and not {"S", "C", "T"} & set(kinds)


def is_bare(reading: PostReading, number: int) -> bool:
    """Whether a sentence tells a regimen without its treatment, in one of these ways."""
    if number not in reading.bare:
        tells = (is_plain, has_dose, is_level, opens_with_times)
        reading.bare[number] = any(tell(reading, number) for tell in tells)
    return reading.bare[number]


TIMES_OF_DAY = ("in ", "at ", "with", "before", "after", "first", "last")
_AT_ONE_TIME = frozenset({"first", "yesterday", "drank", "second", "2nd", "last", "again"})
_AT_A_TIME = frozenset({"took", "taking", "dose", "started"})
_PRESENT = ("at ", "right", "nowadays", "these", "so far")
_TAKING = words("habits", "taking")
_OPEN = frozenset({"if", "would", "should", "could", "might", "will"})
_OBJECTS = frozenset({"it", "them", "this", "one", "two", "three", "four", "half", "dose", "doses"})
_SIGNS = frozenset({"(", ",", "-", ":"})
_REACH = 8


def _is_day(reading: PostReading, place: int) -> bool:
    """Whether a token names one day: "yesterday", "the first day"; not "at the moment"."""
    quantity = reading.tokens[place].quantity
    if quantity is None or quantity.kind not in "WD":
        return False
    if quantity.kind == "D":
        return quantity.sense == "first" and quantity.iso == "P1D"
    return not reading.word(place).startswith(_PRESENT)


def is_once(reading: PostReading, place: int) -> bool:
    """Whether it is told of one time, not of each: "I took it at 10pm", "my first dose"."""
    quantity = reading.tokens[place].quantity
    if quantity is None or quantity.sense != "nightly":
        return False
    start = max(reading.sentence_at(place).start, place - _REACH)
    if not quantity.words.startswith(TIMES_OF_DAY):
        return False
    before = reading.words_between(start, place)
    is_at_hour = any(letter.isdecimal() for letter in quantity.words[:5])
    if reading.words_between(place + 1, place + 3) == ["one", "time"]:
        return True
    has_day = any(_is_day(reading, p) for p in range(start, place))
    return not _AT_ONE_TIME.isdisjoint(before) or (
        (is_at_hour or has_day) and not _AT_A_TIME.isdisjoint(before)
    )


_BARE = frozenset({"needed", "period", "dperiod", "bid", "tid", "qid", "count", "aday"})
_SAID = frozenset(
    {"i", "it", "my", "me", "you", "is", "was", "he", "she", "we", "they", "had", "up", "to"}
)
_LONGEST_BARE = 12


def has_no_subject(reading: PostReading, place: int) -> bool:
    """Whether a sentence without a subject says how much of it: "9 horse pills a day." """
    quantity, sentence = reading.tokens[place].quantity, reading.sentence_at(place)
    if quantity is None or quantity.sense not in _BARE or sentence.is_question:
        return False
    if sentence.stop - sentence.start > _LONGEST_BARE or "night" in quantity.words:
        return False
    said = reading.words[sentence.start : sentence.stop]
    kinds = reading.kinds[sentence.start : sentence.stop]
    return _SAID.isdisjoint(said) and not {"S", "C", "T"} & set(kinds)


def _is_level_of_dose(reading: PostReading, place: int, start: int) -> bool:
    """ "I'm down to once a day", "at 24/26 twice daily"; not "headaches down to once a day"."""
    quantity, last = reading.tokens[place].quantity, reading.words_between(place - 2, place)
    if quantity is None or quantity.sense not in _BARE or "night" in quantity.words:
        return False
    is_level = (
        last in (["down", "to"], ["up", "to"], ["back", "to"])
        or reading.word(place - 1).isdecimal()
    )
    return is_level and not any(reading.kind(p) in {"S", "C"} for p in range(start, place))


def is_taken(reading: PostReading, place: int) -> bool:
    """Whether somebody takes something so often: a verb of taking or an amount stands before."""
    sentence = reading.sentence_at(place)
    if sentence.is_question or is_once(reading, place):
        return False
    start = max(sentence.start, place - _REACH)
    before = reading.words_between(start, place)
    if not _OPEN.isdisjoint(before) or is_negated(reading, start, place):
        return False
    if _is_level_of_dose(reading, place, start):
        return True
    if reading.kind(place - 1) == "A" or not _OBJECTS.isdisjoint(
        [w for w in before if w not in _SIGNS][-1:]
    ):
        return True
    verbs = [p for p in range(start, place) if reading.word(p) in _TAKING]
    return bool(verbs) and not any(reading.kind(p) in {"S", "C"} for p in range(verbs[-1], place))
