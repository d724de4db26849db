"""What reports and decisions are about: a post, or what a member shows of herself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from samehere.discussions.queries.groups import belongs_to, groups_looked_after
from samehere.discussions.queries.places import posts_in_place
from samehere.discussions.queries.visibility import visible_to
from samehere.markup import beginning
from samehere.members.queries import shown_profiles

if TYPE_CHECKING:
    from collections.abc import Collection

    from samehere.discussions.queries.places import PostInPlace
    from samehere.members.models import Member
    from samehere.members.queries import ShownProfile
    from samehere.moderation.models import Decision, Report

LONGEST_QUOTE = 240
# The ids of the post and of the member whose profile it is; one of both is None.
Key = tuple[int | None, int | None]


@dataclass(frozen=True)
class Subject:
    """A post where it stands, or a profile. Neither: the viewer may not see it any more."""

    post: PostInPlace | None = None
    profile: ShownProfile | None = None

    @property
    def key(self) -> Key:
        """The ids of both."""
        post, profile = self.post, self.profile
        return post.id if post else None, profile.member_id if profile else None

    @property
    def owner_id(self) -> int | None:
        """Who wrote the post, or shows the profile; None: nobody we know."""
        if self.profile:
            return self.profile.member_id
        return self.post.author_id if self.post else None

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
        return beginning(self.post.plain_text, LONGEST_QUOTE) if self.post else ""


def key_of(row: Report | Decision) -> Key:
    """Return the ids of what a report or a decision is about."""
    return row.post_id, row.profile_of_id


def about(key: Key) -> Q:
    """Return the condition that a report or a decision is about this."""
    return Q(post_id=key[0], profile_of_id=key[1])


def subjects(*, viewer: Member | None, keys: Collection[Key]) -> dict[Key, Subject]:
    """Return what these are the ids of, as this viewer may see it. Four queries at most.

    Profiles are for members: nobody who is signed out gets one.
    """
    posts = posts_in_place(viewer=viewer, post_ids={key[0] for key in keys if key[0] is not None})
    people = {key[1] for key in keys if key[1] is not None}
    profiles = shown_profiles(people if viewer else ())
    return {key: Subject(posts.get(key[0] or 0), profiles.get(key[1] or 0)) for key in keys}


def looked_after_by(viewer: Member) -> Q:
    """Return the condition that a report or a decision is for this viewer to look at.

    Of posts: those of groups she looks after. Of profiles: those of members of these groups, all
    of them where she runs the community; her own never, unless she runs it.
    """
    groups = groups_looked_after(viewer=viewer)
    # Running the server is no leave to read what a closed group says.
    of_posts = Q(post__isnull=False) & visible_to(viewer, group="post__thread__group__")
    of_profiles = Q(profile_of__isnull=False)
    if groups is not None:
        of_posts &= Q(post__thread__group__in=groups)
        of_profiles &= belongs_to(groups, "profile_of") & ~Q(profile_of_id=viewer.pk)
    return of_posts | of_profiles
