"""Making groups, joining and leaving them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify

from samehere.discussions.errors import BadGroupName, GroupNameTaken
from samehere.discussions.events import GroupJoined
from samehere.discussions.models import Group, Membership, Role, Visibility
from samehere.discussions.pages import HOME, group_key
from samehere.discussions.queries.groups import name_key
from samehere.discussions.queries.writing import group_to_change
from samehere.markup import clean, clean_line
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member

LONGEST_NAME = 80


@transaction.atomic
def make_group(
    *,
    name: str,
    about: str = "",
    rules: str = "",
    visibility: str = Visibility.PUBLIC,
    now: datetime | None = None,
) -> int:
    """Make a group and return its id. The address is made from the name and stays.

    Raises:
        BadGroupName: the name is empty or over 80 characters.
        GroupNameTaken: a group of this name exists, whatever its case.
    """
    name = clean_line(name)
    if not 0 < len(name) <= LONGEST_NAME:
        raise BadGroupName
    if Group.objects.filter(name_key=name_key(name)).exists():
        raise GroupNameTaken(name)
    group = Group.objects.create(
        slug=_free_slug(name),
        name=name,
        name_key=name_key(name),
        about=clean(about),
        rules=clean(rules),
        visibility=visibility,
        created_at=now or timezone.now(),
    )
    pages.add(group_key(group.slug), is_public=visibility == Visibility.PUBLIC)
    pages.bump([HOME])
    return group.pk


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


def _free_slug(name: str) -> str:
    stem = slugify(name)[:50].strip("-") or "group"
    taken = set(Group.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
