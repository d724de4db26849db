"""Bringing discussions in: each whole, in a transaction of its own, or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction

from samehere.archives.format import ArchivedThread
from samehere.archives.joining import Discussion
from samehere.discussions.actions import PlacedPost, PlacedThread, make_group, place_thread
from samehere.discussions.queries.groups import group_named
from samehere.markup import SourceFormat, clean


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote: posts added per discussion, in their order, and into which group."""

    group_name: str
    group_is_new: bool
    added: tuple[int, ...]
    may_be_read: bool = True


def import_archive(
    *,
    discussions: Sequence[Discussion],
    group_name: str,
    may_be_read: bool = True,
    on_placed: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Place the discussions in a group, which is made where it is missing.

    One transaction a discussion: stopped in the middle, whole discussions stay, and the same
    import done again adds the others and nothing twice. `may_be_read`: whether what the posts say
    of treatments is read and shown; the last import of a discussion says so. `on_placed` gets the
    number of posts after each. Nobody is told; one event a discussion.

    Raises:
        BadGroupName: the group is missing, and no group can be called that.
    """
    group_is_new = False
    added = []
    for discussion in discussions:
        posts, was_made = import_discussion(
            discussion=discussion, group_name=group_name, may_be_read=may_be_read
        )
        group_is_new = group_is_new or was_made
        added.append(posts)
        on_placed(len(discussion.thread.posts))
    return Imported(group_name, group_is_new, tuple(added), may_be_read=may_be_read)


@transaction.atomic
def import_discussion(
    *, discussion: Discussion, group_name: str, may_be_read: bool = True
) -> tuple[int, bool]:
    """Place one discussion; return how many posts were added, and whether the group was made.

    Raises:
        BadGroupName: the group is missing, and no group can be called that.
    """
    group_id = group_named(name=group_name)
    was_made = group_id is None
    if group_id is None:
        group_id = make_group(name=group_name)
    thread = discussion.thread
    placed = place_thread(
        group_id=group_id,
        source_kind=thread.layout,
        source_key=thread.keys[0],
        thread=_to_place(thread),
        may_be_read=may_be_read,
    )
    return placed.added, was_made


def _to_place(thread: ArchivedThread) -> PlacedThread:
    return PlacedThread(
        title=thread.title or "",
        posts=[
            PlacedPost(
                source=clean(post.text),
                source_format=SourceFormat.PLAIN,
                parent=post.parent,
                author_name=post.author,
                posted_at=post.posted_at,
                stated_likes=post.likes,
                source_id=post.source_id,
            )
            for post in thread.posts
        ],
        stated_followers=thread.followers,
        stated_likes=thread.likes,
        stated_replies=thread.replies_stated,
    )
