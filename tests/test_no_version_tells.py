"""What happens in a group that is not public raises no version a visitor could ask for.

A version is in the ETag of a page, so one that rises without a change of the page tells that
something was written, read or counted where nobody outside is to know of it.
"""

from collections.abc import Callable

import pytest
from django.db import connection

from samehere.discussions import actions
from samehere.discussions.models import Group
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    an_import,
    opening_of,
)
from samehere.experiences.actions import change_choice, change_reading
from samehere.experiences.tests.builders import a_use, tell
from samehere.members.tests.builders import make_member
from samehere.outbox.worker import work_off

pytestmark = pytest.mark.django_db

STUDY = "Protopic helped me, see https://doi.org/10.1001/jamadermatol.2014.3019 for why."


class Inside:
    """A group that is not public, with a discussion, and people in it."""

    def __init__(self, visibility: str) -> None:
        self.group = a_group(visibility=visibility)
        self.author, self.reader = make_member(), make_member()
        for member in (self.author, self.reader):
            a_membership(self.group, member)
            change_reading(member=member, reading="count")
        self.thread = a_thread(group=self.group, by=self.author)
        a_reply(self.thread, by=self.author, text=STUDY)
        work_off()


def say(inside: Inside) -> None:
    a_reply(inside.thread, by=inside.reader, text=STUDY)
    work_off()


def count_wrong(inside: Inside) -> None:
    Group.objects.filter(pk=inside.group.pk).update(member_count=70, thread_count=70)
    for recount in actions.RECOUNTS.values():
        recount(mend=True)


ACTS: dict[str, Callable[[Inside], object]] = {
    "start": lambda w: a_thread(group=w.group, by=w.reader, text=STUDY),
    "reply and be read": say,
    "like": lambda w: actions.like_post(member=w.reader, thread_id=w.thread.pk, number=1),
    "follow": lambda w: actions.follow_thread(member=w.reader, thread_id=w.thread.pk),
    "delete": lambda w: actions.delete_post(member=w.author, thread_id=w.thread.pk, number=1),
    "delete a title": lambda w: actions.delete_post(
        member=w.author, thread_id=w.thread.pk, number=0
    ),
    "leave": lambda w: actions.leave_group(member=w.reader, slug=w.group.slug),
    "moderate": lambda w: actions.make_moderator(member=w.reader, group_id=w.group.pk),
    "import": lambda w: an_import(group=w.group),
    "recount": count_wrong,
    "tell": lambda w: tell(opening_of(w.thread), a_use()),
    "take back": lambda w: change_reading(member=w.author, reading="off"),
}


def public_versions() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, version FROM web_pageversion WHERE is_public ORDER BY key")
        return [(key, version) for key, version in cursor.fetchall()]


@pytest.mark.parametrize("visibility", ["members", "invitation"])
@pytest.mark.parametrize("name", ACTS)
def test_what_happens_inside_raises_no_public_version(name: str, visibility: str) -> None:
    # The same said in public, so that the pages over all groups are there.
    public = a_reply(a_thread(), by=make_member(), text=STUDY)
    assert public.author is not None
    change_reading(member=public.author, reading="count")
    change_choice(member=public.author, purpose="totals", choice="yes")
    work_off()
    inside = Inside(visibility)
    before = public_versions()
    assert len(before) > 4

    ACTS[name](inside)

    assert public_versions() == before
