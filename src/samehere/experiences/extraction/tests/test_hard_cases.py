"""Twenty-eight ways to be misled, three sentences each: read right, or not at all.

All sentences are our own. Where silence is allowed, a plain sentence with the same words stands
beside it, which has to be read: a reader that reads nothing passes none of these.
"""

import pytest

from samehere.experiences.extraction.statements import Statement
from samehere.experiences.extraction.tests.builders import read

EXPERIENCES = {"taking", "took", "unknown"}


def counted(found: list[Statement], kind: str = "") -> list[Statement]:
    return [s for s in found if s.tier == "counted" and kind in {"", s.kind.value}]


def told(found: list[Statement], who: str = "author") -> list[Statement]:
    """Return what is said, in any tier, to be somebody's own experience."""
    return [
        s
        for s in found
        if s.kind != "advice"
        and s.who == who
        and s.status in EXPERIENCES
        and s.assertion in {"stated", "negated"}
    ]


def concepts(found: list[Statement]) -> set[str | None]:
    return {s.treatment.concept for s in found}


def effects(found: list[Statement]) -> set[tuple[str, str | None]]:
    return {(s.effect.role.value, s.effect.concept) for s in found if s.effect}


def is_read(text: str, concept: str) -> bool:
    """Whether a plain sentence is counted: the other half of every silent case."""
    return concept in concepts(counted(read(text)))


@pytest.mark.parametrize(
    ("opening", "reply", "concept"),
    [
        (
            "My dermatologist prescribed tacrolimus ointment. Has anybody used it?",
            "I have been on this since autumn and it suits me.",
            "tacrolimus",
        ),
        (
            "My GP wants me on metformin. Does anyone take it?",
            "I've been on this since last spring.",
            "metformin",
        ),
        (
            "I was prescribed sertraline. Has anyone been on it?",
            "Since Christmas I have been using this, no complaints.",
            "sertraline",
        ),
    ],
)
def test_01_this_is_the_treatment_of_the_opening_post(
    opening: str, reply: str, concept: str
) -> None:
    found = [s for s in read(opening, reply) if s.post]
    assert concepts(found) == {concept}
    uses = [s for s in found if s.kind == "use"]
    assert [(s.status, s.regimen.duration_is) for s in uses] == [("taking", "so_far")]
    assert uses[0].treatment.resolved_by == "opening_post"
    assert uses[0].regimen.duration is None


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        (
            "Your derm keeps the steroid for bad spells; mine wants it on every night...always.",
            "steroid",
        ),
        (
            "Your doctor saves metformin for later; mine told me to take it every night...forever.",
            "metformin",
        ),
        (
            "Your gp uses doxycycline in winter; mine said to take it every evening...for life.",
            "doxycycline",
        ),
    ],
)
def test_02_mine_is_a_doctor_and_it_is_the_treatment(text: str, concept: str) -> None:
    found = read(text)
    assert all(s.kind == "advice" for s in found if s.who == "author")
    assert concepts(found) <= {concept}
    assert not [s for s in found if s.who in {"clinician", "addressee"} and s.tier == "counted"]
    assert {s.regimen.duration_is for s in found} <= {None, "open"}


def test_02_a_plain_instruction_is_read() -> None:
    [advice] = [s for s in read("My derm told me to use the steroid every night.") if s.regimen]
    assert (advice.kind, advice.who, advice.regimen.times_per_day) == ("advice", "author", 1)


@pytest.mark.parametrize(
    "text",
    [
        "You're told to use betamethasone only at weekends.",
        "You were told to take metformin with food.",
        "You're told to stop the doxycycline after 3 months.",
    ],
)
def test_03_what_the_addressee_was_told_is_not_the_authors(text: str) -> None:
    found = read(text)
    assert {s.who for s in found} <= {"addressee"}
    assert not counted(found)


def test_03_what_one_is_told_oneself_is_read() -> None:
    found = read("I was told to use betamethasone only at weekends.")
    assert {(s.kind, s.who, s.regimen.days_per_week) for s in found} == {("advice", "author", 2)}


@pytest.mark.parametrize(
    ("text", "plain", "concept"),
    [
        (
            "Jo, steroids make skin thin if you ask me.",
            "The steroid caused skin thinning.",
            "steroid",
        ),
        ("Ann: I believe metformin makes people queasy.", "Metformin made me queasy.", "metformin"),
        ("I reckon accutane gives you dry skin.", "Accutane gave me dry skin.", "isotretinoin"),
    ],
)
def test_04_an_opinion_is_no_experience(text: str, plain: str, concept: str) -> None:
    assert not counted(read(text))
    assert is_read(plain, concept)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        (
            "I am to go on with tacrolimus, use clobetasol only on sore bits for a few days.",
            "clobetasol",
        ),
        ("She wants me to stay on metformin, use the ibuprofen only on bad days.", "ibuprofen"),
        (
            "Told to keep moisturising, use betamethasone only in red areas for a week.",
            "betamethasone",
        ),
    ],
)
def test_05_an_instruction_within_a_list(text: str, concept: str) -> None:
    assert not [s for s in counted(read(text), "use") if s.treatment.concept == concept]
    assert is_read(f"I use {concept} on bad days.", concept)


@pytest.mark.parametrize(
    ("text", "concept", "sign"),
    [
        ("Metformin worked until it didn't and caused nausea.", "metformin", "nausea"),
        ("Halobetasol worked until it didn't and caused redness.", "halobetasol", "redness"),
        ("Doxy worked till it didn't and caused diarrhoea.", "doxycycline", "diarrhoea"),
    ],
)
def test_06_it_worked_until_it_did_not(text: str, concept: str, sign: str) -> None:
    found = read(text)
    assert concepts(found) == {concept}
    assert {("side_effect", sign), ("benefit", "improvement")} <= effects(found)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (
            "Levothyroxine caused hair loss. I bought a strong cream abroad; the itch stopped.",
            "itch",
        ),
        (
            "Metformin caused nausea. A friend gave me some ointment and the redness went.",
            "redness",
        ),
        ("Sertraline caused insomnia. Then a spray from the market cleared my hives.", "hives"),
    ],
)
def test_07_a_product_without_a_name_is_nobody_elses(text: str, sign: str) -> None:
    found = read(text)
    assert not [s for s in found if s.effect and s.effect.concept == sign]
    assert counted(found, "effect"), "what is named is read"


@pytest.mark.parametrize(
    ("text", "plain", "concept"),
    [
        (
            "Still itchy, but it might as well come from the calendula balm I put on.",
            "The calendula cream caused itching.",
            "calendula",
        ),
        (
            "I am dizzy, though it might just as well be from the propranolol.",
            "The propranolol made me dizzy.",
            "propranolol",
        ),
        (
            "The headaches may also come from the metronidazole.",
            "The metronidazole gave me headaches.",
            "metronidazole",
        ),
    ],
)
def test_08_a_rival_cause_is_not_counted(text: str, plain: str, concept: str) -> None:
    assert not counted(read(text), "effect")
    assert is_read(plain, concept)


@pytest.mark.parametrize(
    "text",
    [
        "Third day of tacrolimus and nothing! No burn, no itch.",
        "Week two of metformin: I feel nothing. No nausea, no cramps.",
        "I am on sertraline and feel nothing at all now! No headaches, no nausea.",
    ],
)
def test_09_a_sign_that_is_over_is_no_side_effect(text: str) -> None:
    found = read(text)
    assert not [
        s for s in found if s.effect and s.effect.role == "side_effect" and s.assertion == "stated"
    ]
    assert told(found), "the use itself is read"


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("People who reviewed sertraline mostly found the first three days hard.", "sertraline"),
        ("In the reviews metformin makes people sick in the first week.", "metformin"),
        ("Lots of people say tacrolimus burns for the first two days.", "tacrolimus"),
    ],
)
def test_10_other_peoples_reviews(text: str, concept: str) -> None:
    assert not counted(read(text))
    assert is_read(f"{concept.title()} made me sleepy for the first two days.", concept)


@pytest.mark.parametrize(
    "text",
    [
        "The other roads open to me were PRP or the Mona Lisa laser.",
        "It was going to be either metformin or acupuncture.",
        "The choice was doxycycline or accutane.",
    ],
)
def test_11_what_was_weighed_up_was_not_used(text: str) -> None:
    assert not counted(read(text))
    assert is_read("I had PRP last year.", "platelet-rich plasma")


@pytest.mark.parametrize(
    ("text", "concept", "duration"),
    [
        ("I am on doxycycline and have to take it for another 5 weeks.", "doxycycline", "P5W"),
        ("I use tacrolimus and must use it for another month.", "tacrolimus", "P1M"),
        ("Taking prednisone, two more weeks.", "prednisone", "P2W"),
    ],
)
def test_12_for_another_five_weeks(text: str, concept: str, duration: str) -> None:
    uses = [s for s in read(text) if s.kind == "use"]
    assert concepts(uses) == {concept}
    assert [(s.regimen.duration, s.regimen.duration_is) for s in uses] == [(duration, "remaining")]


@pytest.mark.parametrize(
    ("text", "concept", "duration"),
    [
        (
            "I am on tacrolimus. On Sunday it will be a month that I have had it.",
            "tacrolimus",
            "P1M",
        ),
        ("I take metformin. It will be two weeks on Monday.", "metformin", "P2W"),
        ("I use minoxidil. It will be a year on Sunday that I use it.", "minoxidil", "P1Y"),
    ],
)
def test_13_a_length_that_is_reached_soon(text: str, concept: str, duration: str) -> None:
    found = read(text)
    assert concepts(found) == {concept}
    assert {s.regimen.duration for s in found} <= {None, duration}
    assert {s.regimen.days_per_week for s in found} == {None}
    assert [s.status for s in counted(found, "use")] == ["taking"]
