"""What this room does after a commit. Each of these may be run twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.discussions.queries.texts import thread_of_post
from samehere.experiences import actions
from samehere.outbox.registry import unhurried

if TYPE_CHECKING:
    from samehere.discussions.events import PostEdited, PostPublished, PostRestored, ThreadPlaced
    from samehere.experiences.events import ReadingAllowed


@unhurried
def read_post(event: PostPublished | PostEdited | PostRestored) -> None:
    """Read a post that is new, changed or put back, with the discussion around it."""
    thread_id = thread_of_post(post_id=event.post_id)
    if thread_id is not None:
        actions.read_thread_posts(thread_id=thread_id, post_ids={event.post_id})


@unhurried
def read_placed_thread(event: ThreadPlaced) -> None:
    """Read what an import brought."""
    actions.read_thread_posts(thread_id=event.thread_id)


@unhurried
def read_allowed_posts(event: ReadingAllowed) -> None:
    """Read what a member wrote before she allowed it."""
    actions.read_posts_of(member_id=event.member_id)
