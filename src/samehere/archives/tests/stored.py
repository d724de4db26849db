"""What stands in the community, as a visitor sees it, for tests of what was written."""

from samehere.discussions.queries.lists import home_page
from samehere.discussions.queries.rows import ThreadPage
from samehere.discussions.queries.threads import thread_page


def stored() -> list[ThreadPage]:
    """Return the first page of each discussion, in the order they came in."""
    threads = sorted(thread.id for thread in home_page(viewer=None).threads)
    return [thread_page(viewer=None, thread_id=number) for number in threads]


def groups() -> list[str]:
    """Return the names of the groups."""
    return [group.name for group in home_page(viewer=None).groups]
