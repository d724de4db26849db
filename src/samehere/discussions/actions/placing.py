"""Placing an imported discussion: bulk, with what was known about it, and safe to repeat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samehere import markup
from samehere.discussions.actions.matching import KnownPost, match_posts, text_hash
from samehere.discussions.actions.posting import checked_title
from samehere.discussions.actions.publishing import milliseconds
from samehere.discussions.events import ThreadPlaced
from samehere.discussions.models import (
    Group,
    ImportedAuthor,
    ImportSource,
    Post,
    Thread,
)
from samehere.discussions.pages import keys_of_thread, thread_key
from samehere.outbox.actions import record
from samehere.web import pages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from samehere.markup import SourceFormat

_ROWS_A_STATEMENT = 500


@dataclass(frozen=True)
class PlacedPost:
    """One post of an imported thread.

    `parent` is the position in the list of the post answered, always an earlier one; None for
    the first post alone, which opens the thread. `author_name` None: the name was not kept.
    `posted_at` None: the time is not known. `source_id` is unique inside its source, or "".
    """

    source: str
    source_format: SourceFormat
    parent: int | None
    author_name: str | None = None
    posted_at: datetime | None = None
    stated_likes: int | None = None
    source_id: str = ""


@dataclass(frozen=True)
class PlacedThread:
    """A thread to place, opening post first. Stated counts are None where none were stated."""

    title: str
    posts: Sequence[PlacedPost]
    stated_followers: int | None = None
    stated_likes: int | None = None
    stated_replies: int | None = None


@dataclass(frozen=True)
class Placed:
    """What placing did: posts `added` now, and posts `kept` from an earlier import."""

    thread_id: int
    is_new: bool
    added: int
    kept: int


@transaction.atomic
def place_thread(
    *,
    group_id: int,
    source_kind: str,
    source_key: str,
    thread: PlacedThread,
    may_be_read: bool = True,
    now: datetime | None = None,
) -> Placed:
    """Place an imported thread in a group, or add to it what an earlier import did not have.

    `source_key` is the same for the same page saved twice. Posts placed before are recognised
    and never changed, whether edited, claimed or deleted here since. Stated counts are kept as
    stated. `may_be_read`: whether what its posts say of treatments is read and shown; said anew, it
    holds for those placed before as well. One event is recorded; nobody is told.

    Raises:
        ValueError: no post at all, or a parent that does not come first (a reader's mistake).
        EmptyTitle, TitleTooLong: the title is not fit to print.
    """
    _check(thread.posts)
    now = now or timezone.now()
    group = Group.objects.select_for_update().get(pk=group_id)
    source, _ = ImportSource.objects.get_or_create(
        group=group,
        key=source_key,
        defaults={"kind": source_kind, "imported_at": now, "may_be_read": may_be_read},
    )
    is_new_choice = source.may_be_read != may_be_read
    if is_new_choice:
        ImportSource.objects.filter(pk=source.pk).update(may_be_read=may_be_read)
    row = Thread.objects.select_for_update().filter(import_source=source).first()
    is_new = row is None
    if row is None:
        row = _new_thread(group, source, checked_title(thread.title), now)
    if row.deleted_at is not None:
        # Everybody's words in it were deleted here, and an import does not bring them back.
        return Placed(row.pk, is_new=False, added=0, kept=len(thread.posts))
    matches = match_posts(_known_posts(row), thread.posts)
    added = _add_posts(row, source, thread.posts, matches)
    is_restated = _keep_stated_counts(row, thread)
    _tell_thread(row, added)
    if added or is_new or is_restated:
        pages.bump(keys_of_thread(thread_id=row.pk, group=group))
    if added or is_new or is_new_choice:
        record(ThreadPlaced(thread_id=row.pk))
    return Placed(row.pk, is_new, added=len(added), kept=len(thread.posts) - len(added))


def _check(posts: Sequence[PlacedPost]) -> None:
    if not posts or posts[0].parent is not None:
        raise ValueError("A thread starts with its opening post.")
    for place, post in enumerate(posts[1:], start=1):
        if post.parent is None or not 0 <= post.parent < place:
            raise ValueError(f"Post {place} does not answer an earlier one.")


def _new_thread(group: Group, source: ImportSource, title: str, now: datetime) -> Thread:
    row = Thread.objects.create(
        group=group, title=title, activity=milliseconds(now), import_source=source
    )
    Group.objects.filter(pk=group.pk).update(thread_count=F("thread_count") + 1)
    pages.add(thread_key(row.pk), is_public=group.is_public)
    return row


def _known_posts(row: Thread) -> list[KnownPost]:
    placed = row.posts.exclude(text_hash="").order_by("branch", "number")
    return [KnownPost(*columns) for columns in placed.values_list(*KnownPost.COLUMNS)]


def _add_posts(
    row: Thread,
    source: ImportSource,
    posts: Sequence[PlacedPost],
    matches: Mapping[int, KnownPost],
) -> list[Post]:
    """Insert the posts that matched nothing, parents before answers; return them in order."""
    authors = _authors(source, {post.author_name for post in posts if post.author_name})
    branches = {place: known.branch for place, known in matches.items()}
    ids = {place: known.pk for place, known in matches.items()}
    number = row.next_number
    made: dict[int, Post] = {}
    depths: dict[int, int] = {}
    for place, post in enumerate(posts):
        depths[place] = 0 if post.parent is None else depths[post.parent] + 1
        if place in matches:
            continue
        branches[place] = 0 if post.parent is None else branches[post.parent] or number
        made[place] = _post(row, post, number, branches[place], authors)
        number += 1
    # A parent must have its id before its answers are inserted: one level after the other.
    for depth in sorted({depths[place] for place in made}):
        level = {place: post for place, post in made.items() if depths[place] == depth}
        for place, made_post in level.items():
            parent = posts[place].parent
            made_post.parent_id = None if parent is None else ids[parent]
        Post.objects.bulk_create(list(level.values()), batch_size=_ROWS_A_STATEMENT)
        ids.update({place: made_post.pk for place, made_post in level.items()})
    Thread.objects.filter(pk=row.pk).update(next_number=number)
    return list(made.values())


def _authors(source: ImportSource, names: set[str]) -> dict[str, int]:
    found = dict(ImportedAuthor.objects.filter(source=source).values_list("name", "pk"))
    new = [ImportedAuthor(source=source, name=name) for name in sorted(names - set(found))]
    ImportedAuthor.objects.bulk_create(new, batch_size=_ROWS_A_STATEMENT)
    return found | {author.name: author.pk for author in new}


def _post(
    row: Thread, post: PlacedPost, number: int, branch: int, authors: Mapping[str, int]
) -> Post:
    rendered = markup.render(post.source, post.source_format)
    return Post(
        thread=row,
        number=number,
        branch=branch,
        imported_author_id=authors[post.author_name] if post.author_name else None,
        source_format=post.source_format,
        source=post.source,
        html=rendered.html,
        plain_text=rendered.plain_text,
        posted_at=post.posted_at,
        stated_like_count=post.stated_likes,
        text_hash=text_hash(post.source),
        source_id=post.source_id,
    )


def _keep_stated_counts(row: Thread, thread: PlacedThread) -> bool:
    """Keep the counts this page states, where it states any; return whether one is another now."""
    stated = {
        "stated_like_count": thread.stated_likes,
        "stated_reply_count": thread.stated_replies,
        "stated_follower_count": thread.stated_followers,
    }
    changed = {
        name: number
        for name, number in stated.items()
        if number is not None and number != getattr(row, name)
    }
    if changed:
        Thread.objects.filter(pk=row.pk).update(**changed)
    return bool(changed)


def _tell_thread(row: Thread, added: Sequence[Post]) -> None:
    Thread.objects.filter(pk=row.pk).update(
        reply_count=F("reply_count") + sum(post.number > 0 for post in added)
    )
    with_words = row.posts.filter(deleted_at=None).only("pk")
    last = with_words.order_by(F("posted_at").desc(nulls_last=True), "-number").first()
    times = [post.posted_at for post in added if post.posted_at]
    if last is not None and added:
        Thread.objects.filter(pk=row.pk).update(last_post=last)
    if times:
        newest_time = milliseconds(max(times))
        is_first_import = row.next_number == 0
        Thread.objects.filter(pk=row.pk).update(
            activity=newest_time if is_first_import else max(row.activity, newest_time)
        )
