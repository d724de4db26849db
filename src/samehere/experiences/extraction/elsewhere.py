"""Lengths of time beside a treatment that are of something else than its use.

"Give it 3 months", "a week off work", "once a year", "two years of coughs", "a year since I quit".
"""

from collections.abc import Sequence

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.rules import words

_RATES = frozenset({"a day", "a night", "a week", "a month", "a year", "a fortnight"})
# What stands before "a month" where it is a length, and not how often.
_BEFORE_A = words("elsewhere", "before_a")
_OTHERS = words("elsewhere", "others")
_LEAVING = words("elsewhere", "leaving")
_PAUSED = words("elsewhere", "paused")
_USE, _USING = words("elsewhere", "use"), words("elsewhere", "using")
_DOING = frozenset({"using", "taking", "trying", "wearing", "applying", "injecting", "having"}) | {
    "nothing", "something", "anything", "everything",
}  # fmt: skip
_SPEAKERS = frozenset({"i", "it", "my", "she", "he", "they", "we", "the"})
_STARTS = frozenset({"and", ",", ".", "", "but", "\n", "\n\n", ";", ":", "-", "("})
_TOOK = frozenset({"took", "takes", "take", "needs", "needed", "lasts"})
_ABOUT = frozenset({"about", "around", "roughly", "nearly", "almost", "like", "maybe", "only", "a"})
_ADVICE = frozenset({"recommend", "suggest", "advise"})
_REACH, _FARTHEST = 6, 12


def is_elsewhere(reading: PostReading, place: int) -> bool:
    """Whether a length of time, as its sentence tells it, is none of using a treatment."""
    sentence = reading.sentence_at(place)
    before = reading.words_between(max(sentence.start, place - _REACH), place)
    after = reading.words_between(place + 1, min(sentence.stop, place + 2 + _REACH))
    far = reading.words_between(max(sentence.start, place - _FARTHEST), place)
    return (
        not _ADVICE.isdisjoint(far)
        or _is_rate(reading, place, before)
        or _is_of_other(before)
        or _is_left(after)
        or _is_of_doing(reading, place, after)
        or reading.kind(place + 1) in {"S", "C"}
        or _begins_another(reading, place, before, after)
        or _is_step(reading, place, after)
    )


def _is_rate(reading: PostReading, place: int, before: Sequence[str]) -> bool:
    """ "Two attacks a year", "45 tablets a month"."""
    quantity = reading.tokens[place].quantity
    if quantity is None or quantity.words not in _RATES or not before:
        return False
    return before[-1] not in _BEFORE_A and before[-1] not in _STARTS


def _is_of_other(before: Sequence[str]) -> bool:
    """ "Give it 3 months", "it took about 3 weeks", "forgot it for two days"."""
    said = list(before)
    while said and said[-1] in _ABOUT:
        said.pop()
    if said[-1:] and said[-1] in _TOOK and said[-2:-1] and said[-2] in {"it", "that", "which"}:
        return True
    if not _PAUSED.isdisjoint(said) and said[-1:] == ["for"]:
        return True
    if said[-2:] == ["give", "it"] or said[-3:] == ["going", "on", "for"] or "would" in said:
        return True
    others = [at for at, word in enumerate(said) if word in _OTHERS]
    return bool(others) and _USING.isdisjoint(said[others[-1] :])


def _is_left(after: Sequence[str]) -> bool:
    """ "A week off work", "a year since I've been off it"."""
    if after[:1] == ["off"]:
        return after[1:2] not in (["and"], ["a"])
    return after[:1] == ["since"] and not _LEAVING.isdisjoint(after)


def _is_of_doing(reading: PostReading, place: int, after: Sequence[str]) -> bool:
    """ "Two years of coughing", "ten years of acne"; not "of using it", "of being on it"."""
    if after[:1] != ["of"]:
        return False
    if after[1:2] == ["this"] and not reading.reviewed:
        return not after[2:3] or not after[2].isalpha() or after[2] == "for"  # The illness.
    done = after[2:3] if after[1:2] == ["not"] else after[1:2]
    if reading.kind(place + 2) in {"S", "C"} or done == ["being"]:
        return after[2:3] != ["on"]
    return bool(done) and done[0].endswith("ing") and done[0] not in _DOING


def _begins_another(
    reading: PostReading, place: int, before: Sequence[str], after: Sequence[str]
) -> bool:
    """ "I took T and for two days I was sick": how long one was sick."""
    if not after or after[0] not in _SPEAKERS:
        return False
    is_for = reading.word(place).startswith("for ") or before[-1:] == ["for"]
    opens = before[-2:-1] if before[-1:] == ["for"] else before[-1:]
    return is_for and (not opens or opens[0] in _STARTS) and _USE.isdisjoint(after)


def _is_step(reading: PostReading, place: int, after: Sequence[str]) -> bool:
    """ "0.25 for 4 weeks then 0.5"."""
    next_word = 1 if after[:1] == [","] else 0
    joint = list(after[next_word : next_word + 1])
    if joint != ["then"] and (joint != ["now"] or not next_word):
        return False
    at = place + 2 + next_word
    return reading.kind(at) == "A" or reading.word(at)[:1].isdecimal()
