"""Signs that no list of names can hold: patterns of rules/phrases.toml."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.rules.choices import at_word
from samehere.vocabulary.recognize import Kind, Mention, Sense

# How far from one of its keys a phrase may begin or end: no pattern is longer.
_REACH = 160
_WORD = r"\b"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Ways to say a sign. Its patterns are tried around the places where one of `keys` stands."""

    concept: str
    keys: tuple[str, ...]
    patterns: tuple[str, ...]
    right: tuple[str, ...]
    wrong: tuple[str, ...]


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return all phrases in the order of the file."""
    found = table("phrases")
    parts: dict[str, str] = found["parts"]
    return tuple(
        Phrase(
            concept=entry["concept"],
            keys=tuple(entry["keys"]),
            patterns=tuple(_filled(pattern, parts) for pattern in entry["patterns"]),
            right=tuple(entry["right"]),
            wrong=tuple(entry["wrong"]),
        )
        for entry in found["phrase"]
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(
        at_word(pattern.removeprefix(_WORD)) if pattern.startswith(_WORD) else pattern
    )


def find_phrases(text: str) -> Iterator[Mention]:
    """Yield such signs in the order of the patterns; linear in the length of the text."""
    folded = text.lower()
    if len(folded) != len(text):
        return
    folded = folded.replace("’", "'")
    places = {key: list(_places(folded, key)) for key in _keys()}
    for phrase in phrases():
        near = sorted(place for key in phrase.keys for place in places[key])
        around = _around(folded, near) if near else ()
        for pattern in map(_compiled, phrase.patterns if near else ()):
            for match in (m for part in around for m in pattern.finditer(folded, *part)):
                start, stop = match.span()
                sense = Sense(phrase.concept, Kind.SIGN, "lay")
                yield Mention(start, stop, text[start:stop], (sense,))


@cache
def _keys() -> frozenset[str]:
    """Return the keys of all phrases: some have the same."""
    return frozenset(key for phrase in phrases() for key in phrase.keys)


def _around(text: str, places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the stretches around places, in order and apart: most of a long text is in none."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place - _REACH < found[-1][1]:
            start = found.pop()[0]
        else:
            start = text.rfind(" ", 0, max(place - _REACH, 0)) + 1
        stop = text.find(" ", place + _REACH)
        found.append((start, stop if stop >= 0 else len(text)))
    return found


def _places(text: str, key: str) -> Iterator[int]:
    place = text.find(key)
    while place >= 0:
        yield place
        place = text.find(key, place + len(key))
