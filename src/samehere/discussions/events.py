"""What happened here. Events hold ids only; whoever reacts reads the rest and checks it again."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PostPublished:
    """A member published a post, be it the opening of a thread or a reply."""

    post_id: int


@dataclass(frozen=True)
class PostHeld:
    """A member wrote something that waits until it is released. Nothing is published."""

    held_id: int


@dataclass(frozen=True)
class HeldPostTakenBack:
    """A member deleted what she had written and nobody had released. The row is gone already."""

    held_id: int


@dataclass(frozen=True)
class HeldPostRefused:
    """A post that waited will not be published."""

    held_id: int


@dataclass(frozen=True)
class PostEdited:
    """An author changed what a post says, or the title with it. The row has the new words already.

    What it said before is kept nowhere.
    """

    post_id: int


@dataclass(frozen=True)
class PostDeleted:
    """An author deleted a post. Its words are gone from the row already."""

    post_id: int


@dataclass(frozen=True)
class PostRemoved:
    """A moderator removed a post. Its words are gone from the row already."""

    post_id: int


@dataclass(frozen=True)
class PostRestored:
    """A post that a moderator had removed has its words again."""

    post_id: int


@dataclass(frozen=True)
class RemovedTextForgotten:
    """The words of a removed post will not come back. The row that kept them is gone already."""

    post_id: int


@dataclass(frozen=True)
class PostLiked:
    """A member liked a post for the first time, or again after taking it back."""

    post_id: int
    member_id: int


@dataclass(frozen=True)
class SaidSameHere:
    """A member said Same here to a post."""

    post_id: int
    member_id: int


@dataclass(frozen=True)
class ThreadFollowed:
    """A member follows a thread."""

    thread_id: int
    member_id: int


@dataclass(frozen=True)
class GroupJoined:
    """A member joined a group."""

    group_id: int
    member_id: int


@dataclass(frozen=True)
class MemberTakenOut:
    """A moderator took a member out of a group."""

    group_id: int
    member_id: int


@dataclass(frozen=True)
class RoleGiven:
    """A member has another role in a group than before."""

    group_id: int
    member_id: int


@dataclass(frozen=True)
class ThreadPlaced:
    """An import placed a thread, or added posts to one. No notices follow from it."""

    thread_id: int
