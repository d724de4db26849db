"""The page of a treatment: every number on it may be shown, and opens its sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Max, Min, Q

from samehere.discussions.queries.groups import GroupAddress, addresses_of, visible_group
from samehere.experiences.errors import TreatmentNotFound
from samehere.experiences.facts import NO_SIDE_EFFECT, Facet, Key
from samehere.experiences.models import Bucket, Statement, Tally, TallyMark
from samehere.experiences.queries.cells import (
    Cell,
    Cells,
    cells_of,
    public_cells,
    shown_over_groups,
    shown_posts,
)
from samehere.experiences.queries.counted import IS_COUNTED, IS_CURRENT
from samehere.experiences.queries.figures import (
    Bar,
    Counted,
    OutcomeRow,
    Partition,
    SideEffectRow,
    TreatmentPage,
)
from samehere.experiences.queries.sentences import sentences_in
from samehere.experiences.small_numbers import (
    STRICT_SMALLEST,
    joined_parts,
    middle_of,
    rest_of,
    share_of,
)
from samehere.experiences.wording import words_of_frequency, words_of_stop, words_of_subject

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from samehere.experiences.queries.rows import Sentence
    from samehere.members.models import Member

QUOTES_SHOWN = 6
_QUOTED = (Facet.SIDE_EFFECT, Facet.OUTCOME, Facet.STOP)


def treatment_page(*, viewer: Member | None, address: str, group_slug: str = "") -> TreatmentPage:
    """Return what members say about a treatment in a group, or over all public groups ("").

    At most seven queries, however many members. In a group that is not public the strict rule of
    small numbers holds, and there are no quotes' dates and no splits.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
        TreatmentNotFound: nobody has said anything about it there.
    """
    group = _group(viewer, group_slug)
    rows = Tally.objects.filter(address=address)
    here = _Here(group_id=group[0]) if group else None
    if here is not None:
        rows = rows.filter(group_id=here.group_id)
    found = cells_of(rows.order_by("pk"))
    own = found.get(here.group_id if here else None, [])
    is_strict = group is not None and not group[1].is_public
    users = [
        cell
        for cell in own
        if cell.key.facet is Facet.USE
        and cell.people + cell.posts + (cell.this_morning if is_strict else 0)
    ]
    if not users:
        raise TreatmentNotFound
    # Two names that are written alike have one address; it leads to the one more people use.
    treatment = max(
        users, key=lambda cell: (cell.people + cell.posts, cell.this_morning)
    ).key.treatment
    found = {pk: _only(some, treatment) for pk, some in found.items()}
    cells = Cells(_only(own, treatment), is_strict=is_strict)
    groups = {pk: Cells(some) for pk, some in found.items() if pk is not None}
    numbers = cells.shown() if here else shown_over_groups(cells, public_cells(found))
    return _Page(
        treatment=treatment,
        address=address,
        group=group,
        cells=cells,
        numbers=numbers,
        groups={} if here else groups,
    ).page()


def treatment_at(*, address: str) -> str | None:
    """Return the treatment at this address, or None where nobody ever spoke of it. One query."""
    return Tally.objects.filter(address=address).values_list("treatment", flat=True).first()


@dataclass(frozen=True)
class _Here:
    group_id: int


@dataclass
class _Page:
    """A page on its way: what may be shown of each cell, and what goes with it."""

    treatment: str
    address: str
    group: tuple[int, GroupAddress] | None
    cells: Cells
    numbers: Mapping[Key, int]
    groups: Mapping[int, Cells]
    times: tuple[datetime | None, datetime | None] = field(default=(None, None))

    def page(self) -> TreatmentPage:
        use = Key(self.treatment, Facet.USE)
        users = self._bar(use, self.treatment)
        is_enough = bool(users.people or users.posts)
        if is_enough and not self.cells.is_strict:
            self.times = self._dates()
        side_effects, few_side_effects = self._side_effects()
        outcomes, few_outcomes = self._outcomes()
        return TreatmentPage(
            treatment=self.treatment,
            address=self.address,
            group=self.group[1] if self.group else None,
            is_enough=is_enough,
            is_strict=self.cells.is_strict,
            smallest=STRICT_SMALLEST if self.cells.is_strict else settings.SMALLEST_COUNT_SHOWN,
            users=self._counted(use, users),
            statuses=self._partition(Facet.STATUS, users.people, lambda key: key.value),
            frequencies=self._partition(
                Facet.FREQUENCY, users.people, lambda key: words_of_frequency(key.value)
            ),
            outcomes=outcomes,
            few_outcomes=few_outcomes if is_enough else [],
            side_effects=side_effects,
            few_side_effects=few_side_effects if is_enough else [],
            without_side_effects=self._bar(
                Key(self.treatment, Facet.SIDE_EFFECT, NO_SIDE_EFFECT), "none"
            ),
            used_with=self._bars(Facet.WITH, lambda key: key.value),
            stops=self._partition(Facet.STOP, 0, lambda key: words_of_stop(key.value)),
            indications=self._bars(Facet.INDICATION, lambda key: key.value),
            quotes=self._quotes() if is_enough else [],
            first_at=self.times[0],
            last_at=self.times[1],
            in_groups=self._in_groups(),
        )

    def _bar(self, key: Key, words: str) -> Bar:
        cell = self.cells.by_key.get(key)
        posts = shown_posts(self.cells, key.facet, key.subject).get(key, 0)
        people = self.numbers.get(key, 0)
        is_shown = cell is not None and (people > 0 or posts > 0)
        return Bar(words, people, posts, cell.tally_id if cell and is_shown else None)

    def _bars(self, facet: Facet, words: Callable[[Key], str]) -> list[Bar]:
        bars = [self._bar(cell.key, words(cell.key)) for cell in self.cells.of(facet)]
        return sorted(
            (bar for bar in bars if bar.people or bar.posts),
            key=lambda bar: (-bar.people, -bar.posts, bar.words),
        )

    def _partition(self, facet: Facet, total: int, words: Callable[[Key], str]) -> Partition:
        bars = self._bars(facet, words)
        if self.cells.is_strict:
            return Partition(bars, 0)
        if self.group:
            return Partition(bars, self.cells.parts(facet).joined_count)
        counts = {bar: bar.people for bar in bars if bar.people}
        if sum(counts.values()) > total:
            return Partition(bars, 0)
        parts = rest_of(counts, total=total, smallest=settings.SMALLEST_COUNT_SHOWN)
        shown = {bar for bar, _ in parts.shown}
        return Partition([bar for bar in bars if bar in shown], parts.joined_count)

    def _outcomes(self) -> tuple[list[OutcomeRow], list[str]]:
        rows, few = [], []
        for subject in dict.fromkeys(cell.key.subject for cell in self.cells.of(Facet.OUTCOME)):
            words = words_of_subject(subject)
            row = self._outcome(subject, words)
            if row is None:
                few.append(words)
            else:
                rows.append(row)
        rows.sort(key=lambda row: (-row.total, -sum(b.posts for b in row.bars), row.words))
        return rows, sorted(few)

    def _outcome(self, subject: str, words: str) -> OutcomeRow | None:
        if self.group:
            parts = self.cells.outcomes(subject)
        else:
            keys = [cell.key for cell in self.cells.of(Facet.OUTCOME, subject)]
            counts = {key: self.numbers.get(key, 0) for key in keys}
            parts = joined_parts(counts, smallest=settings.SMALLEST_COUNT_SHOWN)
        people = dict(parts.shown)
        posts = shown_posts(self.cells, Facet.OUTCOME, subject)
        total = parts.total or sum(people.values())
        if not total and not posts:
            return None
        keys = list(dict.fromkeys([*people, *posts]))
        bars = []
        for key in keys:
            cell = self.cells.by_key.get(key)
            number = people.get(key, 0)
            opens = cell.tally_id if cell and (number or key in posts) else None
            bars.append(Bar(key.value, number, posts.get(key, 0), opens))
        return OutcomeRow(
            words, total, bars, [key.value for key in parts.joined], parts.joined_count
        )

    def _side_effects(self) -> tuple[list[SideEffectRow], list[str]]:
        rows, few = [], []
        for cell in self.cells.of(Facet.SIDE_EFFECT):
            subject = cell.key.subject
            if subject == NO_SIDE_EFFECT:
                continue
            bar = self._bar(cell.key, words_of_subject(subject))
            if bar.people or bar.posts:
                rows.append(self._side_effect(bar, subject))
            else:
                few.append(bar.words)
        rows.sort(key=lambda row: (-row.bar.people, -row.bar.posts, row.bar.words))
        return rows, sorted(few)

    def _side_effect(self, bar: Bar, subject: str) -> SideEffectRow:
        starts, gone = self._days(Facet.ONSET, subject), self._days(Facet.GONE, subject)
        still = self.numbers.get(Key(self.treatment, Facet.ONGOING, subject), 0)
        return SideEffectRow(
            bar=bar,
            starts=middle_of(starts),
            gone=middle_of(gone),
            mostly_gone=share_of(gone, 3, 4),
            ongoing=still,
            is_mostly_ongoing=still > sum(gone.values()),
        )

    def _days(self, facet: Facet, subject: str) -> dict[int, int]:
        """Return how many told each number of days; nothing where too few did."""
        found: dict[int, int] = {}
        for key, count in self.cells.people(facet, subject).items():
            # Posts without a name are told apart everywhere but in a middle, which names nobody.
            posts = self.cells.posts(facet, subject).get(key, 0)
            found[int(key.value)] = count + posts
        least = STRICT_SMALLEST if self.cells.is_strict else settings.SMALLEST_COUNT_SHOWN
        return found if sum(found.values()) >= least else {}

    def _counted(self, use: Key, bar: Bar) -> Counted:
        cell = self.cells.by_key.get(use)
        if cell is None or self.cells.is_strict or bar.people != cell.people:
            return Counted(bar, None, None, None)
        split = {
            Bucket.CONFIRMED: cell.confirmed,
            Bucket.UNCONFIRMED: cell.unconfirmed,
            Bucket.IMPORTED: cell.imported,
        }
        smallest = settings.SMALLEST_COUNT_SHOWN
        if any(0 < count < smallest for count in split.values()):
            return Counted(bar, None, None, None)
        return Counted(bar, cell.confirmed, cell.unconfirmed, cell.imported)

    def _behind(self) -> Q:
        where = Q(tally__group=None) if self.group is None else Q(tally__group_id=self.group[0])
        return where & Q(tally__treatment=self.treatment)

    def _dates(self) -> tuple[datetime | None, datetime | None]:
        marks = TallyMark.objects.filter(self._behind(), tally__facet=Facet.USE)
        found = marks.aggregate(
            first=Min("statement__post__posted_at"), last=Max("statement__post__posted_at")
        )
        return found["first"], found["last"]

    def _quotes(self) -> Sequence[Sentence]:
        """Return a few of the newest sentences on what it did, each of another teller."""
        marks = TallyMark.objects.filter(self._behind(), tally__facet__in=_QUOTED)
        newest = marks.order_by("-statement_id").values_list("teller_id", "statement_id")
        chosen: dict[int, int] = {}
        for teller_id, statement_id in newest[: QUOTES_SHOWN * 10]:
            chosen.setdefault(teller_id, statement_id)
        ids = list(chosen.values())[:QUOTES_SHOWN]
        rows = Statement.objects.filter(IS_COUNTED, IS_CURRENT, pk__in=ids)
        return sentences_in(rows.order_by("-pk")) if ids else []

    def _in_groups(self) -> list[tuple[GroupAddress, int]]:
        """Return each public group with the number its own page shows."""
        if not self.groups:
            return []
        known = addresses_of(group_ids=self.groups)
        use = Key(self.treatment, Facet.USE)
        return sorted(
            (
                (known[pk], cells.shown().get(use, 0))
                for pk, cells in self.groups.items()
                if known[pk].is_public and use in cells.by_key
            ),
            key=lambda pair: pair[0].name,
        )


def _group(viewer: Member | None, slug: str) -> tuple[int, GroupAddress] | None:
    if not slug:
        return None
    group = visible_group(viewer=viewer, slug=slug)
    return group.pk, addresses_of(group_ids=[group.pk])[group.pk]


def _only(cells: Sequence[Cell], treatment: str) -> list[Cell]:
    return [cell for cell in cells if cell.key.treatment == treatment]
