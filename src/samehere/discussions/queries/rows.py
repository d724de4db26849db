"""The shapes pages are made from. Frozen, so that a template can change nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.markup import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

LONGEST_SUMMARY = 160
NAME_NOT_KEPT = "A member (name not kept)"


@dataclass(frozen=True)
class GroupRow:
    """A group as lists and its own page print it.

    `visibility` is one of "public", "members", "invitation". Where the viewer may not read the
    group its numbers are 0, for nobody outside is to know them.
    """

    id: int
    slug: str
    name: str
    about: str
    rules: str
    member_count: int
    thread_count: int
    visibility: str
    holds_first_posts: bool
    is_readable: bool

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.visibility == "public"

    @property
    def summary(self) -> str:
        """What it is about in one sentence, for lists."""
        return shortened(self.about, LONGEST_SUMMARY)


@dataclass(frozen=True)
class PostRow:
    """A post as a page prints it.

    `replying_to` is the number and name of the post answered, or None where the answer stands
    right under it. `author_id` None: imported, or the name was not kept. `posted_at` None: not
    known. `edited_at` None: never, as far as others are told; else the last of `edit_count` times.
    A deleted post has no html, no name and no counts; `is_removed` where a moderator did it.
    """

    id: int
    number: int
    branch: int
    author_id: int | None
    author_public_id: str | None
    author_name: str
    is_named: bool
    is_opener: bool
    html: str
    posted_at: datetime | None
    edited_at: datetime | None
    edit_count: int
    deleted_at: datetime | None
    is_removed: bool
    like_count: int
    same_here_count: int
    stated_like_count: int | None
    replying_to: tuple[int, str] | None

    @property
    def initial(self) -> str:
        """Return the letter drawn beside the name; a dash where no name was kept."""
        return self.author_name[:1].upper() if self.is_named else "\N{EN DASH}"


@dataclass(frozen=True)
class Branch:
    """A first-level reply with what stands under it. `top` is None where a page goes on in it."""

    number: int
    top: PostRow | None
    replies: Sequence[PostRow]


@dataclass(frozen=True)
class ThreadRow:
    """A discussion as lists print it.

    `started_by` None: the first post was deleted, or nobody knows who wrote it. `last_by` None: no
    reply yet, or nobody knows whose. Times are None where they are not known.
    """

    id: int
    title: str
    group_slug: str
    group_name: str
    started_by_id: int | None
    started_by: str | None
    started_at: datetime | None
    last_by: str | None
    last_at: datetime | None
    reply_count: int
    follower_count: int
    like_count: int
    is_imported: bool
    is_opening_gone: bool


@dataclass(frozen=True)
class Origin:
    """What a discussion says about where it came from. Stated counts: None is not stated."""

    from_text: bool
    found_reply_count: int
    are_times_known: bool
    stated_like_count: int | None
    stated_reply_count: int | None
    stated_follower_count: int | None


@dataclass(frozen=True)
class ThreadPage:
    """One page of a discussion.

    `opening` is None on later pages. `earlier` and `later` are the values of `?after=` of the
    pages before and after: "" is the first page, None says there is none.
    """

    id: int
    title: str
    group: GroupRow
    opening: PostRow | None
    branches: Sequence[Branch]
    reply_count: int
    follower_count: int
    is_closed: bool
    origin: Origin | None
    earlier: str | None
    later: str | None

    @property
    def posts(self) -> list[PostRow]:
        """Return the posts on this page in reading order."""
        tops = ([branch.top] if branch.top else [] for branch in self.branches)
        found = [] if self.opening is None else [self.opening]
        for top, branch in zip(tops, self.branches, strict=True):
            found += [*top, *branch.replies]
        return found


@dataclass(frozen=True)
class GroupPage:
    """One page of a group's discussions. `older` is the `?before=` of the next page, or None."""

    group: GroupRow
    threads: Sequence[ThreadRow]
    moderators: Sequence[str]
    older: str | None
    is_first: bool


@dataclass(frozen=True)
class HomePage:
    """The front page: the groups by name, and what people are talking about."""

    groups: Sequence[GroupRow]
    threads: Sequence[ThreadRow]


@dataclass(frozen=True)
class OwnHomePage:
    """A member's front page. `threads` are of her groups, or of all where she has none yet.

    `has_waiting`: something she wrote is held, or was decided about her.
    """

    own: Sequence[GroupRow]
    others: Sequence[GroupRow]
    threads: Sequence[ThreadRow]
    followed: Sequence[ThreadRow]
    may_open_groups: bool
    has_waiting: bool


@dataclass(frozen=True)
class EditPage:
    """The page with the box for changing one's own post: what it says, and of which version.

    `title` is the discussion's, which is hers to change where `number` is 0.
    """

    thread_id: int
    number: int
    title: str
    group: GroupRow
    source: str
    html: str
    text_version: int
    is_closed: bool


@dataclass(frozen=True)
class ReplyPage:
    """The page with the box for a reply. `answered` None: the post answered is gone."""

    thread_id: int
    title: str
    group: GroupRow
    answered: PostRow | None
    is_closed: bool
