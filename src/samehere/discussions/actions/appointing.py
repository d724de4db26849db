"""Who helps to look after a group, and who has to leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from samehere.discussions.actions.giving_reasons import checked_reason
from samehere.discussions.actions.joining import check_somebody_stays, let_go, take_in
from samehere.discussions.errors import (
    NoInvitationNeeded,
    NotInGroup,
    UnknownRole,
)
from samehere.discussions.events import MemberTakenOut, RoleGiven
from samehere.discussions.models import Group, Invitation, Membership, Removal, Role
from samehere.discussions.pages import group_key
from samehere.discussions.queries.writing import check_may_write, group_to_look_after
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member


@transaction.atomic
def give_role(
    *, member: Member, slug: str, public_id: str, role: str, now: datetime | None = None
) -> None:
    """Make somebody in the group a member, a helper or a moderator. Again: no change.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
        NotLookingAfter: the member neither moderates it nor runs the community.
        NotInGroup: nobody of this public id belongs to it.
        UnknownRole: none of the three.
        LastModerator: nobody would moderate it, and the member does not run the community.
        Suspended: a moderator has paused the account.
    """
    group = group_to_look_after(member=member, slug=slug)
    check_may_write(member=member, now=now or timezone.now())
    if role not in Role.values:
        raise UnknownRole
    about = _membership(group, public_id)
    if about.role == role:
        return
    _check_somebody_stays(member, about)
    Membership.objects.filter(pk=about.pk).update(role=role)
    # The page of the group names those who look after it.
    pages.bump([group_key(slug)])
    record(RoleGiven(group_id=group.pk, member_id=about.member_id))


@transaction.atomic
def appoint(*, member: Member, group_id: int, role: str, now: datetime | None = None) -> None:
    """Give `member` a role in the group, taking her in where needed. Again: no change.

    For whoever runs the server: nobody is asked, a removal is over with it, and it may leave the
    group without a moderator.

    Raises:
        UnknownRole: none of the three.
    """
    if role not in Role.values:
        raise UnknownRole
    group = Group.objects.select_for_update().get(pk=group_id)
    Removal.objects.filter(group=group, member=member).delete()
    take_in(member=member, group=group, now=now)
    if Membership.objects.filter(group=group, member=member).exclude(role=role).update(role=role):
        pages.bump([group_key(group.slug)])
        record(RoleGiven(group_id=group.pk, member_id=member.pk))


@transaction.atomic
def take_out(
    *, member: Member, slug: str, public_id: str, reason: str, now: datetime | None = None
) -> None:
    """Take somebody out of a group that is not public; what she has written stays.

    She comes back only by an invitation made after this; those she made herself are taken back.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
        NotLookingAfter: the member neither moderates it nor runs the community.
        NotInGroup: nobody of this public id belongs to it.
        NoInvitationNeeded: everybody can join it, so she would be back at once.
        NoReason, TextTooLong: the reason is missing, or over 1,000 characters.
        LastModerator: nobody would moderate it, and the member does not run the community.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    group = group_to_look_after(member=member, slug=slug)
    check_may_write(member=member, now=now)
    about = _membership(group, public_id)
    if group.is_public:
        raise NoInvitationNeeded
    reason = checked_reason(reason)
    _check_somebody_stays(member, about)
    let_go(member=about.member, group=group)
    # Links she made as a moderator must not bring her friends in, or herself under another name.
    Invitation.objects.filter(group=group, made_by=about.member).delete()
    Removal.objects.update_or_create(
        group=group,
        member_id=about.member_id,
        defaults={"removed_by": member, "removed_at": now, "reason": reason},
    )
    record(MemberTakenOut(group_id=group.pk, member_id=about.member_id))


def _membership(group: Group, public_id: str) -> Membership:
    own = Membership.objects.filter(group=group, member__public_id=public_id)
    found = own.select_related("member").first()
    if found is None:
        raise NotInGroup
    return found


def _check_somebody_stays(member: Member, about: Membership) -> None:
    if about.role == Role.MODERATOR and not member.is_operator:
        check_somebody_stays(group=about.group, member=about.member)
