"""Seeing less of somebody. Nobody is told."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samehere.members import errors, queries
from samehere.members.models import Member, Mute


@transaction.atomic
def mute(*, member: Member, public_id: str, now: datetime | None = None) -> str:
    """Hide another member from this one alone, and return her name. Twice is once.

    Raises:
        MemberNotFound: no such member.
        OwnName: it is the member herself.
    """
    muted = queries.member_by_public_id(public_id)
    if muted.pk == member.pk:
        raise errors.OwnName
    Mute.objects.get_or_create(
        member=member, muted=muted, defaults={"created_at": now or timezone.now()}
    )
    Member.objects.filter(pk=member.pk).update(has_mutes=True)
    return muted.name


@transaction.atomic
def unmute(*, member: Member, public_id: str) -> str:
    """Show another member again, and return her name. Unmuting who is not muted changes nothing.

    Raises:
        MemberNotFound: no such member.
    """
    muted = queries.member_by_public_id(public_id)
    mutes = Mute.objects.filter(member=member)
    mutes.filter(muted=muted).delete()
    if not mutes.exists():
        Member.objects.filter(pk=member.pk).update(has_mutes=False)
    return muted.name
