"""Two times that something was used, each with its own status, regimen and sentence."""

import pytest

from samehere.experiences.extraction import Statement
from samehere.experiences.extraction.rules import table
from samehere.experiences.extraction.tests.builders import read

WAYS = table("episodes")


def uses_of(text: str, concept: str = "metformin", title: str | None = None) -> list[Statement]:
    found = read(text, title=title)
    return [s for s in found if s.kind == "use" and s.treatment.concept == concept]


def statuses(text: str, concept: str, title: str | None = None) -> list[str]:
    return sorted(s.status.value for s in uses_of(text, concept, title))


@pytest.mark.parametrize("example", WAYS["right"])
def test_what_is_used_for_a_second_time_is_told_of_twice(example: str) -> None:
    assert statuses(example, "metformin", "Metformin") == ["taking", "took"]


@pytest.mark.parametrize("example", WAYS["wrong"])
def test_what_is_used_once_is_told_of_once(example: str) -> None:
    assert len(uses_of(example, "metformin", "Metformin")) == 1


def test_a_second_time_may_be_told_in_the_last_words() -> None:
    text = "I took sertraline for a year. They think it helps. So I am back on it"
    assert statuses(text, "sertraline") == ["taking", "took"]


def test_each_time_has_its_own_sentence_and_regimen() -> None:
    text = (
        "I was on sertraline 100mg for two years and stopped in 2019. "
        "I felt well for a while. I went back on it in May, 25mg once a day."
    )
    first, second = uses_of(text, "sertraline")
    assert (first.status, first.regimen.amount, first.regimen.duration) == ("took", 100, "P2Y")
    assert (second.status, second.regimen.amount, second.regimen.times_per_day) == ("taking", 25, 1)
    assert text[slice(*first.span)].startswith("I was on sertraline")
    assert text[slice(*second.span)].startswith("I went back on it")


def test_the_earlier_time_may_be_told_last() -> None:
    text = (
        "I take sertraline 50mg a day and feel fine. I had used it years ago, and it made me sick."
    )
    first, second = uses_of(text, "sertraline")
    assert (first.status, second.status) == ("taking", "took")


def test_a_brand_that_was_given_up_for_another_is_told_of_apart() -> None:
    text = (
        "I was taking Plaquenil for a year. They swapped me over in May and now "
        "I take hydroxychloroquine twice a day."
    )
    first, second = uses_of(text, "hydroxychloroquine")
    assert (first.status, first.treatment.surface) == ("took", "Plaquenil")
    assert (second.status, second.treatment.surface) == ("taking", "hydroxychloroquine")


def test_two_names_of_one_thing_are_told_of_once() -> None:
    assert statuses("I take sertraline (Zoloft) each night.", "sertraline") == ["taking"]
    text = "I started Zoloft in May. I take sertraline at night and it helps."
    assert statuses(text, "sertraline") == ["taking"]


def test_what_was_given_up_both_times_goes_on_neither() -> None:
    text = (
        "I took sertraline for a year. They put me back on it in May. I stopped it after a week "
        "and I am on venlafaxine now."
    )
    assert "taking" not in statuses(text, "sertraline")


def test_what_is_told_of_once_in_two_tenses_is_one_use() -> None:
    text = (
        "I was only on sertraline for a while. I quit it, having been taking it for a short time."
    )
    assert statuses(text, "sertraline") == ["took"]


def test_an_effect_is_of_the_time_it_is_told_with() -> None:
    text = (
        "I was on sertraline for a year. Sertraline gave me headaches. I went back on it in May "
        "and sertraline gives me nausea."
    )
    effects = {s.effect.concept: s.status for s in read(text) if s.effect is not None}
    assert effects == {"headache": "took", "nausea": "taking"}
