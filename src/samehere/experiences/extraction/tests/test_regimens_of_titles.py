"""What a title says of how often, and what a review says before it names another treatment."""

import pytest

from samehere.experiences.extraction.tests.test_regimens import regimen, uses


@pytest.mark.parametrize(
    ("title", "times"),
    [
        ("Metformin 500mg twice a day", 2),
        ("Metformin (ER) 500 mg, 3x daily", 3),
        ("Metformin nightly", 1),
    ],
)
def test_a_title_says_how_often_where_the_post_does_not(title: str, times: float) -> None:
    assert regimen("Metformin works for me so far.", title=title)["times_per_day"] == times


@pytest.mark.parametrize(
    "title",
    [
        "Metformin twice a day?",
        "Metformin and headaches twice a day",
        "Metformin and sertraline twice a day",
    ],
)
def test_a_question_or_a_sign_in_a_title_is_no_regimen(title: str) -> None:
    assert "times_per_day" not in regimen("Metformin works for me so far.", title=title)


def test_the_post_has_the_last_word_over_its_title() -> None:
    text = "I take metformin once a day now."
    assert regimen(text, title="Metformin 500mg twice a day")["times_per_day"] == 1


def test_three_sessions_in_a_title_are_not_three_times_a_day() -> None:
    found = uses("I had laser therapy for it in May.", title="Laser therapy x3")
    assert found["laser therapy"].regimen.times_per_day is None


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("850 twice a day, 10 days. Then I had to take sertraline for my mood.", 2),
        ("9 horse pills a day. Bloating.", 9),
        ("12 weeks, one a day, done.", 1),
        ("Two sprays each side once daily. My nose is clear.", 1),
        ("500mg ER in the evening. I am well.", 1),
    ],
)
def test_a_sentence_without_a_subject_is_of_what_is_reviewed(text: str, times: float) -> None:
    found = uses(text, title="Metformin")
    assert found["metformin"].regimen.times_per_day == times
    assert "sertraline" not in found or found["sertraline"].regimen.times_per_day is None


def test_how_often_before_another_clause_is_not_of_the_treatment_in_that() -> None:
    found = uses("They've put me on a gel at night and metformin for the rest.")
    assert found["metformin"].regimen.times_per_day is None


@pytest.mark.parametrize(
    "text",
    [
        "Switched from sertraline. Felt faint at first. 24/26 twice a day.",
        "He was on sertraline for years and slept badly. 100 mg morning and noon.",
        "I sleep better than on sertraline. I'm down to twice a day.",
    ],
)
def test_how_often_in_a_review_is_of_what_is_reviewed_not_of_another(text: str) -> None:
    found = uses(text, title="Metformin")
    assert "sertraline" not in found or found["sertraline"].regimen.times_per_day is None


def test_what_is_used_besides_keeps_how_often_in_a_review() -> None:
    text = "I am on metformin. I also take sertraline. 50mg once a day."
    assert uses(text, title="Metformin")["sertraline"].regimen.times_per_day == 1


@pytest.mark.parametrize(
    "text",
    [
        "My doctor gave me that and sertraline. After I'd been on it for six years my hair went.",
        "I gave up sertraline. I have been at 150 for about 5 months.",
        "Aspirin stops the flush. Two years in all.",
    ],
)
def test_how_long_in_a_review_is_of_what_is_reviewed_not_of_another(text: str) -> None:
    found = uses(f"I like metformin. {text}", title="Metformin")
    assert found["metformin"].regimen.duration is not None
    others = [found[name] for name in ("sertraline", "aspirin") if name in found]
    assert all(other.regimen.duration is None for other in others)
