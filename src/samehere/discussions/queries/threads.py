"""Reads of discussions: one page, lists, and where a post stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Q

from samehere.discussions.errors import NotYourPost, PostNotFound, ThreadNotFound
from samehere.discussions.models import ImportSource, Post, Thread
from samehere.discussions.queries.groups import group_row
from samehere.discussions.queries.rows import (
    NAME_NOT_KEPT,
    Branch,
    EditPage,
    Origin,
    PostRow,
    ReplyPage,
    ThreadPage,
)
from samehere.discussions.queries.visibility import visible_posts, visible_threads, words_of
from samehere.web.paging import format_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from samehere.members.models import Member

# The columns of a post as it is printed. The parent's author comes along in the same query.
_COLUMNS = (
    "id",
    "number",
    "branch",
    "author_id",
    "author__public_id",
    "author__name",
    "imported_author__name",
    "html",
    "posted_at",
    "edited_at",
    "edit_count",
    "deleted_at",
    "is_removed",
    "like_count",
    "same_here_count",
    "stated_like_count",
    "parent__number",
    "parent__author__name",
    "parent__imported_author__name",
    "parent__deleted_at",
)


def thread_page(
    *, viewer: Member | None, thread_id: int, after: tuple[int, int] | None = None
) -> ThreadPage:
    """Return the posts of a thread that follow the position `after` in reading order.

    `after` is (branch, number), the position of a post that need not exist; None: from the start.
    Two queries, four on a later page, one more for an import, however many posts there are.

    Raises:
        ThreadNotFound: no such thread, one this viewer may not see, or nothing after `after`.
    """
    thread = _visible_thread(viewer, thread_id)
    rows = _posts_after(thread.pk, after)
    if not rows:
        raise ThreadNotFound
    opener = rows[0]["author_id"] if after is None else _opener_of(thread.pk)
    size = settings.POSTS_PER_PAGE
    posts = [_post_row(row, opener) for row in rows[:size]]
    last = posts[-1]
    is_first = posts[0].number == 0
    return ThreadPage(
        id=thread.pk,
        title=thread.title,
        group=group_row(thread.group),
        opening=posts[0] if is_first else None,
        branches=_branches(posts[1:] if is_first else posts),
        reply_count=thread.reply_count,
        follower_count=thread.follower_count,
        is_closed=thread.closed_at is not None,
        origin=_origin(thread, posts),
        earlier=None if is_first else _earlier(thread.pk, posts[0]),
        later=format_key((last.branch, last.number)) if len(rows) > size else None,
    )


def place_of_post(*, viewer: Member | None, thread_id: int, number: int) -> str | None:
    """Return the `?after=` of the page a post is on: None for the first page. At most two queries.

    That page starts at the post's branch, or in the middle of a branch longer than a page.

    Raises:
        PostNotFound: no such post, or one in a thread this viewer may not see.
    """
    threads = visible_threads(viewer).filter(pk=thread_id)
    found = Post.objects.filter(thread__in=threads, number=number).values_list("branch").first()
    if found is None:
        raise PostNotFound
    (branch,) = found
    before = Post.objects.filter(thread_id=thread_id).filter(
        Q(branch__lt=branch) | Q(branch=branch, number__lt=number)
    )
    size = settings.POSTS_PER_PAGE
    nearest = before.order_by("-branch", "-number").values_list("branch", flat=True)[:size]
    branches = list(nearest)
    if len(branches) < size:
        return None
    if branches[-1] == branch:
        return format_key((branch, number - 1))
    return format_key((branch, branch - 1))


def post_row(*, viewer: Member | None, thread_id: int, number: int) -> PostRow:
    """Return one post that still has words. One query.

    Raises:
        PostNotFound: no such post, deleted, or in a thread this viewer may not see.
    """
    return _row_of(visible_posts(viewer), thread_id, number)


def own_post(*, viewer: Member, thread_id: int, number: int) -> PostRow:
    """Return a post the viewer wrote, to be looked at once more before it goes. One query.

    Also one in a group she may not read any more.

    Raises:
        PostNotFound: no such post, deleted, or another's in a thread this viewer may not see.
        NotYourPost: somebody else wrote it.
    """
    is_for_her = words_of(viewer) | Q(pk__in=visible_posts(viewer).values("pk"))
    row = _row_of(Post.objects.filter(is_for_her), thread_id, number)
    if row.author_id != viewer.pk:
        raise NotYourPost
    return row


def page_to_reply(*, viewer: Member | None, thread_id: int, number: int) -> ReplyPage:
    """Return what stands above an empty box for a reply to post `number`. Two queries.

    The opening post may be gone while its discussion goes on.

    Raises:
        ThreadNotFound: no such thread, or one this viewer may not see.
        PostNotFound: no such post in it, or a deleted one.
    """
    page = reply_page(viewer=viewer, thread_id=thread_id, number=number)
    if number and page.answered is None:
        raise PostNotFound
    return page


def reply_page(*, viewer: Member | None, thread_id: int, number: int) -> ReplyPage:
    """Return what stands above the box for a reply to post `number`. Two queries.

    `answered` is None where that post is gone, so that words written to it can be shown again.

    Raises:
        ThreadNotFound: no such thread, or one this viewer may not see.
    """
    thread = _visible_thread(viewer, thread_id)
    row = thread.posts.filter(number=number, deleted_at=None).values(*_COLUMNS).first()
    return ReplyPage(
        thread_id=thread.pk,
        title=thread.title,
        group=group_row(thread.group),
        answered=_post_row(row, None) if row else None,
        is_closed=thread.closed_at is not None,
    )


def page_to_edit(*, viewer: Member, thread_id: int, number: int) -> EditPage:
    """Return a post the viewer wrote, with its source, to be changed. Two queries.

    Raises:
        ThreadNotFound: no such thread, or one she may not see, or not any more.
        PostNotFound: no such post in it, or a deleted one.
        NotYourPost: somebody else wrote it, or it was brought in.
    """
    thread = _visible_thread(viewer, thread_id)
    post = thread.posts.filter(number=number, deleted_at=None).first()
    if post is None:
        raise PostNotFound
    if post.author_id != viewer.pk:
        raise NotYourPost
    return EditPage(
        thread_id=thread.pk,
        number=number,
        title=thread.title,
        group=group_row(thread.group),
        source=post.source,
        html=post.html,
        text_version=post.text_version,
        is_closed=thread.closed_at is not None,
    )


def _visible_thread(viewer: Member | None, thread_id: int) -> Thread:
    thread = (
        visible_threads(viewer)
        .select_related("group", "import_source")
        .filter(pk=thread_id)
        .first()
    )
    if thread is None:
        raise ThreadNotFound
    return thread


def _posts_after(thread_id: int, after: tuple[int, int] | None) -> list[dict[str, Any]]:
    posts = Post.objects.filter(thread_id=thread_id)
    if after is not None:
        branch, number = after
        posts = posts.filter(Q(branch__gt=branch) | Q(branch=branch, number__gt=number))
    ordered = posts.order_by("branch", "number").values(*_COLUMNS)
    return list(ordered[: settings.POSTS_PER_PAGE + 1])


def _opener_of(thread_id: int) -> int | None:
    return (
        Post.objects.filter(thread_id=thread_id, number=0)
        .values_list("author_id", flat=True)
        .first()
    )


def _earlier(thread_id: int, first: PostRow) -> str:
    size = settings.POSTS_PER_PAGE
    before = Post.objects.filter(thread_id=thread_id).filter(
        Q(branch__lt=first.branch) | Q(branch=first.branch, number__lt=first.number)
    )
    keys = list(before.order_by("-branch", "-number").values_list("branch", "number")[: size + 1])
    return format_key(keys[size]) if len(keys) > size else ""


def _branches(posts: Sequence[PostRow]) -> list[Branch]:
    found: list[Branch] = []
    numbers = list(dict.fromkeys(post.branch for post in posts))
    for number in numbers:
        own = [post for post in posts if post.branch == number]
        top = own[0] if own[0].number == number else None
        found.append(Branch(number, top, own[1:] if top else own))
    return found


def _post_row(row: dict[str, Any], opener: int | None) -> PostRow:
    is_gone = row["deleted_at"] is not None
    name = row["author__name"] or row["imported_author__name"]
    answers_top = row["parent__number"] in {None, 0, row["branch"]}
    return PostRow(
        id=row["id"],
        number=row["number"],
        branch=row["branch"],
        author_id=row["author_id"],
        author_public_id=row["author__public_id"],
        author_name="" if is_gone else name or NAME_NOT_KEPT,
        is_named=bool(name) and not is_gone,
        is_opener=row["author_id"] is not None and row["author_id"] == opener,
        html=row["html"],
        posted_at=row["posted_at"],
        edited_at=row["edited_at"],
        edit_count=row["edit_count"],
        deleted_at=row["deleted_at"],
        is_removed=row["is_removed"],
        like_count=row["like_count"],
        same_here_count=row["same_here_count"],
        stated_like_count=row["stated_like_count"],
        replying_to=None if answers_top or is_gone else (row["parent__number"], _parent_name(row)),
    )


def _parent_name(row: dict[str, Any]) -> str:
    if row["parent__deleted_at"] is not None:
        return "a deleted post"
    return row["parent__author__name"] or row["parent__imported_author__name"] or NAME_NOT_KEPT


def _origin(thread: Thread, posts: Sequence[PostRow]) -> Origin | None:
    source = thread.import_source
    if source is None:
        return None
    imported = [post for post in posts if post.author_id is None]
    found = thread.posts.filter(number__gt=0).exclude(text_hash="")
    return Origin(
        from_text=source.kind == ImportSource.Kind.SAVED_TEXT,
        found_reply_count=found.count(),
        are_times_known=all(post.posted_at is not None for post in imported),
        stated_like_count=thread.stated_like_count,
        stated_reply_count=thread.stated_reply_count,
        stated_follower_count=thread.stated_follower_count,
    )


def _row_of(posts: QuerySet[Post], thread_id: int, number: int) -> PostRow:
    row = posts.filter(thread_id=thread_id, number=number).values(*_COLUMNS).first()
    if row is None:
        raise PostNotFound
    return _post_row(row, None)
