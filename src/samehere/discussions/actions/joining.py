"""Joining groups, leaving them, looking after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samehere.discussions.events import GroupJoined
from samehere.discussions.models import Group, Membership, Role
from samehere.discussions.pages import HOME, group_key
from samehere.discussions.queries.writing import group_to_change
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member


@transaction.atomic
def join_group(*, member: Member, slug: str, now: datetime | None = None) -> None:
    """Make `member` belong to the group. Joining again changes nothing.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
    """
    group = group_to_change(member=member, slug=slug)
    _, is_new = Membership.objects.get_or_create(
        group=group, member=member, defaults={"joined_at": now or timezone.now()}
    )
    if is_new:
        # F(): two who join at the same moment must both be counted.
        Group.objects.filter(pk=group.pk).update(member_count=F("member_count") + 1)
        pages.bump([HOME, group_key(slug)])
        record(GroupJoined(group_id=group.pk, member_id=member.pk))


@transaction.atomic
def leave_group(*, member: Member, slug: str) -> None:
    """Take `member` out of the group, role and all. Leaving again changes nothing.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
    """
    group = group_to_change(member=member, slug=slug)
    gone, _ = Membership.objects.filter(group=group, member=member).delete()
    if gone:
        Group.objects.filter(pk=group.pk).update(member_count=F("member_count") - 1)
        pages.bump([HOME, group_key(slug)])


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
    pages.bump([HOME, group_key(group.slug)])
