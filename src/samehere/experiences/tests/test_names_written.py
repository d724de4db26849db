"""What people here call a treatment stands on its page, the most usual name first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import override_settings

from samehere.discussions.tests.builders import a_group, a_thread
from samehere.experiences.queries.treatments import treatment_page
from samehere.experiences.tests.builders import DRUG, say_by_name

if TYPE_CHECKING:
    from django.test import Client

    from samehere.discussions.models import Thread

pytestmark = pytest.mark.django_db


def names(thread: Thread) -> list[str]:
    page = treatment_page(viewer=None, address=DRUG, group_slug=thread.group.slug)
    return list(page.told.names)


def test_a_page_says_what_people_write_the_most_usual_first(client: Client) -> None:
    thread = a_thread(group=a_group("Itchy skin"))
    say_by_name(thread, 5, DRUG)
    say_by_name(thread, 5, DRUG, "tac")
    say_by_name(thread, 6, DRUG, "PROTOPIC")

    html = client.get(f"/g/itchy-skin/treatments/{DRUG}/").text

    assert names(thread) == ["Protopic", "tac"]
    assert "Tacrolimus for Itchy skin</h1>" in html
    assert "People here write: Protopic, tac." in html


@pytest.mark.parametrize("writers", [1, 2, 4])
def test_what_too_few_write_to_be_counted_is_no_name_people_write(writers: int) -> None:
    thread = a_thread()
    say_by_name(thread, 5, DRUG)
    say_by_name(thread, writers, DRUG, "Protopic")

    assert names(thread) == []


@override_settings(SMALLEST_COUNT_SHOWN=7)
def test_where_a_community_counts_from_more_people_a_name_needs_as_many() -> None:
    thread = a_thread()
    say_by_name(thread, 7, DRUG, "tac")
    say_by_name(thread, 6, DRUG, "Protopic")

    assert names(thread) == ["tac"]


@pytest.mark.parametrize("surface", ["it", "the ointment", "tacrolimis", "Takrolymus", DRUG, ""])
def test_what_is_no_name_is_misspelt_or_stands_above_is_left_out(surface: str) -> None:
    thread = a_thread()
    say_by_name(thread, 6, DRUG, surface)

    assert names(thread) == []
