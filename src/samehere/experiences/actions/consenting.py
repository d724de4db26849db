"""A member's choice about being read, and what it does to what was read before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from samehere.experiences.actions.announcing import announce
from samehere.experiences.actions.storing import set_counted, withdraw_statements
from samehere.experiences.actions.tallying import count_anew, lock_tellers
from samehere.experiences.events import ReadingAllowed
from samehere.experiences.models import PostReading, Statement, Teller
from samehere.members.actions import choose_reading
from samehere.members.consenting import Reading
from samehere.outbox.actions import record

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member


@transaction.atomic
def change_reading(*, member: Member, reading: str, now: datetime | None = None) -> None:
    """Keep what the member chose, and apply it to all that was read before, at once.

    *off*: everything read in her posts is deleted, confirmed or not. *ask*: only what she has
    confirmed counts and is shown. *count*: what she said plainly counts as not confirmed.
    After *ask* and *count* posts that were never read are read by the worker. The same choice
    again changes nothing.

    Raises:
        ValueError: none of the three choices.
    """
    reading = Reading(reading)
    # Her row first: whoever is reading her posts at this moment waits here, or is waited for.
    Teller.objects.bulk_create([Teller(member=member)], ignore_conflicts=True)
    tellers = lock_tellers(Teller.objects.filter(member=member).values_list("pk", flat=True))
    choose_reading(member=member, reading=reading, now=now)
    for teller in tellers:
        set_counted(teller, is_counted=reading == Reading.COUNT)
    own = Statement.objects.filter(teller__in=tellers)
    if reading == Reading.OFF:
        withdraw_statements(statements=own)
        PostReading.objects.filter(post__author_id=member.pk).delete()
        return
    touched = count_anew(tellers)
    # A discussion shows more than is counted: what others were told to do is in no cell.
    places = set(own.values_list("post__thread_id", "group_id"))
    announce(
        touched=touched,
        threads={thread_id for thread_id, _ in places},
        group_ids={group_id for _, group_id in places},
    )
    record(ReadingAllowed(member_id=member.pk))
