"""Joins the pages of one discussion, whatever the order of the files. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from samehere.archives.errors import ImportRefused
from samehere.archives.format import ArchivedPost, ArchivedThread

Identity = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One discussion as it stands in one file. `layout` names the layout to people."""

    file: str
    layout: str
    thread: ArchivedThread


@dataclass(frozen=True, slots=True)
class Discussion:
    """One discussion, put together from the files it was found in."""

    files: tuple[str, ...]
    layout: str
    thread: ArchivedThread


def join_pages(pages: Sequence[Page]) -> list[Discussion]:
    """Return the discussions in the order of their first file.

    Pages that share a key are one discussion; a post that stands on two of them is one post.

    Raises:
        ImportRefused: no file holds the opening post of a discussion.
    """
    return [_joined(group) for group in _groups(pages)]


def _groups(pages: Sequence[Page]) -> list[list[Page]]:
    groups: list[tuple[set[str], list[Page]]] = []
    for page in pages:
        keys = set(page.thread.keys)
        mine = [group for group in groups if _are_one(group[0], keys)]
        if not mine:
            groups.append((keys, [page]))
            continue
        first, *others = mine
        first[0].update(keys)
        first[1].append(page)
        # This page knows two names of a discussion that came in under one each.
        for other in others:
            first[0].update(other[0])
            first[1].extend(other[1])
            groups.remove(other)
    return [group for _, group in groups]


def _are_one(keys: set[str], others: set[str]) -> bool:
    """Say whether two pages are of one discussion: openings with different ids never are."""
    ids, other_ids = ({key for key in some if key.startswith("post:")} for some in (keys, others))
    return bool(keys & others) and not (ids and other_ids and not ids & other_ids)


def _joined(pages: Sequence[Page]) -> Discussion:
    ordered = sorted(pages, key=lambda page: (not page.thread.has_opening, page.thread.page))
    files = tuple(dict.fromkeys(page.file for page in ordered))
    first = ordered[0]
    if not first.thread.has_opening:
        raise ImportRefused(
            f"{first.file}: this is a later page of a discussion and its opening post is missing. "
            "Import it together with the first page."
        )
    if len(pages) == 1:
        return Discussion(files, first.layout, first.thread)
    threads = [page.thread for page in ordered]
    joiner = _Joiner()
    for thread in threads:
        joiner.add(thread)
    thread = replace(
        first.thread,
        keys=tuple(dict.fromkeys(key for thread in threads for key in thread.keys)),
        title=next((thread.title for thread in threads if thread.title), None),
        posts=joiner.posts(),
        followers=_first(thread.followers for thread in threads),
        likes=_first(thread.likes for thread in threads),
        replies_stated=_first(thread.replies_stated for thread in threads),
        warnings=(
            *dict.fromkeys(words for thread in threads for words in thread.warnings),
            *joiner.warnings(len(pages)),
        ),
    )
    return Discussion(files, first.layout, thread)


@dataclass
class _Joiner:
    """Takes one page after the other; the opening post is the first page's."""

    kept: list[ArchivedPost] = field(default_factory=list)
    branches: list[int] = field(default_factory=list)
    places: dict[Identity, int] = field(default_factory=dict)
    repeated: int = 0
    changed: int = 0

    def add(self, thread: ArchivedThread) -> None:
        """Add the posts that no earlier page had."""
        identities: list[Identity] = []
        seen: dict[Identity, int] = {}
        for index, post in enumerate(thread.posts):
            identity = self._identity(post, index, identities, seen)
            identities.append(identity)
            if identity in self.places:
                known = self.kept[self.places[identity]]
                self.repeated += index > 0
                self.changed += known.text != post.text and bool(post.text)
                continue
            parent = None if post.parent is None else self.places[identities[post.parent]]
            self.places[identity] = len(self.kept)
            self.branches.append(self.branches[parent] if parent else len(self.kept))
            self.kept.append(replace(post, parent=parent))

    def posts(self) -> tuple[ArchivedPost, ...]:
        """Return all posts, branch by branch."""
        order = sorted(range(len(self.kept)), key=lambda place: (self.branches[place], place))
        new_places = {old: new for new, old in enumerate(order)}
        return tuple(
            replace(post, parent=None if post.parent is None else new_places[post.parent])
            for post in (self.kept[old] for old in order)
        )

    def warnings(self, pages: int) -> Iterator[str]:
        """Return how the pages overlapped, as sentences."""
        yield f"Joined from {pages} saved pages; {self.repeated:,} replies stood on more than one."
        if self.changed:
            yield f"{self.changed:,} posts differ between the pages: the first page's words stay."

    def _identity(
        self,
        post: ArchivedPost,
        index: int,
        identities: Sequence[Identity],
        seen: dict[Identity, int],
    ) -> Identity:
        """Return what makes a post the same on two pages: its id, or its words and their place."""
        if post.parent is None:
            return ("opening",)
        if post.source_id:
            return ("id", post.source_id)
        words = (self.places[identities[post.parent]], post.text)
        # "Thank you" twice under one post is two posts, on this page and on the next.
        seen[words] = seen.get(words, 0) + 1
        return ("words", *words, seen[words])


def _first(numbers: Iterator[int | None]) -> int | None:
    return next((number for number in numbers if number is not None), None)
