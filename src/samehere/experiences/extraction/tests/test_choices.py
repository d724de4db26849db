"""A choice of wordings sorted by first letters finds the same words at the same places."""

import re
from itertools import product

import pytest

from samehere.experiences.extraction.phrases import phrases
from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.rules.choices import at_word

SAID = " ".join(text for phrase in phrases() for text in (*phrase.right, *phrase.wrong))
CHOICES = [
    *table("effects")["outcomes"].values(),
    "a|an|and",
    "(?:(?:a|b|(?:a )?c))(?: a)?",
    "(?:a|b)?c",
    "(?:so )?(?:much )?better|much|so",
    "(?:a|b)+c|b|(?:b|c)?a",
    r"\d+ %|(?:\d|a)|a?b|[ab|]c|ab\||b\(a|(?:(?:a|b) )?c",
]


@pytest.mark.parametrize("choice", CHOICES, ids=range(len(CHOICES)))
def test_a_choice_by_first_letters_finds_what_the_plain_one_does(choice: str) -> None:
    plain, sorted_out = re.compile(rf"\b(?:{choice})"), re.compile(at_word(choice))
    texts = [SAID, *map("".join, product("ab c(|", repeat=5))]
    for text in texts:
        assert [m.span() for m in sorted_out.finditer(text)] == [
            m.span() for m in plain.finditer(text)
        ]


@pytest.mark.parametrize("pattern", [p for phrase in phrases() for p in phrase.patterns])
def test_so_do_the_patterns_of_phrases(pattern: str) -> None:
    plain, sorted_out = re.compile(pattern), re.compile(at_word(pattern.removeprefix(r"\b")))
    assert [m.span() for m in sorted_out.finditer(SAID)] == [m.span() for m in plain.finditer(SAID)]
