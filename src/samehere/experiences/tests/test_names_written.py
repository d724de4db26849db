"""What people here call a treatment stands on its page, the most usual name first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samehere.discussions.tests.builders import a_group, a_reply, a_thread
from samehere.experiences.extraction.statements import Treatment
from samehere.experiences.queries.treatments import treatment_page
from samehere.experiences.tests.builders import DRUG, a_reader, a_side_effect, a_use, tell

if TYPE_CHECKING:
    from django.test import Client

    from samehere.discussions.models import Thread

pytestmark = pytest.mark.django_db


def say(thread: Thread, number: int, treatment: str, surface: str = "") -> None:
    """Let `number` more members say that they use it, and call it by `surface`."""
    named = Treatment(surface=surface or treatment, concept=treatment, resolved_by="named")
    for _ in range(number):
        use = replace(a_use(treatment), treatment=named)
        tell(a_reply(thread, by=a_reader()), use, a_side_effect(treatment=treatment))


def names(thread: Thread) -> list[str]:
    page = treatment_page(viewer=None, address=DRUG, group_slug=thread.group.slug)
    return list(page.told.names)


def test_a_page_says_what_people_write_the_most_usual_first(client: Client) -> None:
    thread = a_thread(group=a_group("Itchy skin"))
    say(thread, 5, DRUG)
    say(thread, 2, DRUG, "tac")
    say(thread, 3, DRUG, "PROTOPIC")

    html = client.get(f"/g/itchy-skin/treatments/{DRUG}/").text

    assert names(thread) == ["Protopic", "tac"]
    assert "Tacrolimus for Itchy skin</h1>" in html
    assert "People here write: Protopic, tac." in html


def test_what_one_member_alone_writes_is_no_name_people_write() -> None:
    thread = a_thread()
    say(thread, 5, DRUG)
    say(thread, 1, DRUG, "Protopic")

    assert names(thread) == []


@pytest.mark.parametrize("surface", ["it", "the ointment", "tacrolimis", "Takrolymus", DRUG, ""])
def test_what_is_no_name_is_misspelt_or_stands_above_is_left_out(surface: str) -> None:
    thread = a_thread()
    say(thread, 6, DRUG, surface)

    assert names(thread) == []
