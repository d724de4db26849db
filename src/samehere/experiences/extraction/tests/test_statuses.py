"""How somebody stands to a treatment: has it, had it, or has yet to begin."""

import pytest

from samehere.experiences.extraction.statements import Kind
from samehere.experiences.extraction.tests.builders import read
from samehere.experiences.extraction.tests.test_regimens import uses


@pytest.mark.parametrize(
    "text",
    [
        "I've got a prescription for sertraline but have not begun.",
        "My doctor is switching me to sertraline.",
        "I read up on both. Sertraline was what my dentist recommended to me.",
    ],
)
def test_a_prescription_alone_is_no_use(text: str) -> None:
    assert uses(text)["sertraline"].status == "prescribed"


def test_what_goes_on_for_months_more_is_being_taken() -> None:
    found = uses("So I put the sertraline on trial. I have to take it for another 3 months.")
    assert found["sertraline"].status == "taking"


@pytest.mark.parametrize("name", ["hysterectomy", "knee surgery"])
def test_nobody_goes_on_with_an_operation(name: str) -> None:
    assert uses(f"I have pain and my {name} helps me walk again.")[name].status == "took"


def test_what_made_a_difference_has_been_taken() -> None:
    assert uses("I was given sertraline, which has helped.")["sertraline"].status == "taking"


@pytest.mark.parametrize(
    "text",
    [
        "I used to take sertraline but no longer do.",
        "I used to take sertraline for my nerves. I feel calm and I sleep and I work.",
        "I used to take sertraline. It helps with my mood and I sleep well.",
    ],
)
def test_what_one_used_to_take_is_over(text: str) -> None:
    assert uses(text)["sertraline"].status == "took"


@pytest.mark.parametrize(
    "text",
    [
        "Sertraline three mornings a week, was seven.",
        "I was sick of sertraline and gave it up. We tried sertraline again. I'm on it now.",
        "I take sertraline. I'd give up bread before I give up the sertraline.",
        "I stopped metformin in June and I take sertraline twice a week.",
    ],
)
def test_less_than_before_or_begun_again_is_no_stop(text: str) -> None:
    assert uses(text)["sertraline"].status == "taking"


def test_what_is_done_before_a_stop_is_none() -> None:
    text = "I am on sertraline. I'd sell my car before I give up the sertraline."
    assert [s for s in read(text) if s.kind is Kind.STOP] == []


def test_it_is_what_was_taken_up_last() -> None:
    text = (
        "My doctor put me on metformin for six weeks and then we tried sertraline. "
        "I'm on it once a day now."
    )
    assert uses(text)["sertraline"].regimen.times_per_day == 1
    assert uses(text)["metformin"].regimen.times_per_day is None


def test_what_something_was_treated_with_is_over() -> None:
    found = uses(
        "I have a weak chest, and one infection of it was treated at once with doxycycline."
    )
    assert found["doxycycline"].status == "took"


@pytest.mark.parametrize(
    "text",
    [
        "I apply the tacrolimus to both hands and my face.",
        "I use tacrolimus twice a day. The stinging lasted two weeks. I also use sertraline.",
        "I am on tacrolimus. It gave me a rash after two days, and the rash was gone in a week.",
        "I was given tacrolimus and calendula. One does what the other cannot, and I use both.",
        "My GP gave me tacrolimus today. An hour after my first dose my cheeks are still red.",
        "The clinic gave me tacrolimus. Going by the leaflet, I have not applied it correctly.",
    ],
)
def test_what_somebody_says_she_does_she_goes_on_with(text: str) -> None:
    assert uses(text)["tacrolimus"].status == "taking"


@pytest.mark.parametrize(
    "text",
    [
        "I have not used tacrolimus regularly.",
        "I don't take metformin properly, I forget it at lunch.",
        "I haven't been applying enough tacrolimus.",
        "The clinic gave me tacrolimus. I have not applied it the right way, I fear.",
    ],
)
def test_what_is_not_used_as_it_should_be_is_used(text: str) -> None:
    assert "never" not in {s.status for s in read(text)}


def test_what_was_used_until_another_was_used_alone_is_over() -> None:
    found = uses(
        "I am to go on with sertraline, and take melatonin on bad nights and no others. "
        "I took the melatonin for three nights and am now on the sertraline only."
    )
    assert (found["sertraline"].status, found["melatonin"].status) == ("taking", "took")


def test_what_was_changed_for_another_is_not_used_for_being_one_of_both() -> None:
    found = uses(
        "I have had sertraline and gabapentin (lately swapped for something else). "
        "Sertraline suits me more than gabapentin. Still, I take both."
    )
    assert (found["sertraline"].status, found["gabapentin"].status) == ("taking", "took")


def test_a_way_of_doing_it_is_no_use_of_its_own() -> None:
    text = "I stopped the steroid in May. I rub the tacrolimus in harder than I had the steroid."
    assert "stopped" in uses(text)["steroid"].quote


@pytest.mark.parametrize(
    "text",
    [
        "I took sertraline until May. Sertraline gave me headaches.",
        "This morning was my third dose of sertraline, and I feel nothing! No nausea, no headache.",
        "I use sertraline twice a day. The headaches from sertraline lasted two weeks.",
    ],
)
def test_an_effect_has_the_status_of_its_use(text: str) -> None:
    found = [s for s in read(text) if s.kind in {"use", "effect"}]
    assert len(found) > 1
    assert len({s.status for s in found}) == 1


def test_both_halves_of_a_product_have_its_outcome() -> None:
    found = read("The rash was cleared by a nystatin/betamethasone cream in two weeks.")
    told = {s.treatment.concept for s in found if s.effect is not None}
    assert told == {"nystatin", "betamethasone"}
