"""Whose treatment it is."""

import pytest

from samehere.experiences.extraction import PostText, read_thread
from samehere.experiences.extraction.tests.builders import read, terms


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("I take metformin.", "author"),
        ("My husband takes metformin.", "relative"),
        ("My husband's on metformin.", "relative"),
        ("My daughter (9) was put on metformin.", "relative"),
        ("My son, 8, started metformin in March.", "relative"),
        ("My 4 year old has been on metformin for a month.", "relative"),
        ("Our GP put my mum on metformin.", "relative"),
        ("My doctor put me on metformin.", "author"),
        ("You were told to take metformin.", "addressee"),
        ("Been on metformin for a year.", "author"),
    ],
)
def test_the_subject_tells_who(text: str, who: str) -> None:
    assert {s.who.value for s in read(text)} == {who}


@pytest.mark.parametrize(
    "text",
    [
        "Some people take metformin.",
        "A lady at work was on metformin.",
        "Patients in the study took metformin.",
        "You should take metformin.",
        "Take metformin with food.",
        "Has anyone tried metformin?",
        "I wish I could take metformin.",
        "If I took metformin I would be sick.",
        "Will metformin cause nausea?",
        "My doctor might prescribe metformin.",
    ],
)
def test_what_is_nobodys_experience_is_not_counted(text: str) -> None:
    assert not [s for s in read(text) if s.tier == "counted"]


def test_an_effect_belongs_to_whoever_uses_the_treatment() -> None:
    found = read("My daughter takes metformin. It caused nausea at first.")
    assert {s.who.value for s in found} == {"relative"}


def test_she_is_the_one_named_last() -> None:
    said = read("My mum has acne. She takes doxycycline twice a day.")
    found = [s for s in said if s.kind == "use"]
    assert [(s.who.value, s.regimen.times_per_day) for s in found] == [("relative", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Writing for my dad, who is 81. Started metformin in May, and he was sick at first.",
        "Our daughter has had acne for years. We tried doxycycline for 3 months. She hated it.",
        "My four year old has asthma. The clinic put her on prednisone last week.",
    ],
)
def test_a_carers_post_is_about_whom_she_cares_for(text: str) -> None:
    found = [s for s in read(text) if s.kind == "use"]
    assert {s.who.value for s in found} == {"relative"}


def test_a_partner_who_is_only_named_uses_nothing() -> None:
    found = read("I take metformin twice a day. My husband says I am kinder on it.")
    assert {s.who.value for s in found} == {"author"}


def test_a_line_may_end_after_my() -> None:
    found = read("I have taken metformin for my\nsugar since May.")
    assert [s.who.value for s in found if s.kind == "use"] == ["author"]


def test_an_answer_to_a_short_question_is_about_what_was_asked_of() -> None:
    posts = [
        PostText(id=0, text="I have rosacea. What helped you?"),
        PostText(id=1, text="I was put on doxycycline.", parent=0),
        PostText(id=2, text="Did it make you sick?", parent=1),
        PostText(id=3, text="I took it for 3 months and felt fine.", parent=2),
    ]
    found = [s for s in read_thread(posts, terms()) if s.post == 3]
    assert {s.treatment.concept for s in found} == {"doxycycline"}
