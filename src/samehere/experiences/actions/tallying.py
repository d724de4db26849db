"""Counting one teller anew when what she tells has changed, and nobody else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.utils.timezone import localdate

from samehere.experiences.facts import facts_of
from samehere.experiences.models import Bucket, Tally, TallyMark, Teller
from samehere.experiences.pages import address_of
from samehere.experiences.queries.counted import key_of, told_by

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from samehere.experiences.facts import Fact, Key

_ROWS_A_STATEMENT = 300


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is counted: a cell of a group, or of all public groups (None)."""

    group_id: int | None
    key: Key


@dataclass(frozen=True, slots=True)
class Entry:
    """A teller in a cell, as she should stand there."""

    statement_id: int
    statement_count: int
    bucket: str


def lock_tellers(ids: Iterable[int]) -> list[Teller]:
    """Return the tellers by id, locked: whoever changes what is counted for one waits here."""
    return list(Teller.objects.select_for_update().filter(pk__in=set(ids)).order_by("pk"))


def count_anew(tellers: Collection[Teller], *, without: Collection[int] = ()) -> set[Place]:
    """Bring the counts of locked tellers up to date; return the cells that changed.

    `without` are statements on their way out, which must not be in any cell when they are
    deleted. Costs work in proportion to what these tellers say, whatever others have said.
    """
    wanted = entries_wanted(tellers, without=without)
    marks = TallyMark.objects.filter(teller__in=tellers).select_related("tally")
    found = {(mark.teller_id, _place_of(mark.tally)): mark for mark in marks}
    gone = [mark for place, mark in found.items() if place not in wanted]
    new = {place: entry for place, entry in wanted.items() if place not in found}
    changed = [
        (found[place], entry)
        for place, entry in wanted.items()
        if place in found and _entry_of(found[place]) != entry
    ]
    tallies = _tallies({place for _, place in new})
    deltas: defaultdict[tuple[int, str], int] = defaultdict(int)
    for mark in gone:
        deltas[mark.tally_id, mark.bucket] -= 1
    for (_, place), entry in new.items():
        deltas[tallies[place], entry.bucket] += 1
    for mark, entry in changed:
        deltas[mark.tally_id, mark.bucket] -= 1
        deltas[mark.tally_id, entry.bucket] += 1
    TallyMark.objects.filter(pk__in=[mark.pk for mark in gone]).delete()
    _change_marks(changed)
    TallyMark.objects.bulk_create(
        [
            TallyMark(
                tally_id=tallies[place],
                teller_id=teller_id,
                statement_id=entry.statement_id,
                statement_count=entry.statement_count,
                bucket=entry.bucket,
            )
            for (teller_id, place), entry in new.items()
        ],
        batch_size=_ROWS_A_STATEMENT,
    )
    _raise_counts(deltas)
    touched = {_place_of(mark.tally) for mark in [*gone, *(mark for mark, _ in changed)]}
    return touched | {place for _, place in new}


def entries_found(tellers: Collection[Teller]) -> dict[tuple[int, Place], Entry]:
    """Return where tellers do stand, by id and cell. One query."""
    marks = TallyMark.objects.filter(teller__in=tellers).select_related("tally")
    return {(mark.teller_id, _place_of(mark.tally)): _entry_of(mark) for mark in marks}


def bucket_of(teller: Teller, fact: Fact) -> str:
    """Return the bucket a teller is counted in for a fact."""
    if teller.post_id is not None:
        return Bucket.POST
    if teller.imported_author_id is not None:
        return Bucket.IMPORTED
    return Bucket.CONFIRMED if fact.is_confirmed else Bucket.UNCONFIRMED


def entries_wanted(
    tellers: Collection[Teller], *, without: Collection[int] = ()
) -> dict[tuple[int, Place], Entry]:
    """Return where tellers should stand by what they say, by id and cell. One query."""
    wanted: dict[tuple[int, Place], Entry] = {}
    counted = [teller for teller in tellers if teller.is_in_totals]
    told = told_by(teller_ids=[teller.pk for teller in counted], without=without)
    for teller in counted:
        own = told.get(teller.pk, {})
        over_all = [one for group in own.values() if group.is_public for one in group.told]
        facts: list[tuple[int | None, Mapping[Key, Fact]]] = [
            (group_id, facts_of(group.told)) for group_id, group in own.items()
        ]
        for group_id, found in [*facts, (None, facts_of(over_all))]:
            for key, fact in found.items():
                bucket = bucket_of(teller, fact)
                entry = Entry(fact.statement_id, fact.statement_count, bucket)
                wanted[teller.pk, Place(group_id, key)] = entry
    return wanted


def _tallies(places: Collection[Place]) -> dict[Place, int]:
    """Return the ids of these cells, making those nobody stood in before."""
    if not places:
        return {}
    found = _existing_tallies(places)
    if missing := [place for place in places if place not in found]:
        rows = [
            Tally(
                group_id=place.group_id,
                treatment=place.key.treatment,
                address=address_of(place.key.treatment),
                facet=place.key.facet,
                subject=place.key.subject,
                value=place.key.value,
            )
            for place in sorted(missing, key=lambda place: (place.group_id or 0, place.key))
        ]
        # Somebody else may have made the same cell a moment ago.
        Tally.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_ROWS_A_STATEMENT)
        found = _existing_tallies(places)
    return found


def _existing_tallies(places: Collection[Place]) -> dict[Place, int]:
    by_group: defaultdict[int | None, set[str]] = defaultdict(set)
    for place in places:
        by_group[place.group_id].add(place.key.treatment)
    found: dict[Place, int] = {}
    for group_id, treatments in by_group.items():
        keys = [place.key for place in places if place.group_id == group_id]
        rows = Tally.objects.filter(
            Q(group=None) if group_id is None else Q(group_id=group_id),
            treatment__in=treatments,
            facet__in={key.facet for key in keys},
            subject__in={key.subject for key in keys},
        )
        found |= {_place_of(row): row.pk for row in rows}
    return {place: pk for place, pk in found.items() if place in places}


def _change_marks(changed: Iterable[tuple[TallyMark, Entry]]) -> None:
    marks = []
    for mark, entry in changed:
        mark.statement_id = entry.statement_id
        mark.statement_count = entry.statement_count
        mark.bucket = entry.bucket
        marks.append(mark)
    TallyMark.objects.bulk_update(
        marks, ["statement", "statement_count", "bucket"], batch_size=_ROWS_A_STATEMENT
    )


def _raise_counts(deltas: Mapping[tuple[int, str], int]) -> None:
    same: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for (tally_id, bucket), delta in deltas.items():
        if delta:
            same[bucket, delta].append(tally_id)
    if not same:
        return
    # In the order of their ids, so that two who change the same cells wait instead of blocking.
    ids = sorted({tally_id for tally_ids in same.values() for tally_id in tally_ids})
    list(Tally.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    today = localdate()
    people = F("confirmed_count") + F("unconfirmed_count") + F("imported_count")
    # None: a cell nobody stood in before, so it was empty this morning as well.
    is_first_today = Q(changed_on__lt=today)
    Tally.objects.filter(is_first_today, pk__in=ids).update(earlier_count=people)
    for (bucket, delta), tally_ids in same.items():
        column = f"{bucket}_count"
        # F(): two counted at the same moment must both be counted.
        rows = Tally.objects.filter(pk__in=tally_ids)
        rows.update(**{column: F(column) + delta}, changed_on=today)


def _place_of(tally: Tally) -> Place:
    return Place(tally.group_id, key_of(tally))


def _entry_of(mark: TallyMark) -> Entry:
    return Entry(mark.statement_id, mark.statement_count, mark.bucket)
