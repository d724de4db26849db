"""What a member allows, and what that does to what was read before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from samehere.experiences.actions.announcing import announce
from samehere.experiences.actions.storing import set_choices, withdraw_statements
from samehere.experiences.actions.tallying import count_anew, lock_tellers
from samehere.experiences.events import ReadingAllowed
from samehere.experiences.models import PostReading, Statement, Teller
from samehere.members.actions import choose
from samehere.members.consenting import Purpose, Reading
from samehere.members.queries import in_totals, reading_choice
from samehere.outbox.actions import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from samehere.members.models import Member


@transaction.atomic
def change_choices(
    *, member: Member, choices: Mapping[str, str], now: datetime | None = None
) -> None:
    """Keep the member's answers, by purpose, as `change_choice` each; all of them or none.

    Raises:
        ValueError: no such question, or none of its answers.
    """
    for purpose, choice in choices.items():
        change_choice(member=member, purpose=purpose, choice=choice, now=now)


@transaction.atomic
def change_choice(
    *, member: Member, purpose: str, choice: str, now: datetime | None = None
) -> None:
    """Keep the member's answer to a question, and apply it at once to all she has written.

    *writing*: no keeps her from writing; posts stay until she deletes them. *totals*: no takes her
    out of every number on the pages of treatments. *reading*: see `change_reading`. The same
    answer again changes nothing.

    Raises:
        ValueError: no such question, or none of its answers.
    """
    if purpose == Purpose.READING:
        change_reading(member=member, reading=choice, now=now)
    elif purpose == Purpose.TOTALS:
        _change_totals(member, choice, now)
    else:
        choose(member=member, purpose=purpose, choice=choice, now=now)


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
    tellers = _locked(member)
    if not choose(member=member, purpose=Purpose.READING, choice=reading, now=now):
        return
    _apply(member, tellers)
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


def _change_totals(member: Member, choice: str, now: datetime | None) -> None:
    tellers = _locked(member)
    if not choose(member=member, purpose=Purpose.TOTALS, choice=choice, now=now):
        return
    _apply(member, tellers)
    touched = count_anew(tellers)
    groups = Statement.objects.filter(teller__in=tellers).values_list("group_id", flat=True)
    announce(touched=touched, threads=set(), group_ids=set(groups))


def _locked(member: Member) -> list[Teller]:
    # Her row first: whoever is reading her posts at this moment waits here, or is waited for.
    Teller.objects.bulk_create([Teller(member=member)], ignore_conflicts=True)
    return lock_tellers(Teller.objects.filter(member=member).values_list("pk", flat=True))


def _apply(member: Member, tellers: Iterable[Teller]) -> None:
    is_counted = reading_choice(member) == Reading.COUNT
    is_in_totals = member.pk in in_totals([member.pk])
    for teller in tellers:
        set_choices(teller, is_counted=is_counted, is_in_totals=is_in_totals)
