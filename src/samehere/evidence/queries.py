"""Cards of publications, for the pages that print them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.discussions.queries.visibility import visible_posts
from samehere.evidence.identifiers import address_of, label_of
from samehere.evidence.models import Citation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from django.db.models import QuerySet

    from samehere.members.models import Member

MOST_CARDS = 20


@dataclass(frozen=True, slots=True)
class Mention:
    """A post that mentions a publication."""

    thread_id: int
    thread_title: str
    post_number: int


@dataclass(frozen=True)
class Card:
    """A publication: its number, its public address, what is known of it, where it is mentioned.

    `title`, `authors` and `journal` "" and `year` None: not known here.
    """

    label: str
    address: str
    title: str
    authors: str
    journal: str
    year: int | None
    mentions: Sequence[Mention]

    @property
    def source(self) -> str:
        """Return "Funaro and others, Journal of Things, 2014" as far as it is known."""
        parts = (self.authors, self.journal, str(self.year or ""))
        return ", ".join(part for part in parts if part)

    @property
    def discussions(self) -> Sequence[Mention]:
        """Return the first mention in each discussion."""
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            found.setdefault(mention.thread_id, mention)
        return list(found.values())


def cards_of_threads(*, thread_ids: Collection[int]) -> dict[int, list[Card]]:
    """Return the publications mentioned in each discussion, in reading order. One query.

    No viewer: the page of the discussion has checked who may read it.
    """
    rows = Citation.objects.filter(post__thread_id__in=thread_ids)
    found: dict[int, list[Citation]] = {}
    for row in _in_order(rows):
        found.setdefault(row.post.thread_id, []).append(row)
    return {thread_id: _cards(own) for thread_id, own in found.items()}


def cards_of_treatment(
    *, viewer: Member | None, treatment: str, group_slug: str = ""
) -> list[Card]:
    """Return the publications mentioned where a treatment is spoken of. One query.

    In the group of this slug, or in all groups the viewer may see; newest mention first.
    """
    rows = Citation.objects.filter(post__in=visible_posts(viewer), treatments__treatment=treatment)
    if group_slug:
        rows = rows.filter(post__thread__group__slug=group_slug)
    return _cards(reversed(_in_order(rows)))


def _in_order(rows: QuerySet[Citation]) -> list[Citation]:
    ordered = rows.select_related("reference", "post__thread")
    return list(ordered.order_by("post__thread_id", "post__number", "pk"))


def _cards(rows: Iterable[Citation]) -> list[Card]:
    found: dict[int, list[Citation]] = {}
    for row in rows:
        found.setdefault(row.reference_id, []).append(row)
    return [_card(own) for own in list(found.values())[:MOST_CARDS]]


def _card(rows: Sequence[Citation]) -> Card:
    reference = rows[0].reference
    return Card(
        label=label_of(reference.identifier),
        address=address_of(reference.identifier),
        title=reference.title,
        authors=reference.authors,
        journal=reference.journal,
        year=reference.year,
        mentions=[
            Mention(row.post.thread_id, row.post.thread.title, row.post.number) for row in rows
        ],
    )
