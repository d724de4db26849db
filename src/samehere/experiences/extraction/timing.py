"""When an effect came and how long it lasted, as far as the words beside it say."""

from collections.abc import Sequence
from itertools import pairwise

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import words

_AT_ONCE = words("timing", "at_once")
_BEFORE_ONSET = frozenset({"after", "within", "in", "by"})
# What is said of a sign stands close behind it; a list of thousands must not be gone through.
_FARTHEST = 12
_LASTED = words("timing", "lasted")
_ENDED = words("timing", "ended")
_NOT = words("timing", "not_ended")
_THERE = words("timing", "still")


def onset(reading: PostReading, start: int, stop: int, *, is_benefit: bool = False) -> str | None:
    """Return the time from the start of the treatment to the effect, from words between two places.

    For a benefit that is when the sign was gone.
    """
    for place in range(start, stop):
        token = reading.tokens[place]
        if token.kind == "w" and token.word in _AT_ONCE:
            return "P0D"
        quantity = token.quantity
        if quantity is None or quantity.kind != "D" or quantity.iso is None:
            continue
        before, after = reading.word(place - 1), reading.word(place + 1)
        if after in {"later", "in", "into"} and quantity.sense == "":
            return quantity.iso
        if quantity.sense == "on" and before != "until":
            return quantity.iso
        if quantity.sense == "first" and quantity.iso in {"P1D"}:
            return "P0D"
        if (
            quantity.sense == ""
            and (before in _BEFORE_ONSET or reading.word(place - 2) in _BEFORE_ONSET)
            and (is_benefit or not _is_end(reading, place, start))
        ):
            return quantity.iso
    return None


def resolution(reading: PostReading, start: int, stop: int) -> str | None:
    """Return how long an effect lasted, from words between two places."""
    for place in range(start, stop):
        quantity = reading.tokens[place].quantity
        if quantity is None or quantity.kind != "D" or quantity.iso is None:
            continue
        before = reading.word(place - 1)
        is_onset = reading.word(place - 2) in {"from", "since"}
        if (
            quantity.sense == "first"
            and not is_onset
            and before
            in {
                "the",
                "for",
                "my",
                "during",
                "in",
                "over",
                "only",
            }
        ):
            return quantity.iso
        if quantity.sense in {"ago", "remaining", "open"}:
            continue
        back = {reading.word(p) for p in range(max(start, place - 4), place)}
        if back & _LASTED and quantity.sense == "":
            return quantity.iso
        if _is_end(reading, place, start):
            return quantity.iso
    return None


def course(
    reading: PostReading, place: int, *, start: int, stop: int
) -> tuple[str | None, bool | None]:
    """Return how long the effect at a place lasted, and True where it is said to go on.

    `start` and `stop` are those of its sentence, of which a bounded part is looked at. "Still"
    gives way to a time after which it was gone; "it hasn't gone" does not.
    """
    after = [reading.word(p) for p in range(place + 1, min(stop, place + _FARTHEST))]
    if _is_unended(after):
        return None, True
    lasted = resolution(reading, place, stop)
    before = [reading.word(p) for p in range(max(start, place - 4), place)]
    return lasted, True if not lasted and _is_still(before, after) else None


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


def _is_end(reading: PostReading, place: int, start: int) -> bool:
    """Whether the time is when something was over: "gone after two days", "by day 3 it stopped"."""
    before = {reading.word(p) for p in range(max(start, place - 5), place)}
    if before & _ENDED and before & {"after", "within", "in", "by"}:
        return True
    after = [reading.word(p) for p in range(place + 1, place + 7)]
    return (
        bool(before & {"after", "within", "in", "by", "the"})
        and bool(_ENDED & set(after))
        and bool({"it", "they", "that", "this", "all", "these"} & set(after[:3]))
    )
