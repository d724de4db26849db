"""What was read, in words its author can say yes or no to."""

import pytest

from samehere.experiences.extraction.statements import Assertion, Kind, Regimen, Role, Status
from samehere.experiences.telling import (
    Reading,
    words_of_outcome,
    words_of_reading,
    words_of_regimen,
)

DRUG = "tacrolimus"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.TAKING, "uses it"),
        (Status.TOOK, "used it"),
        (Status.PRESCRIBED, "was given it"),
        (Status.CONSIDERING, "thinks about it"),
        (Status.DECLINED, "declined it"),
        (Status.NEVER, "never used it"),
        (Status.UNKNOWN, "uses or used it"),
    ],
)
def test_a_use_says_how_somebody_stands_to_it(status: Status, words: str) -> None:
    assert words_of_reading(Reading(Kind.USE, DRUG, status=status)) == f"tacrolimus: {words}"


@pytest.mark.parametrize(
    ("regimen", "words"),
    [
        (Regimen(), ""),
        (Regimen(amount=0.1, unit="%", form="ointment"), "0.1 %, as ointment"),
        (Regimen(form="drop", times_per_day=2), "as drops, twice a day"),
        (Regimen(form="patch"), "as patches"),
        (Regimen(form="pessary"), "as pessaries"),
        (Regimen(times_per_day=1, days_per_week=4), "4 days a week"),
        (Regimen(times_per_day=2, as_needed=True), "twice a day"),
        (Regimen(as_needed=True, site="face"), "as needed, face"),
        (Regimen(duration="P6W", duration_is="total"), "for 6 weeks"),
        (Regimen(duration="P4W", duration_is="so_far"), "4 weeks so far"),
        (Regimen(duration="P5W", duration_is="remaining"), "5 weeks to go"),
        (Regimen(duration_is="open"), "no end date"),
        (Regimen(duration="soon"), ""),
    ],
)
def test_a_regimen_says_what_was_said_and_no_more(regimen: Regimen, words: str) -> None:
    assert words_of_regimen(regimen) == words


def test_a_row_of_frequencies_need_not_repeat_its_own() -> None:
    regimen = Regimen(times_per_day=2, duration="P6W")

    assert words_of_regimen(regimen, with_frequency=False) == "for 6 weeks"


def test_effects_say_what_when_and_how_long() -> None:
    read = Reading(
        Kind.EFFECT, DRUG, effect="burning", role=Role.SIDE_EFFECT, onset_days=0, resolved_days=2
    )
    assert words_of_reading(read) == (
        "tacrolimus: burning as a side effect, from the first day, gone after 2 days"
    )
    still = Reading(Kind.EFFECT, DRUG, effect="itch", role=Role.SIDE_EFFECT, is_ongoing=True)
    assert words_of_reading(still) == "tacrolimus: itch as a side effect, still there"
    none = Reading(
        Kind.EFFECT, DRUG, effect="none", role=Role.SIDE_EFFECT, assertion=Assertion.NEGATED
    )
    assert words_of_reading(none) == "tacrolimus: no side effects"
    spared = Reading(
        Kind.EFFECT, DRUG, effect="burning", role=Role.SIDE_EFFECT, assertion=Assertion.NEGATED
    )
    assert words_of_reading(spared) == "tacrolimus: no burning as a side effect"
    after = Reading(Kind.EFFECT, DRUG, effect="rash", role=Role.WITHDRAWAL)
    assert words_of_reading(after) == "tacrolimus: rash after stopping"


@pytest.mark.parametrize(
    ("subject", "value", "words"),
    [
        ("redness", "better", "redness got better"),
        ("redness", "worse", "redness got worse"),
        ("redness", "no change", "no change in redness"),
        ("improvement", "better", "it got better"),
        ("no effect", "no change", "no change"),
        ("", "worse", "it got worse"),
    ],
)
def test_outcomes_are_told_of_the_sign_or_of_it_all(subject: str, value: str, words: str) -> None:
    assert words_of_outcome(subject, value) == words


def test_stops_and_instructions_have_words_too() -> None:
    stop = Reading(Kind.STOP, DRUG, stop_reason="cost")
    advice = Reading(Kind.ADVICE, DRUG, regimen=Regimen(times_per_day=2))

    assert words_of_reading(stop) == "tacrolimus: stopped (cost or insurance)"
    assert words_of_reading(Reading(Kind.STOP, DRUG)) == "tacrolimus: stopped"
    assert words_of_reading(advice) == "tacrolimus: was told to use it, twice a day"
    assert words_of_reading(Reading(Kind.USE, "", status=Status.TOOK)) == "some treatment: used it"
