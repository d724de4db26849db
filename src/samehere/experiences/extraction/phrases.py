"""Signs that no list of names can hold: patterns of rules/phrases.toml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from samehere.experiences.extraction.rules import table
from samehere.vocabulary.recognize import Kind, Mention, Sense


@dataclass(frozen=True, slots=True)
class Phrase:
    """Ways to say a sign. Its patterns are tried where one of `keys` is in the text."""

    concept: str
    keys: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]
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
            patterns=tuple(re.compile(_filled(pattern, parts)) for pattern in entry["patterns"]),
            right=tuple(entry["right"]),
            wrong=tuple(entry["wrong"]),
        )
        for entry in found["phrase"]
    )


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"<{name}>", part)
    return pattern


def find_phrases(text: str) -> Iterator[Mention]:
    """Yield such signs in the order of the patterns; linear in the length of the text."""
    folded = text.lower()
    if len(folded) != len(text):
        return
    folded = folded.replace("’", "'")
    for phrase in phrases():
        if any(key in folded for key in phrase.keys):
            for pattern in phrase.patterns:
                for match in pattern.finditer(folded):
                    start, stop = match.span()
                    sense = Sense(phrase.concept, Kind.SIGN, "lay")
                    yield Mention(start, stop, text[start:stop], (sense,))
