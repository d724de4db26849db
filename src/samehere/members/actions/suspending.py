"""Letting somebody only read for a while. Whoever may decide on it is asked by rooms above."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samehere.members import queries
from samehere.members.models import Member


@transaction.atomic
def suspend_member(*, member_id: int, until: datetime, reason: str) -> None:
    """Let the member only read until then. A later pause takes the place of an earlier one.

    She stays signed in; `reason` is what she reads wherever she is refused.

    Raises:
        NotToSuspend: she runs the community.
    """
    member = Member.objects.select_for_update().get(pk=member_id)
    queries.check_may_be_suspended(member=member)
    Member.objects.filter(pk=member_id).update(suspended_until=until, suspension_reason=reason)


@transaction.atomic
def end_suspension(*, member_id: int, until: datetime | None = None) -> bool:
    """Let the member write again; return whether anything was paused, otherwise nothing changes.

    `until` ends only the pause that lasts until then, not another one that has begun since.
    """
    paused = Member.objects.filter(pk=member_id, suspended_until__isnull=False)
    if until is not None:
        paused = paused.filter(suspended_until=until)
    return bool(paused.update(suspended_until=None, suspension_reason=""))


@transaction.atomic
def forget_old_suspensions() -> None:
    """Forget since when and why somebody could only read, when it is over."""
    over = Member.objects.filter(suspended_until__lt=timezone.now())
    over.update(suspended_until=None, suspension_reason="")
