"""What holds for every text: spans slice it, nothing fails, the same again gives the same."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samehere.experiences.extraction import PostText, read_thread
from samehere.experiences.extraction.tests.builders import read, terms

WORDS = """I you my she took take am was on have been not never tacrolimus metformin it this caused
 helped nausea itch . , ! ? ... ( ) and or but because with from 20mg twice daily for 3 weeks
 stopped after since forever son doctor told me to use side effects none “ ” > - é 👍"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join))
LONG = 20_000
# Far above what is needed, so that a busy machine fails no test; a quadratic reading takes minutes.
SECONDS = 20


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_every_quote_is_the_text_between_its_span(texts: list[str]) -> None:
    found = read(*texts, title="Metformin for acne")
    for statement in found:
        start, stop = statement.span
        assert 0 <= start < stop
        assert statement.quote == texts[int(statement.post)][start:stop]
        assert 0 < statement.score <= 1
    assert found == read(*texts, title="Metformin for acne")


def test_nothing_is_read_out_of_nothing() -> None:
    assert read_thread([], terms()) == []
    assert read("") == []
    assert read("\n\n  \n") == []


def test_posts_keep_their_ids() -> None:
    posts = [PostText(id="a-1", text="I take metformin."), PostText(id=7, text="I took metformin.")]
    assert [s.post for s in read_thread(posts, terms())] == ["a-1", 7]


def test_reading_order_is_the_order_of_posts_and_sentences() -> None:
    found = read("I take metformin. I tried sertraline.", "I use tacrolimus. Metformin helped me.")
    places = [(int(s.post), s.span[0]) for s in found]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "pump",
    [
        *("a ", "I ", "metformin ", "1 ", "x 2 ", "not ", "every ", "and ", "( ", '" ', "\n", ". "),
        *(
            "it ",
            "for ",
            "i take metformin and ",
            "side effects ",
            "first ",
            "I've ",
            "she ",
            ">\n",
        ),
        *("nausea from ", "metformin caused nausea, ", "half a ", "mon, ", "a" * 50 + " "),
    ],
)
def test_no_text_takes_long(pump: str) -> None:
    text = (pump * (LONG // len(pump) + 1))[:LONG]
    began = time.process_time()
    read(text)
    assert time.process_time() - began < SECONDS


def test_five_thousand_names_in_one_post() -> None:
    text = "I take " + ", ".join(["metformin", "sertraline"] * 2_500) + "."
    concepts = {s.treatment.concept for s in read(text)}
    assert concepts <= {"metformin", "sertraline"}


@pytest.mark.parametrize(
    "text",
    [
        "Ich nehme seit drei Wochen Metformin und mir ist übel.",
        "Je prends de la metformin depuis trois semaines et j'ai des nausées.",
        "أتناول الميتفورمين منذ ثلاثة أسابيع",
        "m̷̢e̷t̸f̶o̵r̷m̸i̷n̵ c̶a̶u̷s̴e̵d̶ n̷a̸u̵s̶e̵a̷",
        "👍👍👍 💊💊",
        "\u202emetformin",
    ],
)
def test_other_tongues_and_strange_signs_give_nothing_to_count(text: str) -> None:
    assert not [s for s in read(text) if s.tier == "counted"]


def test_a_doctors_name_is_no_person() -> None:
    found = read("Dr Fairweather prescribed metformin for my acne.")
    assert {(s.who, s.status) for s in found} == {("author", "prescribed")}


def test_a_quotation_is_somebody_elses() -> None:
    found = read("> I take metformin twice a day.\n\nSame here, and I feel fine.")
    assert not [s for s in found if s.tier == "counted"]


def test_the_same_told_twice_is_one_use() -> None:
    found = read("I take metformin. As I said, I take metformin twice a day.")
    uses = [s for s in found if s.kind == "use"]
    assert [(s.status, s.regimen.times_per_day) for s in uses] == [("taking", 2)]
