"""Names of treatments that people spell as they sound: read where one name alone can be meant."""

import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samehere.vocabulary.misspelt import LONGEST, SHORTEST, distance, misspelt, sound
from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.shipped import near_words, terms_by_key

WRITTEN = Path(__file__).parent / "misspelt.tsv"
# No word may be compared with more names than this, whatever it is.
MOST_COMPARED = 100
NEAR = near_words()
NAMES = sorted(NEAR)
SENTENCES = [
    ("The doctor put me on clobatesol and it burns.", "clobetasol"),
    ("10mg of Prednisalone a day, then 5.", "prednisolone"),
    ("gabapenten made me dizzy", "gabapentin"),
    ("I take amytriptiline at night", "amitriptyline"),
    ("levothyroxin 50 before breakfast", "levothyroxine"),
    ("METFORMINE gave me the runs", "metformin"),
    ("on hydroxycloroquin for my lupus", "hydroxychloroquine"),
    ("they raised my lamotragine", "lamotrigine"),
    ("had accupunkture twice", "acupuncture"),
    ("off my mirtazepyne now", "mirtazapine"),
]


def named(text: str) -> list[str]:
    return [sense.concept for m in Recognizer.shipped().find(text) for sense in m.senses]


@pytest.mark.parametrize(("sentence", "meant"), SENTENCES)
def test_a_misspelt_treatment_is_found(sentence: str, meant: str) -> None:
    assert meant in named(sentence)


def test_what_is_found_stands_as_it_was_written_and_says_that_it_is_misspelt() -> None:
    text = "I take Amytriptylin at night"
    [mention] = [m for m in Recognizer.shipped().find(text) if m.start == 7]

    assert mention.surface == text[mention.start : mention.stop] == "Amytriptylin"
    assert [sense.name_kind for sense in mention.senses] == ["misspelling"]


def test_a_name_of_several_words_may_begin_misspelt() -> None:
    [mention] = Recognizer.shipped().find("takrolymus ointment")

    assert mention.surface == "takrolymus ointment"


def test_nearly_all_of_the_misspellings_we_collected_are_read_and_none_wrongly() -> None:
    terms = Recognizer.shipped()
    missed, wrong, count = [], [], 0
    for line in WRITTEN.read_text(encoding="utf-8").splitlines()[1:]:
        written, meant = line.split("\t")
        expected = {w.sense.concept for w in terms.wordings(meant)}
        read = {w.sense.concept for w in terms.meanings(written)}
        count += 1
        if not read:
            missed.append(written)
        elif not read & expected:
            wrong.append(written)

    assert count >= 300
    assert wrong == []
    assert len(missed) <= count // 50, missed


@pytest.mark.parametrize(
    "word",
    [
        "predniso", "prednisnone", "meditatoin", "definately", "resturant", "tommorow", "diabetis",
        "doctoring", "Westcott", "stationary", "statins'", "creators", "aspiring", "clonidol",
        "lamical", "medecine", "sertainly", "installtion", "modiration",
    ],
)  # fmt: skip
def test_what_may_mean_two_things_or_is_another_word_is_not_guessed(word: str) -> None:
    assert misspelt().name_of(word.lower()) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prednisone", "prednisolone"),
        ("hydroxyzine", "hydralazine"),
        ("clonazepam", "clobazam"),
        ("cefalexin", "cefazolin"),
        ("bupropion", "buspirone"),
        ("lamictal", "lamisil"),
    ],
)
def test_names_that_look_alike_stay_apart(one: str, other: str) -> None:
    assert named(one) != named(other)
    assert misspelt().name_of(one) is misspelt().name_of(other) is None


def test_no_term_is_ever_taken_for_another() -> None:
    terms = Recognizer.shipped()
    words = {key.partition(" ")[0] for key in terms_by_key()}

    assert [word for word in words if terms.meanings(word) != terms.wordings(word)] == []


@given(st.sampled_from(NAMES), st.data())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_one_wrong_letter_never_makes_a_name_of_another_concept_out_of_a_near_one(
    name: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    written = name[:at] + letter + name[at + 1 :]
    guessed = misspelt().name_of(written)

    if guessed is not None and NEAR[guessed][0] != NEAR[name][0]:
        assert distance(written, guessed) < distance(written, name)


@given(st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=60))
def test_a_word_is_no_further_from_itself_than_nothing(word: str) -> None:
    assert distance(word, word) == 0
    assert len(sound(word)) <= len(word)


def test_no_word_is_compared_with_many_names() -> None:
    beginnings, ends = [name[:4] for name in NAMES], [name[-4:] for name in NAMES[::-1]]
    words = [one + other for one, other in zip(beginnings, ends, strict=True)]
    words += [f"{word}{middle}{word}" for word in beginnings for middle in ("a", "ster", "ol")]

    assert max(len(misspelt().candidates(word)) for word in words) <= MOST_COMPARED


@pytest.mark.parametrize("letters", ["x", "a", "ph", "clobetasol"])
def test_a_word_of_ten_thousand_letters_is_not_even_looked_at(letters: str) -> None:
    word = (letters * 10_000)[:10_000]
    before = misspelt().name_of.cache_info().misses

    assert Recognizer.shipped().find(word) == []
    assert misspelt().name_of.cache_info().misses == before
    assert SHORTEST < LONGEST < len(word)


def test_the_same_unknown_word_is_looked_up_once_and_few_are_kept() -> None:
    text = " ".join(f"qwertz{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}" for n in range(5_000))
    before = misspelt().name_of.cache_info()
    Recognizer.shipped().find(text[:20_000])
    after = misspelt().name_of.cache_info()

    assert after.misses - before.misses <= 26 * 26
    assert after.maxsize is not None
