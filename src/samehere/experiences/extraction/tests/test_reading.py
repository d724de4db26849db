"""What holds for every text: spans slice it, nothing fails, the same again gives the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samehere.experiences.extraction import PostText, read_thread
from samehere.experiences.extraction.statements import Status
from samehere.experiences.extraction.tests.builders import read, terms
from samehere.vocabulary.recognize import Kind, Sense, Wording

WORDS = """I you my she took take am was on have been not never tacrolimus metformin it this caused
 helped nausea itch . , ! ? ... ( ) and or but because with from 20mg twice daily for 3 weeks
 stopped after since forever son doctor told me to use side effects none “ ” > - é 👍"""
PIECES = st.sampled_from(WORDS.split())
NAMES = ("anol", "elin", "ipram", "olone", "umab", "azole", "esin", "idone", "opril", "ufen",
         "aryl", "ekin", "osone", "uline")  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join))


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


@pytest.mark.parametrize(
    ("words", "lasted", "is_ongoing"),
    [
        ("I still get tingling from metformin.", None, True),
        ("Metformin gave me tingling and I still have it.", None, True),
        ("Metformin gave me tingling from the first day and it hasn't gone.", None, True),
        ("The tingling from metformin never went away.", None, True),
        ("The tingling from metformin lasted three days.", "P3D", None),
        ("Metformin gave me tingling.", None, None),
    ],
)
def test_what_goes_on_is_told_from_what_went(
    words: str, lasted: str | None, is_ongoing: bool | None
) -> None:
    effects = [one.effect for one in read(words) if one.effect is not None]

    assert [(one.resolved_after, one.is_ongoing) for one in effects] == [(lasted, is_ongoing)]


def test_nothing_is_read_from_a_list_of_names_without_end() -> None:
    names = [f"{first}{second}" for first in "bcdfghjklmnprst" for second in NAMES]
    wordings = [Wording(name, Sense(name, Kind.TREATMENT, "generic")) for name in names]
    text = f"I take metformin. I take {', '.join(names)} twice a day."
    found = read_thread([PostText(0, text)], terms().with_terms(wordings))
    assert len(names) > 200
    assert {statement.treatment.concept for statement in found} == {"metformin"}


def test_what_is_not_used_any_more_was_used_and_stopped() -> None:
    found = read("I don't take metformin any more.")
    assert {(s.kind.value, s.status.value) for s in found} == {("stop", "took"), ("use", "took")}


def test_what_is_not_used_for_years_is_over() -> None:
    (found,) = read("I have not used tacrolimus for years.")
    assert found.status is Status.TOOK


def test_a_stop_without_a_name_ends_the_use_before_it() -> None:
    found = read("Started tacrolimus in May, stopped in July, and now I'm on clobetasol.")
    uses = {s.treatment.concept: s.status.value for s in found if s.kind.value == "use"}
    assert uses == {"tacrolimus": "took", "clobetasol": "taking"}
    assert [s.treatment.concept for s in found if s.kind.value == "stop"] == ["tacrolimus"]


def test_one_of_a_choice_is_considered() -> None:
    found = read("For us it was either acupuncture or laser therapy.")
    assert {s.status for s in found} <= {Status.CONSIDERING}
