"""Places on the pages of this room that rooms above fill."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from samehere.discussions.errors import PostNotFound
from samehere.markup import marked
from samehere.web.slots import ByIds, Piece, Slot, pieces_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from samehere.discussions.queries.rows import ThreadPage
    from samehere.members.models import Member


@dataclass(frozen=True)
class Texts:
    """The posts of one page as they are shown, for whoever adds to their HTML.

    `html` is by post id. Title and group say what the discussion is about.
    """

    thread_id: int
    title: str
    group_name: str
    html: Mapping[int, str]


@dataclass(frozen=True)
class Worded:
    """Posts with something added to their HTML, never to their words, and what belongs to it.

    `html` holds only the posts that changed; `piece` stands at the end of the page.
    """

    html: Mapping[int, str] = field(default_factory=dict)
    piece: Piece | None = None


@dataclass(frozen=True)
class Mark:
    """Characters `start` to `stop` of a post's plain text, with what is said about them."""

    thread_id: int
    post_id: int
    number: int
    start: int
    stop: int
    note: Piece


# By discussion: over its posts, on its first page.
THREAD_PANEL: Slot[ByIds] = Slot()
# By discussion: beside its posts, on its first page.
THREAD_ASIDE: Slot[ByIds] = Slot()
# By group: links under its head, on its first page, for those who have its panels far below.
GROUP_LINK: Slot[ByIds] = Slot()
# By group: beside its discussions, on its first page.
GROUP_PANEL: Slot[ByIds] = Slot()
# Beside a member of a group, for those who look after it: told who looks, and at whom.
GROUP_MEMBER: Slot[Callable[[Member, str], Piece | None]] = Slot()
# Adds to the HTML of the posts on a page.
POST_TEXTS: Slot[Callable[[Texts], Worded]] = Slot()
# Under the viewer's own posts; told who looks and which of the posts on the page are hers.
OWN_POST: Slot[Callable[[Member, Collection[int]], Mapping[int, Piece]]] = Slot()
# What `?statement=` means. Raises NotFound where the viewer may not see it.
MARK: Slot[Callable[[Member | None, int], Mark]] = Slot()


@dataclass(frozen=True)
class Filled:
    """What rooms above add to one page of a discussion.

    `texts` are the posts' HTML where it changed, `notes` stand under a post; both by post id.
    """

    panels: Sequence[Piece] = ()
    asides: Sequence[Piece] = ()
    texts: Mapping[int, str] = field(default_factory=dict)
    words: Sequence[Piece] = ()
    notes: Mapping[int, Sequence[Piece]] = field(default_factory=dict)


def fill(page: ThreadPage) -> Filled:
    """Return what stands in the slots of this page, each filler asked once."""
    html = {post.id: post.html for post in page.posts if not post.deleted_at}
    texts: dict[int, str] = {}
    words: list[Piece] = []
    for filler in POST_TEXTS:
        found = filler(Texts(page.id, page.title, page.group.name, html | texts))
        texts |= found.html
        words += [found.piece] if found.piece else []
    panels = pieces_in(THREAD_PANEL, page.id) if page.opening else []
    asides = pieces_in(THREAD_ASIDE, page.id) if page.opening else []
    return Filled(panels=panels, asides=asides, texts=texts, words=words)


def mark_for(viewer: Member | None, statement_id: int) -> Mark:
    """Return what `?statement=` of an address means.

    Raises:
        NotFound: nothing, or nothing this viewer may see.
    """
    for marker in MARK:
        return marker(viewer, statement_id)
    raise PostNotFound


def fill_marked(page: ThreadPage, mark: Mark, plain_text: str) -> Filled:
    """Return what stands in the slots of a page on which something is marked."""
    filled = fill(page)
    post = next(post for post in page.posts if post.number == mark.number)
    html = filled.texts.get(post.id, post.html)
    html = marked(html, plain_text, mark.start, mark.stop, anchor="statement")
    texts = {**filled.texts, post.id: html}
    return replace(filled, texts=texts, notes={post.id: [mark.note]})
