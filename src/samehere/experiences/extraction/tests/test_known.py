"""What treatments are for and what they are known to do, as a clue to whose a sign is."""

from functools import cache

import pytest

from samehere.experiences.extraction import PostText, read_thread
from samehere.experiences.extraction.scored.known import RELATIONS, named, relation
from samehere.vocabulary.recognize import Recognizer
from samehere.vocabulary.shipped import TERMS, lines


@cache
def _terms() -> Recognizer:
    return Recognizer.shipped()


def _effects(text: str) -> set[tuple[str, str, str]]:
    return {
        (s.treatment.concept or "", s.effect.concept or "", s.effect.role.value)
        for s in read_thread([PostText(1, text)], _terms())
        if s.effect and s.assertion == "stated"
    }


def test_every_treatment_and_sign_of_the_table_is_one_of_the_vocabulary() -> None:
    treatments, signs = named()
    terms = {tuple(line.split("\t")[1:3]) for name in TERMS for line in lines(name)}
    assert not sorted(t for t in treatments if (t, "treatment") not in terms)
    assert not sorted(s for s in signs if not {(s, "sign"), (s, "condition")} & terms)
    assert len(treatments) > 1_000
    assert len(signs) > 500


@pytest.mark.parametrize(
    ("treatment", "sign", "wanted"),
    [
        ("hydroxyzine", "sleepiness", "causes"),
        ("hydroxyzine", "itch", "both"),
        ("prednisolone", "asthma", "treats"),
        ("prednisolone", "tooth pain", "neither"),
        ("a salve of our aunt", "itch", "unknown"),
        ("amlodipine and a salve of our aunt", "flushing", "causes"),
    ],
)
def test_what_is_known_of_a_treatment_and_a_sign(treatment: str, sign: str, wanted: str) -> None:
    assert relation(treatment, sign) == wanted
    assert wanted in RELATIONS


@pytest.mark.parametrize(
    ("text", "treatment", "concept"),
    [
        (
            "Started on hydroxyzine in March with my prednisolone. I was very sleepy at first.",
            "hydroxyzine",
            "sleepiness",
        ),
        (
            "I have been taking prednisolone and hydroxyzine since March. My face has got swollen.",
            "prednisolone",
            "swollen face",
        ),
    ],
)
def test_of_two_treatments_a_sign_is_that_which_is_known_for_it(
    text: str, treatment: str, concept: str
) -> None:
    assert {(t, c) for t, c, _ in _effects(text)} == {(treatment, concept)}


@pytest.mark.parametrize(
    "text",
    [
        "I take levothyroxine. Any numb lips on it and you call a doctor at once.",
        "I take ramipril. With it your face gets swollen and you get a dry cough.",
        "I take iron. It gave me nothing yet, but my tiredness should get better on it.",
        "I take hydroxyurea. With platelets like mine I could get a blood clot any day.",
        "I take sulfasalazine. My pharmacist said to leave it until I feel better.",
    ],
)
def test_what_is_said_to_you_or_may_come_has_not_been_felt(text: str) -> None:
    assert not {e for e in _effects(text) if e[2] in {"side_effect", "benefit"}}


def test_what_somebody_could_hardly_do_has_happened() -> None:
    text = "Amitriptyline made me so dizzy that I could hardly walk for a week."
    assert ("amitriptyline", "dizziness", "side_effect") in _effects(text)


def test_an_illness_that_stopped_is_better_whatever_else_is_known() -> None:
    text = (
        "I bought an antibiotic powder abroad to stop the cough."
        " The cough stopped almost at once and I felt great."
    )
    found = _effects(text)
    assert ("antibiotic", "cough", "benefit") in found
    assert ("antibiotic", "cough", "side_effect") not in found


def test_what_a_cream_was_begun_for_has_not_gone_because_something_else_is_unusual() -> None:
    text = (
        "The oestrogen cream I began for the dryness caused a terrible headache,"
        " which I do not usually have."
    )
    assert {(c, r) for _, c, r in _effects(text)} == {("headache", "side_effect")}


def test_what_may_also_be_behind_it_has_made_nothing_better() -> None:
    text = (
        "They gave me tacrolimus in May. Since Monday the redness has been easing off and getting"
        " milder, which may well be due to the aloe vera I rub in at night."
    )
    assert ("aloe vera", "redness", "benefit") not in _effects(text)


def test_a_sign_that_looks_less_is_better() -> None:
    text = (
        "I am on the five week tacrolimus course. I had not put it on the right way."
        " Not sure whether I'm too hopeful but the sores look calmer."
    )
    assert {(c, r) for _, c, r in _effects(text)} == {("sores", "benefit")}


def test_what_something_was_bought_for_and_stopped_was_not_done_by_it() -> None:
    text = "I bought tacrolimus abroad to stop the headache. The headache stopped within hours."
    assert {(c, r) for _, c, r in _effects(text)} == {("headache", "benefit")}


def test_a_side_effect_beyond_doubt_is_counted_in_one_sentence_with_the_name() -> None:
    text = "Since starting venlafaxine I have had night sweats, nausea and headaches."
    found = read_thread([PostText(1, text)], _terms())
    tiers = {s.effect.concept: s.tier.value for s in found if s.effect}
    assert (tiers["night sweats"], tiers["nausea"]) == ("counted", "counted")


def test_in_the_next_sentence_of_a_discussion_it_is_only_suggested() -> None:
    text = "I started venlafaxine in May. I have had awful night sweats ever since."
    found = read_thread([PostText(1, text)], _terms())
    assert [s.tier.value for s in found if s.effect] == ["suggested"]
