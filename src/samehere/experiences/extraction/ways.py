"""The words round a length of time that say it is of use, as `rules/stretches.toml` lists them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from samehere.experiences.extraction.analysis import PostReading
from samehere.experiences.extraction.numbers import days_of
from samehere.experiences.extraction.quantities import Quantity
from samehere.experiences.extraction.rules import table

_REACH, _NEAR = 10, 6


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say how long: `least` are the days it must be, `senses` those of the length."""

    id: str
    told: str
    senses: tuple[str, ...]
    least: int
    before: re.Pattern[str]
    after: re.Pattern[str]
    right: tuple[str, ...]
    wrong: tuple[str, ...]


@cache
def ways() -> tuple[Way, ...]:
    """Return all of them, in the order of the file."""
    about = table("stretches")["about"]
    return tuple(
        Way(
            id=entry["id"],
            told=entry["told"],
            senses=tuple(entry.get("senses", ("",))),
            least=entry.get("least", 0),
            before=re.compile(rf"(?:^|(?<=\s)){entry['before'].replace('{about}', about)}$"),
            after=re.compile(entry["after"] and rf"(?:{entry['after']})(?!\w)"),
            right=tuple(entry["right"]),
            wrong=tuple(entry["wrong"]),
        )
        for entry in table("stretches")["way"]
    )


@cache
def _unless() -> re.Pattern[str]:
    return re.compile(rf"\b{table('stretches')['unless']}\b")


def told_by_way(reading: PostReading, place: int, quantity: Quantity) -> str:
    """Return what a way says of a length of time that is of use ("now"), "" where none does."""
    sentence = reading.sentence_at(place)
    start = max(sentence.start, place - _REACH)
    before = _line(reading, start, place)
    if start == sentence.start:
        before = f"<^> {before}".rstrip()
    after = _line(reading, place + 1, min(sentence.stop, place + 1 + _REACH))
    found = next(_told(before, after, quantity), "")
    near = [*before.split()[-_NEAR:], *after.split()[:_NEAR]]
    return "" if found and _unless().search(" ".join(near)) else found


def _line(reading: PostReading, start: int, stop: int) -> str:
    """The words between two places, of terms and quantities what they are, but not of signs."""
    plain, said = reading.plain_between(start, stop), reading.words[start:stop]
    return " ".join(w if p == "<S>" else p for p, w in zip(plain, said, strict=True))


def _told(before: str, after: str, quantity: Quantity) -> Iterator[str]:
    for way in ways():
        if quantity.sense not in way.senses:
            continue
        if way.least and days_of(quantity.iso or "P0D") < way.least:
            continue
        if way.after.match(after) and way.before.search(before):
            yield way.told
