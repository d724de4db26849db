"""What this room does after a commit. Each of these may be run twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samehere.discussions.queries.texts import posts_of_thread
from samehere.evidence import actions
from samehere.outbox.registry import unhurried

if TYPE_CHECKING:
    from samehere.discussions.events import PostEdited, PostPublished, PostRestored, ThreadPlaced
    from samehere.evidence.events import TitleWanted


@unhurried
def find_references(event: PostPublished | PostEdited | PostRestored) -> None:
    """Find which publications a post mentions that is new, changed or put back."""
    actions.find_references(post_ids=[event.post_id])


@unhurried
def find_placed_references(event: ThreadPlaced) -> None:
    """Find which publications the posts of an import mention."""
    actions.find_references(post_ids=posts_of_thread(thread_id=event.thread_id))


@unhurried
def look_up_title(event: TitleWanted) -> None:
    """Ask a public catalogue what a publication is called, outside of every transaction."""
    actions.look_up_title(reference_id=event.reference_id)
