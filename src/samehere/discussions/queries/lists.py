"""Lists of discussions: a group's, and the front page's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Q

from samehere.discussions.errors import ThreadNotFound
from samehere.discussions.models import Membership, Post, Thread
from samehere.discussions.queries.groups import (
    group_row,
    group_to_read,
    groups_by_name,
    moderators_of,
)
from samehere.discussions.queries.held import has_waiting_page
from samehere.discussions.queries.rows import (
    GroupPage,
    HomePage,
    OwnHomePage,
    ThreadRow,
)
from samehere.discussions.queries.visibility import visible_threads
from samehere.web.paging import format_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from samehere.members.models import Member

THREADS_ON_HOME = 10
_COLUMNS = (
    "id",
    "thread_id",
    "number",
    "posted_at",
    "deleted_at",
    "like_count",
    "author_id",
    "author__name",
    "imported_author__name",
)


def group_page(
    *, viewer: Member | None, slug: str, before: tuple[int, int] | None = None
) -> GroupPage:
    """Return a group's discussions by latest activity, those below the position `before`.

    `before` is (activity, id) of a discussion that need not exist any more; None: from the top.
    Four queries, however many discussions.

    Raises:
        GroupNotFound: no such group, or one the viewer may know nothing of.
        GroupClosed: a members-only group she does not belong to.
        ThreadNotFound: nothing below `before`.
    """
    group = group_to_read(viewer=viewer, slug=slug)
    threads = Thread.objects.filter(group=group, deleted_at=None)
    if before is not None:
        activity, thread_id = before
        threads = threads.filter(Q(activity__lt=activity) | Q(activity=activity, pk__lt=thread_id))
    size = settings.THREADS_PER_PAGE
    found = list(threads.select_related("group").order_by("-activity", "-id")[: size + 1])
    if before is not None and not found:
        raise ThreadNotFound
    shown = found[:size]
    return GroupPage(
        group=group_row(group),
        threads=_thread_rows(shown),
        moderators=moderators_of(group_id=group.pk),
        older=format_key((shown[-1].activity, shown[-1].pk)) if len(found) > size else None,
        is_first=before is None,
    )


def home_page(*, viewer: Member | None) -> HomePage:
    """Return the groups by name and the discussions with the latest activity. Three queries.

    Members-only groups are among the groups, and nothing that is said in them anywhere.
    """
    return HomePage(
        groups=groups_by_name(viewer=viewer),
        threads=newest_threads(visible_threads(viewer)),
    )


def own_home_page(*, viewer: Member) -> OwnHomePage:
    """Return what is the viewer's: groups, what is new in them, and what is followed.

    Where the viewer belongs to no group yet, `threads` are the newest of all. At most seven
    queries.
    """
    groups = groups_by_name(viewer=viewer)
    own = set(Membership.objects.filter(member=viewer).values_list("group_id", flat=True))
    threads = visible_threads(viewer)
    return OwnHomePage(
        own=[group for group in groups if group.id in own],
        others=[group for group in groups if group.id not in own],
        threads=newest_threads(threads.filter(group_id__in=own) if own else threads),
        followed=newest_threads(threads.filter(follows__member=viewer)),
        may_open_groups=viewer.is_operator,
        has_waiting=has_waiting_page(viewer=viewer),
    )


def newest_threads(threads: QuerySet[Thread]) -> list[ThreadRow]:
    """Return the few of `threads` with the latest activity. Two queries."""
    newest = threads.select_related("group").order_by("-activity", "-id")
    return _thread_rows(list(newest[:THREADS_ON_HOME]))


def _thread_rows(threads: Sequence[Thread]) -> list[ThreadRow]:
    wanted = Q(thread_id__in=[thread.pk for thread in threads], number=0) | Q(
        pk__in=[thread.last_post_id for thread in threads if thread.last_post_id]
    )
    posts = list(Post.objects.filter(wanted).values(*_COLUMNS)) if threads else []
    openings = {row["thread_id"]: row for row in posts if row["number"] == 0}
    replies = {row["id"]: row for row in posts if row["number"] > 0}
    return [
        _thread_row(thread, openings[thread.pk], replies.get(thread.last_post_id))
        for thread in threads
    ]


def _thread_row(thread: Thread, opening: dict[str, Any], last: dict[str, Any] | None) -> ThreadRow:
    return ThreadRow(
        id=thread.pk,
        title=thread.title,
        group_slug=thread.group.slug,
        group_name=thread.group.name,
        started_by_id=None if opening["deleted_at"] else opening["author_id"],
        started_by=None if opening["deleted_at"] else _name(opening),
        started_at=opening["posted_at"],
        last_by=_name(last) if last else None,
        last_at=last["posted_at"] if last else None,
        reply_count=thread.reply_count,
        follower_count=thread.follower_count,
        like_count=opening["like_count"],
        is_imported=thread.import_source_id is not None,
        is_opening_gone=opening["deleted_at"] is not None,
    )


def _name(row: dict[str, Any]) -> str | None:
    name: str | None = row["author__name"] or row["imported_author__name"]
    return name
