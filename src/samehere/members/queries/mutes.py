"""Whom a member has hidden from herself."""

from samehere.members.models import Member, Mute


def muted_ids(viewer: Member) -> frozenset[int]:
    """Return the ids of those the viewer has muted. At most one query; none for most members."""
    if not viewer.has_mutes:
        return frozenset()
    return frozenset(Mute.objects.filter(member_id=viewer.pk).values_list("muted_id", flat=True))


def has_muted(*, viewer: Member, member_id: int) -> bool:
    """Whether the viewer has muted this member. At most one query."""
    return member_id in muted_ids(viewer)


def muted_members(viewer: Member) -> list[Member]:
    """Return those the viewer has muted, by name. One query."""
    return list(Member.objects.filter(muted_by__member_id=viewer.pk).order_by("name_key"))
