"""The sample goes in as people would have written it, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samehere.discussions.queries.groups import groups_by_name, moderators_of
from samehere.members import queries
from samehere.operations.filling import email_of, fill
from samehere.operations.recounts import recount
from samehere.operations.sample_files import Sample, read_sample

if TYPE_CHECKING:
    from pathlib import Path

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
