"""A sentence that is shown for an effect says it: in sentences of our own."""

import pytest

from samehere.experiences.extraction import PostText, Statement, read_thread
from samehere.experiences.extraction.tests.builders import read
from samehere.vocabulary.recognize import Recognizer


def effects(*texts: str, title: str | None = None) -> list[Statement]:
    """Return what is stated or denied of effects, in reading order."""
    said = {"stated", "negated"}
    return [s for s in read(*texts, title=title) if s.effect and s.assertion.value in said]


def roles(*texts: str, title: str | None = None) -> set[tuple[str, str]]:
    return {
        (s.effect.role.value, s.effect.concept or "")
        for s in effects(*texts, title=title)
        if s.effect
    }


def test_what_doctors_did_is_no_outcome_of_a_treatment() -> None:
    text = "I take nystatin. Two doctors did nothing."
    assert not {role for role, _ in roles(text)} & {"no_effect"}


def test_being_able_to_begin_is_no_outcome() -> None:
    text = "Two months of prednisone, and then I was able to move on to methotrexate."
    assert not effects(text)


def test_how_it_is_in_general_is_nobodys_benefit() -> None:
    text = "I had antibiotics twice. A bad tooth can be healed by nothing else than antibiotics."
    assert not [s for s in effects(text) if s.quote.startswith("A bad tooth")]


def test_a_sign_that_made_somebody_take_something_is_no_side_effect_of_it() -> None:
    text = "I take isotretinoin. My lips got a bit of dryness, so I had to use moisturiser."
    found = [s for s in effects(text) if s.treatment.concept == "emollient"]
    assert found == []


def test_a_list_of_complaints_is_no_list_of_side_effects() -> None:
    told = "I take quetiapine.\nWhat I live with:\n• dizziness\n• pins and needles\n• headaches"
    assert not {role for role, _ in roles(told)} & {"side_effect"}


def test_a_list_headed_as_side_effects_is_one() -> None:
    told = "I take quetiapine. My side effects:\n• dizziness\n• headaches"
    assert roles(told) >= {("side_effect", "dizziness"), ("side_effect", "headache")}


def test_what_ends_after_side_effects_were_named_is_no_benefit() -> None:
    text = (
        "I take metronidazole. The side effects were nausea and cramps."
        " By Friday all of that had cleared."
    )
    assert not {role for role, _ in roles(text)} & {"benefit"}


def test_how_often_patients_of_studies_use_it_is_not_how_often_she_does() -> None:
    text = (
        "I am to use azelaic acid for 8 weeks."
        " In the published studies of azelaic acid it is used 3 times a day."
    )
    uses = [s for s in read(text) if s.treatment.concept == "azelaic acid" and s.who == "author"]
    assert uses
    assert all(s.regimen.times_per_day is None for s in uses)


def test_whoever_asks_and_says_that_she_does_uses_it() -> None:
    (use,) = [
        s
        for s in read("Do you also take propranolol? I do, and it is enough.")
        if s.who == "author"
    ]
    assert (use.treatment.concept, use.status.value, use.tier.value) == (
        "propranolol",
        "taking",
        "suggested",
    )


def test_whoever_asks_and_has_no_idea_does_not() -> None:
    found = read("Have you ever tried propranolol? I have no idea if it is safe.")
    assert not [s for s in found if s.who == "author" and s.assertion == "stated"]


def test_what_a_treatment_was_meant_to_ease_is_no_side_effect_of_it() -> None:
    text = "I put nystatin on after the clinic had nothing left to alleviate my itch."
    assert ("side_effect", "itch") not in roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "I take metformin. Lovely weather.",
        "I use tacrolimus twice a day.",
        "The tingling from metformin never went away.",
        "I use tacrolimus and my next visit is in 4 months.",
        "I use tacrolimus. It does worry me that nobody looks.",
    ],
)
def test_what_is_said_beside_it_is_no_benefit(text: str) -> None:
    assert not {role for role, _ in roles(text)} & {"benefit"}


def test_a_benefit_needs_a_word_for_it_in_its_sentence() -> None:
    text = "I take one probiotic when I feel the cramps start. Works for me if I catch it early."
    shown = [s.quote for s in effects(text, title="Probiotics") if s.effect]
    assert shown == ["Works for me if I catch it early."]


def test_what_had_healed_before_a_treatment_began_is_no_benefit_of_it() -> None:
    opening = "I was given Elidel ointment. Who knows it?"
    reply = (
        "I use this every night and it works well. It stung at first."
        " When my eczema was healed a bit, they let me move to pimecrolimus."
    )
    told = read_thread([PostText(0, opening), PostText(1, reply, parent=0)], Recognizer.shipped())
    assert "works" in {s.effect.surface for s in told if s.effect}
    assert "healed" not in {s.effect.surface for s in told if s.effect}


@pytest.mark.parametrize(
    "text",
    [
        (
            "I have eczema, and the clinic gave me tacrolimus. I put it on yesterday, and now I am"
            " getting an itch. Is this a side effect, or my own doing?"
        ),
        (
            "My doctor prescribed tacrolimus. Who has had it? I rubbed it in tonight, and I am"
            " getting a rash and some itch. Is this a side effect?"
        ),
    ],
)
def test_what_somebody_asks_about_as_a_side_effect_may_be_one(text: str) -> None:
    found = [s for s in effects(text) if s.effect and s.effect.concept == "itch"]
    assert [(s.effect.role.value, s.tier.value) for s in found if s.effect] == [
        ("side_effect", "suggested")
    ]


def test_who_does_not_use_a_treatment_has_nothing_from_it() -> None:
    reply = "My doctor mentioned methotrexate. I have joint pain, fatigue and nausea."
    assert effects("Hello all.", reply) == []


@pytest.mark.parametrize(
    "reply",
    ["I feel so much better this week.", "What worked wonders for me was patience."],
)
def test_a_reply_that_names_nothing_says_nothing_of_what_the_opening_takes(reply: str) -> None:
    assert [s for s in read("I take tacrolimus.", reply) if s.post == 1] == []


def test_what_a_reply_leaves_open_is_none_of_several_treatments_of_the_opening() -> None:
    reply = (
        "Quieter. I needed 150 though, 50 did nothing, 100 a bit, and it took a good 10-12 weeks."
        " Two bad weeks at the start with no sleep. Been on it 3 yrs."
    )
    opening = "I am on sertraline and take magnesium. Does it get better?"
    assert [s for s in read(opening, reply, title="Do the thoughts stop") if s.post == 1] == []


def test_what_doctors_left_undone_is_no_failure_of_a_treatment() -> None:
    text = "I bought nystatin abroad to stop the itch after two dermatologists did nothing for it."
    assert not {role for role, _ in roles(text)} & {"no_effect"}
