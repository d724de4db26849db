"""The hard cases 14 to 28: instructions, plans, studies, ellipsis and negation."""

import pytest

from samehere.experiences.extraction.tests.builders import read
from samehere.experiences.extraction.tests.test_hard_cases import (
    concepts,
    counted,
    effects,
    is_read,
    told,
)


@pytest.mark.parametrize(
    ("text", "used", "mentioned"),
    [
        (
            "I use tacrolimus just as I had been shown to use the steroid.",
            "tacrolimus",
            "steroid",
        ),
        (
            "I take sertraline just as they told me to take the metformin.",
            "sertraline",
            "metformin",
        ),
        (
            "I put minoxidil on the same way as I had to put nystatin on.",
            "minoxidil",
            "nystatin",
        ),
    ],
)
def test_14_the_way_one_was_told_is_no_use(text: str, used: str, mentioned: str) -> None:
    found = counted(read(text), "use")
    assert mentioned not in concepts(found)
    assert used in concepts(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The skin clinic had an opening for me on Monday.",
        "There is an opening at the clinic, so I go on Friday.",
        "There was an opening at my rheumy's twice this week.",
    ],
)
def test_15_an_opening_at_the_clinic_is_no_sign(text: str) -> None:
    assert read(text) == []
    assert is_read("I take metformin. " + text, "metformin")
    assert not effects(read("I take metformin. " + text))


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        (
            "In the trials people had tacrolimus for 8 weeks, 2 x day, or for 4 months once a day.",
            "tacrolimus",
        ),
        ("The trial gave metformin 500mg twice a day for 12 weeks.", "metformin"),
        ("Studies used either 5 mg or 10 mg of methotrexate once a week.", "methotrexate"),
    ],
)
def test_16_the_regimens_of_studies(text: str, concept: str) -> None:
    assert not counted(read(text))
    assert not told(read(text))
    assert is_read(f"I used {concept} for 6 weeks, 2 x day.", concept)


@pytest.mark.parametrize(
    "text",
    [
        "Metformin seems to help a few, I haven't tried it personally.",
        "PRP and laser sound good, haven't tried them personally.",
        "Acupuncture may be worth it, I have not tried it myself.",
    ],
)
def test_17_not_tried_personally(text: str) -> None:
    found = read(text)
    assert {s.status for s in counted(found, "use")} <= {"never"}
    assert not counted(found, "effect")
    assert not [s for s in told(found) if s.assertion == "stated"]


@pytest.mark.parametrize(
    ("text", "first", "days", "second"),
    [
        (
            "I am to carry on with tacrolimus 5x a week...for good. (And steroid on weekends.)",
            "tacrolimus",
            5,
            "steroid",
        ),
        (
            "I am to go on taking metformin 3x a week...for ever. (Plus iron on weekends.)",
            "metformin",
            3,
            "iron tablets",
        ),
        (
            "I am to keep using betamethasone 4x a week...for life. (Plus nystatin on weekends.)",
            "betamethasone",
            4,
            "nystatin",
        ),
    ],
)
def test_18_five_times_a_week_forever(text: str, first: str, days: float, second: str) -> None:
    by = {s.treatment.concept: s.regimen for s in read(text) if s.kind != "effect"}
    assert (by[first].days_per_week, by[first].duration_is) == (days, "open")
    assert by[first].duration is None
    assert (by[second].days_per_week, by[second].duration_is) == (2, None)


@pytest.mark.parametrize(
    ("text", "other", "days"),
    [
        ("Once a day will do, 3 days a week (and the steroid 2 days a week).", "steroid", 2),
        ("Still twice daily, 5 days a week (plus metformin on 3 days a week).", "metformin", 3),
        ("These days once a day, 6 days a week (nystatin on 2 days a week).", "nystatin", 2),
    ],
)
def test_19_the_treatment_left_out_is_not_the_one_in_the_bracket(
    text: str, other: str, days: float
) -> None:
    found = [s for s in read(text) if s.treatment.concept == other]
    assert {s.regimen.times_per_day for s in found} <= {None}
    assert {s.regimen.days_per_week for s in found} <= {None, days}
    assert is_read(f"I use {other} {days} days a week.", other)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("One doctor would have you on tacrolimus twice a day, six days a week.", "tacrolimus"),
        ("Another doctor would give metformin 500mg three times a day.", "metformin"),
        ("Some neurologists would start topiramate at 25 mg a day.", "topiramate"),
    ],
)
def test_20_what_a_doctor_would_prescribe(text: str, concept: str) -> None:
    assert not counted(read(text))
    assert not told(read(text))
    assert is_read(f"My doctor prescribed {concept} twice a day.", concept)


@pytest.mark.parametrize(
    "text",
    [
        "We cut down till something shows, then go one step back.",
        "We taper prednisone until we see pain, then go up a step.",
        "You lower it until there is a flare, then go back up.",
    ],
)
def test_21_a_plan_of_steps_is_no_sign(text: str) -> None:
    assert not counted(read(text), "effect")
    assert not effects(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Her ideal, I gather, is tacrolimus and steroid once a week each.",
        "What he would like is metformin twice a day.",
        "I think my derm's dream is tacrolimus five days a week.",
    ],
)
def test_22_what_the_doctor_would_love(text: str) -> None:
    assert not counted(read(text))
    assert is_read("I am on both tacrolimus and steroid once a week.", "tacrolimus")


@pytest.mark.parametrize(
    "text",
    [
        "Perhaps I shall come down to once a day with tacrolimus.",
        "I might go down to twice a week with the steroid.",
        "We may end up moving metformin to three times a day.",
    ],
)
def test_23_what_one_may_end_up_doing(text: str) -> None:
    assert not [
        s for s in counted(read(text)) if s.regimen.times_per_day or s.regimen.days_per_week
    ]
    assert is_read("I cut back to once a day with tacrolimus.", "tacrolimus")


@pytest.mark.parametrize(
    ("text", "both"),
    [
        (
            "The soreness was resolved within a month with hormone cream and a steroid.",
            {"estrogen cream", "steroid"},
        ),
        (
            "The pain was resolved within a week with the ibuprofen and physio.",
            {"ibuprofen", "physiotherapy"},
        ),
        (
            "My acne cleared up with doxycycline and azelaic acid.",
            {"doxycycline", "azelaic acid"},
        ),
    ],
)
def test_24_two_treatments_one_outcome(text: str, both: set[str]) -> None:
    found = [s for s in read(text) if s.effect]
    assert {s.effect.role.value for s in found if s.effect} <= {"benefit"}
    assert concepts(found) in (set(), both)
    assert concepts(told(read(text))) >= both or not told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "I am not usually sore, but always am after applying the tacrolimus.",
        "I don't often get headaches, but always do after taking the doxycycline.",
        "I am not usually dizzy, but always am after taking the propranolol.",
    ],
)
def test_25_always_do_after_applying(text: str) -> None:
    found = read(text)
    assert "benefit" not in {s.effect.role.value for s in found if s.effect}
    assert "negated" not in {s.assertion.value for s in found}
    assert told(found), "that it is used is read"


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("I intend to ask my derm about tacrolimus.", "tacrolimus"),
        ("I am going to ask my GP about metformin.", "metformin"),
        ("Will ask the neurologist about topiramate next week.", "topiramate"),
    ],
)
def test_26_intending_to_ask(text: str, concept: str) -> None:
    found = read(text)
    assert {s.status for s in found} <= {"considering"}
    assert not told(found)
    assert is_read(f"I asked for {concept} and take it now.", concept)


@pytest.mark.parametrize(
    ("text", "never", "taking"),
    [
        (
            "I don't use any hormone cream...just tacrolimus and a steroid.",
            "estrogen cream",
            {"tacrolimus", "steroid"},
        ),
        (
            "I don't take any sort of metformin...only magnesium and melatonin.",
            "metformin",
            {"magnesium", "melatonin"},
        ),
        (
            "I do not use any kind of steroid, only minoxidil.",
            "steroid",
            {"minoxidil"},
        ),
    ],
)
def test_27_negation_stops_at_only(text: str, never: str, taking: set[str]) -> None:
    by = {s.treatment.concept: s.status.value for s in read(text)}
    assert by == {never: "never"} | dict.fromkeys(taking, "taking")


ABSTRACTS = (
    """Abstract. In this randomized clinical trial of 120 patients, metformin caused nausea in
    12 patients. Efficacy was significant; conclusions are limited by the baseline.""",
    """Objective: to assess the efficacy of topiramate. Methods: a placebo controlled trial in
    80 patients who took 50 mg twice a day for 12 weeks. Results: headaches improved.""",
    """Background. Tacrolimus 0.1% was applied twice daily for 6 weeks by 40 patients in a
    cohort study. Conclusion: itch improved in 30; burning was transient. doi 10.1""",
)


@pytest.mark.parametrize("text", ABSTRACTS)
def test_28_a_pasted_abstract(text: str) -> None:
    assert read(text) == []
    assert is_read("Metformin caused nausea.", "metformin")
