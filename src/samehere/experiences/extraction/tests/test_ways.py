"""How long and only when needed, as the words round it say: the examples beside the patterns."""

import pytest

from samehere.experiences.extraction import Statement
from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.tests.builders import read
from samehere.experiences.extraction.ways import ways

RIGHT = [(way.id, way.told, example) for way in ways() for example in way.right]
WRONG = [(way.id, example) for way in ways() for example in way.wrong]
NEEDED = table("needed")


def uses_of(text: str, title: str | None = None) -> list[Statement]:
    found = read(text, title=title)
    return [s for s in found if s.kind == "use" and s.treatment.concept == "metformin"]


@pytest.mark.parametrize(("name", "told", "example"), RIGHT)
def test_a_way_to_say_how_long_reads_its_examples(name: str, told: str, example: str) -> None:
    (one,) = [s for s in uses_of(example, "Metformin") if s.regimen.duration]
    allowed = {"now": {"so_far"}, "over": {"total"}}.get(told, {"so_far", "total"})
    assert one.regimen.duration_is in allowed


@pytest.mark.parametrize(("name", "example"), WRONG)
def test_a_way_to_say_how_long_leaves_what_only_looks_alike(name: str, example: str) -> None:
    assert not [s for s in uses_of(example, "Metformin") if s.regimen.duration]


def test_ways_have_names_of_their_own() -> None:
    assert len({way.id for way in ways()}) == len(ways())


@pytest.mark.parametrize("example", NEEDED["right"])
def test_what_is_taken_when_needed_is_read(example: str) -> None:
    assert any(s.regimen.as_needed for s in uses_of(example))


@pytest.mark.parametrize("example", NEEDED["wrong"])
def test_what_is_taken_at_set_times_is_not_as_needed(example: str) -> None:
    assert not any(s.regimen.as_needed for s in uses_of(example))
