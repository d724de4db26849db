"""What is taken only when it is needed, as clauses say it: "I use it when I feel one coming".

The ways to say it are patterns of `rules/needed.toml`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.assertion import is_negated
from samehere.experiences.extraction.facts import Fact
from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.whose import Uses, told_last


def read_needed(reading: PostReading, facts: Sequence[Fact]) -> None:
    """Say of uses that are told to be only for when they are needed that they are, in place."""
    used = [fact for fact in facts if _is_open(fact)]
    if not used:
        return
    for place, stop in _told(reading):
        for fact in _owners(reading, place, stop, used):
            fact.regimen = replace(fact.regimen, as_needed=True)


def _is_open(fact: Fact) -> bool:
    return fact.is_used and not fact.regimen.as_needed


@cache
def _patterns() -> tuple[re.Pattern[str], frozenset[str]]:
    found = table("needed")
    joined = "|".join(found["patterns"])
    joined = joined.replace("{take}", found["take"]).replace("{bad}", found["bad"])
    return re.compile(rf"(?:^|(?<=\s))(?:{joined})(?!\S)"), frozenset(found["keys"].split())


def _told(reading: PostReading) -> Iterator[tuple[int, int]]:
    """Yield where it is told, from the first word of the pattern to the last."""
    pattern, keys = _patterns()
    for sentence in reading.sentences:
        said = reading.words[sentence.start : sentence.stop]
        if sentence.is_question or keys.isdisjoint(said) or reading.quoted[sentence.start]:
            continue
        line = " ".join(reading.plain_between(sentence.start, sentence.stop))
        match = pattern.search(line)
        if match is None:
            continue
        place = sentence.start + line.count(" ", 0, match.start())
        if not is_negated(reading, max(sentence.start, place - 3), place):
            yield place, place + match[0].count(" ") + 1


def _owners(reading: PostReading, place: int, stop: int, used: Sequence[Fact]) -> Sequence[Fact]:
    """The uses of the treatment named there, else of what was told of last."""
    named = reading.treatments(max(reading.sentence_at(place).start, place - 6), stop)
    if not named:
        return Uses.of(reading, used).owners_away(place)
    concept = reading.tokens[named[-1]].concept
    return told_last([fact for fact in used if fact.meant.concept == concept], place)
