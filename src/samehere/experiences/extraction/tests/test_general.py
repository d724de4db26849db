"""What replies advise, explain and measure is nobody's use: in sentences of our own."""

import pytest

from samehere.experiences.extraction.rules import words
from samehere.experiences.extraction.tests.builders import read
from samehere.vocabulary.shipped import TERMS, lines

OPENING = "My knees have been bad since Easter and the cold makes them worse."


def own(*texts: str) -> set[str | None]:
    """Return the treatments said to be the author's in the last of some posts."""
    found = [s for s in read(*texts) if s.post == len(texts) - 1 and s.who == "author"]
    return {s.treatment.concept for s in found if s.assertion == "stated"}


@pytest.mark.parametrize(
    "text",
    [
        "Try a magnesium bath before bed.",
        "Definitely ask for topiramate.",
        "Take some ibuprofen with food.",
        "It went off for me by June, take some ibuprofen.",
        "You must have your kidneys looked at after starting ibuprofen.",
        "With metformin the feet ought to be looked at every spring.",
        "Omeprazole can take a fortnight to work.",
        "I'd recommend you see the dentist and then try doxycycline for the gums.",
        "Naltrexone is a form of medicine for drinkers, doxycycline is another.",
    ],
)
def test_what_replies_advise_is_nobodys(text: str) -> None:
    assert own(OPENING, text) == set()


@pytest.mark.parametrize(
    ("text", "treatment"),
    [
        ("Now on topiramate 50mg every night and might go up.", "topiramate"),
        ("Took ibuprofen, you could set a clock by it.", "ibuprofen"),
        ("She should be glad of it. I take magnesium every night.", "magnesium"),
        ("Started melatonin in May and can sleep.", "melatonin"),
    ],
)
def test_what_somebody_tells_of_herself_stays_hers(text: str, treatment: str) -> None:
    assert own(OPENING, text) == {treatment}


def test_what_is_measured_is_no_treatment() -> None:
    assert own("My magnesium was 0.7 in June and my vitamin D is 31.") == set()
    assert own("The nurse tested magnesium, vitamin D and my sugar.") == set()
    assert own("In May I had my magnesium and vitamin D checked.") == set()
    assert own("I take magnesium and checked my sugar.") == {"magnesium"}
    assert own("I take vitamin D 31 days a month.") == {"vitamin d"}


def test_what_can_be_measured_is_called_as_in_the_vocabulary() -> None:
    known = {line.split("\t")[1].replace(" ", "_") for name in TERMS for line in lines(name)}
    assert not words("measured", "concepts") - known


def test_a_sort_beside_a_name_is_that_one() -> None:
    assert own("In May I was put on an antibiotic, doxycycline.") == {"doxycycline"}
    assert own("I take the antibiotic doxycycline daily.") == {"doxycycline"}
    assert own("I was put on doxycycline, an antibiotic.") == {"doxycycline"}
    assert own("I take an antibiotic, doxycycline and ibuprofen.") == {
        "antibiotic",
        "doxycycline",
        "ibuprofen",
    }


def test_what_is_used_on_somebody_close_is_theirs() -> None:
    text = (
        "We had thrush in May, I used nystatin on both of my twins. It was good for their tongues."
    )
    whose = {s.who for s in read(OPENING, text) if s.treatment.concept == "nystatin"}
    assert whose == {"relative"}
    text = "I was prescribed doxycycline for my nephew's acne."
    whose = {s.who for s in read(text) if s.treatment.concept == "doxycycline"}
    assert whose == {"relative"}
    text = "I have used tacrolimus for years and my daughter laughs."
    assert {s.who for s in read(text)} == {"author"}


def test_a_post_that_only_informs_is_never_counted() -> None:
    text = "Topiramate dampens what fires too fast, melatonin tells the brain that it is dark."
    assert not [s for s in read(OPENING, text) if s.tier == "counted"]


@pytest.mark.parametrize(
    "text",
    [
        "My friend got headaches from topiramate and gave it up.",
        "An old lady in our street swears by cbd oil and had it in her tea. She is ninety.",
        "A colleague of mine went on gabapentin in March and it made her dizzy.",
        "Two chaps at work tried naltrexone and slept badly.",
    ],
)
def test_what_strangers_took_is_left_out(text: str) -> None:
    assert not read(OPENING, text)


def test_after_a_stranger_the_author_may_speak_of_herself() -> None:
    text = "A friend told me of magnesium and I take it every night."
    assert own(OPENING, text) == {"magnesium"}


@pytest.mark.parametrize(
    "text",
    [
        "Any antibiotic upsets the gut, as I see it.",
        "Wind is a known side effect of metformin.",
        "The dentist says to postpone having doxycycline.",
        "Keep using the emollient.",
    ],
)
def test_what_holds_for_all_or_is_put_off_is_nobodys(text: str) -> None:
    assert own(OPENING, text) == set()


def test_a_tablet_is_no_operation() -> None:
    text = "After my hysterectomy I was given the tablets and I take the tablets each night."
    taken = [s for s in read(text) if s.treatment.resolved_by != "named"]
    assert not taken


def test_what_may_be_considered_is_only_suggested() -> None:
    (use,) = read("I might consider acupuncture in the autumn.")
    assert (use.status, use.tier) == ("considering", "suggested")
    (use,) = read("I am considering acupuncture.")
    assert use.tier == "counted"


def test_a_sort_is_not_counted_beside_one_of_it() -> None:
    text = "I take prednisone 5mg daily. I have been on steroids for six years."
    tiers = {(s.treatment.concept, s.tier.value) for s in read(text) if s.kind == "use"}
    assert tiers == {("prednisone", "counted"), ("steroid", "suggested")}


def test_what_was_got_in_the_end_is_told_behind_an_if() -> None:
    text = "I rang to hear if I might have gabapentin so now I take gabapentin 300mg."
    assert ("gabapentin", "counted") in {
        (s.treatment.concept, s.tier.value) for s in read(text) if s.assertion == "stated"
    }


def test_a_name_alone_with_a_question_mark_is_asked() -> None:
    assert own(OPENING, "Did they give you anything? Omeprazole?") == set()
