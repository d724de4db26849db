"""Single statements: to be answered, or marked in their post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from samehere.discussions.queries.visibility import visible_to
from samehere.experiences.errors import StatementNotFound
from samehere.experiences.extraction.statements import Regimen, Tier, Who
from samehere.experiences.models import State, Statement
from samehere.experiences.queries.counted import IS_CURRENT, IS_SHOWN
from samehere.experiences.queries.rows import OwnStatement
from samehere.experiences.queries.sentences import COLUMNS, sentence_of, sentences_in, with_quotes

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

    from samehere.experiences.queries.rows import Sentence
    from samehere.members.models import Member

OWN_COLUMNS = (
    "kind",
    "treatment",
    "treatment_surface",
    "status",
    "regimen",
    "effect",
    "effect_role",
    "onset_days",
    "resolved_days",
    "is_ongoing",
    "stop_reason",
    "tier",
    "teller__is_counted",
)


def visible_statements(viewer: Member | None) -> QuerySet[Statement]:
    """Return the statements this viewer may see, in no order: those shown to all, and her own.

    A dismissed one is still visible to its author, who may change her mind.
    """
    is_visible = IS_SHOWN
    if viewer is not None:
        is_visible = IS_SHOWN | Q(teller__member_id=viewer.pk)
    return Statement.objects.filter(
        is_visible, IS_CURRENT, visible_to(viewer, group="group__"), post__thread__deleted_at=None
    )


def statement_to_change(*, member: Member, statement_id: int) -> Statement:
    """Return a statement the member may see, with its teller and post. One query.

    Raises:
        StatementNotFound: no such statement, or one this member may not see.
    """
    rows = visible_statements(member).select_related("teller", "post")
    found = rows.defer("post__source", "post__html", "post__plain_text").filter(pk=statement_id)
    statement = found.first()
    if statement is None:
        raise StatementNotFound
    return statement


def statement_marked(*, viewer: Member | None, statement_id: int) -> Sentence:
    """Return the sentence to mark in its post, for `?statement=<id>`. One query.

    Raises:
        StatementNotFound: no such statement, or one this viewer may not see.
    """
    found = sentences_in(visible_statements(viewer).filter(pk=statement_id))
    if not found:
        raise StatementNotFound
    return found[0]


def place_of_statement(*, viewer: Member | None, statement_id: int) -> tuple[int, int]:
    """Return the discussion and the number of the post a statement was read in. One query.

    Raises:
        StatementNotFound: no such statement, or one this viewer may not see.
    """
    found = visible_statements(viewer).filter(pk=statement_id)
    place = found.values_list("post__thread_id", "post__number").first()
    if place is None:
        raise StatementNotFound
    return place


def own_statements(*, viewer: Member, post_ids: Collection[int]) -> dict[int, list[OwnStatement]]:
    """Return what was read in the viewer's own posts among these, in order, by post. One query.

    For the strip under one's own post: what she may confirm or dismiss, whatever she chose about
    being read. Only what is said of herself, and of a treatment that is known.
    """
    rows = Statement.objects.filter(
        IS_CURRENT, post_id__in=post_ids, teller__member_id=viewer.pk, who=Who.AUTHOR
    ).exclude(treatment="")
    found: dict[int, list[OwnStatement]] = {}
    columns = (*COLUMNS, *OWN_COLUMNS)
    for row in with_quotes(rows).order_by("post_id", "start", "pk").values(*columns):
        found.setdefault(row["post_id"], []).append(_own_statement(row))
    return found


def _own_statement(row: dict[str, Any]) -> OwnStatement:
    return OwnStatement(
        sentence=sentence_of(row),
        kind=row["kind"],
        treatment=row["treatment"],
        treatment_surface=row["treatment_surface"],
        status=row["status"],
        regimen=Regimen(**row["regimen"]),
        effect=row["effect"],
        effect_role=row["effect_role"],
        onset_days=row["onset_days"],
        resolved_days=row["resolved_days"],
        is_ongoing=row["is_ongoing"],
        stop_reason=row["stop_reason"],
        state=row["state"],
        is_counted=row["state"] == State.CONFIRMED
        or (
            row["state"] == State.UNCONFIRMED
            and row["tier"] == Tier.COUNTED
            and row["teller__is_counted"]
        ),
    )
