"""What no frame ties to a treatment, in sentences of our own."""

from itertools import pairwise

import pytest

from samehere.experiences.extraction import PostText, Statement, read_thread
from samehere.experiences.extraction.scored.scorer import Clues, Scorer, scorer
from samehere.experiences.extraction.tests.builders import terms


def effects(text: str, title: str = "Sertraline") -> set[tuple[str, str]]:
    return {
        (s.effect.role.value, s.effect.concept or "")
        for s in _read(text, title)
        if s.effect and s.assertion == "stated" and s.treatment.concept == title.lower()
    }


def _read(text: str, title: str) -> list[Statement]:
    return read_thread([PostText(1, text, title=title)], terms())


@pytest.mark.parametrize(
    ("text", "role", "concept"),
    [
        ("Dry mouth, yawning, tight jaw. Otherwise I feel fine.", "side_effect", "dry mouth"),
        ("Nausea for two weeks and I put on 12 pounds.", "side_effect", "weight gain"),
        ("No sex drive whatsoever.\nTen months so far.", "side_effect", "loss of libido"),
        ("Brain zaps and dizziness when I came off it.", "withdrawal", "dizziness"),
        ("My anxiety is so much better since I began.", "benefit", "anxiety"),
    ],
)
def test_a_review_tells_of_the_treatment_it_is_titled_with(
    text: str, role: str, concept: str
) -> None:
    assert (role, concept) in effects(text)


@pytest.mark.parametrize(
    ("text", "role", "concept"),
    [
        ("This medicine has given me my life back.", "benefit", "improvement"),
        ("Did absolutely nothing for me. Waste of money.", "no_effect", "no effect"),
    ],
)
def test_an_outcome_without_a_sign_is_told(text: str, role: str, concept: str) -> None:
    assert (role, concept) in effects(text)


@pytest.mark.parametrize(
    "text",
    [
        "Started this for the nausea yesterday.",
        "Does it cause headaches?",
        "I hope it will not make me dizzy.",
    ],
)
def test_an_aim_a_question_and_a_fear_are_no_side_effect(text: str) -> None:
    assert not {role for role, _ in effects(text)} & {"side_effect", "withdrawal"}


def test_metformin_lowering_a_dose_is_no_benefit() -> None:
    found = read_thread([PostText(1, "My doctor lowered metformin to 500 mg.")], terms())
    assert not [s for s in found if s.effect]


@pytest.mark.parametrize("name", ["signs", "outcomes"])
def test_the_shares_of_all_classes_make_one(name: str) -> None:
    shares = scorer(name).score(["b1=no", "never learnt"])
    assert "none" in shares
    assert abs(sum(shares.values()) - 1) < 1e-9


def test_what_was_never_learnt_weighs_nothing() -> None:
    model = Scorer(("none", "benefit"), {"": (0, 100), "b1=no": (200, 0)})
    assert model.score(["unknown"]) == model.score([])
    assert model.score(["b1=no"])["none"] > model.score([])["none"]


def test_values_of_a_sort_weigh_what_their_names_weigh() -> None:
    model = scorer("outcomes")
    line = ["^", "it", "worked", "really", "well", "$"]
    clues = Clues(["length=1.False"], [("w", line), ("2", list(pairwise(line)))])
    assert model.sums(clues) == model.sums(clues.names())
    assert model.sums(clues) != model.sums(["length=1.False"])


def test_traits_weigh_what_the_names_that_follow_from_them_weigh() -> None:
    def names_of(length: int, is_told: bool) -> list[str]:
        return [f"length={length}.{is_told}"]

    model = scorer("outcomes")
    short, long = (Clues([], [], [(names_of, (length, False))]) for length in (1, 4))
    for clues in (short, long, short):
        assert model.sums(clues) == model.sums(list(clues.names()))
    assert model.sums(short) != model.sums(long)


def test_what_may_be_told_is_what_is_not_less_likely_than_nothing() -> None:
    model = Scorer(("none", "benefit"), {"": (0, 0), "b1=no": (1, 0), "b1=yes": (0, 1)})
    assert not model.may_be(model.sums(["b1=no"]), "none")
    assert model.may_be(model.sums(["b1=yes"]), "none")


def test_the_order_of_clues_changes_no_sum() -> None:
    model = scorer("signs")
    clues = [clue for clue in model.weights if clue][:500]
    assert model.sums(clues) == model.sums(reversed(clues))
