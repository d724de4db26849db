"""Laws of finding: it never fails, spans slice the text, and no text takes it long."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.words import folded, folded_tokens, key_of, tokens

STRANGE = "🙂👩‍⚕️ שלום العربية i̶t̵c̴h̷y İıſßﬁ \u202e\u200d\ufeff\x00 ٣ ½ 痒み —–-_'’\n\t"
TERMS = ["Protopic", "itchy", "pins and needles", "LS", "hot flash", "burn", "no", "MS", "St."]
texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(TERMS), st.sampled_from(list(STRANGE))), max_size=60).map(
        " ".join
    ),
    st.lists(st.sampled_from([*TERMS, *STRANGE]), max_size=60).map("".join),
)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_finding_never_fails_and_spans_slice_the_text(text: str) -> None:
    last = 0
    for mention in Recognizer.shipped().find(text, conditions=["lichen sclerosus"]):
        assert last <= mention.start < mention.stop <= len(text)
        assert text[mention.start : mention.stop] == mention.surface
        assert mention.senses
        last = mention.stop


@given(texts)
@example("0 -\t")
@example(" - 0")
def test_a_key_is_its_own_key(text: str) -> None:
    key = key_of(text)

    assert key_of(key) == key


@given(texts)
def test_words_folded_together_are_those_folded_one_by_one(text: str) -> None:
    cut, words = folded_tokens(text)

    assert [token.span() for token in cut] == [token.span() for token in tokens(text)]
    assert words == [folded(token.group()) for token in tokens(text)]


@given(st.sampled_from(TERMS[:5]), st.sampled_from(list(STRANGE)))
def test_strange_neighbours_hide_no_term(term: str, sign: str) -> None:
    found = Recognizer.shipped().find(f"{sign} {term} {sign}", conditions=["lichen sclerosus"])

    assert term in {mention.surface for mention in found}


@pytest.mark.parametrize(
    "pump",
    [
        "vitamin b ", "a", "a ", "🙂", "i̶", "\n", "\n ", " - ", "--", "'", "-", "_", "pins and ",
        "cold hands and ", "tacrolimus ", "tac,", "x" * 59 + " ", "non small cell lung ", "İ", "ﬃ",
    ],
)  # fmt: skip
def test_time_grows_with_the_length_alone(pump: str) -> None:
    recognizer = Recognizer.shipped()
    long = (pump * 20_000)[:20_000]
    recognizer.find(long)
    started = time.process_time()
    recognizer.find(long)

    # 10 ms on one free core; a text that made it quadratic would take minutes.
    assert time.process_time() - started < 1


def test_five_thousand_names_in_one_text() -> None:
    text = ", ".join(["Protopic", "clob", "Humira", "MTX", "sertraline"] * 1_000)

    assert len(Recognizer.shipped().find(text)) == 5_000
