"""Having posts read: which are due, with which others around them, a few at a time.

The engine runs outside of every transaction, so that nobody who writes waits for it.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from samehere.discussions.queries import texts
from samehere.experiences import reader
from samehere.experiences.actions.storing import ReadPost, store_readings, withdraw_post
from samehere.experiences.extraction.statements import PostText
from samehere.experiences.models import PostReading
from samehere.experiences.reader import rules_version
from samehere.members.consenting import Reading
from samehere.members.queries import reading_choices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from samehere.discussions.queries.texts import PostPlace, ThreadHead
    from samehere.experiences.extraction.statements import Statement

logger = logging.getLogger(__name__)

# What is kept in one transaction: longer ones keep writers waiting.
POSTS_AT_ONCE = 40


def read_thread_posts(*, thread_id: int, post_ids: Collection[int] | None = None) -> int:
    """Read the posts of a discussion that are due; return how many were read.

    Due is a post never read, read in another text, or by other rules; of members who let nothing
    be read none ever is, nor is a post that was brought in to be left unread: what was read in it
    before is taken out. `post_ids` limits it to some. May be run twice or at the same time: the
    second time nothing is due. Opens its own transactions; call it outside of one.
    """
    head = texts.thread_head(thread_id=thread_id)
    if post_ids is None:
        places = texts.places_in_thread(thread_id=thread_id)
    else:
        places = texts.places_around(thread_id=thread_id, post_ids=post_ids)
    unread = [place.id for place in places if not place.may_be_read]
    for post_id in PostReading.objects.filter(post_id__in=unread).values_list("post_id", flat=True):
        withdraw_post(post_id=post_id)
    version = rules_version()
    due = _due(places, post_ids, version)
    if head is None or not due:
        return 0
    stored = 0
    for some in _parts(due, POSTS_AT_ONCE):
        readings = _readings(head, places, some)
        stored += store_readings(readings=readings, rules_version=version)
    return stored


def read_posts_of(*, member_id: int) -> int:
    """Read all that a member has written and that is due; return how many posts were read."""
    threads = texts.threads_with_posts_of(member_id=member_id)
    return sum(read_thread_posts(thread_id=thread_id) for thread_id in threads)


def _due(
    places: Sequence[PostPlace], post_ids: Collection[int] | None, version: str
) -> list[PostPlace]:
    asked = [place for place in places if post_ids is None or place.id in post_ids]
    authors = {place.author_id for place in asked if place.author_id is not None}
    choices = reading_choices(authors) if authors else {}
    columns = ("post_id", "text_version", "rules_version")
    rows = PostReading.objects.filter(post__thread_id__in={place.thread_id for place in asked})
    if post_ids is not None:
        rows = rows.filter(post_id__in=post_ids)
    done = set(rows.values_list(*columns))
    return [
        place
        for place in asked
        if place.may_be_read
        and choices.get(place.author_id or 0) != Reading.OFF
        and (place.id, place.text_version, version) not in done
    ]


def _readings(
    head: ThreadHead, places: Sequence[PostPlace], some: Sequence[PostPlace]
) -> list[ReadPost]:
    """Return what was read in some posts; one the engine fails at is left out, and said."""
    try:
        found = _read(head, _with_those_around(places, {place.id for place in some}))
    except Exception as error:
        # A fault of ours in one post must not leave the others unread.
        if len(some) > 1:
            return [read for place in some for read in _readings(head, places, [place])]
        # Not the error's own words: they may quote a member.
        logger.error("Post %s cannot be read: %s", some[0].id, type(error).__name__)
        return []
    return [
        ReadPost(
            post_id=place.id,
            text_version=place.text_version,
            statements=[one for one in found if one.post == place.id],
        )
        for place in some
    ]


def _with_those_around(places: Sequence[PostPlace], wanted: Collection[int]) -> list[PostPlace]:
    """Return the wanted posts in reading order, with the opening, the posts they answer and those
    these answer."""
    parents = {place.parent_id for place in places if place.id in wanted}
    before = {place.parent_id for place in places if place.id in parents}
    chosen = {*wanted, *parents, *before}
    return [place for place in places if place.id in chosen or place.parent_id is None]


def _read(head: ThreadHead, places: Sequence[PostPlace]) -> list[Statement]:
    words = texts.plain_texts(post_ids=[place.id for place in places])
    known = {place.id for place in places}
    posts = [
        PostText(
            id=place.id,
            text=words[place.id],
            parent=place.parent_id if place.parent_id in known else None,
            title=head.title,
            group=head.group_name,
            author=_owner(place),
            thread=head.id,
        )
        for place in places
        if place.id in words
    ]
    if posts and places[0].parent_id is not None:
        # The opening post is deleted; no reply may be taken for it.
        posts.insert(0, replace(posts[0], id=0, text="", parent=None, author=None))
    return reader.read(posts)


def _owner(place: PostPlace) -> str | None:
    if place.author_id is not None:
        return f"member {place.author_id}"
    return f"name {place.imported_author_id}" if place.imported_author_id else None


def _parts(places: Sequence[PostPlace], size: int) -> Iterator[Sequence[PostPlace]]:
    for start in range(0, len(places), size):
        yield places[start : start + size]
