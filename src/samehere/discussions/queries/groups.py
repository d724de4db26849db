"""Reads of groups: lists, one page of discussions, names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, Case, Q, Value, When
from django.utils import timezone

from samehere.discussions.errors import GroupClosed, GroupNotFound, NotLookingAfter
from samehere.discussions.models import Group, Membership, Role, Visibility
from samehere.discussions.queries.rows import GroupRow
from samehere.discussions.queries.visibility import listed_to, visible_groups, visible_to
from samehere.markup import clean_line
from samehere.members.queries import may_use_powers

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

    from samehere.members.models import Member


def name_key(name: str) -> str:
    """Return a group's name as it is compared: cleaned, and without the difference of case."""
    return clean_line(name).casefold()


def group_row(group: Group) -> GroupRow:
    """Return a group as it is printed for those who may read it. No query."""
    return GroupRow(
        id=group.pk,
        slug=group.slug,
        name=group.name,
        about=group.about,
        rules=group.rules,
        member_count=group.member_count,
        thread_count=group.thread_count,
        visibility=Visibility(group.visibility),
        holds_first_posts=group.holds_first_posts,
        is_readable=True,
    )


def closed_row(group: Group) -> GroupRow:
    """Return a group as it is printed for those outside of it: without its numbers. No query."""
    return replace(group_row(group), member_count=0, thread_count=0, is_readable=False)


def group_named(*, name: str) -> int | None:
    """Return the id of the group of this name, whatever its case, or None. For operators."""
    return Group.objects.filter(name_key=name_key(name)).values_list("pk", flat=True).first()


def visible_group(*, viewer: Member | None, slug: str) -> Group:
    """Return the group at this address. One query.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
    """
    group = visible_groups(viewer).filter(slug=slug).first()
    if group is None:
        raise GroupNotFound
    return group


def group_head(*, viewer: Member | None, slug: str) -> GroupRow:
    """Return the group at this address, as pages print it. One query.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
    """
    return group_row(visible_group(viewer=viewer, slug=slug))


def door_of(*, viewer: Member | None, slug: str) -> GroupRow:
    """Return a members-only group as those see it who do not belong to it. One query.

    Raises:
        GroupNotFound: no such group, or one the viewer may know nothing of.
    """
    group = Group.objects.filter(listed_to(viewer), slug=slug).first()
    if group is None:
        raise GroupNotFound
    return closed_row(group)


def group_to_read(*, viewer: Member | None, slug: str) -> Group:
    """Return the group at this address. One query, whatever it answers.

    Raises:
        GroupNotFound: no such group, or one the viewer may know nothing of.
        GroupClosed: a members-only group she does not belong to.
    """
    group: Any = _listed_groups(viewer).filter(slug=slug).first()
    if group is None:
        raise GroupNotFound
    if not group.is_readable:
        raise GroupClosed
    found: Group = group
    return found


def groups_by_name(*, viewer: Member | None) -> list[GroupRow]:
    """Return the groups the viewer may know of, by name. One query.

    Those she may not read are there without their numbers.
    """
    return [
        group_row(group) if group.is_readable else closed_row(group)
        for group in _listed_groups(viewer).order_by("name_key")
    ]


def looks_after(*, viewer: Member, group_id: int) -> bool:
    """Return whether the viewer moderates the group or runs the community, and may do so now.

    At most two queries.
    """
    own = Membership.objects.filter(member_id=viewer.pk, group_id=group_id, role=Role.MODERATOR)
    return (viewer.is_operator or own.exists()) and may_use_powers(viewer)


def groups_looked_after(*, viewer: Member) -> set[int] | None:
    """Return the ids of the groups the viewer looks after; None: all of them.

    None at all while her powers rest. At most two queries.
    """
    if viewer.is_operator:
        return None if may_use_powers(viewer) else set()
    own = Membership.objects.filter(member_id=viewer.pk, role=Role.MODERATOR)
    found = set(own.values_list("group_id", flat=True))
    return found if found and may_use_powers(viewer) else set()


def belongs_to(group_ids: Collection[int], member: str) -> Q:
    """Return the condition that the member behind the lookup `member` is in one of these groups."""
    inside = Membership.objects.filter(group_id__in=group_ids)
    return Q(**{f"{member}__in": inside.values("member_id")})


def groups_of_members(*, member_ids: Collection[int]) -> dict[int, set[int]]:
    """Return the ids of the groups each of these members is in; who is in none is left out.

    One query. No viewer: for rooms that tell those who look after them something.
    """
    rows = Membership.objects.filter(member_id__in=member_ids)
    found: dict[int, set[int]] = {}
    for member_id, group_id in rows.values_list("member_id", "group_id"):
        found.setdefault(member_id, set()).add(group_id)
    return found


def all_moderators() -> set[int]:
    """Return the ids of all members who moderate a group. One query."""
    own = Membership.objects.filter(role=Role.MODERATOR)
    return set(own.values_list("member_id", flat=True))


def group_to_describe(*, viewer: Member, slug: str) -> GroupRow:
    """Return the group whose texts the viewer may change. Two queries.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
        NotLookingAfter: the viewer neither moderates it nor runs the community.
    """
    row = group_head(viewer=viewer, slug=slug)
    if not looks_after(viewer=viewer, group_id=row.id):
        raise NotLookingAfter
    return row


def moderators_of(*, group_id: int) -> list[str]:
    """Return the names of those who look after a group, by name. One query."""
    roles = Q(role=Role.MODERATOR) | Q(role=Role.HELPER)
    names = Membership.objects.filter(roles, group_id=group_id).order_by("member__name")
    return list(names.values_list("member__name", flat=True))


@dataclass(frozen=True, slots=True)
class Moderator:
    """Somebody who looks after a group, with the address mail goes to."""

    member_id: int
    name: str
    email: str


def who_moderates(*, group_ids: Collection[int]) -> dict[int, list[Moderator]]:
    """Return who moderates each of these groups, by name; a group without any is left out.

    So is whoever's account is paused: she can decide nothing meanwhile. One query. No viewer: for
    rooms that tell them something.
    """
    own = Membership.objects.filter(
        group_id__in=group_ids, role=Role.MODERATOR, member__is_active=True
    )
    is_paused = Q(member__suspended_until__gt=timezone.now())
    rows = own.exclude(is_paused).order_by("member__name")
    columns = ("group_id", "member_id", "member__name", "member__email")
    found: dict[int, list[Moderator]] = {}
    for group_id, member_id, name, email in rows.values_list(*columns):
        found.setdefault(group_id, []).append(Moderator(member_id, name, email))
    return found


@dataclass(frozen=True, slots=True)
class GroupAddress:
    """Where a group is found, and whether everybody may read it."""

    slug: str
    name: str
    is_public: bool


def addresses_of(*, group_ids: Collection[int]) -> dict[int, GroupAddress]:
    """Return where these groups are found, by id. One query. No viewer: for rooms that count."""
    return _addresses(Group.objects.filter(pk__in=group_ids))


def addresses_seen(*, viewer: Member | None, group_ids: Collection[int]) -> dict[int, GroupAddress]:
    """Return where those of these groups are found that the viewer may read. One query."""
    return _addresses(visible_groups(viewer).filter(pk__in=group_ids))


def _addresses(groups: QuerySet[Group]) -> dict[int, GroupAddress]:
    rows = groups.values_list("pk", "slug", "name", "visibility")
    return {
        pk: GroupAddress(slug, name, visibility == Visibility.PUBLIC)
        for pk, slug, name, visibility in rows
    }


def _listed_groups(viewer: Member | None) -> QuerySet[Any]:
    """Return the groups the viewer may know of, with `is_readable`: whether she may read it."""
    is_readable = Case(
        When(visible_to(viewer), then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    return Group.objects.filter(listed_to(viewer)).annotate(is_readable=is_readable)
