"""At a glance answers the opening question first: what it did, then that it went, then benefits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samehere.discussions.tests.builders import a_reply, an_import, posts_of
from samehere.experiences.actions import confirm_statement
from samehere.experiences.extraction.statements import Assertion, Role
from samehere.experiences.tests.builders import (
    a_reader,
    a_side_effect,
    a_use,
    an_effect,
    tell,
    twice_a_day,
)
from samehere.experiences.tests.test_glance_doubts import asked_thread, unsure
from samehere.experiences.tests.test_glance_panel import panel

if TYPE_CHECKING:
    from samehere.experiences.extraction.statements import Statement

pytestmark = pytest.mark.django_db

QUESTION = "My cream came today, and it stings. Will the stinging go away?"


def no_more(sign: str, span: tuple[int, int] = (6, 9)) -> Statement:
    return replace(unsure(a_side_effect(sign, span=span)), assertion=Assertion.NEGATED)


def test_that_it_went_away_is_told_behind_what_others_had_and_before_that_one_had_none() -> None:
    thread = asked_thread(QUESTION)
    tell(a_reply(thread, by=a_reader(name="Ann")), unsure(a_side_effect("stinging")))
    post = a_reply(thread, by=a_reader(name="Bea"), text="Third day: no sting at all.")
    tell(post, no_more("stinging", (11, 26)))

    shown = panel(thread)

    assert (
        "Side effects 1 post writes of stinging. 1 post writes that stinging went away or did not"
        " come. Read, not confirmed." in shown
    )
    assert "Bea , post 5 no stinging: no sting at all" in shown
    places = [shown.index(words) for words in ("Ann , post 4", "Bea , post 5", "1 had none")]
    assert places == sorted(places)


def test_what_its_author_confirmed_as_gone_is_counted_and_stays() -> None:
    thread = asked_thread(QUESTION)
    bea = a_reader(name="Bea")
    (row,) = tell(a_reply(thread, by=bea), no_more("stinging"))
    confirm_statement(member=bea, statement_id=row.pk)

    shown = panel(thread)

    assert "1 says stinging went away or did not come" in shown
    assert "not confirmed." not in shown


def test_a_side_effect_and_that_it_got_better_in_one_post_is_a_side_effect_that_went() -> None:
    placed = an_import([QUESTION, "A", "B", "C", "Stung a day. No sting now."])
    for post in posts_of(placed.thread_id)[1:4]:
        tell(post, a_use(span=(0, 1)))
    tell(
        posts_of(placed.thread_id)[4],
        unsure(a_side_effect("stinging", span=(0, 12), resolved_after="P1D")),
        unsure(an_effect("stinging", span=(13, 26))),
    )
    thread = posts_of(placed.thread_id)[0].thread

    shown = panel(thread)

    assert "1 post writes that stinging went away or did not come." in shown
    assert "stinging, gone after 1 day:" in shown
    assert "got better" not in shown


def test_a_guess_of_a_benefit_is_not_named_where_one_of_a_harm_is() -> None:
    thread = asked_thread(QUESTION)
    for said in (an_effect("redness"), an_effect("itch", Role.WORSE), a_side_effect("rash")):
        tell(a_reply(thread, by=a_reader()), unsure(said, 0.55))

    shown = panel(thread)

    assert "1 post writes of rash." in shown
    assert "1 post writes that something got worse." in shown
    assert "redness" not in shown


def test_of_many_benefits_that_are_not_sure_those_that_most_write_of_stand_first() -> None:
    thread = asked_thread("Who uses it?")
    for sign, score in (("colour", 0.7), ("sleep", 0.8), ("redness", 0.7), ("redness", 0.66)):
        tell(
            a_reply(thread, by=a_reader(), text=f"{sign} is better"), unsure(an_effect(sign), score)
        )

    shown = panel(thread)

    order = [shown.index(f"{words} got better:") for words in ("redness", "sleep", "colour")]
    assert order == sorted(order)
    assert shown.index("1 more, less sure or told by fewer : that something got better") < order[-1]


def test_side_effects_are_not_folded_as_early_as_benefits() -> None:
    thread = asked_thread("Who uses it?")
    for sign in ("rash", "itch", "stinging", "heat"):
        tell(a_reply(thread, by=a_reader()), unsure(a_side_effect(sign)))

    shown = panel(thread)

    assert "4 posts write of" in shown
    assert "less sure" not in shown


def test_a_quote_of_several_sentences_shows_the_last_which_may_say_how_often() -> None:
    thread = asked_thread("Who uses it?")
    text = (
        "The clinic put me on it in May. " + "There was much else to do. " * 8 + "I take it daily."
    )
    tell(
        a_reply(thread, by=a_reader(name="Ann"), text=text),
        twice_a_day(times=1, span=(0, len(text))),
    )

    assert "The clinic put me on it in May. … I take it daily." in panel(thread)
