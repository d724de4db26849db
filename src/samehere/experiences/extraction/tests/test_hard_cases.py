"""Twenty-eight ways to be misled. Each is read right or not at all; the sentences are our own."""

from samehere.experiences.extraction.statements import Statement
from samehere.experiences.extraction.tests.builders import read

OPENING = "My dermatologist prescribed tacrolimus ointment. Has anybody used it?"


def counted(found: list[Statement], kind: str = "") -> list[Statement]:
    return [s for s in found if s.tier == "counted" and kind in {"", s.kind.value}]


def concepts(found: list[Statement]) -> set[str | None]:
    return {s.treatment.concept for s in found}


def test_01_this_is_the_treatment_of_the_opening_post() -> None:
    found = [
        s for s in read(OPENING, "I have been on this since autumn and it suits me.") if s.post
    ]
    assert concepts(found) <= {"tacrolimus"}
    uses = [s for s in found if s.kind == "use"]
    assert [(s.status, s.regimen.duration_is) for s in uses] == [("taking", "so_far")]
    assert uses[0].treatment.resolved_by == "opening_post"


def test_02_mine_is_a_doctor_and_it_is_the_steroid() -> None:
    text = "Your derm keeps the steroid for flares; mine said to use it every night...forever."
    found = read(text)
    assert all(s.kind == "advice" for s in found if s.who == "author")
    assert concepts(found) <= {"steroid"}


def test_03_what_the_addressee_was_told_is_not_the_authors() -> None:
    found = read("You are told only to use the steroid at weekends.")
    assert {s.who for s in found} <= {"addressee"}
    assert not counted(found)


def test_04_an_opinion_is_no_experience() -> None:
    assert not counted(read("Jo - I think steroids thin the skin."))


def test_05_an_instruction_within_a_list() -> None:
    found = read(
        "I am to go on with tacrolimus, use the clob only in flare up areas for a short time."
    )
    assert not [s for s in counted(found, "use") if s.treatment.concept == "clobetasol"]


def test_06_it_worked_until_it_did_not() -> None:
    found = read("Metformin worked till it did not and caused nausea.")
    roles = {(s.effect.role.value, s.effect.concept) for s in found if s.effect}
    assert ("side_effect", "nausea") in roles
    assert ("benefit", "improvement") in roles
    assert concepts(found) == {"metformin"}


def test_07_a_product_without_a_name_is_nobody_elses() -> None:
    found = read(
        "Levothyroxine caused hair loss. I bought a strong cream abroad; the itch stopped at once."
    )
    assert not [s for s in counted(found) if s.effect and s.effect.concept == "itch"]
    assert not [s for s in found if s.effect and s.effect.concept == "itch"]


def test_08_a_rival_cause_is_not_counted() -> None:
    found = read("Still itchy, but that could be also due to the calendula cream I put on.")
    assert not counted(found)


def test_09_a_sign_that_is_over_is_no_side_effect() -> None:
    found = read("Third day of tacrolimus and nothing! No burn, no itch.")
    assert not [
        s for s in found if s.effect and s.effect.role == "side_effect" and s.assertion == "stated"
    ]


def test_10_other_peoples_reviews() -> None:
    found = read("Most reviewers of sertraline write that the first day or two are difficult.")
    assert not counted(found)


def test_11_what_was_weighed_up_was_not_used() -> None:
    found = read("For me it was either this or PRP/Mona Lisa laser.")
    assert not counted(found)


def test_12_for_another_five_weeks() -> None:
    found = read("I am on doxycycline and have to take it for another 5 weeks.")
    uses = [s for s in found if s.kind == "use"]
    assert [(s.regimen.duration, s.regimen.duration_is) for s in uses] == [("P5W", "remaining")]


def test_13_it_will_be_a_month_this_friday() -> None:
    found = read("I am on tacrolimus. It will be a month this Friday that I've been using it.")
    assert concepts(found) == {"tacrolimus"}
    assert {s.regimen.duration for s in found} <= {None, "P1M"}


def test_14_the_way_one_was_told_is_no_use() -> None:
    found = read("I use tacrolimus the way I was told to apply the steroid.")
    assert not [s for s in counted(found, "use") if s.treatment.concept == "steroid"]


def test_15_an_opening_at_the_clinic_is_no_sign() -> None:
    assert read("An opening came up at the dermatologist's on Monday.") == []


def test_16_the_regimens_of_studies() -> None:
    found = read("In the studies tacrolimus is used either 6 weeks, 2 x day, or 3 months 1 x day.")
    assert not counted(found)


def test_17_not_tried_personally() -> None:
    found = read("I have heard of metformin helping, but haven't tried it personally.")
    assert {s.status for s in found if s.kind == "use" and s.tier == "counted"} <= {"never"}
    assert not counted(found, "effect")


def test_18_five_times_a_week_forever() -> None:
    found = read(
        "I am to continue using tacrolimus 5x a week...forever. (Plus steroid on weekends.)"
    )
    by = {s.treatment.concept: s.regimen for s in found if s.kind != "effect"}
    assert by["tacrolimus"].days_per_week == 5
    assert by["tacrolimus"].duration_is == "open"
    assert by["steroid"].days_per_week == 2


def test_19_the_treatment_left_out_is_not_the_one_in_the_bracket() -> None:
    found = read("I'm at 1x a day, 4 days a week (with steroid at 2 days a week).")
    assert not [s for s in found if s.regimen.times_per_day or s.regimen.days_per_week == 4]


def test_20_what_a_doctor_would_prescribe() -> None:
    assert not counted(read("One derm would prescribe tacrolimus twice a day five days a week."))


def test_21_a_plan_of_steps_is_no_sign() -> None:
    found = read("We drop until we see a symptom, then bounce up a level.")
    assert not counted(found)


def test_22_what_the_doctor_would_love() -> None:
    assert not counted(
        read("I think what she'd love is once a week on both tacrolimus and steroid.")
    )


def test_23_what_one_may_end_up_doing() -> None:
    found = read("I may end up cutting back to once a day with tacrolimus.")
    assert not [s for s in counted(found) if s.regimen.times_per_day]


def test_24_two_treatments_one_outcome() -> None:
    found = read("The itch was resolved almost immediately with the hormone cream and steroid.")
    effects = [s for s in found if s.effect]
    assert {s.effect.role.value for s in effects if s.effect} <= {"benefit"}
    assert concepts(effects) in (set(), {"estrogen cream", "steroid"})


def test_25_always_do_after_applying() -> None:
    found = read("I don't always feel the buzzing, but always do after applying the tacrolimus.")
    assert not [s for s in counted(found) if s.effect and s.effect.role == "benefit"]


def test_26_intending_to_ask() -> None:
    found = read("I intend to ask my derm about tacrolimus.")
    assert {s.status for s in found} <= {"considering"}


def test_27_negation_stops_at_only() -> None:
    found = read("I don't use any sort of hormone cream...only tacrolimus and steroid.")
    by = {s.treatment.concept: s.status.value for s in found}
    assert by == {"estrogen cream": "never", "tacrolimus": "taking", "steroid": "taking"}


def test_28_a_pasted_abstract() -> None:
    found = read(
        "Abstract. In this randomized clinical trial of 120 patients, metformin caused nausea in "
        "12 patients. Efficacy was significant; conclusions are limited by the baseline."
    )
    assert found == []
