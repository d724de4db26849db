"""At a glance says what posts seem to tell where the program was not sure: apart, uncounted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_reply, a_thread, an_import, opening_of, posts_of
from samehere.experiences.extraction.statements import Role, Tier
from samehere.experiences.tests.builders import (
    a_reader,
    a_side_effect,
    a_use,
    an_effect,
    tell,
    twice_a_day,
)
from samehere.experiences.tests.test_glance_panel import panel

if TYPE_CHECKING:
    from samehere.discussions.models import Thread
    from samehere.experiences.extraction.statements import Statement

pytestmark = pytest.mark.django_db


def unsure(said: Statement, score: float = 0.7) -> Statement:
    return replace(said, tier=Tier.SUGGESTED, score=score)


def asked_thread(text: str) -> Thread:
    """Return a discussion whose opening says `text`; three use it, one had no side effects."""
    thread = a_thread(by=a_reader(name="Vita"), text=text)
    tell(opening_of(thread), a_use(span=(0, 3)))
    for name in ("Jay", "Kit"):
        tell(a_reply(thread, by=a_reader(name=name)), a_use())
    tell(a_reply(thread, by=a_reader(name="Mo")), a_use(), a_side_effect("none"))
    return thread


def test_who_asks_about_a_sign_hears_what_posts_may_say_of_it_before_that_one_had_none() -> None:
    thread = asked_thread("My cream came today. Did it burn you?")
    for name, sign in (("Ann", "burning"), ("Bea", "burning"), ("Cat", "heat")):
        post = a_reply(thread, by=a_reader(name=name), text="Words of her own.")
        tell(post, unsure(a_side_effect(sign, span=(0, 17)), 0.55))

    shown = panel(thread)

    assert "Side effects 3 posts write of burning or heat. Read, not confirmed." in shown
    assert "Ann , post 4 burning: Words of her own." in shown
    assert "there were none" not in shown


def test_a_mere_guess_about_a_sign_nobody_asked_about_is_not_named() -> None:
    thread = asked_thread("My cream came today. Who uses it?")
    tell(a_reply(thread, by=a_reader()), unsure(a_side_effect("rash"), 0.55))

    shown = panel(thread)

    assert "rash" not in shown
    assert "none" not in shown


def test_what_may_have_changed_stands_apart_from_what_is_counted() -> None:
    thread = asked_thread("Who uses it?")
    tell(a_reply(thread, by=a_reader()), an_effect("redness"))
    tell(a_reply(thread, by=a_reader()), unsure(an_effect("itch")))
    tell(a_reply(thread, by=a_reader()), unsure(an_effect("itch", Role.NO_EFFECT)))

    shown = panel(thread)

    assert (
        "1 of 5 says something got better. 1 post writes that something got better. 1 post writes"
        " that something did not change. Read, not confirmed." in shown
    )


def test_who_seems_to_say_how_often_is_not_among_those_who_do_not() -> None:
    thread = asked_thread("Who uses it?")
    often = unsure(twice_a_day(span=(10, 14)))
    tell(posts_of(thread.pk)[1], an_effect("itch"), often)

    shown = panel(thread)

    assert "1 post writes how often. Read, not confirmed." in shown
    assert "Jay , post 1 twice a day:" in shown
    assert "3 didn’t say how often, or it was not read" in shown


def test_what_is_counted_of_somebody_is_not_doubted_beside_it() -> None:
    thread = asked_thread("Did it itch?")
    ann = a_reader(name="Ann")
    tell(a_reply(thread, by=ann), a_side_effect("itch"))
    tell(a_reply(thread, by=ann), unsure(a_side_effect("itch")))

    assert "not confirmed" not in panel(thread)


def test_what_she_wants_to_be_asked_about_first_is_not_named() -> None:
    thread = asked_thread("Did it itch?")
    said = (a_side_effect("itch"), an_effect("redness"), twice_a_day(span=(10, 14)))
    tell(a_reply(thread, by=a_reader("ask", name="Zoe")), *map(unsure, said))

    shown = panel(thread)

    assert "not confirmed" not in shown
    assert "Zoe" not in shown


def test_unnamed_posts_open_as_posts() -> None:
    placed = an_import(["Does it itch?", "A", "B", "C", "Itched."])
    for post in posts_of(placed.thread_id)[1:4]:
        tell(post, a_use(span=(0, 1)))
    tell(posts_of(placed.thread_id)[4], unsure(a_side_effect("itch", span=(0, 7))))

    html = Client().get(f"/d/{placed.thread_id}/").text

    assert ">Post 4</a><span>itch: <q>Itched.</q>" in html
    assert f'href="/d/{placed.thread_id}/posts/4/"' in html
