"""The page of a treatment: every number on it may be shown, and opens its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samehere.experiences.facts import NO_SIDE_EFFECT, OUTCOMES, Facet, Key
from samehere.experiences.queries.counts import Counts, counts_of
from samehere.experiences.queries.figures import (
    Bar,
    Counted,
    OutcomeRow,
    Partition,
    SideEffectRow,
    TreatmentPage,
)
from samehere.experiences.queries.rests import rest_in
from samehere.experiences.queries.shown import shown_in
from samehere.experiences.queries.told import NOTHING_TOLD, quotes_on, spoken_of_in, told_on
from samehere.experiences.small_numbers import middle_of, share_of
from samehere.experiences.wording import words_of_frequency, words_of_stop, words_of_subject
from samehere.vocabulary.queries import shown_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from samehere.discussions.queries.groups import GroupAddress
    from samehere.members.models import Member


def treatment_page(*, viewer: Member | None, address: str, group_slug: str = "") -> TreatmentPage:
    """Return what members say about a treatment in a group, or over all public groups ("").

    At most eleven queries, however many members. In a group that is not public the strict rule of
    small numbers holds, and there are no dates, no splits and no lists of sentences.

    Raises:
        GroupNotFound: no such group, or one this viewer may not see.
        TreatmentNotFound: nobody has said anything about it there.
    """
    return _Page(counts_of(viewer=viewer, address=address, group_slug=group_slug)).page()


@dataclass(frozen=True)
class _Page:
    """A page on its way: what is counted, and what of it may be shown."""

    counts: Counts

    def page(self) -> TreatmentPage:
        counts = self.counts
        users = self._bar(counts.use, counts.treatment)
        is_enough = bool(users.people or users.posts)
        told = told_on(counts) if is_enough else NOTHING_TOLD
        side_effects, few_side_effects = self._side_effects()
        outcomes, few_outcomes = self._outcomes()
        return TreatmentPage(
            treatment=counts.treatment,
            address=counts.address,
            group=counts.group,
            is_enough=is_enough,
            is_strict=counts.is_strict,
            smallest=counts.smallest,
            users=self._counted(users),
            statuses=self._partition(Facet.STATUS, lambda key: key.value),
            frequencies=self._partition(Facet.FREQUENCY, lambda key: words_of_frequency(key.value)),
            outcomes=outcomes,
            few_outcomes=few_outcomes if is_enough else [],
            side_effects=side_effects,
            few_side_effects=few_side_effects if is_enough else [],
            without_side_effects=self._without_side_effects(is_beside=bool(side_effects)),
            used_with=self._bars(Facet.WITH, lambda key: shown_name(key.value)),
            stops=self._partition(Facet.STOP, lambda key: words_of_stop(key.value)),
            indications=self._bars(Facet.INDICATION, lambda key: key.value),
            quotes=quotes_on(counts) if is_enough else [],
            told=told,
            discussions=[] if is_enough else spoken_of_in(counts),
            in_groups=self._in_groups(),
        )

    def _bar(self, key: Key, words: str) -> Bar:
        shown = self.counts.shown
        people, posts = shown.people.get(key, 0), shown.posts.get(key, 0)
        cell = self.counts.cells.by_key.get(key)
        return Bar(words, people, posts, cell.tally_id if cell and shown.opens(key) else None)

    def _without_side_effects(self, *, is_beside: bool) -> Bar:
        """Return those who had none. Never alone: harms that few tell are not seen beside it."""
        if not is_beside:
            return Bar("none", 0, 0, None)
        return self._bar(Key(self.counts.treatment, Facet.SIDE_EFFECT, NO_SIDE_EFFECT), "none")

    def _bars(self, facet: Facet, words: Callable[[Key], str]) -> list[Bar]:
        return self._bars_of((cell.key for cell in self.counts.cells.of(facet)), words)

    def _bars_of(self, keys: Iterable[Key], words: Callable[[Key], str]) -> list[Bar]:
        bars = [self._bar(key, words(key)) for key in keys]
        return sorted(
            (bar for bar in bars if bar.people or bar.posts),
            key=lambda bar: (-bar.people, -bar.posts, bar.words),
        )

    def _partition(self, facet: Facet, words: Callable[[Key], str]) -> Partition:
        rest = rest_in(self.counts, facet)
        return Partition(self._bars_of(rest.parts, words), rest.number)

    def _outcomes(self) -> tuple[list[OutcomeRow], list[str]]:
        rows, few = [], []
        cells = self.counts.cells.of(Facet.OUTCOME)
        for subject in dict.fromkeys(cell.key.subject for cell in cells):
            row = self._outcome(subject)
            if row is None:
                few.append(words_of_subject(subject))
            else:
                rows.append(row)
        rows.sort(key=lambda row: (-row.total, -sum(b.posts for b in row.bars), row.words))
        return rows, sorted(few)

    def _outcome(self, subject: str) -> OutcomeRow | None:
        """Return the row of one sign, or None where nothing of it may be shown.

        Over all groups there is only what the groups show: nothing is joined, and an answer
        nobody shows may be one that nobody gave.
        """
        shown = self.counts.shown
        found = [cell.key for cell in self.counts.cells.of(Facet.OUTCOME, subject)]
        keys = sorted(found, key=lambda key: OUTCOMES.index(key.value))
        bars = {key: self._bar(key, key.value) for key in keys if shown.opens(key)}
        if not self.counts.group:
            if not bars:
                return None
            total = sum(bar.people for bar in bars.values())
            return OutcomeRow(words_of_subject(subject), total, list(bars.values()), (), 0)
        parts = self.counts.cells.outcomes(subject)
        for key, number in parts.shown:
            bars.setdefault(key, Bar(key.value, number, 0, None))
        total = parts.total or sum(number for _, number in parts.shown)
        joined = [key.value for key in parts.joined]
        row = OutcomeRow(
            words_of_subject(subject), total, list(bars.values()), joined, parts.joined_count
        )
        return row if total or bars else None

    def _side_effects(self) -> tuple[list[SideEffectRow], list[str]]:
        rows, few = [], []
        for cell in self.counts.cells.of(Facet.SIDE_EFFECT):
            if cell.key.subject == NO_SIDE_EFFECT:
                continue
            bar = self._bar(cell.key, words_of_subject(cell.key.subject))
            if bar.people or bar.posts:
                rows.append(self._side_effect(bar, cell.key))
            else:
                few.append(bar.words)
        rows.sort(key=lambda row: (-row.bar.people, -row.bar.posts, row.bar.words))
        return rows, sorted(few)

    def _side_effect(self, bar: Bar, key: Key) -> SideEffectRow:
        starts, gone = self._days(Facet.ONSET, key), self._days(Facet.GONE, key)
        still = self._bar(Key(key.treatment, Facet.ONGOING, key.subject), "still there")
        return SideEffectRow(
            bar=bar,
            starts=middle_of(starts),
            gone=middle_of(gone),
            mostly_gone=share_of(gone, 3, 4),
            still=still,
            is_mostly_ongoing=still.people + still.posts > sum(gone.values()),
        )

    def _days(self, facet: Facet, side_effect: Key) -> dict[int, int]:
        """Return how many told each number of days; nothing where too few did.

        Over all groups it is told in those that show the side effect.
        """
        found: dict[int, int] = {}
        places = [self.counts.cells]
        if not self.counts.group:
            every = self.counts.groups.values()
            places = [cells for cells in every if shown_in(cells).opens(side_effect)]
        for cells in places:
            posts = cells.posts(facet, side_effect.subject)
            for key, count in cells.people(facet, side_effect.subject).items():
                # Posts without a name are told apart everywhere but in a middle, which names
                # nobody.
                days = int(key.value)
                found[days] = found.get(days, 0) + count + posts.get(key, 0)
        return found if sum(found.values()) >= self.counts.smallest else {}

    def _counted(self, bar: Bar) -> Counted:
        """Return the number of users, and how sure it is where no part of that is small.

        Over all groups that of the only group that shows a number: more would tell of the others.
        """
        counts = self.counts
        places = [cells for cells in counts.groups.values() if shown_in(cells).opens(counts.use)]
        only = counts.cells if counts.group else places[0] if len(places) == 1 else None
        split = only.split(counts.use) if only and bar.people else None
        return Counted(bar, *split) if split else Counted(bar, None, None, None)

    def _in_groups(self) -> list[tuple[GroupAddress, int]]:
        """Return each public group with the number its own page shows, by name."""
        use = self.counts.use
        return sorted(
            (
                (group, cells.shown().get(use, 0))
                for group, cells in self.counts.groups.items()
                if use in cells.by_key
            ),
            key=lambda pair: pair[0].name,
        )
