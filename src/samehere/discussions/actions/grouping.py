"""Making groups, and saying what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from samehere.discussions.actions.closing import change_visibility, checked_visibility
from samehere.discussions.actions.joining import make_moderator
from samehere.discussions.errors import (
    BadGroupName,
    GroupNameTaken,
    NotLookingAfter,
    OperatorsOnly,
    TextTooLong,
)
from samehere.discussions.models import Group, Visibility
from samehere.discussions.pages import HOME, group_key
from samehere.discussions.queries.groups import looks_after, name_key
from samehere.discussions.queries.writing import check_may_write, group_to_change
from samehere.markup import clean, clean_line
from samehere.members.queries import runs_community
from samehere.web import pages

if TYPE_CHECKING:
    from datetime import datetime

    from samehere.members.models import Member

LONGEST_NAME = 80
LONGEST_DESCRIPTION = 4_000


@transaction.atomic
def make_group(
    *,
    name: str,
    about: str = "",
    rules: str = "",
    visibility: str = Visibility.PUBLIC,
    holds_first_posts: bool = False,
    now: datetime | None = None,
) -> int:
    """Make a group and return its id. The address is made from the name and stays.

    Raises:
        BadGroupName: the name has no letter, or is over 80 characters.
        GroupNameTaken: a group of this name exists, whatever its case.
        TextTooLong: what it is about, or its rules, are over 4,000 characters.
        UnknownVisibility: none of the three.
    """
    visibility = checked_visibility(visibility)
    name = clean_line(name)
    if len(name) > LONGEST_NAME or not any(map(str.isalnum, name)):
        raise BadGroupName
    if Group.objects.filter(name_key=name_key(name)).exists():
        raise GroupNameTaken(name)
    group = Group.objects.create(
        slug=_free_slug(name),
        name=name,
        name_key=name_key(name),
        about=_checked(about),
        rules=_checked(rules),
        visibility=visibility,
        holds_first_posts=holds_first_posts,
        created_at=now or timezone.now(),
    )
    pages.add(group_key(group.slug), is_public=group.is_public)
    _raise_lists(group)
    return group.pk


def check_may_open_groups(*, member: Member) -> None:
    """Return if the member runs the community, and may do so now. At most one query.

    Raises:
        OperatorsOnly: she does not.
    """
    if not runs_community(member):
        raise OperatorsOnly


@transaction.atomic
def open_group(
    *,
    member: Member,
    name: str,
    about: str = "",
    rules: str = "",
    visibility: str = Visibility.PUBLIC,
    holds_first_posts: bool = False,
    now: datetime | None = None,
) -> str:
    """Make a group as an operator and return the slug of its address.

    Of one that is not public she is the first moderator: nobody else could find it.

    Raises:
        OperatorsOnly: the member does not run the community.
        Suspended: a moderator has paused the account.
        BadGroupName, GroupNameTaken, TextTooLong, UnknownVisibility: as `make_group`.
    """
    check_may_open_groups(member=member)
    check_may_write(member=member, now=now or timezone.now())
    group_id = make_group(
        name=name,
        about=about,
        rules=rules,
        visibility=visibility,
        holds_first_posts=holds_first_posts,
        now=now,
    )
    group = Group.objects.only("slug", "visibility").get(pk=group_id)
    if not group.is_public:
        make_moderator(member=member, group_id=group_id, now=now)
    return group.slug


@transaction.atomic
def describe_group(
    *,
    member: Member,
    slug: str,
    about: str,
    rules: str,
    holds_first_posts: bool = False,
    visibility: str = "",
    is_sure: bool = False,
) -> None:
    """Change what a group says it is about, its rules, and whether first posts are held.

    Its name and address stay. What waits goes on waiting where none are held any more.
    `visibility`: who may read it from now on; "" leaves that as it is.

    Raises:
        GroupNotFound: no such group, or one this member may not see.
        NotLookingAfter: the member neither moderates it nor runs the community.
        Suspended: a moderator has paused the account.
        TextTooLong: either text is over 4,000 characters.
        Refusal: as `change_visibility`, where there is something to change.
    """
    group = group_to_change(member=member, slug=slug)
    if not looks_after(viewer=member, group_id=group.pk):
        raise NotLookingAfter
    check_may_write(member=member, now=timezone.now())
    Group.objects.filter(pk=group.pk).update(
        about=_checked(about), rules=_checked(rules), holds_first_posts=holds_first_posts
    )
    if visibility:
        change_visibility(member=member, slug=slug, visibility=visibility, is_sure=is_sure)
    _raise_lists(group)


def _raise_lists(group: Group) -> None:
    """Raise the pages that print what a group says of itself."""
    is_listed = group.visibility != Visibility.INVITATION
    pages.bump([group_key(group.slug), *([HOME] if is_listed else [])])


def _checked(text: str) -> str:
    cleaned = clean(text)
    if len(cleaned) > LONGEST_DESCRIPTION:
        raise TextTooLong(length=len(cleaned), longest=LONGEST_DESCRIPTION, of="such a text")
    return cleaned


def _free_slug(name: str) -> str:
    stem = slugify(name)[:50].strip("-") or "group"
    taken = set(Group.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
