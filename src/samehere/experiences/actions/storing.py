"""Keeping what was read in posts, and letting it go again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from samehere.discussions.queries.texts import places_to_read
from samehere.experiences.actions.announcing import announce, announce_title
from samehere.experiences.actions.tallying import count_anew, lock_tellers
from samehere.experiences.days import days_of
from samehere.experiences.models import PostReading, State, Statement, Teller
from samehere.experiences.models.statements import LONGEST_CONCEPT, LONGEST_SURFACE, WAITING
from samehere.experiences.queries.statements import places_below
from samehere.members.consenting import Reading
from samehere.members.queries import in_totals, reading_choices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from samehere.discussions.queries.texts import PostPlace
    from samehere.experiences.extraction.statements import Statement as ReadStatement

# A post with more of them is a list, not an experience: long posts of real use hold about twenty.
MOST_STATEMENTS_A_POST = 60
_ROWS_A_STATEMENT = 100
_KEY = ("start", "stop", "kind", "who", "treatment", "effect", "effect_role", "rule")
_Owner = tuple[str, int]


@dataclass(frozen=True)
class ReadPost:
    """What was read in one text of a post."""

    post_id: int
    text_version: int
    statements: Sequence[ReadStatement]


@transaction.atomic
def store_readings(
    *, readings: Sequence[ReadPost], rules_version: str, now: datetime | None = None
) -> int:
    """Keep what was read in place of what was read before; return how many posts it was kept of.

    Left out are posts deleted or changed since they were read, those of members who let nothing
    be read, and those brought in to be left unread. What an author has confirmed or dismissed in
    the same text stays as it is, and is not read a second time; nor is what she has answered in an
    earlier text, where the same words say the same in this one. Doing it again changes nothing.
    """
    found = {place.id: place for place in places_to_read(post_ids=[r.post_id for r in readings])}
    fitting = [
        reading
        for reading in readings
        if reading.post_id in found
        and found[reading.post_id].may_be_read
        and found[reading.post_id].text_version == reading.text_version
    ]
    # A name or a post that says nothing needs no row; a member's choice is read under its lock.
    tellers = _tellers_of(
        [
            found[reading.post_id]
            for reading in fitting
            if reading.statements or found[reading.post_id].author_id is not None
        ]
    )
    kept = [
        reading
        for reading in fitting
        if found[reading.post_id].author_id is None or _owner_of(found[reading.post_id]) in tellers
    ]
    change = _Change(places={r.post_id: found[r.post_id] for r in kept}, tellers=tellers)
    for reading in kept:
        change.take(reading)
    change.write()
    rows = [
        PostReading(
            post_id=reading.post_id,
            text_version=reading.text_version,
            rules_version=rules_version,
            read_at=now or timezone.now(),
        )
        for reading in kept
    ]
    PostReading.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["post"],
        update_fields=["text_version", "rules_version", "read_at"],
    )
    return len(kept)


@transaction.atomic
def withdraw_post(*, post_id: int) -> None:
    """Delete what was read in a post, and take it out of every count. Nothing read: no change.

    With an opening post the discussion's title goes, which stands beside what was read in replies.
    """
    announce_title(places_below(post_id=post_id))
    withdraw_statements(statements=Statement.objects.filter(post_id=post_id))
    PostReading.objects.filter(post_id=post_id).delete()


def withdraw_statements(*, statements: Any) -> None:
    """Delete these statements (a queryset), out of the counts first. In the caller's transaction.

    What teller they belong to is found and locked here.
    """
    columns = statements.values_list("pk", "teller_id", "post__thread_id", "group_id")
    rows = list(columns)
    if not rows:
        return
    ids = [row[0] for row in rows]
    tellers = lock_tellers({row[1] for row in rows})
    touched = count_anew(tellers, without=ids)
    statements.model.objects.filter(pk__in=ids).delete()
    announce(touched=touched, threads={row[2] for row in rows}, group_ids={row[3] for row in rows})


class _Change:
    """What is new, other and gone in some posts, on its way to the database."""

    def __init__(self, *, places: Mapping[int, PostPlace], tellers: Mapping[_Owner, Teller]):
        self._places = places
        self._tellers = tellers
        self._new: list[Statement] = []
        self._other: list[Statement] = []
        self._gone: list[Statement] = []
        rows = Statement.objects.filter(post_id__in=places)
        self._before: dict[int, list[Statement]] = {}
        for row in rows:
            self._before.setdefault(row.post_id, []).append(row)

    def take(self, reading: ReadPost) -> None:
        place = self._places[reading.post_id]
        before = self._before.get(place.id, [])
        fitting = [row for row in before if row.text_version in {WAITING, reading.text_version}]
        self._gone += [row for row in before if row not in fitting]
        answered = [row for row in fitting if row.state != State.UNCONFIRMED]
        open_rows = {_key_of(row): row for row in fitting if row.state == State.UNCONFIRMED}
        rows = [self._row(one, place) for one in reading.statements[:MOST_STATEMENTS_A_POST]]
        answered = [row for row in answered if self._holds(row, rows)]
        read: dict[tuple[Any, ...], Statement] = {}
        for row in rows:
            if not any(_is_answered_by(row, other, rows) for other in answered):
                read.setdefault(_key_of(row), row)
        self._gone += [row for key, row in open_rows.items() if key not in read]
        for key, row in read.items():
            old = open_rows.get(key)
            if old is None:
                self._new.append(row)
            elif _columns_of(old) != _columns_of(row):
                row.pk = old.pk
                self._other.append(row)

    def write(self) -> None:
        changed = [*self._new, *self._other, *self._gone]
        if not changed:
            return
        Statement.objects.bulk_create(self._new, batch_size=_ROWS_A_STATEMENT)
        Statement.objects.bulk_update(self._other, _UPDATED, batch_size=_ROWS_A_STATEMENT)
        gone = [row.pk for row in self._gone]
        touched = count_anew(lock_tellers({row.teller_id for row in changed}), without=gone)
        Statement.objects.filter(pk__in=gone).delete()
        posts = [self._places[row.post_id] for row in changed]
        announce(
            touched=touched,
            threads={post.thread_id for post in posts},
            group_ids={post.group_id for post in posts},
        )

    def _holds(self, answered: Statement, rows: Sequence[Statement]) -> bool:
        """Keep an answer to the same text, and one to an earlier where the same is read again."""
        if answered.text_version != WAITING:
            return True
        again = next((row for row in rows if _said_of(row) == _said_of(answered)), None)
        if again is None:
            self._gone.append(answered)
            return False
        again.pk = answered.pk
        self._other.append(again)
        return True

    def _row(self, read: ReadStatement, place: PostPlace) -> Statement:
        effect = read.effect
        return Statement(
            post_id=place.id,
            group_id=place.group_id,
            teller=self._tellers[_owner_of(place)],
            text_version=place.text_version,
            start=read.span[0],
            stop=read.span[1],
            kind=read.kind.value,
            who=read.who.value,
            assertion=read.assertion.value,
            treatment=(read.treatment.concept or "")[:LONGEST_CONCEPT],
            treatment_surface=read.treatment.surface[:LONGEST_SURFACE],
            resolved_by=read.treatment.resolved_by,
            status=read.status.value,
            indication=(read.indication or "")[:LONGEST_CONCEPT],
            regimen=Statement.regimen_as_kept(read.regimen),
            effect=((effect.concept if effect else "") or "")[:LONGEST_CONCEPT],
            effect_surface=effect.surface[:LONGEST_SURFACE] if effect else "",
            effect_role=effect.role.value if effect else "",
            onset_days=days_of(effect.onset_after) if effect else None,
            resolved_days=days_of(effect.resolved_after) if effect else None,
            is_ongoing=effect.is_ongoing if effect else None,
            cause=effect.cause if effect else "",
            stop_reason=read.stop_reason or "",
            tier=read.tier.value,
            score=read.score,
            rule=read.rule,
        )


_NEVER_UPDATED = {"id", "post", "state", "answered_at"}
# How it was read: nothing of that is in the question.
_NOT_ASKED = {"id", "text_version", "rule", "score", "tier", "state", "answered_at"}
_UPDATED = [
    column.name for column in Statement._meta.concrete_fields if column.name not in _NEVER_UPDATED
]


def _tellers_of(places: Iterable[PostPlace]) -> dict[_Owner, Teller]:
    """Return the locked tellers by owner, without members who let nothing be read.

    Somebody's first post makes her row. Her choice is read under its lock, which whoever changes
    the choice takes as well.
    """
    owners = {_owner_of(place) for place in places}
    made = [Teller(**{f"{kind}_id": pk}, is_counted=kind != "member") for kind, pk in owners]
    known = Teller.objects.none()
    for kind in {kind for kind, _ in owners}:
        ids = {pk for found, pk in owners if found == kind}
        known |= Teller.objects.filter(**{f"{kind}__in": ids})
    existing = {owner_of_teller(teller) for teller in known}
    missing = [teller for teller in made if owner_of_teller(teller) not in existing]
    Teller.objects.bulk_create(missing, ignore_conflicts=True)
    tellers = lock_tellers(set(known.all().values_list("pk", flat=True)))
    members = [teller.member_id for teller in tellers if teller.member_id is not None]
    choices, counted = reading_choices(members), in_totals(members)
    found: dict[_Owner, Teller] = {}
    for teller in tellers:
        choice = choices.get(teller.member_id or 0, Reading.COUNT)
        is_counted = teller.member_id is None or teller.member_id in counted
        set_choices(teller, is_counted=choice == Reading.COUNT, is_in_totals=is_counted)
        if choice != Reading.OFF:
            found[owner_of_teller(teller)] = teller
    return found


def set_choices(teller: Teller, *, is_counted: bool, is_in_totals: bool) -> None:
    """Bring a locked teller's row in line with her choices."""
    if (teller.is_counted, teller.is_in_totals) != (is_counted, is_in_totals):
        teller.is_counted, teller.is_in_totals = is_counted, is_in_totals
        teller.save(update_fields=["is_counted", "is_in_totals"])


def owner_of_teller(teller: Teller) -> _Owner:
    """Return what a teller stands for: a member, a name in an import, or a post, and its id."""
    if teller.member_id is not None:
        return "member", teller.member_id
    if teller.imported_author_id is not None:
        return "imported_author", teller.imported_author_id
    return "post", teller.post_id or 0


def _owner_of(place: PostPlace) -> _Owner:
    if place.author_id is not None:
        return "member", place.author_id
    if place.imported_author_id is not None:
        return "imported_author", place.imported_author_id
    return "post", place.id


def _key_of(row: Statement) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in _KEY)


def _columns_of(row: Statement) -> tuple[Any, ...]:
    names = (column.attname for column in Statement._meta.concrete_fields)
    return tuple(getattr(row, name) for name in names if name not in {"id", "state", "answered_at"})


def _said_of(row: Statement) -> tuple[Any, ...]:
    """Return all that an author is asked about when she is shown a statement, and where it is."""
    names = (column.attname for column in Statement._meta.concrete_fields)
    return tuple(getattr(row, name) for name in names if name not in _NOT_ASKED)


def _is_answered_by(row: Statement, answered: Statement, rows: Sequence[Statement]) -> bool:
    """Return if an answer speaks of this row as well.

    A sentence can tell of two uses, one over and one going on. By another status the row is the
    other use only where the one she answered is read beside it: without, it may be that one, read
    otherwise by other rules, and what she refused must not come back.
    """
    if not _says_the_same(row, answered):
        return False
    if row.status == answered.status:
        return True
    return not any(one.status == answered.status and _says_the_same(one, answered) for one in rows)


def _says_the_same(row: Statement, other: Statement) -> bool:
    is_same_thing = (row.kind, row.treatment, row.effect) == (
        other.kind,
        other.treatment,
        other.effect,
    )
    return is_same_thing and row.start < other.stop and other.start < row.stop
