"""At a glance on the page of a discussion: the findings, who says them, how sure it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_reply, a_thread, an_import, opening_of, posts_of
from samehere.discussions.tests.counting import queries_for
from samehere.experiences.actions import confirm_statement
from samehere.experiences.extraction.statements import Kind, Regimen, Role, Status, Tier
from samehere.experiences.tests.builders import (
    a_reader,
    a_side_effect,
    a_stop,
    a_use,
    an_effect,
    tell,
    twice_a_day,
)
from samehere.members.tests.builders import make_member, sign_in

if TYPE_CHECKING:
    from samehere.discussions.models import Thread

pytestmark = pytest.mark.django_db


def a_told_thread(*, users: int = 3, asker: str = "Vita") -> Thread:
    """Return a discussion in which the asker and others say that they use tacrolimus."""
    thread = a_thread(by=a_reader(name=asker))
    tell(opening_of(thread), twice_a_day(), a_side_effect("burning", resolved_after="P2D"))
    for number in range(users - 1):
        post = a_reply(thread, by=a_reader(name=f"{asker} {number}"))
        tell(post, a_use(), a_side_effect("burning"))
    return thread


def panel(thread: Thread, client: Client | None = None) -> str:
    """Return the words of the panel, "" where there is none."""
    html = (client or Client()).get(f"/d/{thread.pk}/").text
    found = re.search(r'<section class="panel glance".*?</section>', html, re.DOTALL)
    words = re.sub(r"<[^>]+>", " ", found[0] if found else "")
    return re.sub(r"\s+", " ", words).strip()


def test_it_shows_from_three_who_describe_using_it() -> None:
    assert panel(a_told_thread(users=2, asker="Kit")) == ""

    shown = panel(a_told_thread())

    assert "At a glance: tacrolimus 3 members wrote here; 3 describe using it" in shown
    assert "Burning in 3 of 3. Gone after 2 days for Vita." in shown


def test_none_does_not_stand_alone_where_others_may_have_had_some() -> None:
    thread = a_thread(by=a_reader(name="Vita"))
    doubtful = replace(a_side_effect("burning"), tier=Tier.SUGGESTED, score=0.7)
    tell(opening_of(thread), a_use(), a_side_effect("none"))
    tell(a_reply(thread, by=a_reader(name="Jay")), a_use())
    tell(a_reply(thread, by=a_reader("ask", name="Mo")), doubtful)
    post = a_reply(thread, by=a_reader(name="Kit"))
    tell(post, a_use())
    assert "1 of 3 says there were none." in panel(thread)
    assert "burning" not in panel(thread)

    tell(post, a_use(), doubtful)

    shown = panel(thread)
    assert "there were none" not in shown
    assert "1 post writes of burning. Read, not confirmed." in shown
    assert "1 post writes of burning, in no number here: Kit , post 3 burning:" in shown
    assert "Mo" not in shown.replace("More", "")


def test_a_mere_guess_takes_none_away_and_is_not_named() -> None:
    thread = a_told_thread(users=2, asker="Ada")
    tell(opening_of(thread), a_use(), a_side_effect("none"))
    guess = replace(a_side_effect("rash"), tier=Tier.SUGGESTED, score=0.56)
    for name, said in (("Jay", a_use()), ("Kit", guess)):
        tell(a_reply(thread, by=a_reader(name=name)), a_use(span=(0, 4)), said)
    tell(posts_of(thread.pk)[1], a_use())

    shown = panel(thread)

    assert "none" not in shown
    assert "rash" not in shown


def test_each_side_effect_has_its_own_end_and_those_who_still_have_it_are_said() -> None:
    thread = a_told_thread(users=2, asker="Ula")
    for days in (4, 9):
        gone = a_side_effect("burning", resolved_after=f"P{days}D")
        tell(a_reply(thread, by=a_reader()), gone)
    for sign in ("burning", "itch", "itch"):
        tell(a_reply(thread, by=a_reader()), a_side_effect(sign, is_ongoing=True))

    assert (
        "Burning in 5 of 7, itch in 2. Burning: gone after 9 days at the latest,"
        " for the 3 of 5 who say when; still there for 1. Itch: still there for 2." in panel(thread)
    )


def test_members_and_visitors_see_the_same() -> None:
    thread = a_told_thread()

    assert panel(thread, sign_in(Client(), make_member())) == panel(thread)


def test_each_part_says_its_finding_and_every_name_opens_its_sentence() -> None:
    thread = a_told_thread()
    (row,) = tell(a_reply(thread, by=a_reader(name="Jay")), an_effect("redness"))
    tell(a_reply(thread, by=a_reader(name="Mo")), an_effect("redness", Role.WORSE), a_stop("cost"))

    html = Client().get(f"/d/{thread.pk}/").text

    assert "Twice a day: 1 of 5 say how often." in html
    assert "1 of 5 says something got better. 1 of 5 says something got worse." in html
    assert "Cost or insurance (1)." in html
    assert f'<a href="/d/{thread.pk}/?statement={row.pk}#statement" rel="nofollow">Jay' in html


def test_contradictory_instructions_are_counted_against_each_other() -> None:
    thread = a_told_thread()
    for name, said in (("Jay", "P6W"), ("Mo", None)):
        regimen = Regimen(duration=said, duration_is="total" if said else "open")
        advice = a_use(kind=Kind.ADVICE, status=Status.PRESCRIBED, regimen=regimen)
        tell(a_reply(thread, by=a_reader(name=name)), advice)

    shown = panel(thread)

    assert "They were told different things: how long." in shown
    assert "1 told: for 6 weeks" in shown
    assert "1 told: no end date" in shown


def test_the_part_that_answers_the_question_is_open_and_the_others_are_not() -> None:
    html = Client().get(f"/d/{a_told_thread().pk}/").text

    assert re.findall(r"<details open>\s*<summary><span><b>([^<]+)", html) == [
        "Side effects, and how long they lasted"
    ]


def test_a_treatment_the_title_asks_about_comes_first() -> None:
    thread = a_thread(by=a_reader(), title="How was Protopic for you?")
    for _ in range(4):
        tell(a_reply(thread, by=a_reader()), a_use("clobetasol"))
    for _ in range(3):
        tell(a_reply(thread, by=a_reader()), twice_a_day())

    assert panel(thread).startswith("At a glance: tacrolimus")
    assert "<details open>" in Client().get(f"/d/{thread.pk}/").text


def test_what_the_asker_told_later_stands_in_order() -> None:
    thread = a_told_thread()
    post = a_reply(thread, by=opening_of(thread).author)
    tell(post, an_effect("itch"))

    assert "What Vita told later 1 update, the last one: tacrolimus: itch got better." in panel(
        thread
    )


def test_posts_without_a_name_are_counted_as_posts() -> None:
    placed = an_import(["Q", "A", "B", "C"])
    for post in posts_of(placed.thread_id)[1:]:
        tell(post, a_side_effect())

    html = Client().get(f"/d/{placed.thread_id}/").text

    assert "4 posts here, without the names of those who wrote them" in html
    assert "<strong>3 of them describe using it</strong>" in html
    assert ">Post 2</a>" in html


def test_it_says_what_no_author_has_checked() -> None:
    thread = a_told_thread()
    assert "Read from the posts by software, not checked by their authors." in panel(thread)

    vita = opening_of(thread).author
    assert vita is not None
    (_, burning) = opening_of(thread).statements.order_by("start")
    confirm_statement(member=vita, statement_id=burning.pk)

    assert "Thick strokes were checked by their authors" in panel(thread)
    assert "st-thin" in Client().get(f"/d/{thread.pk}/").text


def test_later_pages_do_not_repeat_it() -> None:
    thread = a_thread(replies=60)
    for post in posts_of(thread.pk)[:5]:
        tell(post, a_use())
    later = re.search(r'rel="next" href="([^"]+)"', Client().get(f"/d/{thread.pk}/").text)

    assert later is not None
    assert "At a glance" not in Client().get(later[1]).text


def test_other_treatments_stand_behind_the_one_that_was_asked_about() -> None:
    thread = a_told_thread()
    for name in ("Jay", "Mo", "Kit", "Lou"):
        tell(a_reply(thread, by=a_reader(name=name)), a_use("clobetasol"), a_side_effect("itch"))
    tell(a_reply(thread, by=a_reader()), a_use("zinc"))

    shown = panel(thread)

    assert "At a glance: tacrolimus" in shown
    assert "Also: clobetasol 4 describe using it." in shown
    assert "Others, described by one or two zinc." in shown


def test_a_longer_discussion_takes_no_more_queries() -> None:
    short, long = a_told_thread(), a_told_thread(users=30, asker="Kit")

    taken = [len(queries_for(Client(), f"/d/{thread.pk}/")) for thread in (short, long)]
    assert taken == [7, 7]


def test_rows_are_phrases_and_the_key_stands_at_the_top() -> None:
    shown = panel(a_told_thread(asker="Oda"))

    assert "1 uses or used it twice a day" in shown
    assert shown.index("not checked by their authors") < shown.index("How they use it")


def test_an_update_that_adds_nothing_is_left_out() -> None:
    thread = a_told_thread(asker="Ina")
    tell(a_reply(thread, by=opening_of(thread).author), a_use())

    assert "told later" not in panel(thread)


def test_of_a_list_it_says_how_many_more_there_are() -> None:
    thread = a_told_thread(asker="Eve")
    many = [a_use(f"drug {n}", span=(n, n + 1)) for n in range(15)]
    tell(a_reply(thread, by=a_reader()), *many)

    assert "and 3 more." in panel(thread)


def test_the_harms_of_what_one_or_two_use_are_told_too() -> None:
    thread = a_told_thread(asker="Una")
    said = (a_use("zinc"), a_side_effect("rash", "zinc"), an_effect("acne", treatment="zinc"))
    tell(a_reply(thread, by=a_reader()), *said)

    shown = panel(thread)

    assert "1 had rash (zinc)" in shown
    assert "1 says acne got better (zinc)" in shown
