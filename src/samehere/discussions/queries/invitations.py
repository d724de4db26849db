"""Reads of invitations: whether one works, and which are open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils import timezone

from samehere.discussions.errors import InvitationGone
from samehere.discussions.models import Invitation, Removal
from samehere.discussions.queries.groups import closed_row, group_to_describe
from samehere.members.queries import hash_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from samehere.discussions.queries.rows import GroupRow
    from samehere.members.models import Member


@dataclass(frozen=True)
class InvitationRow:
    """An open invitation; `made_by` is "" where she has left the community.

    `is_resting`: it lets nobody in while her account is paused.
    """

    id: int
    made_by: str
    made_at: datetime
    expires_at: datetime
    uses_left: int
    is_resting: bool


@dataclass(frozen=True)
class InvitationsPage:
    """A group with its open invitations, the newest first."""

    group: GroupRow
    open: Sequence[InvitationRow]


def open_invitations(now: datetime) -> QuerySet[Invitation]:
    """Return the invitations that are neither used up nor run out at `now`, in no order."""
    return Invitation.objects.filter(uses_left__gt=0, expires_at__gt=now)


def working_invitations(now: datetime) -> QuerySet[Invitation]:
    """Return those that let somebody in at `now`: none by somebody whose account is paused."""
    return open_invitations(now).exclude(made_by__suspended_until__gt=now)


def invitation_for(*, member: Member, token: str, now: datetime) -> Invitation:
    """Return the invitation with this token, with its group. One query, whatever it answers.

    Raises:
        InvitationGone: it lets this member in no more, or never did.
    """
    removals = Removal.objects.filter(
        group=OuterRef("group"), member_id=member.pk, removed_at__gte=OuterRef("made_at")
    )
    found = working_invitations(now).filter(~Exists(removals), token_hash=hash_of(token))
    invitation = found.select_related("group").first()
    if invitation is None:
        raise InvitationGone
    return invitation


def group_invited_to(*, viewer: Member, token: str) -> GroupRow:
    """Return what somebody invited sees of the group before she joins. One query.

    Raises:
        InvitationGone: it lets this viewer in no more, or never did.
    """
    invitation = invitation_for(member=viewer, token=token, now=timezone.now())
    return closed_row(invitation.group)


def invitations_page(*, viewer: Member, slug: str) -> InvitationsPage:
    """Return the open invitations to a group. Three queries.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
        NotLookingAfter: the viewer neither moderates it nor runs the community.
    """
    group = group_to_describe(viewer=viewer, slug=slug)
    now = timezone.now()
    found = open_invitations(now).filter(group_id=group.id)
    columns = ("pk", "made_by__name", "made_at", "expires_at", "uses_left")
    return InvitationsPage(
        group=group,
        open=[
            InvitationRow(
                pk, name or "", made_at, expires_at, uses_left, bool(paused and paused > now)
            )
            for pk, name, made_at, expires_at, uses_left, paused in found.order_by(
                "-made_at", "-pk"
            ).values_list(*columns, "made_by__suspended_until")
        ],
    )
