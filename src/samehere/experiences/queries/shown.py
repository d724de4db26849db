"""What may be shown of a treatment in a place, and which marks stand behind each number."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q

from samehere.experiences.models import Bucket, TallyMark
from samehere.experiences.queries.cells import shown_posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import QuerySet

    from samehere.experiences.facts import Key
    from samehere.experiences.queries.cells import Cells


@dataclass(frozen=True, slots=True)
class Source:
    """A cell of a group whose sentences may be listed: those of people, of posts, or of both."""

    tally_id: int
    has_people: bool
    has_posts: bool


@dataclass(frozen=True)
class Shown:
    """Every number of a place that may be shown by itself, and where its sentences are.

    `people` and `posts` hold no zeros. By the strict rule nothing has a source: a list of
    sentences would tell the number that is rounded.
    """

    people: Mapping[Key, int]
    posts: Mapping[Key, int]
    sources: Mapping[Key, Sequence[Source]]

    def opens(self, key: Key) -> bool:
        """Whether the sentences behind the number may be listed."""
        return bool(self.sources.get(key))

    def marks(self, key: Key) -> QuerySet[TallyMark]:
        """Return the marks behind a number, in no order; one a group for each teller. No query."""
        return marks_of(self.sources.get(key, ()))

    def tellers(self, key: Key) -> QuerySet[TallyMark]:
        """Return the newest mark of each teller behind a number, in no order. No query."""
        sources = self.sources.get(key, ())
        marks = marks_of(sources)
        if len(sources) < 2:
            return marks
        newer = marks.filter(teller=OuterRef("teller"), pk__gt=OuterRef("pk"))
        return marks.filter(~Exists(newer))


def marks_of(sources: Iterable[Source]) -> QuerySet[TallyMark]:
    """Return the marks of these cells, without those that must not be listed. No query."""
    found = TallyMark.objects.none()
    wanted = Q(pk__in=[])
    for source in sources:
        own = Q(tally_id=source.tally_id)
        if not source.has_posts:
            own &= ~Q(bucket=Bucket.POST)
        if not source.has_people:
            own &= Q(bucket=Bucket.POST)
        wanted |= own
        found = TallyMark.objects.filter(wanted)
    return found


def shown_in(cells: Cells) -> Shown:
    """Return what the page of a group shows. No query."""
    people = {key: number for key, number in cells.shown().items() if number}
    if cells.is_strict:
        return Shown(people, {}, {})
    posts = shown_posts(cells)
    sources = {
        key: [Source(cells.by_key[key].tally_id, key in people, key in posts)]
        for key in {**people, **posts}
    }
    return Shown(people, posts, sources)


def shown_over_all(groups: Iterable[Cells]) -> Shown:
    """Return what the page over these public groups shows. At most one query.

    It says nothing that the pages of the groups do not say: a member is counted where she stands
    in a number that one of them shows, once. So nothing hidden there can be computed here.
    """
    sources: defaultdict[Key, list[Source]] = defaultdict(list)
    people: Counter[Key] = Counter()
    posts: Counter[Key] = Counter()
    for shown in map(shown_in, groups):
        people.update(shown.people)
        posts.update(shown.posts)
        for key, own in shown.sources.items():
            sources[key] += own
    several = {key: own for key, own in sources.items() if sum(s.has_people for s in own) > 1}
    return Shown({**people, **_distinct(several)}, dict(posts), dict(sources))


def _distinct(sources: Mapping[Key, Sequence[Source]]) -> dict[Key, int]:
    """Return how many people stand in these numbers, each once however many groups. One query."""
    places = {own.tally_id: key for key, some in sources.items() for own in some if own.has_people}
    if not places:
        return {}
    marks = TallyMark.objects.filter(tally__in=places).exclude(bucket=Bucket.POST)
    columns = ("tally__treatment", "tally__facet", "tally__subject", "tally__value")
    keys = {(key.treatment, key.facet.value, key.subject, key.value): key for key in sources}
    rows = marks.order_by().values_list(*columns).annotate(people=Count("teller", distinct=True))
    return {keys[row[:4]]: row[4] for row in rows}
