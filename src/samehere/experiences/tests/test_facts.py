"""What one teller is counted for: each experience once, her latest word, in any order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from samehere.experiences.facts import Facet, Key, Told, facts_of, frequency_of
from samehere.experiences.wording import words_of_frequency

DRUG = "tacrolimus"


def told(number: int = 1, **fields: Any) -> Told:
    values: dict[str, Any] = {"treatment": DRUG, "kind": "use", "status": "taking", **fields}
    return Told(id=number, order=(float(number), number, 0), **values)


def had(sign: str, number: int = 1, **fields: Any) -> Told:
    values = {"kind": "effect", "status": "unknown", "effect": sign, "role": "side_effect"}
    return told(number, **{**values, **fields})


def keys(*said: Told) -> set[tuple[str, str, str]]:
    return {(key.facet, key.subject, key.value) for key in facts_of(said) if key.treatment == DRUG}


def test_the_same_thing_twice_is_one_fact_with_two_sentences() -> None:
    facts = facts_of([told(1), told(2)])

    assert facts[Key(DRUG, Facet.USE)].statement_count == 2
    assert facts[Key(DRUG, Facet.USE)].statement_id == 2


def test_that_she_uses_it_stands_in_the_sentence_that_says_so() -> None:
    said = [told(1), had("burning", 2, is_confirmed=True), told(3, kind="stop", status="took")]

    use = facts_of(said)[Key(DRUG, Facet.USE)]

    assert (use.statement_id, use.statement_count, use.is_confirmed) == (1, 3, False)
    assert facts_of(said)[Key(DRUG, Facet.SIDE_EFFECT, "burning")].is_confirmed


def test_where_no_sentence_says_so_it_stands_where_she_tells_what_it_did() -> None:
    use = facts_of([had("burning", 2, is_confirmed=True)])[Key(DRUG, Facet.USE)]

    assert (use.statement_id, use.is_confirmed) == (2, True)


def test_of_two_times_told_in_one_post_the_one_that_goes_on_stands() -> None:
    now = Told(1, (1.0, 1, 0), DRUG, "use", status="taking", frequency="1/day")
    before = Told(2, (1.0, 1, 40), DRUG, "use", status="took", frequency="2/day")
    given_up = Told(3, (1.0, 1, 60), DRUG, "stop", stop_reason="side_effect")

    found = keys(now, before, given_up)

    assert {key for key in found if key[0] in {"status", "frequency", "stop"}} == {
        ("status", "", "taking"),
        ("frequency", "", "1/day"),
    }
    assert ("status", "", "stopped") in keys(before, given_up)
    assert ("stop", "", "side_effect") in keys(before, given_up)


def test_what_is_told_as_over_in_a_later_post_is_over() -> None:
    found = keys(told(1), told(2, status="took"))

    assert ("status", "", "stopped") in found
    assert ("status", "", "taking") not in found


def test_who_takes_it_again_is_not_among_those_who_stopped() -> None:
    stopped = told(1, kind="stop", stop_reason="cost")

    assert ("stop", "", "cost") in keys(stopped)
    assert ("stop", "", "cost") not in keys(stopped, told(2))
    assert ("stop", "", "cost") in keys(stopped, told(2), told(3, kind="stop"))


def test_how_often_is_the_latest_word() -> None:
    assert ("frequency", "", "1/day") in keys(
        told(1, frequency="2/day"), told(2, frequency="1/day"), told(3)
    )
    assert ("frequency", "", "2/day") not in keys(
        told(1, frequency="2/day"), told(2, frequency="1/day")
    )


def test_how_often_in_one_post_is_what_is_said_of_now() -> None:
    now, before = told(1, frequency="2/week"), told(2, frequency="2/day", status="took")
    before = replace(before, order=(1.0, 1, 50))

    assert ("frequency", "", "2/week") in keys(now, before)


def test_how_often_in_a_later_post_wins_over_a_confirmed_earlier_one() -> None:
    said = [told(1, frequency="2/day", is_confirmed=True), told(2, frequency="1/day")]

    assert ("frequency", "", "1/day") in keys(*said)
    assert ("frequency", "", "2/day") not in keys(*said)


def test_a_confirmed_word_wins_over_a_later_one_that_was_only_read() -> None:
    said = [
        had("itch", 1, role="no_effect", is_confirmed=True),
        had("itch", 2, role="benefit"),
    ]

    fact = facts_of(said)[Key(DRUG, Facet.OUTCOME, "itch", "no change")]

    assert fact.is_confirmed
    assert len([key for key in facts_of(said) if key.facet is Facet.OUTCOME]) == 1


def test_a_wish_a_question_and_a_rival_cause_are_no_experience() -> None:
    assert not keys(told(status="considering"))
    assert not keys(told(status="prescribed"))
    assert not keys(told(assertion="question"))
    assert not keys(told(assertion="negated", status="never"))
    assert not keys(told(kind="advice"))
    assert not keys(had("burning", cause="rival"))
    assert not keys(had("burning", assertion="negated"))


def test_none_stands_only_where_no_side_effect_was_named() -> None:
    assert ("side_effect", "none", "") in keys(had("none", assertion="negated"))
    both = keys(had("none", 1, assertion="negated"), had("burning", 2))
    assert {key for key in both if key[0] == "side_effect"} == {("side_effect", "burning", "")}


def test_whoever_names_a_side_effect_is_not_among_those_without_though_it_is_held_back() -> None:
    held = had("burning", 2, is_held=True)

    said = keys(had("none", 1, assertion="negated"), held)

    assert not {key for key in said if key[0] == "side_effect"}
    assert ("use", "", "") in said
    assert not keys(held)


def test_what_went_and_what_is_still_there() -> None:
    gone = [had("burning", 1, onset_days=0, is_ongoing=True), had("burning", 2, resolved_days=2)]
    still = [had("burning", 1, resolved_days=2), had("burning", 2, is_ongoing=True)]

    assert {("onset", "burning", "0"), ("gone", "burning", "2")} <= keys(*gone)
    assert not any(key[0] == "ongoing" for key in keys(*gone))
    assert ("ongoing", "burning", "") in keys(*still)
    assert not any(key[0] == "gone" for key in keys(*still))


def test_better_no_change_worse_are_one_word_a_sign() -> None:
    said = [had("itch", 1, role="no_effect"), had("itch", 2, role="benefit")]

    assert {key for key in keys(*said) if key[0] == "outcome"} == {("outcome", "itch", "better")}


def test_whoever_stopped_is_not_taking_it() -> None:
    said = [told(1), told(2, kind="stop", status="unknown", stop_reason="side_effect")]

    assert {("status", "", "stopped"), ("stop", "", "side_effect")} <= keys(*said)


def test_who_confirms_only_that_she_took_it_before_still_takes_it() -> None:
    now, before = told(1), told(2, status="took", is_confirmed=True)

    assert ("status", "", "taking") in keys(now, replace(before, order=(1.0, 1, 50)))
    assert ("status", "", "stopped") in keys(now, before)


def test_two_taken_at_the_same_time_are_used_together() -> None:
    steroid = told(2, treatment="clobetasol")

    assert ("with", "", "clobetasol") in keys(told(1), steroid)
    assert ("with", "", "clobetasol") not in keys(told(1), steroid, told(3, kind="stop"))


def test_how_often_in_words_that_can_be_counted() -> None:
    assert frequency_of(2, None, None) == "2/day"
    assert frequency_of(2.0, 7, None) == "2/day"
    assert frequency_of(1, 4, None) == frequency_of(None, 4, None) == "4/week"
    assert frequency_of(2, 4, None) == "2/day 4/week"
    assert frequency_of(None, 5, True) == "5/week"
    assert frequency_of(None, 7, None) == "1/day"
    assert frequency_of(None, None, True) == "as needed"
    assert frequency_of(None, None, None) == ""
    assert frequency_of(0.5, None, None) == "0.5/day"


def test_how_often_in_words_for_people() -> None:
    assert words_of_frequency("1/day 4/week") == "once a day, 4 days a week"
    assert words_of_frequency("0.125/week") == "every 8 weeks"
    assert words_of_frequency("0.333/week") == "every 3 weeks"
    assert words_of_frequency("2.333/week") == "every third day"


ANYTHING = st.builds(
    Told,
    id=st.integers(1, 50),
    order=st.tuples(st.just(0.0), st.integers(1, 9), st.integers(0, 9)),
    treatment=st.sampled_from(["", DRUG, "clobetasol"]),
    kind=st.sampled_from(["use", "effect", "stop", "advice"]),
    assertion=st.sampled_from(["stated", "negated", "question"]),
    status=st.sampled_from(["taking", "took", "unknown", "never"]),
    frequency=st.sampled_from(["", "1/day", "2/day"]),
    effect=st.sampled_from(["", "burning", "none", "itch"]),
    role=st.sampled_from(["side_effect", "benefit", "no_effect", "worse"]),
    onset_days=st.none() | st.integers(0, 9),
    resolved_days=st.none() | st.integers(0, 9),
    is_ongoing=st.none() | st.booleans(),
    stop_reason=st.sampled_from(["", "cost", "side_effect"]),
    is_confirmed=st.booleans(),
    is_held=st.booleans(),
)
LATEST_WORD = (Facet.STATUS, Facet.FREQUENCY, Facet.STOP, Facet.OUTCOME, Facet.ONSET)


@given(said=st.lists(ANYTHING, max_size=12, unique_by=lambda one: one.id), data=st.data())
def test_the_order_in_which_they_are_given_does_not_matter(
    said: list[Told], data: st.DataObject
) -> None:
    assert facts_of(data.draw(st.permutations(said))) == facts_of(said)


@given(said=st.lists(ANYTHING, max_size=12, unique_by=lambda one: one.id))
def test_nobody_is_in_two_cells_that_exclude_each_other(said: list[Told]) -> None:
    facts = facts_of(said)
    places = [(key.treatment, key.facet, key.subject) for key in facts if key.facet in LATEST_WORD]

    assert len(places) == len(set(places))
    gone = {(k.treatment, k.subject) for k in facts if k.facet is Facet.GONE}
    still = {(k.treatment, k.subject) for k in facts if k.facet is Facet.ONGOING}
    assert not gone & still
    assert {key.treatment for key in facts} == {
        key.treatment for key in facts if key.facet is Facet.USE
    }
