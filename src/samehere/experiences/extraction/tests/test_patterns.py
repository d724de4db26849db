"""Words that a pattern of the rules repeats can be read in one way only.

Where "the end of" is one of them and "the" and "end of" are, too, what is said thirty times over is
tried in a thousand million ways before the pattern fails: one post would stop all reading.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from samehere.experiences.extraction import rules
from samehere.experiences.extraction.rules import table

FILES = sorted(path.stem for path in Path(rules.__file__).parent.glob("*.toml"))
# A choice that is repeated, with one more inside it at the most.
REPEATED = re.compile(r"\(\?:((?:[^()]|\(\?:[^()]*\))*)\)[*+]")
INNER = re.compile(r"(.*)\(\?:([^()]*)\)(.*)")
PLAIN = re.compile(r"[\w ']+")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def choices(body: str) -> list[str]:
    """Return what may stand there once: " (?:a|b)" is " a" or " b"."""
    if match := INNER.fullmatch(body):
        return [f"{match[1]}{one}{match[3]}" for one in match[2].split("|")]
    return body.split("|")


def read_twice(pattern: str) -> list[str]:
    found = []
    for match in REPEATED.finditer(pattern):
        ways = choices(match[1])
        for words in filter(PLAIN.fullmatch, ways):
            once = sum(re.fullmatch(way, words) is not None for way in ways)
            if once > 1 or re.fullmatch(f"(?:{'|'.join(ways)}){{2,}}", words):
                found.append(words)
    return found


@pytest.mark.parametrize("name", FILES)
def test_words_that_are_repeated_can_be_read_in_one_way_only(name: str) -> None:
    found = {pattern: read_twice(pattern) for pattern in strings(table(name)) if "(?:" in pattern}

    assert {pattern: words for pattern, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("am(?: now| just| just now)*", [" just now"]),
        ("been(?: (?:the|end of|the end of))+ it", [" the end of"]),
        (r"have(?: only| \w+ly| then)* been", [" only"]),
        (r"(?:am|'m)(?: now| \w+ly| on the)* it", []),
    ],
)
def test_what_is_repeated_is_found_in_a_pattern(pattern: str, words: list[str]) -> None:
    assert read_twice(pattern) == words
