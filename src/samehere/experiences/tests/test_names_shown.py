"""What pages call a treatment: the name this community has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samehere.discussions.tests.builders import a_group, a_thread
from samehere.experiences.queries.conditions import condition_page
from samehere.experiences.tests.builders import say_by_name

if TYPE_CHECKING:
    from django.conf import LazySettings
    from django.test import Client

pytestmark = pytest.mark.django_db

PAINKILLER = "acetaminophen"


def test_a_page_is_headed_by_the_british_name_and_keeps_its_address(client: Client) -> None:
    thread = a_thread(group=a_group("Sore knees"))
    say_by_name(thread, 5, PAINKILLER)

    html = client.get(f"/g/sore-knees/treatments/{PAINKILLER}/").text

    assert "Paracetamol for Sore knees</h1>" in html
    assert "acetaminophen" not in html.lower().replace(f"/{PAINKILLER}/", "")


def test_a_community_of_americans_reads_the_american_name(
    client: Client, settings: LazySettings
) -> None:
    settings.NAMES_SHOWN = "american"
    thread = a_thread(group=a_group("Sore knees"))
    say_by_name(thread, 5, PAINKILLER)
    say_by_name(thread, 5, "salbutamol")

    html = client.get("/g/sore-knees/treatments/").text

    assert ">Acetaminophen</a>" in html
    assert '/treatments/salbutamol/">Albuterol</a>' in html


def test_the_list_is_in_the_order_of_the_names_it_shows() -> None:
    thread = a_thread()
    for treatment in (PAINKILLER, "zinc", "baclofen"):
        say_by_name(thread, 5, treatment)

    shown = condition_page(viewer=None, group_slug=thread.group.slug).treatments

    assert [row.name for row in shown] == ["baclofen", "paracetamol", "zinc"]
    assert shown[1].treatment == PAINKILLER


def test_a_sentence_that_was_read_is_told_with_the_shown_name(client: Client) -> None:
    thread = a_thread(group=a_group("Sore knees"))
    say_by_name(thread, 5, PAINKILLER)

    html = client.get(f"/d/{thread.pk}/").text

    assert "At a glance: paracetamol" in html
