"""“Some other way, or not said” is a number like others: it opens the sentences behind it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_group, a_reply, a_thread
from samehere.experiences.errors import StatementNotFound
from samehere.experiences.queries.behind import statements_behind
from samehere.experiences.queries.treatments import treatment_page
from samehere.experiences.tests.builders import DRUG, a_reader, a_stop, a_use, tell, twice_a_day

pytestmark = pytest.mark.django_db


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_those_who_use_it_some_other_way_or_did_not_say_have_a_list_of_as_many() -> None:
    thread = a_thread()
    for _ in range(6):
        tell(a_reply(thread, by=a_reader(), text="Twice."), twice_a_day(span=(0, 6)))
    for _ in range(2):
        tell(a_reply(thread, by=a_reader(), text="Daily."), twice_a_day(times=1, span=(0, 6)))
    for _ in range(4):
        tell(a_reply(thread, by=a_reader(), text="I do use it."), a_use(span=(0, 12)))
    here = f"/g/{thread.group.slug}/treatments/{DRUG}/"
    rest = f"{here}sentences/other-ways/"

    page, listed = Client().get(here).text, Client().get(rest).text

    assert f'href="{rest}">6<' in page
    assert "Tacrolimus: some other way, or not said" in words_of(listed)
    assert "6 members." in words_of(listed)
    assert listed.count('<p class="voice">') == 6
    assert "Twice." not in listed
    assert listed.count("“I do use it.”") == 4


def test_other_reasons_to_stop_or_none_have_a_list_and_who_takes_it_again_is_in_none() -> None:
    thread = a_thread()
    for _ in range(6):
        tell(a_reply(thread, by=a_reader()), a_stop("cost"))
    for reason in ("", "", "advice", "resolved", "resolved"):
        tell(a_reply(thread, by=a_reader()), a_stop(reason))
    back = a_reader()
    tell(a_reply(thread, by=back), a_stop("cost"))
    tell(a_reply(thread, by=back), a_use())
    for _ in range(4):
        tell(a_reply(thread, by=a_reader()), a_use())
    here = f"/g/{thread.group.slug}/treatments/{DRUG}/"
    rest = f"{here}sentences/other-reasons/"

    page, listed = Client().get(here).text, Client().get(rest).text

    assert "Why 11 stopped" in words_of(page)
    assert f'href="{rest}"' in page
    assert "stopped: other reasons, or none given" in words_of(listed)
    assert listed.count('<p class="voice">') == 5


def test_over_all_groups_it_is_listed_where_nobody_stands_in_two_of_the_others() -> None:
    one, other = a_thread(group=a_group()), a_thread(group=a_group())
    twice = [a_reader() for _ in range(10)]
    for person in twice:
        tell(a_reply(one, by=person), twice_a_day())
    for _ in range(12):
        tell(a_reply(one, by=a_reader()), a_use())
    here = f"/treatments/{DRUG}/"

    listed = Client().get(f"{here}sentences/other-ways/").text

    assert f'href="{here}sentences/other-ways/">12<' in Client().get(here).text
    assert listed.count('<p class="voice">') == 12

    # Five of them use it another way elsewhere: what is left is not the difference any more.
    for person in twice[:5]:
        tell(a_reply(other, by=person), twice_a_day(times=1))

    assert treatment_page(viewer=None, address=DRUG).frequencies.rest == 0
    assert Client().get(f"{here}sentences/other-ways/").status_code == 404


@pytest.mark.parametrize("rest", ["ways", "reasons"])
def test_where_the_page_shows_no_rest_there_is_no_list_of_it(rest: str) -> None:
    thread = a_thread()
    for _ in range(6):
        tell(a_reply(thread, by=a_reader()), twice_a_day())

    with pytest.raises(StatementNotFound):
        statements_behind(viewer=None, address=DRUG, group_slug=thread.group.slug, rest=rest)
