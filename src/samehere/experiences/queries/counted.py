"""Which statements count, and what they come to for one teller."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q

from samehere.discussions.queries.visibility import is_public
from samehere.experiences.extraction.statements import Assertion, Kind, Role, Tier, Who
from samehere.experiences.facts import NO_SIDE_EFFECT, Facet, Key, Told, frequency_of
from samehere.experiences.models import State, Statement, Tally

if TYPE_CHECKING:
    from collections.abc import Collection

# Nobody is asked about, and nothing is said of, what the program only guesses.
ASKED_FROM = 0.65

# Read from a text that is still there and still says so.
IS_CURRENT = Q(post__deleted_at=None, post__text_version=F("text_version"))
# What others may see of it: what its author confirmed, or what was plainly said by somebody who
# lets it count, or by somebody on a page that was brought in.
IS_SHOWN = Q(state=State.CONFIRMED) | Q(
    state=State.UNCONFIRMED, tier=Tier.COUNTED, teller__is_counted=True
)
# What is counted: only what somebody says of herself.
IS_COUNTED = IS_SHOWN & Q(who=Who.AUTHOR) & ~Q(treatment="")
# What its author has not refused and others may not see: a side effect that was not read for sure.
IS_HELD_HARM = (
    Q(state=State.UNCONFIRMED, who=Who.AUTHOR, kind=Kind.EFFECT, effect_role=Role.SIDE_EFFECT)
    & ~Q(tier=Tier.COUNTED, teller__is_counted=True)
    & ~Q(treatment="")
    & ~Q(effect__in=["", NO_SIDE_EFFECT])
)
# What its author was not asked about yet, said by somebody who lets her words count, and not read
# for sure: it is in no number.
IS_DOUBTED = (
    Q(state=State.UNCONFIRMED, who=Who.AUTHOR, kind__in=(Kind.USE, Kind.EFFECT))
    & Q(teller__is_counted=True)
    & (Q(assertion=Assertion.STATED) | Q(assertion=Assertion.NEGATED, effect_role=Role.SIDE_EFFECT))
    & ~Q(tier=Tier.COUNTED)
    & ~Q(treatment="")
)

COUNTED_COLUMNS = (
    "pk",
    "post_id",
    "start",
    "teller_id",
    "group_id",
    "group__visibility",
    "post__posted_at",
    "treatment",
    "kind",
    "assertion",
    "status",
    "regimen",
    "indication",
    "effect",
    "effect_role",
    "onset_days",
    "resolved_days",
    "is_ongoing",
    "cause",
    "stop_reason",
    "state",
    "tier",
    "teller__is_counted",
)


@dataclass
class ToldInGroup:
    """What one teller says in one group, in no order."""

    is_public: bool
    told: list[Told] = field(default_factory=list)


def told_by(
    *, teller_ids: Collection[int], without: Collection[int] = ()
) -> dict[int, dict[int, ToldInGroup]]:
    """Return what counts of what the tellers say, by teller and group. One query.

    With the side effects that are held back, so that nobody who had one counts as without.
    `without` are statements to be left out.
    """
    rows = Statement.objects.filter(IS_COUNTED | IS_HELD_HARM, IS_CURRENT, teller_id__in=teller_ids)
    found: dict[int, dict[int, ToldInGroup]] = {}
    left_out = set(without)
    for row in rows.values(*COUNTED_COLUMNS):
        if row["pk"] not in left_out:
            groups = found.setdefault(row["teller_id"], {})
            group = groups.setdefault(
                row["group_id"], ToldInGroup(is_public=is_public(row["group__visibility"]))
            )
            group.told.append(told_in(row))
    return found


def key_of(tally: Tally) -> Key:
    """Return which fact a cell counts, within its group. No query."""
    return Key(tally.treatment, Facet(tally.facet), tally.subject, tally.value)


def is_held(row: dict[str, Any]) -> bool:
    """Whether others may not see the statement in a row that has `COUNTED_COLUMNS`. No query."""
    is_plain = row["tier"] == Tier.COUNTED and row["teller__is_counted"]
    return row["state"] != State.CONFIRMED and not is_plain


def told_in(row: dict[str, Any]) -> Told:
    """Return the statement in a row that has `COUNTED_COLUMNS`. No query."""
    posted_at, regimen = row["post__posted_at"], row["regimen"]
    return Told(
        id=row["pk"],
        # Where times are not known, posts come in the order in which they were placed.
        order=(posted_at.timestamp() if posted_at else 0.0, row["post_id"], row["start"]),
        treatment=row["treatment"],
        kind=row["kind"],
        assertion=row["assertion"],
        status=row["status"],
        frequency=frequency_of(
            regimen.get("times_per_day"), regimen.get("days_per_week"), regimen.get("as_needed")
        ),
        indication=row["indication"],
        effect=row["effect"],
        role=row["effect_role"],
        onset_days=row["onset_days"],
        resolved_days=row["resolved_days"],
        is_ongoing=row["is_ongoing"],
        cause=row["cause"],
        stop_reason=row["stop_reason"],
        is_confirmed=row["state"] == State.CONFIRMED,
        is_held=is_held(row),
    )
