"""What reports and decisions are about: a post, a profile, or something in a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from samehere.discussions.queries.groups import addresses_seen, belongs_to, groups_looked_after
from samehere.discussions.queries.places import posts_in_place
from samehere.discussions.queries.visibility import visible_to
from samehere.markup import beginning
from samehere.members.queries import shown_profiles

if TYPE_CHECKING:
    from collections.abc import Collection

    from samehere.discussions.queries.groups import GroupAddress
    from samehere.discussions.queries.places import PostInPlace
    from samehere.members.models import Member
    from samehere.members.queries import ShownProfile
    from samehere.moderation.models import Decision, Report

LONGEST_QUOTE = 240


class Key(NamedTuple):
    """What a report or a decision is about: one of the three is an id, the others are None."""

    post_id: int | None = None
    profile_of_id: int | None = None
    group_id: int | None = None


@dataclass(frozen=True)
class Subject:
    """A post where it stands, a profile, or a group: something in it that is not named.

    None of the three: the viewer may not see it any more.
    """

    key: Key
    post: PostInPlace | None = None
    profile: ShownProfile | None = None
    group: GroupAddress | None = None

    @property
    def owner_id(self) -> int | None:
        """Who wrote the post, or shows the profile; None: nobody we know."""
        if self.profile:
            return self.profile.member_id
        return self.post.author_id if self.post else None

    @property
    def owner_public_id(self) -> str:
        """The same person by what addresses call her; "": nobody we know."""
        if self.profile:
            return self.profile.public_id
        return (self.post.author_public_id or "") if self.post else ""

    @property
    def text_version(self) -> int:
        """Which text stands there now; 0 where there is nothing to see, or nothing was said."""
        found = self.post or self.profile
        return found.text_version if found else 0

    @property
    def quote(self) -> str:
        """The beginning of its words, for pages that only have to recall it; "" without any."""
        if self.profile:
            return beginning(self.profile.about, LONGEST_QUOTE)
        return quote_of(self.post) if self.post else ""


def quote_of(post: PostInPlace) -> str:
    """Return the beginning of a post's words, for pages that only have to recall it."""
    return beginning(post.plain_text, LONGEST_QUOTE)


def key_of(row: Report | Decision) -> Key:
    """Return what a report or a decision is about."""
    return Key(row.post_id, row.profile_of_id, row.group_id)


def about(key: Key) -> Q:
    """Return the condition that a report or a decision is about this."""
    return Q(**key._asdict())


def subjects(*, viewer: Member | None, keys: Collection[Key]) -> dict[Key, Subject]:
    """Return what these are, as this viewer may see it. Five queries at most.

    Profiles are for members: nobody who is signed out gets one. A group's name is for those who
    may read it.
    """
    post_ids = {key.post_id for key in keys if key.post_id is not None}
    posts = posts_in_place(viewer=viewer, post_ids=post_ids) if post_ids else {}
    people = {key.profile_of_id for key in keys if key.profile_of_id is not None}
    profiles = shown_profiles(people if viewer else ())
    group_ids = {key.group_id for key in keys if key.group_id is not None}
    groups = addresses_seen(viewer=viewer, group_ids=group_ids) if group_ids else {}
    return {
        key: Subject(
            key,
            posts.get(key.post_id or 0),
            profiles.get(key.profile_of_id or 0),
            groups.get(key.group_id or 0),
        )
        for key in keys
    }


def looked_after_by(viewer: Member) -> Q:
    """Return the condition that a report or a decision is for this viewer to look at.

    Of posts and groups: those she looks after. Of profiles: those of members of these groups, all
    of them where she runs the community; her own never, unless she runs it.
    """
    groups = groups_looked_after(viewer=viewer)
    # Running the server is no leave to read what a closed group says.
    of_posts = Q(post__isnull=False) & visible_to(viewer, group="post__thread__group__")
    of_groups = Q(group__isnull=False) & visible_to(viewer, group="group__")
    of_profiles = Q(profile_of__isnull=False)
    if groups is not None:
        of_posts &= Q(post__thread__group__in=groups)
        of_groups &= Q(group__in=groups)
        of_profiles &= belongs_to(groups, "profile_of") & ~Q(profile_of_id=viewer.pk)
    return of_posts | of_groups | of_profiles
