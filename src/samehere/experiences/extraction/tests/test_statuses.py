"""How somebody stands to a treatment: has it, had it, or has yet to begin."""

import pytest

from samehere.experiences.extraction.tests.test_regimens import uses


@pytest.mark.parametrize(
    "text",
    [
        "I've got a prescription for sertraline but have not begun.",
        "My doctor is switching me to sertraline.",
        "I read up on both. Sertraline was the one recommended to me by the pharmacist.",
    ],
)
def test_a_prescription_alone_is_no_use(text: str) -> None:
    assert uses(text)["sertraline"].status == "prescribed"


def test_what_goes_on_for_five_weeks_more_is_being_taken() -> None:
    found = uses("So I put the sertraline on trial. I need to take it for another 5 weeks.")
    assert found["sertraline"].status == "taking"


@pytest.mark.parametrize("name", ["hysterectomy", "knee surgery"])
def test_nobody_goes_on_with_an_operation(name: str) -> None:
    assert uses(f"I have pain and my {name} helps me walk again.")[name].status == "took"


def test_what_made_a_difference_has_been_taken() -> None:
    assert uses("I was given sertraline, which has helped.")["sertraline"].status == "taking"
