"""Statements with their words, in one statement each: the database cuts the quote out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F
from django.db.models.functions import Substr

from samehere.discussions.queries.rows import NAME_NOT_KEPT
from samehere.experiences.extraction.statements import Regimen
from samehere.experiences.models import State
from samehere.experiences.queries.rows import IMPORTED, MEMBER, POST, Sentence
from samehere.experiences.telling import Reading
from samehere.vocabulary.queries import shown_name

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from samehere.experiences.models import Statement

COLUMNS = (
    "pk",
    "quote",
    "start",
    "stop",
    "state",
    "post_id",
    "post__number",
    "post__posted_at",
    "post__thread_id",
    "post__thread__title",
    "post__author__name",
    "post__imported_author__name",
    "teller__member_id",
    "teller__imported_author_id",
)
READING_COLUMNS = (
    "kind",
    "treatment",
    "assertion",
    "status",
    "regimen",
    "effect",
    "effect_role",
    "onset_days",
    "resolved_days",
    "is_ongoing",
    "stop_reason",
)


def with_quotes(statements: QuerySet[Statement]) -> QuerySet[Any]:
    """Return the statements with `quote`, the characters of the post they were read from."""
    return statements.annotate(
        quote=Substr("post__plain_text", F("start") + 1, F("stop") - F("start"))
    )


def sentence_of(row: dict[str, Any]) -> Sentence:
    """Return the sentence in a row that has `COLUMNS`. No query."""
    name = row["post__author__name"] or row["post__imported_author__name"]
    origin = POST
    if row["teller__member_id"] is not None:
        origin = MEMBER
    elif row["teller__imported_author_id"] is not None:
        origin = IMPORTED
    return Sentence(
        statement_id=row["pk"],
        quote=row["quote"],
        start=row["start"],
        stop=row["stop"],
        thread_id=row["post__thread_id"],
        thread_title=row["post__thread__title"],
        post_id=row["post_id"],
        post_number=row["post__number"],
        posted_at=row["post__posted_at"],
        name=name or NAME_NOT_KEPT,
        is_named=bool(name),
        origin=origin,
        is_confirmed=row["state"] == State.CONFIRMED,
    )


def reading_of(row: dict[str, Any]) -> Reading:
    """Return what was read, from a row that has `READING_COLUMNS`, for words to be made of it."""
    return Reading(
        kind=row["kind"],
        treatment=shown_name(row["treatment"]),
        assertion=row["assertion"],
        status=row["status"],
        regimen=Regimen(**row["regimen"]),
        effect=row["effect"],
        role=row["effect_role"],
        onset_days=row["onset_days"],
        resolved_days=row["resolved_days"],
        is_ongoing=row["is_ongoing"],
        stop_reason=row["stop_reason"],
    )


def sentences_in(statements: QuerySet[Statement]) -> list[Sentence]:
    """Return the sentences of these statements in the order given. One query."""
    return [sentence_of(row) for row in with_quotes(statements).values(*COLUMNS)]
