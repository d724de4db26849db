"""The whole sample community, filled in once: something for every screen, each where it belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from samehere.discussions.actions import release_held
from samehere.discussions.queries.groups import groups_by_name
from samehere.discussions.queries.held import held_page
from samehere.discussions.queries.invitations import invitations_page
from samehere.experiences.queries.treatments import treatment_page
from samehere.members.queries import member_by_name
from samehere.members.tests.builders import sign_in
from samehere.members.tests.entering import words_of
from samehere.moderation.matters import Wish
from samehere.moderation.queries.waiting import listed_reports
from samehere.operations.filling import fill
from samehere.operations.recounts import recount
from samehere.operations.sample_files import read_sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client
    from pytest_django import DjangoDbBlocker

    from samehere.members.models import Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_sample")]


@pytest.fixture(scope="module")
def _sample(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The sample, for all tests of the file; what each does in it is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill(read_sample())
        yield
        transaction.set_rollback(True)


def the_member(name: str) -> Member:
    member = member_by_name(name)
    assert member is not None
    return member


def test_the_whole_sample_has_something_for_every_screen() -> None:
    groups = groups_by_name(viewer=None)
    assert len(groups) >= 3
    assert sum(group.thread_count for group in groups) >= 12
    assert not any(wrong for _, wrong in recount(mend=False))


def test_a_visitor_sees_the_door_of_the_group_for_members_and_no_more(client: Client) -> None:
    (group,) = [row for row in groups_by_name(viewer=None) if row.visibility == "members"]
    door = words_of(client.get(f"/g/{group.slug}/"))
    assert group.name in words_of(client.get("/"))
    assert "Only members read here" in door
    assert "What do you put over them at work" not in door
    inside = words_of(sign_in(client, the_member("Larch")).get(f"/g/{group.slug}/"))
    assert "What do you put over them at work" in inside


def test_the_group_by_invitation_is_known_to_those_inside_alone(client: Client) -> None:
    larch, curlew = the_member("Larch"), the_member("curlew")
    (hers,) = [row for row in groups_by_name(viewer=larch) if row.visibility == "invitation"]
    assert hers.slug not in {row.slug for row in groups_by_name(viewer=curlew)}
    assert sign_in(client, curlew).get(f"/g/{hers.slug}/").status_code == 404
    (link,) = invitations_page(viewer=larch, slug=hers.slug).open
    assert link.uses_left == 5


def test_one_first_post_waits_for_the_moderator() -> None:
    larch = the_member("Larch")
    (post,) = held_page(viewer=larch, slug="rosacea").waiting
    assert (post.author, post.title) == ("cricket", "Is it the wind or the wine?")
    release_held(member=larch, slug="rosacea", held_id=post.id)
    assert not held_page(viewer=larch, slug="rosacea").waiting


def test_some_of_the_sample_is_reported_and_waits_the_urgent_first() -> None:
    waiting = listed_reports()
    everything = listed_reports(is_everything=True)

    assert len(waiting) >= 3
    assert waiting[0].is_urgent
    assert {row.matter.wish for row in waiting} == set(Wish)
    assert len(everything) > len(waiting)


def test_the_sample_fills_every_chart_of_a_treatment() -> None:
    strokes = treatment_page(viewer=None, address="azelaic-acid", group_slug="rosacea")
    bars = treatment_page(viewer=None, address="tacrolimus", group_slug="lichen-sclerosus")

    assert 30 <= strokes.users.bar.people <= 40 < bars.users.bar.people
    assert strokes.users.confirmed
    assert strokes.users.unconfirmed
    assert strokes.users.imported
    assert strokes.users.bar.posts
    assert len(strokes.frequencies.bars) >= 3
    assert {bar.words for bar in strokes.statuses.bars} == {"taking", "stopped"}
    assert any(row.joined for row in strokes.outcomes)
    assert any(len(row.bars) == 3 and not row.joined for row in strokes.outcomes)
    courses = strokes.side_effects
    assert any(
        row.starts is not None and row.gone and row.mostly_gone != row.gone for row in courses
    )
    assert any(row.is_mostly_ongoing for row in courses)
    assert strokes.without_side_effects.people
    assert len(strokes.used_with) >= 3
    assert strokes.stops.bars
    assert strokes.stops.rest
    assert len(strokes.quotes) >= 4
    assert strokes.few_side_effects
