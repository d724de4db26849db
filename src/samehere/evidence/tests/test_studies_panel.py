"""The cards beside a discussion: linked, apart from what members say, one query."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samehere.discussions.tests.builders import a_reply, a_thread
from samehere.evidence.models import Reference
from samehere.evidence.panels import studies_of_treatment
from samehere.outbox.worker import work_off

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def test_a_card_links_to_the_study_and_to_the_posts_that_mention_it(client: Client) -> None:
    thread = a_thread()
    a_reply(thread, text="Look: doi 10.1000/abc.")
    work_off()

    page = client.get(f"/d/{thread.pk}/").content.decode()

    assert "Studies mentioned here" in page
    assert (
        'href="https://doi.org/10.1000/abc" rel="noreferrer noopener">doi 10.1000/abc</a>' in page
    )
    assert f'href="/d/{thread.pk}/posts/1/">post 1</a>' in page


def test_a_card_with_a_title_says_who_published_it_and_where(client: Client) -> None:
    thread = a_thread(text="Look: doi 10.1000/abc.")
    work_off()
    Reference.objects.update(title="A <lamp>", authors="Quill and others", journal="J", year=2014)

    page = client.get(f"/d/{thread.pk}/").content.decode()

    assert "A &lt;lamp&gt;</a>" in page
    assert "Quill and others, J, 2014. doi 10.1000/abc" in page


def test_a_discussion_without_studies_says_nothing_of_them(client: Client) -> None:
    thread = a_thread()
    work_off()

    assert "Studies" not in client.get(f"/d/{thread.pk}/").content.decode()


def test_more_studies_take_no_more_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    text = " ".join(f"doi 10.1000/x{number}" for number in range(12))
    a_thread(title="Tacrolimus", text=text)
    a_thread(title="Tacrolimus", text=text)
    work_off()

    with django_assert_num_queries(1):
        assert studies_of_treatment(None, "tacrolimus", "") is not None
