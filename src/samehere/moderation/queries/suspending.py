"""Whose account somebody may pause, and how it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.discussions.queries.groups import (
    all_moderators,
    groups_looked_after,
    groups_of_members,
)
from samehere.members.queries import check_may_be_suspended, member_by_public_id
from samehere.moderation.errors import (
    NotInYourGroups,
    OperatorsPause,
    OwnCase,
    PausedByOperators,
)
from samehere.moderation.models import Decision
from samehere.moderation.queries.looking_after import check_may_look_after
from samehere.web.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samehere.members.models import Member

# For how many days. The last one is for those who run the community.
SPANS = (1, 7, 30)
LONGEST_SPAN = 365


@dataclass(frozen=True)
class MemberToSuspend:
    """A member whose account the viewer may pause, and for how many days."""

    member: Member
    spans: Sequence[int]


def member_to_suspend(
    *, viewer: Member, public_id: str, is_locked: bool = False
) -> MemberToSuspend:
    """Return a member of a group the viewer looks after; anybody, for who runs the community.

    Five queries at most; `is_locked` inside a transaction only.

    Raises:
        NotLookingAfterAny: the viewer looks after nothing.
        MemberNotFound: nobody has this public id, or not any more.
        OwnCase: it is the viewer.
        NotInYourGroups: she is in no group the viewer looks after.
        OperatorsPause: she moderates a group, and the viewer does not run the community.
        NotToSuspend: she runs it.
        PausedByOperators: they have paused the account, and the viewer is none of them.
    """
    check_may_look_after(member=viewer)
    member = member_by_public_id(public_id, is_locked=is_locked)
    if member.pk == viewer.pk:
        raise OwnCase
    groups = groups_looked_after(viewer=viewer)
    if groups is not None:
        own = groups_of_members(member_ids=[member.pk]).get(member.pk, set())
        if not own & groups:
            raise NotInYourGroups
    check_may_be_suspended(member=member)
    if groups is None:
        return MemberToSuspend(member, (*SPANS, LONGEST_SPAN))
    if member.pk in all_moderators():
        raise OperatorsPause
    if _is_paused_by_operators(member):
        raise PausedByOperators
    return MemberToSuspend(member, SPANS)


def may_suspend(*, viewer: Member, public_id: str) -> bool:
    """Return whether `member_to_suspend` lets the viewer; "" is nobody. Five queries at most."""
    if not public_id:
        return False
    try:
        member_to_suspend(viewer=viewer, public_id=public_id)
    except Refusal:
        return False
    return True


def _is_paused_by_operators(member: Member) -> bool:
    if not member.is_suspended():
        return False
    # Which decision holds now: a later one has taken the place of an earlier one.
    now = Decision.objects.filter(profile_of=member, suspended_until=member.suspended_until)
    return now.filter(by_operator=True).exists()
