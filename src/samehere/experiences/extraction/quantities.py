"""How much, how often and how long, as people write it. Every pattern is bounded: linear time.

The patterns are tried on text in lower case: to leave that to them takes half as long again.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from samehere.experiences.extraction.beginnings import (
    BEGINNINGS,
    FIGURES,
    ONLY_FREQUENCY,
    may_begin,
)
from samehere.experiences.extraction.durations import DURATION, WHEN, length
from samehere.experiences.extraction.frequency import FREQUENCY, WORDS_ONLY, group_of, rates
from samehere.experiences.extraction.numbers import FIGURE, WORD_NUMBER, number


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something measured: `kind` is D (how long), F (how often), A (how much) or W (when).

    `iso` is None where the words give no figure ("a few weeks"). `sense` narrows a kind: of a
    length remaining, open, ago, first, on ("day 9", `nth` is nine days then); of a frequency the
    way it is said, "words" where it gives no figure.
    """

    start: int
    stop: int
    kind: str
    iso: str | None = None
    sense: str = ""
    nth: str | None = None
    amount: float | None = None
    unit: str | None = None
    times_per_day: float | None = None
    days_per_week: float | None = None
    as_needed: bool | None = None
    words: str = field(default="", compare=False)


_PIECES = (
    "tablet|tab|pill|capsule|cap|drop|puff|spray|pump|squirt|scoop|sachet|packet|patch|injection"
    "|shot|dose|session|treatment|lozenge|gummy|capful|spoonful|teaspoon|tablespoon|spoon|dab"
)
AMOUNT = re.compile(
    rf"""(?:(?<![\w.])|(?<=\dx))(?:
    (?P<n>{FIGURE}|{WORD_NUMBER}(?=\s(?:{_PIECES})))
    \s?-?\s?(?P<unit>mgs?|mcg|µg|μg|ug|g|gr|grams?|mls?|iu|units?|milligrams?|micrograms?|%
      |tsp|tbsp|(?:{_PIECES})(?:e?s)?|gummies)(?![\w])
    (?:\s?/\s?(?:ml|g|kg))?
    | (?:a\s)?(?P<pea>pea)(?:[\s-]?sized?)(?:\samount)?)""",
    re.X,
)  # fmt: skip
_WORD = re.compile(r"[a-zµμ]+|(?<!\d)\.\d+|\d+|/")


def find_quantities(text: str) -> list[Quantity]:
    """Return what is measured in the text, in order and without overlaps.

    Where two readings start together the longer wins; of equals, how often before how long.
    """
    folded = text.lower()
    if len(folded) != len(text):  # A few letters grow in lower case; offsets must stay.
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    words = list(_WORD.finditer(folded))
    kept: list[Quantity] = []
    stop = 0
    for match, next_match in zip_longest(words, words[1:]):
        word = match[0]
        if word not in BEGINNINGS and word[0] not in FIGURES:
            continue
        start, end = match.span()
        if start < stop:
            continue
        following = next_match[0] if next_match else ""
        if may_begin(word, following, folded[end : end + 4]) and (
            found := _at(folded, start, word)
        ):
            kept.append(found)
            stop = found.stop
    return kept


def _at(text: str, start: int, word: str) -> Quantity | None:
    best: Quantity | None = None
    for pattern, make in _makers(word):
        match = pattern.match(text, start)
        if match and match.end() > start and (best is None or match.end() > best.stop):
            best = make(match)
    return best


def _makers(word: str) -> Sequence[tuple[re.Pattern[str], Callable[[re.Match[str]], Quantity]]]:
    """Return the patterns that can begin with a word."""
    if word in ONLY_FREQUENCY:
        return _MAKERS[:1]
    if word[0] in FIGURES:
        return _OF_FIGURES
    return _MAKERS


def _frequency(match: re.Match[str]) -> Quantity:
    group = group_of(match)
    per_day, per_week, needed = rates(match, group)
    return Quantity(
        match.start(), match.end(), "F", times_per_day=per_day, days_per_week=per_week,
        as_needed=needed, sense="words" if group in WORDS_ONLY else group, words=match[0],
    )  # fmt: skip


def _duration(match: re.Match[str]) -> Quantity:
    iso, sense, nth = length(match)
    return Quantity(match.start(), match.end(), "D", iso=iso, sense=sense, nth=nth, words=match[0])


def _amount(match: re.Match[str]) -> Quantity:
    if match["pea"]:
        return Quantity(match.start(), match.end(), "A", amount=1, unit="pea", words=match[0])
    unit = match["unit"].lower()
    unit = unit if unit in {"%", "gummies"} else unit.removesuffix("s")
    return Quantity(
        match.start(), match.end(), "A", amount=number(match["n"]), unit=_UNITS.get(unit, unit),
        words=match[0],
    )  # fmt: skip


def _when(match: re.Match[str]) -> Quantity:
    sense = match.lastgroup or ""
    return Quantity(match.start(), match.end(), "W", sense=sense, words=match[0])


_UNITS = {"μg": "mcg", "µg": "mcg", "ug": "mcg", "gram": "g", "gr": "g", "milligram": "mg",
          "microgram": "mcg", "tab": "tablet", "cap": "capsule", "unit": "IU", "iu": "IU",
          "tsp": "teaspoon", "tbsp": "tablespoon", "patche": "patch",
          "gummies": "gummy"}  # fmt: skip
MEASURES = frozenset({"mg", "mcg", "g", "ml", "IU", "%", "pea"})
_MAKERS = ((FREQUENCY, _frequency), (WHEN, _when), (DURATION, _duration), (AMOUNT, _amount))
_OF_FIGURES = (_MAKERS[0], *_MAKERS[2:])
