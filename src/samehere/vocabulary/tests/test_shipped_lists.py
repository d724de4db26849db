"""The lists that come with the program: how much there is, and that every line can be used."""

import re
import tracemalloc
from collections import Counter

from samehere.vocabulary.concepts import NAME_KINDS, Kind
from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.shipped import (
    CONCEPT_COLUMNS,
    LISTS,
    TERM_COLUMNS,
    TERMS,
    concept_lines,
    lines,
)
from samehere.vocabulary.words import key_of

LARGEST = 12_000_000
LONGEST_NAME = 200
CARRIER = "I wrote about {} yesterday, if you remember."


def rows(*names: str) -> list[list[str]]:
    return [line.split("\t") for name in names for line in lines(name)]


def test_every_line_has_its_columns() -> None:
    for name in TERMS:
        assert {len(fields) for fields in rows(name)} == {len(TERM_COLUMNS)}
        first = (LISTS / f"{name}.tsv").read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.split("\t") == list(TERM_COLUMNS)
    assert {line.count("\t") + 1 for line in concept_lines().values()} == {len(CONCEPT_COLUMNS)}


def test_every_field_says_something_known() -> None:
    for name, concept, kind, name_kind, case, scope in rows(*TERMS):
        assert key_of(name), name
        assert len(name) <= LONGEST_NAME
        assert concept == concept.lower().strip()
        assert kind in list(Kind)
        assert name_kind in NAME_KINDS
        assert case in {"", "="}
        assert scope in concept_lines() or not scope


def test_no_term_stands_twice() -> None:
    seen = Counter((key_of(r[0]), r[1], r[2], r[5]) for r in rows(*TERMS))

    assert [key for key, times in seen.items() if times > 1] == []


def test_there_are_enough_words() -> None:
    treatments, conditions = rows("treatments"), rows("conditions")
    signs, sites = rows("signs"), rows("sites")

    assert len({r[1] for r in treatments}) >= 6_000
    assert len({key_of(r[0]) for r in treatments}) >= 30_000
    assert len({r[1] for r in conditions}) >= 2_500
    assert len({r[1] for r in signs}) >= 600
    assert len({key_of(r[0]) for r in signs}) >= 3_000
    assert len({r[1] for r in sites}) >= 150


def test_the_lists_are_small_enough() -> None:
    assert sum(path.stat().st_size for path in LISTS.glob("*")) < LARGEST


def test_every_term_is_found_in_a_sentence() -> None:
    recognizer = Recognizer.shipped()
    missed = []
    for name, concept, _, _, _, scope in rows(*TERMS):
        found = recognizer.find(CARRIER.format(name), conditions=[scope] if scope else [])
        meant = {s.concept for m in found if key_of(m.surface) == key_of(name) for s in m.senses}
        if concept not in meant and not (meant and not scope):
            missed.append(name)

    assert missed == []


def test_the_recognizer_takes_little_memory() -> None:
    tracemalloc.start()
    Recognizer.read()
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert kept < 60_000_000
    assert peak < 100_000_000


def test_what_people_talk_about_is_told_in_one_plain_line() -> None:
    told = [line.split("\t") for line in concept_lines().values()]
    kinds = Counter(kind for _, its, _, text, _ in told for kind in its.split() if text)

    assert kinds[Kind.TREATMENT] >= 500
    assert kinds[Kind.CONDITION] >= 300
    for name, _, _, text, _ in told:
        assert len(text) <= 100, name
        assert not text.endswith("."), name
        # No amounts: a glossary is no leaflet.
        assert not re.search(r"\d ?(?:mg|g|ml|mcg|%|units)\b", text), name
