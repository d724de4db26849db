"""What patients use and feel is found as they put it, and everyday words stay what they are."""

import pytest

from samehere.vocabulary.concepts import Kind
from samehere.vocabulary.recognize import Recognizer


def named(text: str, kind: Kind, *conditions: str) -> list[str]:
    found = Recognizer.shipped().find(text, conditions=conditions)
    return [sense.concept for m in found for sense in m.senses if sense.kind is kind]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("my sleep apnoea machine", "cpap"),
        ("nasal strips at night", "nasal strip"),
        ("sea-band on the boat", "anti-sickness medicine"),
        ("I bought a jar opener", "daily living aid"),
        ("a dosette box helps", "pill organiser"),
        ("headache diary since May", "symptom diary"),
        ("on oat milk now", "dairy free diet"),
        ("a midurethral sling", "bladder surgery"),
        ("the mooncup", "menstrual cup"),
        ("calamine at night", "calamine"),
        ("had my abscess drained", "abscess drainage"),
        ("a banana bag", "multivitamin"),
        ("my PICC line", "lines and ports"),
        ("fortisip twice a day", "nutrition drink"),
        ("stress dosing when ill", "emergency steroid injection"),
        ("red yeast rice", "red yeast rice"),
        ("raise head of bed", "positional therapy"),
        ("masseter botox", "botulinum toxin"),
        ("six weeks of ECT", "electroconvulsive therapy"),
        ("the mini pill", "progestogen-only pill"),
        ("Neulasta after chemo", "pegfilgrastim"),
        ("zinc ointment on the sore bits", "emollient"),
    ],
)
def test_what_patients_use_is_found(text: str, concept: str) -> None:
    assert concept in named(text, Kind.TREATMENT)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("put on two stone", "weight gain"),
        ("legs of rubber", "muscle weakness"),
        ("can't do up buttons", "clumsiness"),
        ("walks like a penguin, my foot slaps", "trouble walking"),
        ("hear my pulse at night", "ringing in the ears"),
        ("everything tastes salty", "taste changes"),
        ("I get adrenaline dumps", "palpitations"),
        ("can't feel my toes", "numbness"),
        ("popping candy legs", "buzzing"),
        ("tomato face after lunch", "flushing"),
        ("haven't been for a week", "constipation"),
        ("didn't make it to the toilet", "bowel urgency"),
        ("leak when I sneeze", "leaking urine"),
        ("bowling ball feeling", "prolapse"),
        ("heart races when I stand up", "palpitations"),
        ("can't put my socks on", "stiffness"),
        ("bedsheets fine but hugs hurt", "touch hurts"),
        ("coat hanger pain", "neck pain"),
        ("stopped breathing at night", "stopping breathing in sleep"),
        ("no spoons left", "fatigue"),
    ],
)
def test_signs_are_found_in_the_words_of_the_kitchen(text: str, concept: str) -> None:
    assert concept in named(text, Kind.SIGN)


def test_a_short_word_means_a_medicine_where_the_group_is_about_what_it_is_for() -> None:
    assert named("gaba at night", Kind.TREATMENT, "fibromyalgia") == ["gabapentin"]
    assert named("gaba at night", Kind.TREATMENT) == []
    assert named("the SCD", Kind.TREATMENT, "ulcerative colitis") == ["specific carbohydrate diet"]


@pytest.mark.parametrize(
    "text",
    [
        "I wore my glasses in the heat.",
        "We had porridge, oats and crackers with a mint.",
        "The port, the fan, the sling and the bypass of the town.",
        "Please ensure you act.",
        "I am tapering off.",
    ],
)
def test_everyday_words_stay_everyday_words(text: str) -> None:
    assert named(text, Kind.TREATMENT) == []
