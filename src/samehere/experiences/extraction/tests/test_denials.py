"""What is denied is not taken: "I take no prednisone", "neither of the two", "without any"."""

import pytest

from samehere.experiences.extraction.statements import Kind, Statement, Status, Tier
from samehere.experiences.extraction.tests.builders import read


def told(*texts: str) -> list[tuple[str | None, str]]:
    """Return treatments and statuses of the uses that posts tell of."""
    return [(s.treatment.concept, s.status.value) for s in read(*texts) if s.kind is Kind.USE]


def counted(*texts: str) -> list[Statement]:
    return [s for s in read(*texts) if s.tier is Tier.COUNTED]


@pytest.mark.parametrize(
    "text",
    [
        "I take no prednisone.",
        "We have two dogs and I use no oral prednisone at all.",
        "I am on no prednisone.",
        "I have tried no prednisone.",
        "I take neither prednisone nor methotrexate.",
        "I use neither methotrexate nor any oral prednisone.",
        "I take no methotrexate or prednisone.",
    ],
)
def test_whoever_takes_none_does_not_take_it(text: str) -> None:
    assert ("prednisone", "never") in told(text)
    assert {status for _, status in told(text)} == {"never"}


@pytest.mark.parametrize(
    "text",
    [
        "I got over the winter without any prednisone.",
        "No prednisone for me.",
        "Prednisone? No, never.",
        "My doctor gave me no prednisone.",
        "I would take no prednisone.",
        "It is the weather, not the prednisone.",
        "We do fine without prednisone.",
        "Not on prednisone, not on methotrexate.",
    ],
)
def test_a_denial_without_a_verb_of_use_says_nothing(text: str) -> None:
    assert counted(text) == []
    assert Status.TAKING not in {s.status for s in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "I am taking no prednisone at the moment.",
        "I have taken no prednisone since May.",
        "I've had no prednisone for two months.",
        "I use no more prednisone.",
    ],
)
def test_what_is_not_taken_now_may_have_been_taken(text: str) -> None:
    assert counted(text) == []


def test_only_what_is_denied_is_denied() -> None:
    assert told("I use no prednisone, methotrexate is what I take.")[0] == ("prednisone", "never")
    assert told("I take methotrexate, not prednisone.") == [("methotrexate", "taking")]
    assert ("melatonin", "never") not in told("I can't sleep without melatonin.")


@pytest.mark.parametrize(
    "text", ["Neither prednisone nor methotrexate helped.", "No prednisone has helped me."]
)
def test_what_did_not_help_has_been_taken(text: str) -> None:
    effects = [s for s in read(text) if s.effect and s.treatment.concept == "prednisone"]
    assert [s.effect.role.value for s in effects if s.effect] == ["no_effect"]
    assert told(text)[0] in {("prednisone", "took"), ("prednisone", "taking")}


def test_a_treatment_that_is_denied_has_no_regimen() -> None:
    found = read("I use tacrolimus. I take no prednisone. Eight months, twice a day.")
    regimens = {s.treatment.concept: s.regimen for s in found if s.kind is Kind.USE}
    assert regimens["tacrolimus"].duration == "P8M"
    assert regimens["tacrolimus"].times_per_day == 2
    assert regimens["prednisone"].duration is None
    assert regimens["prednisone"].times_per_day is None


@pytest.mark.parametrize(
    "name", ["tac", "the tac", "my tac", "my new tac", "this weak topical tac", "the 0.1% tac"]
)
def test_no_side_effects_belong_to_what_is_named_behind(name: str) -> None:
    found = read(f"I take no prednisone. No side effects at all with {name}.")
    effects = [(s.treatment.concept, s.tier.value) for s in found if s.effect]
    assert effects == [("tacrolimus", "counted")]


def test_no_problems_with_the_new_one() -> None:
    (effect,) = [s for s in read("No problems with my new metformin.") if s.effect]
    assert (effect.treatment.concept, effect.tier.value) == ("metformin", "counted")
