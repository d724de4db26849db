"""Letting people into a group that is not public, by links."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samehere.discussions.actions.joining import take_in
from samehere.discussions.errors import (
    InvitationGone,
    NoInvitationNeeded,
    OddInvitation,
    TooManyInvitations,
)
from samehere.discussions.models import Group, Invitation, Membership, Removal
from samehere.discussions.queries.invitations import invitation_for, open_invitations
from samehere.discussions.queries.writing import check_may_write, group_to_look_after
from samehere.members.queries import hash_of

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member

MOST_USES = 50
MOST_DAYS = 30
MOST_OPEN = 50
_TOKEN_BYTES = 32


@transaction.atomic
def invite(
    *, member: Member, slug: str, uses: int = 1, days: int = 7, now: datetime | None = None
) -> str:
    """Make an invitation for so many people and days, and return its token, which is kept nowhere.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
        NotLookingAfter: the member neither moderates it nor runs the community.
        NoInvitationNeeded: everybody can join it.
        OddInvitation: not 1 to 50 people, or not 1 to 30 days.
        TooManyInvitations: the group has 50 open ones.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    group = group_to_look_after(member=member, slug=slug)
    check_may_write(member=member, now=now)
    if group.is_public:
        raise NoInvitationNeeded
    if not (1 <= uses <= MOST_USES and 1 <= days <= MOST_DAYS):
        raise OddInvitation(most_uses=MOST_USES, most_days=MOST_DAYS)
    if open_invitations(now).filter(group=group).count() >= MOST_OPEN:
        raise TooManyInvitations(most=MOST_OPEN)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    Invitation.objects.create(
        group=group,
        token_hash=hash_of(token),
        made_by=member,
        made_at=now,
        expires_at=now + timedelta(days=days),
        uses_left=uses,
    )
    return token


@transaction.atomic
def revoke_invitation(*, member: Member, slug: str, invitation_id: int) -> None:
    """Take an invitation back. Where there is none any more, nothing changes.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
        NotLookingAfter: the member neither moderates it nor runs the community.
    """
    group = group_to_look_after(member=member, slug=slug)
    Invitation.objects.filter(pk=invitation_id, group=group).delete()


@transaction.atomic
def accept_invitation(*, member: Member, token: str, now: datetime | None = None) -> str:
    """Let the member into the group she is invited to; return the slug of its address.

    A use is gone then. Who belongs to the group already uses nothing.

    Raises:
        InvitationGone: used up, run out, taken back, never made, older than her removal, or by
            somebody whose account is paused.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    invitation = invitation_for(member=member, token=token, now=now)
    group = Group.objects.select_for_update().get(pk=invitation.group_id)
    if Membership.objects.filter(group=group, member=member).exists():
        return group.slug
    check_may_write(member=member, now=now)
    # One statement, so that of two at once only one takes the last use.
    left = open_invitations(now).filter(pk=invitation.pk)
    if left.update(uses_left=F("uses_left") - 1) == 0:
        raise InvitationGone
    Removal.objects.filter(group=group, member=member).delete()
    take_in(member=member, group=group, now=now)
    return group.slug
