"""Statements for tests, kept as if they had been read, and what they come to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from samehere.discussions.tests.builders import a_reply
from samehere.experiences.actions import ReadPost, store_readings
from samehere.experiences.extraction.statements import (
    Assertion,
    Effect,
    Kind,
    Regimen,
    Role,
    Status,
    Tier,
    Treatment,
    Who,
)
from samehere.experiences.extraction.statements import Statement as ReadStatement
from samehere.experiences.models import Statement, Tally
from samehere.members.actions import choose, choose_reading
from samehere.members.tests.builders import make_member

if TYPE_CHECKING:
    from samehere.discussions.models import Group, Post, Thread
    from samehere.members.models import Member

DRUG = "tacrolimus"
RULES = "rules-1"


def a_reader(reading: str = "count", name: str = "") -> Member:
    """Return a member who chose `reading` (off, ask or count) and lets herself be counted."""
    member = make_member(name)
    choose_reading(member=member, reading=reading)
    choose(member=member, purpose="totals", choice="yes")
    return member


def a_use(treatment: str = DRUG, **fields: Any) -> ReadStatement:
    """Return a plain statement that its author is taking something."""
    statement = ReadStatement(
        post=0,
        span=(0, 5),
        quote="",
        kind=Kind.USE,
        who=Who.AUTHOR,
        assertion=Assertion.STATED,
        treatment=Treatment(surface=treatment, concept=treatment, resolved_by="named"),
        status=Status.TAKING,
        tier=Tier.COUNTED,
        score=0.9,
        rule="use.1",
    )
    return replace(statement, **fields)


def twice_a_day(treatment: str = DRUG, times: float = 2, **fields: Any) -> ReadStatement:
    """Return a use so many times a day."""
    return a_use(treatment, regimen=Regimen(times_per_day=times), **fields)


def a_side_effect(
    sign: str = "burning", treatment: str = DRUG, *, span: tuple[int, int] = (6, 9), **said: Any
) -> ReadStatement:
    """Return a side effect its author had; `said` are fields of the effect."""
    return an_effect(sign, Role.SIDE_EFFECT, treatment, span=span, **said)


def an_effect(
    sign: str,
    role: Role = Role.BENEFIT,
    treatment: str = DRUG,
    *,
    span: tuple[int, int] = (6, 9),
    **said: Any,
) -> ReadStatement:
    """Return an effect on its author."""
    effect = Effect(surface=sign, concept=sign, role=role, **said)
    return a_use(
        treatment,
        kind=Kind.EFFECT,
        status=Status.UNKNOWN,
        effect=effect,
        span=span,
        rule="effect.1",
    )


def a_stop(reason: str, treatment: str = DRUG) -> ReadStatement:
    """Return a statement that its author stopped."""
    return a_use(treatment, kind=Kind.STOP, stop_reason=reason, span=(10, 12), rule="stop.1")


def tell(post: Post, *read: ReadStatement, rules: str = RULES) -> list[Statement]:
    """Keep `read` as what was read in the post, in place of what was; return the rows."""
    post.refresh_from_db(fields=["text_version"])
    reading = ReadPost(post.pk, post.text_version, [replace(one, post=post.pk) for one in read])
    store_readings(readings=[reading], rules_version=rules)
    return list(Statement.objects.filter(post=post).order_by("start", "pk"))


def say_by_name(thread: Thread, number: int, treatment: str, surface: str = "") -> None:
    """Let `number` more members say that they use a treatment, and call it by `surface`."""
    named = Treatment(surface=surface or treatment, concept=treatment, resolved_by="named")
    for _ in range(number):
        use = replace(a_use(treatment), treatment=named)
        tell(a_reply(thread, by=a_reader()), use, a_side_effect(treatment=treatment))


def cell_of(group: Group | None, facet: str, subject: str = "", value: str = "") -> Tally:
    """Return what counts this of the usual treatment."""
    return Tally.objects.get(group=group, treatment=DRUG, facet=facet, subject=subject, value=value)


def counted(group: Group | None, facet: str, subject: str = "", value: str = "") -> tuple[int, ...]:
    """Return a cell: confirmed, unconfirmed, from imports, from posts without a name."""
    cells = Tally.objects.filter(treatment=DRUG, facet=facet, subject=subject, value=value)
    cell = cells.filter(group=group) if group else cells.filter(group=None)
    columns = ("confirmed_count", "unconfirmed_count", "imported_count", "post_count")
    return cell.values_list(*columns).first() or (0, 0, 0, 0)
