"""The lists behind numbers: what they show of whom, and in which order."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_reply, a_thread, an_import, posts_of, thread_of
from samehere.experiences.queries import behind
from samehere.experiences.queries.behind import statements_behind
from samehere.experiences.tests.builders import (
    DRUG,
    a_reader,
    a_side_effect,
    a_use,
    cell_of,
    tell,
)
from samehere.web.paging import parse_key

if TYPE_CHECKING:
    from samehere.discussions.models import Thread
    from samehere.experiences.queries.figures import SentencesPage

pytestmark = pytest.mark.django_db


def listed(thread: Thread, older: str = "") -> SentencesPage:
    return statements_behind(
        viewer=None,
        address=DRUG,
        group_slug=thread.group.slug,
        cell=cell_of(thread.group, "use").pk,
        before=parse_key(older, parts=2) if older else None,
    )


def test_they_stand_in_the_order_of_their_dates_and_the_undated_come_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(behind, "SENTENCES_A_PAGE", 2)
    thread = a_thread()
    for _ in range(6):
        tell(a_reply(thread, by=a_reader()), a_use())
    for post, day in zip(posts_of(thread.pk)[1:], (3, 9, 9, 1, None, None), strict=True):
        post.posted_at = datetime(2026, 5, day, tzinfo=UTC) if day else None
        post.save(update_fields=["posted_at"])

    seen: list[int] = []
    older = ""
    while not seen or older:
        found = listed(thread, older)
        seen += [one.post_number for one in found.sentences]
        older = found.older

    assert seen == [3, 2, 1, 4, 6, 5]


def test_that_somebody_uses_it_is_shown_by_the_sentence_that_says_so() -> None:
    thread = a_thread()
    for _ in range(5):
        post = a_reply(thread, by=a_reader(), text="Daily. Itch gone.")
        tell(post, a_use(span=(0, 6)), a_side_effect("itch", span=(7, 17)))

    assert {one.quote for one in listed(thread).sentences} == {"Daily."}


def test_posts_without_a_name_open_and_are_said_to_be_posts() -> None:
    placed = an_import(["Q", *(f"I use it on my arms, as number {number}." for number in range(6))])
    for post in posts_of(placed.thread_id)[1:]:
        tell(post, a_use(span=(0, 32)))
    here = f"/g/{thread_of(placed.thread_id).group.slug}/treatments/{DRUG}/"

    page = Client().get(here).text
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))

    (link,) = set(re.findall(r'href="([^"]+/sentences/\d+/)"', page))
    assert "What 6 posts by unnamed members say" in words
    assert "posts by unnamed members 6" in words
    assert "Fewer than 5 say the same of how they use it" in words
    assert "“I use it on my arms, as number 5”" in page
    assert "counted as posts, apart from members" in words
    assert Client().get(link).text.count('<p class="voice">') == 6
