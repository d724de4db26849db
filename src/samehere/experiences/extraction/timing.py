"""When an effect came and how long it lasted, as far as the words beside it say."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.pieces import piece_at, pieces_of
from samehere.experiences.extraction.quantities import Quantity
from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.sentences import Sentence
from samehere.experiences.extraction.statements import Role

_AT_ONCE = words("timing", "at_once")
# What a day or a night may follow.
_WHICH = frozenset({"next", "same", "following", "that"})
_TIMES = _AT_ONCE | _WHICH
_POINTS = words("timing", "points")
_LASTED = words("timing", "lasted")
_ENDED = words("timing", "ended")
_NOT = words("timing", "not_ended")
_THERE = words("timing", "still")
_PASSING = words("timing", "passing")
_ABOUT = frozenset(
    {"about", "around", "roughly", "almost", "nearly", "like", "only", "the", "just"}
    | {"whole", "entire", "full"}
)
_IT = frozenset({"it", "that", "this", "these", "they", "those", "both", "all", "which", "lasted"})
_TO_COME = frozenset({"ago", "remaining", "open"})
_DENIED = frozenset({"no", "none", "not", "nothing", "never"})
_PERSONS = frozenset({"i", "we", "they", "he", "she", "doctor", "came", "took"})
_FIRST = frozenset({"P1D", "P0D"})
# Pieces on each side that may tell when, and words behind a sign that may say it has not gone.
_BESIDE, _FARTHEST = 3, 12


def when(
    reading: PostReading, place: int, role: Role
) -> tuple[str | None, str | None, bool | None]:
    """Return when an effect at a place came, how long it lasted, and True where it goes on.

    Both are told in the piece of the effect or in pieces beside it that name nothing else; how long
    also in a next sentence that begins with "it" or "that". For a benefit only the first is told,
    and that is when the sign was gone.
    """
    is_good = role in {Role.BENEFIT, Role.NO_EFFECT}
    onset, lasted, bout = None, None, None
    for at in _times(reading, place):
        iso = _iso(reading.tokens[at].quantity)
        if iso is None:
            onset = onset or ("P0D" if reading.words[at] in _AT_ONCE else "P1D")
        elif _is_lasting(reading, at, place):
            if is_good and _is_ending(reading, at):
                onset = onset or iso
            elif _is_of_each(reading, at):
                bout = bout or iso
            elif not is_good:
                lasted = lasted or iso
        elif _is_point(reading, at) and not (is_good and iso.endswith("Y")):
            onset = onset or ("P0D" if _is_from_the_first(reading, at) else iso)
    if is_good:
        return (onset if role is Role.BENEFIT else None), None, None
    lasted = lasted or _of_next(reading, place) or bout
    return onset, lasted, _is_going_on(reading, place) if lasted is None else None


def _iso(quantity: Quantity | None) -> str | None:
    """How long it is: of "day 3" three days, of the first day or night none."""
    if quantity is None:
        return None
    if quantity.sense == "on" and quantity.nth is not None:
        return "P0D" if quantity.nth in _FIRST else quantity.nth
    return quantity.iso


def _times(reading: PostReading, place: int) -> Iterator[int]:
    """Yield the places of times that may be the effect's, the nearest piece first."""
    pieces = pieces_of(reading)
    number = piece_at(reading, place)
    sentence = pieces[number].sentence
    if not _may_tell(reading, reading.sentences[sentence]):
        return
    sides = [[number], [], []]
    for side, step in ((1, -1), (2, 1)):
        for far in range(1, _BESIDE + 1):
            other = number + step * far
            if not 0 <= other < len(pieces) or pieces[other].sentence != sentence:
                break
            piece = pieces[other]
            kinds = set(reading.kinds[piece.start : piece.stop])
            if not kinds & {"S", "C", "T"}:
                sides[side].append(other)
            if "T" in kinds or not _is_passing(reading, piece.start, piece.stop):
                break
    for other in (*sides[0], *sides[2], *sides[1]):
        start, stop = pieces[other].start, pieces[other].stop
        if not any(_is_given_up(reading, p) for p in range(start, stop)):
            yield from _times_in(reading, start, stop)


def _may_tell(reading: PostReading, sentence: Sentence) -> bool:
    """Whether there is anything in a sentence that `_times_in` could yield: most have nothing."""
    kinds = reading.kinds[sentence.start : sentence.stop]
    return "D" in kinds or not _TIMES.isdisjoint(reading.words[sentence.start : sentence.stop])


def _is_passing(reading: PostReading, start: int, stop: int) -> bool:
    """Whether a piece is an item of a list, over which a time reaches: "Day 2: sick, dizzy"."""
    plain = [p for p in range(start, stop) if reading.kinds[p] == "w"]
    return all(reading.words[p] in _PASSING for p in plain)


def _times_in(reading: PostReading, start: int, stop: int) -> Iterator[int]:
    for at in range(start, stop):
        quantity, word = reading.tokens[at].quantity, reading.words[at]
        if quantity is not None and quantity.kind == "D":
            if quantity.sense not in _TO_COME and (_iso(quantity) is not None):
                yield at
        elif word in _AT_ONCE or (
            word in _WHICH
            and reading.word(at + 1) in {"day", "night", "morning", "evening", "afternoon"}
        ):
            yield at


def _before(reading: PostReading, at: int) -> str:
    """The word before a time, over "about" and "the"."""
    for place in range(at - 1, max(at - 4, -1), -1):
        if reading.words[place] not in _ABOUT:
            return reading.words[place]
    return ""


def _is_point(reading: PostReading, at: int) -> bool:
    """Whether a time is when something came: "within a week", "on day 3", "two days later"."""
    quantity = reading.tokens[at].quantity
    before, after = _before(reading, at), reading.word(at + 1)
    if quantity is None or before in {"for", "until", "till", "til", "every", "than"}:
        return False
    if quantity.sense == "on":
        return True
    if quantity.sense == "first":
        return before in {"within", "in", "since", "after"} or _is_from_the_first(reading, at)
    if quantity.sense not in {"", "vague"}:
        return False
    start = reading.sentence_at(at).clause_at(at)[0]
    if before == "in" and not _DENIED.isdisjoint(reading.words[max(start, at - 8) : at]):
        return False  # "No attack in three years."
    return before in _POINTS or after in {"later", "in", "into", "after", "before"}


def _is_from_the_first(reading: PostReading, at: int) -> bool:
    """Whether it was there at once: "from the first day"."""
    quantity = reading.tokens[at].quantity
    is_day = quantity is not None and quantity.sense == "first" and quantity.iso in _FIRST
    return is_day and _before(reading, at) == "from"


def _is_lasting(reading: PostReading, at: int, place: int) -> bool:
    """Whether a time is how long something was there: "for two days", "gone by day 3"."""
    quantity = reading.tokens[at].quantity
    if quantity is None:
        return False
    before = _before(reading, at)
    if quantity.sense == "first":
        return before not in {"from", "since", "within", "after"}
    if _is_ending(reading, at) or before in {"until", "till", "til"}:
        return True
    if quantity.sense != "":
        return False
    if not _LASTED.isdisjoint(reading.words[max(at - 4, 0) : at]):
        return True
    if at < place or before in _POINTS or reading.word(at + 1) in {"later", "in", "into", "after"}:
        return False
    # "Arm like a balloon 2 days", "shoulder pain for three days".
    return before == "for" or all(
        reading.words[p] in {*_ABOUT, ",", "and"} for p in range(place + 1, at)
    )


def _is_of_each(reading: PostReading, at: int) -> bool:
    """Whether a time is that of one bout: "it stung for half an hour each time"."""
    after = reading.words[at + 1 : at + 3]
    return after[:1] in (["each"], ["every"]) or after in (["after", "each"], ["after", "every"])


def _is_ending(reading: PostReading, at: int) -> bool:
    """Whether a time is when something was over: "gone after two days", "by day 3 it stopped"."""
    start, stop = reading.sentence_at(at).start, reading.sentence_at(at).stop
    before = _before(reading, at)
    if before not in _POINTS and before not in {"until", "till"} and not _is_on(reading, at):
        return False
    back = range(max(start, at - 5), at)
    if any(reading.words[p] in _ENDED and not _is_given_up(reading, p) for p in back):
        return True
    after = reading.words[at + 1 : min(at + 7, stop)]
    if not {*_NOT, "not"}.isdisjoint(after):
        return False
    return not _ENDED.isdisjoint(after) and not _IT.isdisjoint(after[:3])


def _is_given_up(reading: PostReading, place: int) -> bool:
    """Whether somebody stopped the treatment there: "so I stopped after three days"."""
    return reading.words[place] in {"stopped", "stop", "went", "off"} and not _PERSONS.isdisjoint(
        reading.words[max(place - 3, 0) : place]
    )


def _is_on(reading: PostReading, at: int) -> bool:
    quantity = reading.tokens[at].quantity
    return quantity is not None and quantity.sense == "on"


def _of_next(reading: PostReading, place: int) -> str | None:
    """How long, from a sentence that goes on about the effect: "That wore off after a week"."""
    number = reading.sentence_of[place] + 1
    if number >= len(reading.sentences) or any(
        kind in "SCT" for kind in reading.kinds[place + 1 : reading.sentences[number].start]
    ):
        return None
    sentence = reading.sentences[number]
    first = reading.words[sentence.start]
    if first not in _IT and first not in _POINTS:
        return None
    for at in _times_in(reading, sentence.start, min(sentence.stop, sentence.start + _FARTHEST)):
        if first in _POINTS and not (reading.word(at + 1) in _IT and _is_ending(reading, at)):
            continue  # "By day five it had gone", not "After a week I stopped it".
        if reading.tokens[at].quantity and _is_lasting(reading, at, sentence.start):
            return _iso(reading.tokens[at].quantity)
    return None


def _is_going_on(reading: PostReading, place: int) -> bool | None:
    sentence = reading.sentence_at(place)
    after = reading.words[place + 1 : min(sentence.stop, place + _FARTHEST)]
    before = reading.words[max(sentence.start, place - 4) : place]
    return True if _is_unended(after) or _is_still(before, after) else None


def _is_unended(after: Sequence[str]) -> bool:
    """Whether words after a sign say that it has not left: "hasn't stopped", "never went away"."""
    for place, word in enumerate(after):
        is_not = word in _NOT or (
            word in {"has", "have"} and after[place + 1 : place + 2] == ["not"]
        )
        if is_not and _ENDED & set(after[place + 1 : place + 4]):
            return True
    return False


def _is_still(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a sign is said to be there still: "I still get it", "and I still have it"."""
    return "still" in before or any(
        word == "still" and following in _THERE for word, following in pairwise(after)
    )
