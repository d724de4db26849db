"""The pages of treatments as they are sent: to visitors, members, and as a file."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client, override_settings

from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
)
from samehere.experiences.extraction.statements import Role
from samehere.experiences.models import Tally
from samehere.experiences.tests.builders import (
    DRUG,
    a_reader,
    a_side_effect,
    a_stop,
    a_use,
    an_effect,
    tell,
    twice_a_day,
)
from samehere.members.tests.builders import sign_in

if TYPE_CHECKING:
    from samehere.discussions.models import Thread
    from samehere.experiences.extraction.statements import Statement

pytestmark = pytest.mark.django_db


def say(thread: Thread, number: int, *read: Statement) -> None:
    """Let `number` more members say the same."""
    for _ in range(number):
        tell(a_reply(thread, by=a_reader()), *read)


def told_thread() -> Thread:
    """Return a discussion that fills every chart."""
    thread = a_thread(group=a_group("Itchy skin"))
    gone = a_side_effect(onset_after="P0D", resolved_after="P2D")
    say(thread, 8, twice_a_day(), gone, an_effect("itch", span=(10, 14)))
    say(thread, 5, twice_a_day(times=1), an_effect("itch", Role.NO_EFFECT, span=(10, 14)))
    say(thread, 5, a_side_effect("buzzing", is_ongoing=True), a_use("zinc", span=(15, 18)), a_use())
    say(thread, 6, a_stop("cost"), a_side_effect("none"))
    say(thread, 2, a_side_effect("rash"))
    return thread


def get(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200, response
    return response.content.decode()


def words_of(page: str) -> str:
    """Return the words of a page, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_page_says_who_what_and_what_it_is_not() -> None:
    thread = told_thread()

    words = words_of(get(f"/g/{thread.group.slug}/treatments/{DRUG}/"))

    assert "Tacrolimus for Itchy skin" in words
    assert "What 26 members say about using it themselves." in words
    assert "This is not a trial." in words
    assert "8 better" in words
    assert "5 no change" in words
    assert (
        "Starts on the first day. Among those who say how long: lasted 2 days, for three in four"
        " no longer." in words
    )
    assert "Most still have it." in words
    assert "Mentioned by fewer than 5 members, so not shown: rash." in words
    assert "Why some stopped" in words
    assert "Cost or insurance" in words
    assert "That they use it, none confirmed, 26 not yet;" in words


def test_every_number_on_the_page_leads_to_a_list_of_as_many() -> None:
    thread = told_thread()
    page = get(f"/g/{thread.group.slug}/treatments/{DRUG}/")

    links = set(re.findall(r'href="([^"]+/sentences/\d+/)"', page))

    assert len(links) >= 9
    for link in links:
        listed = get(link)
        number = re.search(r"(\d+) members", words_of(listed))
        assert number is not None
        assert listed.count('<p class="voice">') == int(number[1])


@pytest.mark.parametrize("place", ["/g/{}", ""])
def test_the_number_of_sentences_opens_them_all(place: str) -> None:
    thread = told_thread()
    here = f"{place.format(thread.group.slug)}/treatments/{DRUG}/"
    number = re.search(
        rf'<dt>sentences</dt><dd>\s*<a href="{here}sentences/">([\d,]+)</a>', get(here)
    )
    assert number, "the number opens nothing"
    listed, address = 0, f"{here}sentences/"

    while address:
        page = get(address)
        listed += page.count('<p class="voice">')
        older = re.search(r'rel="next" href="([^"]+)"', page)
        address = older[1] if older else ""

    assert listed == int(number[1])
    assert listed > 26


def test_a_sentence_that_says_several_things_is_one_of_them() -> None:
    thread = a_thread()
    say(thread, 6, a_use(span=(0, 5)), a_side_effect(span=(0, 5)), twice_a_day(span=(0, 5)))

    page = get(f"/treatments/{DRUG}/")

    assert f'<a href="/treatments/{DRUG}/sentences/">6</a>' in page
    assert get(f"/treatments/{DRUG}/sentences/").count('<p class="voice">') == 6


def test_over_all_groups_the_page_names_each_with_its_number() -> None:
    told_thread()
    other = a_thread(group=a_group("Dry skin"))
    say(other, 3, a_use())

    words = words_of(get(f"/treatments/{DRUG}/"))

    assert "What 26 members say" in words
    assert "Dry skin fewer than 5" in words
    assert "Itchy skin 26" in words


def test_where_too_few_tell_there_are_no_totals_but_the_discussion() -> None:
    thread = a_thread(group=a_group("Dry skin"))
    say(thread, 4, twice_a_day())

    page = get(f"/g/{thread.group.slug}/treatments/{DRUG}/")

    assert "Fewer than 5 members describe this here, so we don’t show totals." in words_of(page)
    assert f'href="/d/{thread.pk}/"' in page
    assert "4" not in words_of(page).partition("Fewer than")[0]


def test_the_list_of_treatments_goes_by_name_or_number_and_no_other_way() -> None:
    thread = told_thread()
    say(thread, 40, a_use("clobetasol"))
    here = f"/g/{thread.group.slug}/treatments/"

    by_name, by_number = words_of(get(here)), words_of(get(f"{here}?by=number"))

    assert by_name.index("Clobetasol") < by_name.index("Tacrolimus") < by_name.index("Zinc")
    assert by_number.index("Clobetasol 40") < by_number.index("Tacrolimus 26")
    assert "Clobetasol" in words_of(get("/treatments/"))
    assert Client().get(f"{here}?by=outcome").status_code == 404


def test_the_file_has_the_numbers_of_the_page_and_no_others() -> None:
    thread = told_thread()

    response = Client().get(f"/g/{thread.group.slug}/treatments/{DRUG}/table.csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{DRUG}.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    by_answer = {(row["what"], row["of"], row["answer"]): row for row in rows}
    assert by_answer["use", DRUG, "use or used it"]["members"] == "26"
    assert by_answer["what changed", "itch", "better"]["members"] == "8"
    assert by_answer["side effect", "burning", "lasted at most, three in four"]["days"] == "2"
    assert not [row for row in rows if "rash" in row.values()]
    assert all(
        not row["members"] or row["members"] == "0" or int(row["members"]) >= 5 for row in rows
    )


def test_the_table_and_the_file_have_what_the_chart_has() -> None:
    thread = a_thread(group=a_group("Itchy skin"))
    for role in (Role.BENEFIT, Role.NO_EFFECT, Role.WORSE):
        say(thread, 3, an_effect("soreness", role))
    say(thread, 6, twice_a_day())
    here = f"/g/{thread.group.slug}/treatments/{DRUG}/"

    page = get(here)

    assert "Soreness 9 members How it went is not shown" in words_of(page)
    assert "soreness 9 not shown not shown not shown" in words_of(page)
    assert "what changed,soreness,in all,9,," in get(f"{here}table.csv")
    # Nobody here is unnamed.
    assert "Posts by unnamed members" not in page


def test_a_sign_that_nearly_all_tell_alike_is_not_said_to_have_too_few_answers() -> None:
    thread = a_thread(group=a_group("Itchy skin"))
    say(thread, 9, an_effect("soreness", Role.BENEFIT))
    say(thread, 1, an_effect("soreness", Role.NO_EFFECT))

    words = words_of(get(f"/g/{thread.group.slug}/treatments/{DRUG}/"))

    assert (
        "Soreness 10 members How it went is not shown: "
        "fewer than 5 members gave one of the answers." in words
    )


def test_over_all_groups_a_sign_without_an_answer_is_not_a_row_of_its_own() -> None:
    thread = a_thread(group=a_group("Itchy skin"))
    say(thread, 9, an_effect("soreness", Role.BENEFIT))
    say(thread, 1, an_effect("soreness", Role.NO_EFFECT))
    say(thread, 6, twice_a_day())

    words = words_of(get(f"/treatments/{DRUG}/"))

    assert "How it went is not shown" not in words
    assert "What changed No group shows how it went with: soreness." in words


def test_a_closed_group_is_not_there_for_others_and_opens_no_lists() -> None:
    group = a_group("Closed", visibility="members")
    insider = a_reader()
    a_membership(group, insider)
    thread = a_thread(group=a_group("Open"), by=insider)
    thread.group = group
    thread.save(update_fields=["group"])
    for _ in range(14):
        member = a_reader()
        a_membership(group, member)
        tell(a_reply(thread, by=member), a_use())
    Tally.objects.update(changed_on=None)
    client = Client()
    sign_in(client, insider)
    here = f"/g/{group.slug}/treatments/"
    cell = Tally.objects.get(group=group, facet="use").pk

    page = client.get(f"{here}{DRUG}/").content.decode()

    assert "about 15 members" in words_of(page)
    assert "/sentences/" not in page
    assert client.get(f"{here}{DRUG}/sentences/{cell}/").status_code == 404
    assert client.get(f"{here}{DRUG}/sentences/").status_code == 404
    lists = (f"{DRUG}/sentences/", f"{DRUG}/sentences/{cell}/")
    for path in ("", f"{DRUG}/", f"{DRUG}/table.csv", *lists):
        assert DRUG not in Client().get(here + path).text.replace(f"treatments/{DRUG}", "")
        assert Client().get(f"/g/nowhere/treatments/{path}").status_code == 404
    assert Client().get(f"/treatments/{DRUG}/").status_code == 404
    assert DRUG not in get("/treatments/")


def test_a_list_leads_to_each_sentence_in_its_post() -> None:
    thread = told_thread()
    cell = Tally.objects.get(group=thread.group, facet="use", treatment=DRUG).pk

    page = get(f"/g/{thread.group.slug}/treatments/{DRUG}/sentences/{cell}/")

    assert page.count(f'href="/d/{thread.pk}/?statement=') == 26
    assert "Not yet confirmed by" in page


def test_the_page_of_a_group_leads_to_its_treatments() -> None:
    thread = told_thread()

    page = get(f"/g/{thread.group.slug}/")

    assert f'href="/g/{thread.group.slug}/treatments/"' in page
    assert f'href="/g/{thread.group.slug}/treatments/{DRUG}/"' in page
    assert "Treatments people here talk about" in page


@pytest.mark.parametrize("rest", ["0/", "x/", "99999999999999999999/", "1/?before=x", "?before=x"])
def test_a_list_nobody_offered_is_not_there(rest: str) -> None:
    thread = told_thread()

    path = f"/g/{thread.group.slug}/treatments/{DRUG}/sentences/{rest}"

    assert Client().get(path).status_code == 404


def test_how_the_numbers_are_made_is_told() -> None:
    assert "How our numbers are made" in get("/how-numbers-are-made/")


@override_settings(SMALLEST_COUNT_SHOWN=11)
def test_the_smallest_number_told_of_is_the_one_that_holds_here() -> None:
    told = get("/how-numbers-are-made/")

    assert "A number under 11 could point at a person" in told
    assert "at least 11 who say so" in told
