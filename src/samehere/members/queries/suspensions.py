"""Whether somebody may only read for a while."""

from datetime import datetime

from samehere.members import errors
from samehere.members.models import Member


def check_not_suspended(*, member: Member, now: datetime, but: str = "") -> None:
    """Return if nobody has paused the member's account. No query.

    `but` says what she can do all the same.

    Raises:
        Suspended: it is paused.
    """
    if member.suspended_until is not None and member.is_suspended(now):
        raise errors.Suspended(member.suspended_until, member.suspension_reason, but)


def check_may_be_suspended(*, member: Member) -> None:
    """Return if the member's account can be paused at all. No query.

    Raises:
        NotToSuspend: she runs the community.
    """
    if member.is_operator:
        raise errors.NotToSuspend
