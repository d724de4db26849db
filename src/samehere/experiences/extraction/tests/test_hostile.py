"""No text costs more than in proportion to its length. Calls are counted, not seconds."""

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samehere.experiences.extraction.tests.builders import read

LONG = 8_000
# Ordinary prose needs about 15 calls a character; a quadratic reading needs thousands.
CALLS_A_CHARACTER = 100
PUMPS = [
    *("a ", "I ", "it ", "she ", "metformin ", "1 ", "x 2 ", "not ", "every ", "and ", "for "),
    *(
        "( ",
        '" ',
        "“‘",
        "\n",
        "\n\n",
        ">\n",
        "> > ",
        ". ",
        "? ",
        ", ",
        "...",
        "'",
        "it's ",
        "I've ",
    ),
    *(
        "👍 ",
        "\u202emetformin ",
        "i\u0337\u0322",
        "a\u0301",
        "\0",
        "1234567890",
        "half a ",
        "mon, ",
    ),
    *("https://example.org/a?b=c&d=e ", "a" * 50 + " ", "first ", "since ", "5-5-20 "),
    *("i take metformin and ", "I take metformin. ", "I stopped metformin. ", "metformin and it "),
    *("nausea from ", "metformin caused nausea, ", "nausea, headache, ", "no burn, no itch, "),
    *("it caused nausea. ", "it helped ", "It helped. ", "side effects ", "Side effects: nausea, "),
    *("she takes it ", "my mum's sister's doctor ", "my father she ", "we we ", "not only "),
    *("20mg twice a day for 3 weeks ", "every 8 weeks, ", "two in the morning and one at night "),
]


def calls_of(text: str) -> int:
    """Return how many calls reading a text takes: the same on every machine."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    read("I take metformin.")
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("pump", PUMPS, ids=lambda pump: ascii(pump)[:40])
def test_the_work_grows_with_the_length_of_the_text_only(pump: str) -> None:
    text = (pump * (LONG // len(pump) + 1))[:LONG]
    assert calls_of(text) < CALLS_A_CHARACTER * LONG


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PUMPS), min_size=1, max_size=4), st.integers(1, 200))
def test_nor_does_any_mixture_of_them_cost_more(pumps: list[str], times: int) -> None:
    text = ("".join(pumps) * times)[:LONG]
    assert calls_of(text) < CALLS_A_CHARACTER * (len(text) + 200)


def test_five_thousand_names_are_a_list_and_not_read_to_the_end() -> None:
    text = "I take " + ", ".join(["metformin", "sertraline"] * 2_500) + "."
    concepts = {s.treatment.concept for s in read(text)}
    assert concepts <= {"metformin", "sertraline"}
    assert calls_of(text) < CALLS_A_CHARACTER * len(text)
