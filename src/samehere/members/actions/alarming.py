"""Whom every page tells that somebody may be in danger."""

from collections.abc import Collection

from django.db import transaction

from samehere.members.models import Member


@transaction.atomic
def mark_danger_for(*, member_ids: Collection[int]) -> None:
    """Let the pages of these members say that a report of danger waits, and of nobody else.

    Two queries; it changes only those for whom it is new.
    """
    marked = Member.objects.filter(has_danger_waiting=True)
    marked.exclude(pk__in=member_ids).update(has_danger_waiting=False)
    unmarked = Member.objects.filter(has_danger_waiting=False, pk__in=member_ids)
    unmarked.update(has_danger_waiting=True)
