"""What may be shown of a treatment in a place, and which marks stand behind each number."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q

from samehere.experiences.facts import Facet
from samehere.experiences.models import Bucket, TallyMark
from samehere.experiences.queries.cells import shown_posts
from samehere.experiences.small_numbers import enough_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import QuerySet

    from samehere.experiences.facts import Key
    from samehere.experiences.queries.cells import Cells

_TELLERS_AT_ONCE = 5_000
_LONGER_THAN_ANY_POST = 2**24


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
    sentences would tell the number that is rounded. In `once_a_group` are numbers that count
    whoever stands in several groups in each of them.
    """

    people: Mapping[Key, int]
    posts: Mapping[Key, int]
    sources: Mapping[Key, Sequence[Source]]
    once_a_group: frozenset[Key] = field(default=frozenset())

    def opens(self, key: Key) -> bool:
        """Whether the sentences behind the number may be listed."""
        return bool(self.sources.get(key))

    def marks(self, key: Key) -> QuerySet[TallyMark]:
        """Return the marks behind a number, in no order; one a group for each teller. No query."""
        return marks_of(self.sources.get(key, ()))

    def all_marks(self) -> QuerySet[TallyMark]:
        """Return the marks behind every number, in no order; a sentence has several. No query.

        `place` is the same for those whose sentences begin at the same character: several things
        may have been read from one.
        """
        marks = marks_of(source for own in self.sources.values() for source in own)
        place = F("statement__post_id") * _LONGER_THAN_ANY_POST + F("statement__start")
        return marks.annotate(place=place)

    def tellers(self, key: Key, *, with_posts: bool = True) -> QuerySet[TallyMark]:
        """Return a mark of each who is counted in a number, her newest, in no order. No query."""
        sources = self.sources.get(key, ())
        if not with_posts:
            sources = [replace(one, has_posts=False) for one in sources if one.has_people]
        marks = marks_of(sources)
        if len(sources) < 2 or key in self.once_a_group:
            return marks
        newer = marks.filter(teller=OuterRef("teller"), pk__gt=OuterRef("pk"))
        return marks.filter(~Exists(newer))


def marks_of(sources: Iterable[Source]) -> QuerySet[TallyMark]:
    """Return the marks of these cells, without those that must not be listed. No query."""
    cells: defaultdict[tuple[bool, bool], list[int]] = defaultdict(list)
    for source in sources:
        cells[source.has_people, source.has_posts].append(source.tally_id)
    is_post = Q(bucket=Bucket.POST)
    wanted = Q(tally__in=cells[True, True])
    wanted |= Q(tally__in=cells[True, False]) & ~is_post
    wanted |= Q(tally__in=cells[False, True]) & is_post
    return TallyMark.objects.filter(wanted)


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
    """Return what the page over these public groups shows. At most two queries.

    It says nothing that the pages of the groups do not say: a member is counted where she stands
    in a number that one of them shows, once. So nothing hidden there can be computed here. How
    many stand in several groups is what the sum of theirs exceeds the number by: where those are
    too few, the sum is shown.
    """
    sources: defaultdict[Key, list[Source]] = defaultdict(list)
    people: Counter[Key] = Counter()
    posts: Counter[Key] = Counter()
    for shown in map(shown_in, groups):
        people.update(shown.people)
        posts.update(shown.posts)
        for key, own in shown.sources.items():
            sources[key] += own
    several = {
        own.tally_id: key
        for key, some in sources.items()
        for own in some
        if own.has_people and sum(one.has_people for one in some) > 1
    }
    twice = _counted_twice(several)
    enough = enough_of(twice, smallest=settings.SMALLEST_COUNT_SHOWN)
    people.subtract(enough)
    once_a_group = frozenset(twice.keys() - enough.keys())
    return Shown(dict(people), dict(posts), dict(sources), once_a_group)


def _counted_twice(keys: Mapping[int, Key]) -> Counter[Key]:
    """Return how many too many stand in numbers that are sums over groups, by cell.

    Two queries, more where thousands use a treatment in several groups. Whoever stands in a
    number stands among all who use the treatment, so only those who do in several groups are
    looked at.
    """
    users = [pk for pk, key in keys.items() if key.facet is Facet.USE]
    if not users:
        return Counter()
    marks = TallyMark.objects.exclude(bucket=Bucket.POST).order_by()
    often = marks.filter(tally__in=users).values("teller", "tally__treatment")
    several = often.annotate(groups=Count("pk")).filter(groups__gt=1)
    tellers = list({row["teller"] for row in several})
    found: Counter[Key] = Counter()
    for start in range(0, len(tellers), _TELLERS_AT_ONCE):
        some = tellers[start : start + _TELLERS_AT_ONCE]
        rows = marks.filter(tally__in=keys, teller__in=some).values_list("teller", "tally")
        for (_, key), number in Counter((teller, keys[tally]) for teller, tally in rows).items():
            found[key] += number - 1
    return found
