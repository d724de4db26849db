"""The sample goes in as people would have written it, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samehere.discussions.actions import release_held
from samehere.discussions.queries.groups import groups_by_name, moderators_of
from samehere.discussions.queries.held import held_page
from samehere.discussions.queries.invitations import invitations_page
from samehere.experiences.queries.treatments import treatment_page
from samehere.members import queries
from samehere.members.tests.builders import sign_in
from samehere.members.tests.entering import words_of
from samehere.moderation.matters import Wish
from samehere.moderation.queries.waiting import listed_reports
from samehere.operations.filling import email_of, fill
from samehere.operations.recounts import recount
from samehere.operations.sample_files import Sample, read_sample

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from samehere.members.models import Member

pytestmark = pytest.mark.django_db

MEMBERS = """
[demo]
operator = "Alder"
moderator = "Larch"
member = "curlew"

[[member]]
name = "curlew"
joined = 2026-02-14T10:05:00
joins = ["Migraine"]

[[member]]
name = "Larch"
joined = 2026-01-01T00:00:00
joins = ["Migraine"]
moderates = ["Migraine"]

[[member]]
name = "Alder"
joined = 2026-01-01T00:00:00
joins = []
"""
GROUP = """
group = "Migraine"
opened = 2026-02-01T09:00:00
about = '''A headache that
lasts.'''
rules = '''One.
Two.'''

[[thread]]
title = "Light"
by = "curlew"
at = 2026-03-02T10:12:00
text = '''
Who *else*?
'''
likes = ["Larch"]
followers = ["curlew", "Alder"]

[[thread.post]]
by = "Larch"
at = 2026-03-02T18:40:00
to = 0
text = '''Me.'''
same_here = ["curlew", "Alder"]

[[thread.post]]
by = "curlew"
at = 2026-03-03T08:00:00
to = 1
text = '''Thanks.'''
"""


@pytest.fixture
def small_sample(tmp_path: Path) -> Sample:
    (tmp_path / "members.toml").write_text(MEMBERS)
    (tmp_path / "migraine.toml").write_text(GROUP)
    return read_sample(tmp_path)


def the_member(name: str) -> Member:
    member = queries.member_by_name(name)
    assert member is not None
    return member


def test_the_files_are_read(small_sample: Sample) -> None:
    (thread,) = small_sample.threads

    assert [member.name for member in small_sample.members] == ["curlew", "Larch", "Alder"]
    assert [(post.by, post.to, post.text) for post in thread.posts] == [
        ("curlew", None, "Who *else*?"),
        ("Larch", 0, "Me."),
        ("curlew", 1, "Thanks."),
    ]
    assert thread.posts[0].at.isoformat() == "2026-03-02T10:12:00+00:00"
    assert small_sample.guests == [
        ("member", "curlew"),
        ("moderator", "Larch"),
        ("operator", "Alder"),
    ]


def test_the_sample_is_written(small_sample: Sample) -> None:
    fill(small_sample)

    (group,) = groups_by_name(viewer=None)
    assert (group.name, group.member_count, group.thread_count) == ("Migraine", 2, 1)
    assert moderators_of(group_id=group.id) == ["Larch"]
    assert queries.has_operator()
    curlew = queries.member_by_email(email_of("curlew"))
    assert curlew is not None
    assert curlew.joined_at.isoformat() == "2026-02-14T10:05:00+00:00"
    assert not any(wrong for _, wrong in recount(mend=False))


def test_a_sample_that_breaks_off_leaves_nothing_behind(small_sample: Sample) -> None:
    (thread,) = small_sample.threads
    broken = replace(small_sample, threads=[thread, replace(thread, group="No such group")])

    with pytest.raises(KeyError):
        fill(broken)

    assert not groups_by_name(viewer=None)
    assert not queries.has_operator()


def test_the_whole_sample_has_something_for_every_screen() -> None:
    fill(read_sample())

    groups = groups_by_name(viewer=None)
    assert len(groups) >= 3
    assert sum(group.thread_count for group in groups) >= 12
    assert not any(wrong for _, wrong in recount(mend=False))


def test_a_visitor_sees_the_door_of_the_group_for_members_and_no_more(client: Client) -> None:
    fill(read_sample())

    (group,) = [row for row in groups_by_name(viewer=None) if row.visibility == "members"]
    door = words_of(client.get(f"/g/{group.slug}/"))
    assert group.name in words_of(client.get("/"))
    assert "Only members read here" in door
    assert "What do you put over them at work" not in door
    inside = words_of(sign_in(client, the_member("Larch")).get(f"/g/{group.slug}/"))
    assert "What do you put over them at work" in inside


def test_the_group_by_invitation_is_known_to_those_inside_alone(client: Client) -> None:
    fill(read_sample())

    larch, curlew = the_member("Larch"), the_member("curlew")
    (hers,) = [row for row in groups_by_name(viewer=larch) if row.visibility == "invitation"]
    assert hers.slug not in {row.slug for row in groups_by_name(viewer=curlew)}
    assert sign_in(client, curlew).get(f"/g/{hers.slug}/").status_code == 404
    (link,) = invitations_page(viewer=larch, slug=hers.slug).open
    assert link.uses_left == 5


def test_one_first_post_waits_for_the_moderator() -> None:
    fill(read_sample())

    larch = the_member("Larch")
    (post,) = held_page(viewer=larch, slug="rosacea").waiting
    assert (post.author, post.title) == ("cricket", "Is it the wind or the wine?")
    release_held(member=larch, slug="rosacea", held_id=post.id)
    assert not held_page(viewer=larch, slug="rosacea").waiting


def test_some_of_the_sample_is_reported_and_waits_the_urgent_first() -> None:
    fill(read_sample())

    waiting = listed_reports()
    everything = listed_reports(is_everything=True)

    assert len(waiting) >= 3
    assert waiting[0].is_urgent
    assert {row.matter.wish for row in waiting} == set(Wish)
    assert len(everything) > len(waiting)


def test_the_sample_fills_every_chart_of_a_treatment() -> None:
    fill(read_sample())

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
