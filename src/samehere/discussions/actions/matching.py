"""Recognising posts that an earlier import placed. Pure: rows in, pairs out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samehere.discussions.actions.placing import PlacedPost


@dataclass(frozen=True)
class KnownPost:
    """A post that is here already, as an import placed it. `parent` is the id of the one above."""

    COLUMNS: ClassVar = ("pk", "parent_id", "branch", "text_hash", "source_id", "source")

    pk: int
    parent: int | None
    branch: int
    text_hash: str
    source_id: str
    source: str


def text_hash(text: str) -> str:
    """Return the fingerprint of a text, the same however its white space was saved."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def match_posts(known: Sequence[KnownPost], posts: Sequence[PlacedPost]) -> dict[int, KnownPost]:
    """Return, by position in `posts`, the known post each one is.

    Posts with an id of their source match by it. The others match by parent and text, in order;
    then by their place between two matched neighbours, for a text that was changed at its
    source: so the two must have most words in common, or the known one was deleted here.
    `known` is in reading order. Each known post is matched at most once.
    """
    by_id = {post.source_id: post for post in known if post.source_id}
    matches = {
        place: by_id[post.source_id]
        for place, post in enumerate(posts)
        if post.source_id and post.source_id in by_id
    }
    free = [post for post in known if not post.source_id]
    if free:
        _match_by_text(free, posts, matches)
        _match_by_place(free, posts, matches)
    return matches


def _match_by_text(
    free: Sequence[KnownPost], posts: Sequence[PlacedPost], matches: dict[int, KnownPost]
) -> None:
    waiting: dict[tuple[int | None, str], list[KnownPost]] = {}
    for known in reversed(free):
        waiting.setdefault((known.parent, known.text_hash), []).append(known)
    for place, post in enumerate(posts):
        if post.source_id or (post.parent is not None and post.parent not in matches):
            continue
        parent = None if post.parent is None else matches[post.parent].pk
        same = waiting.get((parent, text_hash(post.source)))
        if same:
            matches[place] = same.pop()


def _match_by_place(
    free: Sequence[KnownPost], posts: Sequence[PlacedPost], matches: dict[int, KnownPost]
) -> None:
    """Pair what is left between the same two neighbours and under the same parent, in order."""
    order = {known.pk: index for index, known in enumerate(free)}
    taken = {known.pk for known in matches.values()}
    ceilings = _ceilings(posts, matches, order, len(free))
    floor = -1
    for place, post in enumerate(posts):
        if place in matches:
            floor = max(floor, order.get(matches[place].pk, floor))
            continue
        if post.source_id or (post.parent is not None and post.parent not in matches):
            continue
        parent = None if post.parent is None else matches[post.parent].pk
        for known in free[floor + 1 : ceilings[place]]:
            is_free = known.pk not in taken and known.parent == parent
            if is_free and _may_be_one(known.source, post.source):
                matches[place] = known
                taken.add(known.pk)
                floor = order[known.pk]
                break


def _may_be_one(known: str, text: str) -> bool:
    """Return whether two texts may be one post before and after a change; a deleted one may."""
    if not known:
        return True
    ours, theirs = set(known.split()), set(text.split())
    return 2 * len(ours & theirs) > min(len(ours), len(theirs))


def _ceilings(
    posts: Sequence[PlacedPost],
    matches: Mapping[int, KnownPost],
    order: Mapping[int, int],
    end: int,
) -> list[int]:
    """Return, for each position, where among the known posts its next matched neighbour stands."""
    ceilings = [end] * len(posts)
    ceiling = end
    for place in reversed(range(len(posts))):
        ceilings[place] = ceiling
        if place in matches:
            ceiling = min(ceiling, order.get(matches[place].pk, ceiling))
    return ceilings
