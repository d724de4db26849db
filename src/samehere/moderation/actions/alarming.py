"""Whose pages say that somebody may be in danger: of all for whom such a report waits."""

from __future__ import annotations

from django.db import transaction

from samehere.members.actions import mark_danger_for
from samehere.moderation.queries.waiting import who_is_to_see_danger


@transaction.atomic
def mark_danger() -> None:
    """Mark those for whom a report waits that somebody may be in danger, and unmark the others.

    At most seven queries, three where none waits. Again, it changes nothing.
    """
    mark_danger_for(member_ids=who_is_to_see_danger())
