"""Who puts an ointment on uses it: "I put it on every night"."""

import pytest

from samehere.experiences.extraction.statements import Kind
from samehere.experiences.extraction.tests.builders import read
from samehere.experiences.extraction.tests.test_regimens import uses


@pytest.mark.parametrize(
    "text",
    [
        "I put clobetasol on every night.",
        "I put the clobetasol on twice a day.",
        "I have put clobetasol on every evening for two months.",
    ],
)
def test_who_puts_it_on_uses_it(text: str) -> None:
    use = uses(text)["clobetasol"]
    assert (use.status, use.tier) == ("taking", "counted")
    assert use.regimen.times_per_day or use.regimen.days_per_week


def test_to_be_put_on_it_is_another_thing() -> None:
    assert uses("My doctor put me on clobetasol.")["clobetasol"].rule == "use.prescribe"
    on_hold = uses("I put the clobetasol on hold with my doctor.")
    assert "use.take" not in {use.rule for use in on_hold.values()}


def test_no_itch_from_it_is_of_what_was_just_named() -> None:
    found = read("I put clobetasol on every night, and I have never had any itch from it.")
    (effect,) = [s for s in found if s.kind is Kind.EFFECT]
    assert (effect.treatment.concept, effect.assertion) == ("clobetasol", "negated")
