"""Joining groups, leaving them, looking after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samehere.discussions.actions.holding import refuse_all_of
from samehere.discussions.errors import LastModerator, RulesNotAgreed, TakenOut
from samehere.discussions.events import GroupJoined
from samehere.discussions.models import Follow, Group, Membership, Removal, Role, Thread
from samehere.discussions.pages import keys_of_group, thread_key
from samehere.discussions.queries.writing import check_may_write, group_to_change, group_to_join
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member


_LEFT = "You left the group before somebody had read it."


@transaction.atomic
def join_group(
    *, member: Member, slug: str, agrees: bool = False, now: datetime | None = None
) -> None:
    """Make `member` belong to the group. Joining again changes nothing.

    `agrees`: she has said that what is said in a members-only group stays there.

    Raises:
        GroupNotFound: no such group, or one that is joined by invitation alone.
        RulesNotAgreed: it is members-only and she did not agree.
        TakenOut: it is members-only and a moderator took her out of it.
        Suspended: a moderator has paused the account.
    """
    now = now or timezone.now()
    group = group_to_join(member=member, slug=slug)
    if Membership.objects.filter(group=group, member=member).exists():
        return
    check_may_write(member=member, now=now)
    if not group.is_public:
        _check_may_come(member, group, agrees=agrees)
    take_in(member=member, group=group, now=now)


def _check_may_come(member: Member, group: Group, *, agrees: bool) -> None:
    removal = Removal.objects.filter(group=group, member=member).first()
    if removal is not None:
        raise TakenOut(reason=removal.reason, at=removal.removed_at)
    if not agrees:
        raise RulesNotAgreed


def take_in(*, member: Member, group: Group, now: datetime | None = None) -> None:
    """Make `member` belong to the group, locked by the caller, and count her. Again: no change."""
    _, is_new = Membership.objects.get_or_create(
        group=group, member=member, defaults={"joined_at": now or timezone.now()}
    )
    if is_new:
        # F(): two who join at the same moment must both be counted.
        Group.objects.filter(pk=group.pk).update(member_count=F("member_count") + 1)
        pages.bump(keys_of_group(group))
        record(GroupJoined(group_id=group.pk, member_id=member.pk))


@transaction.atomic
def leave_group(*, member: Member, slug: str) -> None:
    """Take `member` out of the group, role and all. Leaving again changes nothing.

    What she has written stays. Of a group that is not public she follows nothing any more.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
        LastModerator: nobody else looks after it, and she does not run the community.
    """
    group = group_to_change(member=member, slug=slug)
    if not member.is_operator:
        check_somebody_stays(group=group, member=member)
    let_go(member=member, group=group)


def check_somebody_stays(*, group: Group, member: Member) -> None:
    """Return if somebody else moderates the group, locked by the caller, or `member` does not.

    Raises:
        LastModerator: she is the only one.
    """
    moderators = Membership.objects.filter(group=group, role=Role.MODERATOR)
    if set(moderators.values_list("member_id", flat=True)) == {member.pk}:
        raise LastModerator


def let_go(*, member: Member, group: Group) -> None:
    """Take `member` out of the group, locked by the caller. Again: no change.

    Where it is not public what waits of hers is not published: she could not delete it.
    """
    gone, _ = Membership.objects.filter(group=group, member=member).delete()
    if not gone:
        return
    Group.objects.filter(pk=group.pk).update(member_count=F("member_count") - 1)
    keys = keys_of_group(group)
    if not group.is_public:
        keys |= _stop_following(member, group)
        refuse_all_of(author=member, group=group, reason=_LEFT, now=timezone.now())
    pages.bump(keys)


def _stop_following(member: Member, group: Group) -> set[str]:
    followed = Thread.objects.filter(group=group, follows__member=member)
    keys = {thread_key(pk) for pk in followed.values_list("pk", flat=True)}
    followed.update(follower_count=F("follower_count") - 1)
    Follow.objects.filter(thread__group=group, member=member).delete()
    return keys


@transaction.atomic
def make_moderator(*, member: Member, group_id: int, now: datetime | None = None) -> None:
    """Let `member` look after the group, joining it where needed. For operators.

    Doing it again changes nothing.
    """
    group = Group.objects.select_for_update().get(pk=group_id)
    _, is_new = Membership.objects.get_or_create(
        group=group, member=member, defaults={"joined_at": now or timezone.now()}
    )
    Membership.objects.filter(group=group, member=member).update(role=Role.MODERATOR)
    if is_new:
        Group.objects.filter(pk=group.pk).update(member_count=F("member_count") + 1)
    pages.bump(keys_of_group(group))
