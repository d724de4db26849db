"""Everyday words are never terms, whatever they are the name of."""

import pytest

from samehere.vocabulary.recognize import Kind, Recognizer
from samehere.vocabulary.shipped import common_terms, everyday_words, terms_by_key

# Common words that are names of drugs, of firms that make them, or of people and months.
NAMES = [
    "Gas", "Bayer", "Sun", "Today", "Relief", "Balance", "Yes", "Muse", "Align", "Refresh",
    "Inspire", "Compound", "Formula", "Sandoz", "Diane", "Jasmine", "Camila", "Heather", "Opium",
    "Rely", "Rapid", "Vision", "Advance", "Complete", "Essential", "Always", "Simple", "Nice",
    "Pot", "Met", "Mint", "Loop", "Pump", "Prop", "Tram", "Candy", "Amy", "Para", "Tad", "Max",
    "may", "will", "as", "it", "all", "am", "pm", "ok", "us", "who", "his", "can", "get", "die",
]  # fmt: skip
SENTENCES = [
    "Today the sun is out and I paid the gas bill.",
    "It was such a relief to find my balance sheet in order, she said.",
    "Bayer and Sandoz are firms; Diane and Heather are people.",
    "I did it my way; the next choice was his, and there was no plan B.",
    "We stopped at a red light, type 2 in the list, outside a dark room.",
    "The research study says so, and the salad dressing was nice.",
    "Get in the loop: all of us may as well try, will you?",
    "I met her on the tram and she gave me a candy.",
    "My niece wrote a poem about it.",
]


@pytest.mark.parametrize("word", [w for w in NAMES if w != "Opium"])
def test_an_everyday_word_is_no_treatment(word: str) -> None:
    for spelt in (word, word.lower(), word.upper()):
        found = Recognizer.shipped().find(f"I saw {spelt} there")
        kinds = {sense.kind for mention in found for sense in mention.senses}

        assert not kinds or spelt.isupper(), spelt


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_without_medicine_name_no_treatment_and_no_condition(sentence: str) -> None:
    found = Recognizer.shipped().find(sentence)
    kinds = {sense.kind for mention in found for sense in mention.senses}

    assert not kinds & {Kind.TREATMENT, Kind.CONDITION}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ralph and Randy wore smart pants.",
        "They are fitting new tunnels with steel balls.",
        "A film about violence and knives, and two accidents.",
        "It came through the back door and the water pipe.",
    ],
)
def test_sentences_without_medicine_name_no_sign(sentence: str) -> None:
    assert Recognizer.shipped().find(sentence) == []


def test_no_shipped_term_is_on_the_list_of_everyday_words() -> None:
    terms = {key for key, line in terms_by_key().items() if line}

    assert not everyday_words() & terms
    assert common_terms() <= terms


def test_common_words_are_on_the_list() -> None:
    common = {"gas", "sun", "today", "relief", "balance", "water", "people", "doctor", "the"}

    assert common <= everyday_words()
